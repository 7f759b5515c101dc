// Tables sort, and wide ones scroll inside of their own region.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { barriers, sideways } from './lib/looks.js';
import { PHONE, open, running } from './lib/open.js';

const BUDGET = 'mihon-plan/budget.html';
const LINES = '#lines table.sortable';

/** The words of a column of a table's rows, and of its totals. */
const columnOf = (page, table, column) =>
  page.locator(table).first().evaluate(
    (element, at) => ({
      body: [...element.tBodies[0].rows].map((row) => row.cells[at].textContent.trim()),
      foot: [...(element.tFoot?.rows ?? [])].map((row) => row.cells[at].textContent.trim()),
      state: [...element.tHead.rows[0].cells].map((head) => head.getAttribute('aria-sort')),
    }),
    column,
  );

describe('tables sort', () => {
  const said = (page) => page.locator('main > .unseen[role=status]').innerText();

  test('by numbers, the other way round, and back in the order of the plan; totals stay', () =>
    open(BUDGET, async (page) => {
      const before = await columnOf(page, LINES, 1);
      const head = page.locator(LINES).first().getByRole('button', { name: '金額' });
      const amount = (words) => Number(words.replaceAll(',', '').replace('▲', '-'));
      const stated = before.body.map(amount).filter((number) => !Number.isNaN(number));
      const without = before.body.filter((words) => Number.isNaN(amount(words)));
      assert.ok(stated.length > 5 && without.length > 0, before.body.join(' '));
      const check = async (direction, numbers) => {
        const now = await columnOf(page, LINES, 1);
        assert.deepEqual(now.body.slice(0, stated.length).map(amount), numbers);
        assert.deepEqual(now.body.slice(stated.length), without, 'what has no amount is last');
        assert.deepEqual(now.foot, before.foot);
        assert.deepEqual(now.state, [null, direction, null, null, null]);
      };
      await head.click();
      await check('ascending', stated.toSorted((a, b) => a - b));
      assert.match(await said(page), /「金額」の小さい順/);
      await head.focus();
      await page.keyboard.press('Enter');
      await check('descending', stated.toSorted((a, b) => b - a));
      assert.match(await said(page), /「金額」の大きい順/);
      await page.keyboard.press('Space');
      assert.deepEqual(await columnOf(page, LINES, 1), before);
      assert.equal(await said(page), '計画の順に戻しました。');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), '金額');
    }));

  test('by days, and tasks by how they stand', () =>
    open('mihon-plan/schedule.html', async (page) => {
      const table = 'table.sortable:has(caption)';
      const heads = await page.locator(table).first().evaluate((one) => [...one.tHead.rows[0].cells].map((head) => head.textContent.trim()));
      const column = heads.indexOf('時期');
      await page.locator(table).first().getByRole('button', { name: '時期' }).click();
      const days = await page.locator(table).first().evaluate(
        (one, at) => [...one.tBodies[0].rows].map((row) => row.cells[at].dataset.sort ?? ''),
        column,
      );
      const known = days.filter(Boolean);
      assert.ok(known.length > 3 && new Set(known).size > 2, days.join(' '));
      assert.deepEqual(days, [...known.toSorted(), ...days.filter((day) => !day)]);
      await page.locator(table).first().getByRole('button', { name: '状況' }).click();
      const states = await columnOf(page, table, heads.indexOf('状況'));
      const order = ['遅れている', '実施中', 'これから', '遅れて終わった', '予定どおり', '終わった'];
      const places = states.body.map((words) => order.findIndex((known) => words.startsWith(known)));
      assert.ok(new Set(places).size > 1 && !places.includes(-1), states.body.join(' '));
      assert.deepEqual(places, places.toSorted((a, b) => a - b));
    }));

  test('trees, short tables and the plan on one page keep their order', async () => {
    await open(BUDGET, async (page) => {
      assert.ok((await page.locator('#by-item table').count()) > 0);
      assert.equal(await page.locator('#by-item table .sort').count(), 0);
    });
    await open('mihon-plan/whole.html', async (page) => {
      assert.equal(await page.locator('.sort').count(), 0);
    });
    await open(BUDGET, async (page) => assert.equal(await page.locator('.sort').count(), 0), {
      javaScriptEnabled: false,
    });
  });

  test('their heads are open to everyone, in light, dark and forced colours', async () => {
    for (const settings of [{}, { colorScheme: 'dark' }, { viewport: PHONE }, { forcedColors: 'active' }]) {
      await open(
        BUDGET,
        async (page) => {
          await page.locator('.sort').nth(3).click();
          assert.deepEqual(await barriers(page), [], JSON.stringify(settings));
          assert.deepEqual(await sideways(page), []);
          const small = await page.$$eval('.sort', (all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
          assert.equal(small, 0);
        },
        settings,
      );
    }
  });
});

describe('wide tables', () => {
  test('use the width of the page before they scroll', () =>
    open(BUDGET, async (page) => {
      const table = page.locator('#by-fund .scroll');
      const { heads, inner, outer } = await table.evaluate((one) => ({
        heads: one.querySelectorAll('thead tr > *').length,
        inner: one.scrollWidth,
        outer: one.clientWidth,
      }));
      assert.ok(heads >= 7 && inner <= outer, `${heads} columns, ${inner} of ${outer} px`);
    }));

  test('keep the first column in sight, and no link under it that has the focus', () =>
    open(BUDGET, async (page) => {
      // No table with links in its cells is as wide as that by itself.
      const seen = await page.evaluate(() => {
        const hidden = [];
        let links = 0;
        for (const region of document.querySelectorAll('#lines .scroll')) {
          region.style.width = '30rem';
          region.scrollLeft = region.scrollWidth;
          const left = region.getBoundingClientRect().left;
          const first = region.querySelector('tbody tr > :first-child').getBoundingClientRect();
          if (region.scrollLeft < 20) hidden.push(`it scrolls by ${region.scrollLeft} px`);
          if (Math.abs(first.left - left) > 1) hidden.push(`the first column is at ${first.left - left}`);
          for (const link of region.querySelectorAll('tbody td a')) {
            region.scrollLeft = region.scrollWidth;
            link.focus();
            links += 1;
            const cell = link.closest('tr').firstElementChild.getBoundingClientRect();
            const box = link.getBoundingClientRect();
            if (box.left < cell.right - 1) hidden.push(`${link.textContent}: ${box.left} < ${cell.right}`);
          }
        }
        return { hidden, links };
      });
      assert.deepEqual(seen.hidden, []);
      assert.ok(seen.links > 10, `${seen.links} links`);
    }));

  test('show on a phone what they are about: caption, amount, state', async () => {
    const inSight = (page) =>
      page.evaluate(() => {
        const wide = [...document.querySelectorAll('.scroll')].filter((region) => region.scrollWidth > region.clientWidth);
        const named = ['金額', '状況'];
        const heads = wide.flatMap((region) =>
          [...region.querySelectorAll('caption, thead th')].filter((one) => one.localName === 'caption' || named.includes(one.innerText.trim())),
        );
        const hidden = heads.filter((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return range.getBoundingClientRect().right > innerWidth + 0.5;
        });
        return { heads: heads.length, hidden: hidden.map((one) => one.innerText) };
      });
    for (const address of ['mihon-plan/items/childcare-places.html', 'mihon-plan/chapters/money.html', 'mihon-plan/schedule.html']) {
      await open(
        address,
        async (page) => {
          const { heads, hidden } = await inSight(page);
          assert.ok(heads > 1, address);
          assert.deepEqual(hidden, [], address);
        },
        { viewport: PHONE },
      );
    }
  });

  test('keep names and periods in one piece', () =>
    open(
      'mihon-plan/indicators/family-center-opened.html',
      async (page) => {
        const lines = (selector, words) =>
          page.$$eval(
            selector,
            (all, text) => {
              const found = all.filter((one) => one.textContent.trim() === text);
              return found.map((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom))).size;
              });
            },
            words,
          );
        assert.deepEqual(await lines('#why tbody th', '人の判断'), [1]);
        await page.goto(running.server.base + 'mihon-plan/indicators/index.html');
        const whole = await lines('.values dd', '34.8%（2021年度）');
        assert.ok(whole.length && whole.every((count) => count === 1), whole.join(' '));
      },
      { viewport: { width: 320, height: 800 } },
    ));
});
