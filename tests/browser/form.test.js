// The form of a list is open to everyone, moves nothing, weighs little and answers at once.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { INDICATORS, ITEMS, entries, query, sentence } from './lib/list.js';
import { barriers, sideways } from './lib/looks.js';
import { DESK, PHONE, ROOT, open, running } from './lib/open.js';

describe('the form is open to everyone', () => {
  const SETTINGS = [
    { viewport: DESK, colorScheme: 'light' },
    { viewport: DESK, colorScheme: 'dark' },
    { viewport: PHONE, colorScheme: 'light' },
    { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    { viewport: DESK, colorScheme: 'light', forcedColors: 'active' },
  ];
  for (const address of [ITEMS, INDICATORS]) {
    test(address, async () => {
      for (const settings of SETTINGS) {
        await open(
          `${address}?state=late`,
          async (page) => {
            await page.evaluate(() => document.querySelectorAll('form details').forEach((one) => (one.open = true)));
            assert.deepEqual(await barriers(page), [], JSON.stringify(settings));
            assert.deepEqual(await sideways(page), []);
            const small = await page.$$eval(
              'form.filter :is(summary, select, input[type=search], button, label:has([type=checkbox]))',
              (all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
            );
            assert.deepEqual(small, []);
          },
          settings,
        );
      }
    });
  }

  for (const viewport of [PHONE, { width: 320, height: 640 }]) {
    test(`the count is in sight of the words that are typed, ${viewport.width} px wide`, () =>
      open(
        ITEMS,
        async (page) => {
          const words = page.locator('form.filter [name=q]');
          assert.equal(await words.isVisible(), true);
          await words.scrollIntoViewIfNeeded();
          await words.fill('支援');
          const field = await words.boundingBox();
          const count = await page.locator('form.filter [role=status]').boundingBox();
          const below = count.y - (field.y + field.height);
          assert.ok(below >= 0 && below < 24, `${below} px below`);
        },
        { viewport },
      ));
  }

  test('each condition is named by a button that removes it', () =>
    open(
      `${ITEMS}?district=kitahama&state=slow&state=late&q=${encodeURIComponent('健診')}`,
      async (page) => {
        const buttons = page.locator('.filter-chosen button');
        const names = async () => (await buttons.allInnerTexts()).map((words) => words.trim());
        assert.deepEqual(await names(), ['地区：北浜 ×', '測る指標の状況：やや遅れ ×', '測る指標の状況：遅れ ×', 'ことば：健診 ×']);
        assert.equal(await buttons.first().getAttribute('aria-label'), '地区：北浜を外す');
        await buttons.nth(1).click();
        assert.equal(await query(page), '?district=kitahama&state=late&q=健診');
        assert.equal(await page.evaluate(() => document.activeElement.textContent), '測る指標の状況：遅れ ×');
        await buttons.nth(2).click();
        assert.equal(await page.inputValue('[name=q]'), '');
        await buttons.nth(0).click();
        await buttons.nth(0).click();
        assert.equal(await query(page), '');
        assert.equal(await page.locator('.filter-chosen').isVisible(), false);
        assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
      },
      { viewport: PHONE },
    ));

  test('on a phone it is folded and says how many conditions there are', () =>
    open(
      `${ITEMS}?level=project&q=${encodeURIComponent('支援')}`,
      async (page) => {
        assert.equal(await page.locator('form.filter details').evaluate((one) => one.open), false);
        assert.match(await page.locator('form.filter summary').innerText(), /2つの条件/);
        assert.match(await sentence(page), /^20の事業のうち\d+$/);
      },
      { viewport: PHONE },
    ));

  test('it can be used with the keyboard alone', () =>
    open(ITEMS, async (page) => {
      await page.locator('form.filter [name=q]').focus();
      const order = [];
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const one = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          return { name: one.name ?? '', outlined: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 };
        });
        order.push(at.name);
        assert.ok(at.outlined, at.name);
        if (at.name === 'level') for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
        if (at.name === 'state') {
          await page.keyboard.press('Space');
          break;
        }
      }
      assert.deepEqual(order, ['', 'item', 'level', 'label', 'actor', 'scope', 'district', 'sdg', 'state']);
      assert.equal(await query(page), '?level=project&state=met');
      assert.match(await sentence(page), /^20の事業のうち\d+$/);
    }));
});

test('nothing moves when the form takes the place of the links', async () => {
  for (const viewport of [PHONE, DESK]) {
    for (const address of [ITEMS, INDICATORS, 'mihon-plan/budget.html']) {
      await open(
        address,
        async (page) => {
          const moved = await page.evaluate(
            () =>
              new Promise((done) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                  for (const { value } of list.getEntries()) sum += value;
                }).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => done(sum), 500);
              }),
          );
          assert.ok(moved < 0.01, `${address} at ${viewport.width} px: ${moved}`);
        },
        { viewport },
      );
    }
  }
});

test('all scripts of the theme weigh less than 8 kB', () => {
  const scripts = readdirSync(join(ROOT, 'assets')).filter((name) => name.endsWith('.js'));
  const weight = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(ROOT, 'assets', name)), { level: 9 }).length, 0);
  assert.ok(scripts.length > 1 && weight < 8000, `${scripts.join(' ')}: ${weight} bytes`);
});

test('a list of a thousand entries answers within 50 ms', async () => {
  const context = await running.browser.newContext({ viewport: DESK });
  const page = await context.newPage();
  await page.route(`**/${ITEMS}`, async (route) => {
    const body = (await (await route.fetch()).text()).replace(/(<ul class="items">)(.*?)(<\/ul>)/gs, (_, before, inner, end) =>
      `${before}${inner.repeat(31)}${end}`,
    );
    await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.goto(running.server.base + ITEMS);
  const { count, times } = await page.evaluate(() => {
    const { elements } = document.querySelector('form.filter');
    const list = document.getElementById('filter_list');
    const times = [];
    for (const value of ['project', 'measure', '', 'goal', 'project', '', 'measure', 'project', '']) {
      const began = performance.now();
      elements.level.value = value;
      elements.level.dispatchEvent(new Event('change', { bubbles: true }));
      times.push(performance.now() - began);
    }
    return { count: list.querySelectorAll('.items > li').length, times };
  });
  await context.close();
  assert.ok(count >= 1000, `${count} entries`);
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  assert.ok(median < 50, times.map((time) => time.toFixed(1)).join(' '));
});
