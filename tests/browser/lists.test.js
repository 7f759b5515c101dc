// Lists that answer: the form over a list narrows it down by everything it asks, in an address that can be shared; tables
// sort; without scripts all of it is there, with links in the form's place.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch, visitor } from './lib/browser.js';
import { barriers, sideways } from './lib/looks.js';
import { serve } from './lib/server.js';

const ROOT = process.env.KEIKAKU_SITE || join(dirname(fileURLToPath(import.meta.url)), '../../target/check/public');
const DISK = `${pathToFileURL(ROOT).href}/`;
const ITEMS = 'mihon-plan/items/index.html';
const INDICATORS = 'mihon-plan/indicators/index.html';
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(ROOT);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens an address in a fresh context and closes it after the look; nothing may have gone wrong meanwhile. */
async function open(address, look, { base = server.base, viewport = DESK, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  const visit = await visitor(context);
  visit.base = base;
  await visit.page.goto(base + address, { waitUntil: 'load' });
  try {
    await look(visit.page);
  } finally {
    await context.close();
  }
  assert.deepEqual(visit.faults, []);
}

/** The entries of the list that can be seen, with their data. */
const entries = (page) =>
  page.$$eval('#filter_list .items > li, #filter_list .indicators > li', (all) =>
    all
      .filter((entry) => entry.getClientRects().length)
      .map((entry) => ({ ...entry.dataset, words: entry.innerText, title: entry.querySelector('a').textContent })),
  );
const sentence = (page) => page.locator('form.filter [role=status]').innerText();
const query = (page) => page.evaluate(() => decodeURIComponent(location.search));

/** What a question's choices say: the words without the count, and the count. */
const choices = (page, name) =>
  page.$$eval(`form.filter [name="${name}"]`, (fields) =>
    fields
      .flatMap((field) => (field.options ? [...field.options].slice(1) : [field]))
      .map((one) => {
        const words = (one.parentElement.localName === 'label' ? one.parentElement : one).textContent.trim();
        const [, text, count] = words.match(/^(.*?)\s*[（(](\d+)[）)]$/s);
        return { id: one.value, text, count: Number(count), disabled: one.disabled };
      }),
  );

describe('the form of a list', () => {
  for (const [address, names] of [
    [ITEMS, ['item', 'level', 'label', 'actor', 'scope', 'district', 'sdg', 'state']],
    [INDICATORS, ['kind', 'item', 'actor', 'state']],
  ]) {
    test(`${address}: every choice leaves what has it, as many as it says`, () =>
      open(address, async (page) => {
        const all = await entries(page);
        assert.ok(all.length > 20, `${all.length} entries`);
        for (const name of names) {
          const asked = await choices(page, name);
          assert.ok(asked.length > 1, `${name} has ${asked.length} choices`);
          for (const { id, count } of asked) {
            const field = page.locator(`form.filter [name="${name}"]`);
            const boxes = (await field.first().getAttribute('type')) === 'checkbox';
            if (boxes) await page.check(`form.filter [name="${name}"][value="${id}"]`);
            else await field.selectOption(id);
            const left = await entries(page);
            assert.equal(left.length, count, `${name}=${id}`);
            assert.deepEqual(
              left.map(({ title }) => title),
              all.filter((entry) => entry[name]?.split(' ').includes(id)).map(({ title }) => title),
            );
            assert.equal(await query(page), `?${name}=${id}`);
            assert.match(await sentence(page), new RegExp(`${count}`));
            if (boxes) await page.uncheck(`form.filter [name="${name}"][value="${id}"]`);
            else await field.selectOption('');
          }
        }
        assert.equal(await query(page), '');
        assert.equal((await entries(page)).length, all.length);
      }));
  }

  test('answers go together, and counts follow the other answers', () =>
    open(ITEMS, async (page) => {
      const all = await entries(page);
      await page.selectOption('[name=level]', 'project');
      const projects = all.filter(({ level }) => level === 'project');
      assert.equal(await sentence(page), `${projects.length}の事業のうち${projects.length}`);
      for (const { id, count, disabled } of await choices(page, 'district')) {
        const expected = projects.filter(({ district }) => district?.split(' ').includes(id)).length;
        assert.equal(count, expected, id);
        assert.equal(disabled, expected === 0, id);
      }
      // The question's own answer does not change its own counts.
      const goals = all.filter(({ level }) => level === 'goal').length;
      assert.equal((await choices(page, 'level')).find(({ id }) => id === 'goal').count, goals);
      // Several states are one or the other.
      await page.check('[name=state][value=late]');
      await page.check('[name=state][value=slow]');
      const behind = projects.filter(({ state }) => /late|slow/.test(state ?? ''));
      assert.deepEqual((await entries(page)).map(({ title }) => title), behind.map(({ title }) => title));
      assert.ok(behind.length > 0 && behind.length < projects.length);
      assert.equal(await query(page), '?level=project&state=slow&state=late');
    }));

  test('groups and their headings go with their entries', () =>
    open(`${ITEMS}?label=priority`, async (page) => {
      const groups = await page.$$eval('#filter_list section', (all) =>
        all.map((group) => ({
          shown: group.getClientRects().length > 0,
          entries: [...group.querySelectorAll('.items > li')].filter((entry) => !entry.hidden).length,
        })),
      );
      assert.ok(groups.some(({ shown }) => shown) && groups.some(({ shown }) => !shown));
      for (const { shown, entries: left } of groups) assert.equal(shown, left > 0);
    }));

  for (const [name, forms, title] of [
    ['readings and kana', ['ほいくし', 'ホイクシ', 'ﾎｲｸｼ'], '保育士の就職と定着の支援'],
    ['width and case', ['１', '1'], '保育の受け皿づくり'],
    ['all of several words', ['保育 定着', '定着　ほいく'], '保育士の就職と定着の支援'],
  ]) {
    test(`words are found: ${name}`, () =>
      open(ITEMS, async (page) => {
        const all = (await entries(page)).length;
        const found = [];
        for (const form of forms) {
          await page.fill('[name=q]', form);
          found.push((await entries(page)).map((entry) => entry.title));
        }
        for (const titles of found) {
          assert.deepEqual(titles, found[0]);
          assert.ok(titles.includes(title) && titles.length < all, titles.join('\n'));
        }
      }));
  }

  test('where nothing is left, it says what to do, and one button shows all again', () =>
    open(ITEMS, async (page) => {
      const all = (await entries(page)).length;
      const clear = page.getByRole('button', { name: '条件をすべて消す' });
      assert.equal(await clear.isVisible(), false);
      await page.selectOption('[name=level]', 'goal');
      await page.check('[name=state][value=late]');
      await page.fill('[name=q]', 'どこにもないことば');
      await page.waitForFunction(() => location.search.includes('q='));
      assert.equal((await entries(page)).length, 0);
      assert.match(await sentence(page), /条件に合うものがありません。.*「条件をすべて消す」/);
      await clear.click();
      assert.equal((await entries(page)).length, all);
      assert.equal(await sentence(page), `${all}項目あります。`);
      assert.equal(await query(page), '');
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
    }));
});

describe('the address of a list', () => {
  const ASKED = `${ITEMS}?level=project&state=slow&state=late&q=${encodeURIComponent('支援')}`;
  const seen = async (page) => ({
    titles: (await entries(page)).map(({ title }) => title),
    sentence: await sentence(page),
    level: await page.inputValue('[name=level]'),
    states: await page.$$eval('[name=state]:checked', (boxes) => boxes.map(({ value }) => value)),
    words: await page.inputValue('[name=q]'),
  });

  for (const [from, base] of [
    ['a server', () => server.base],
    ['the disk', () => DISK],
  ]) {
    test(`says what is seen, from ${from}: shared, loaded again, gone away from and back`, () =>
      open(
        ASKED,
        async (page) => {
          const first = await seen(page);
          assert.ok(first.titles.length > 0 && first.titles.length < 20, first.titles.join('\n'));
          assert.deepEqual(
            { ...first, titles: 0, sentence: 0 },
            { titles: 0, sentence: 0, level: 'project', states: ['slow', 'late'], words: '支援' },
          );
          await page.uncheck('[name=state][value=slow]');
          const changed = await seen(page);
          assert.notDeepEqual(changed, first);
          const address = page.url();
          assert.match(decodeURIComponent(address), /level=project&state=late&q=支援$/);
          await page.reload();
          assert.deepEqual(await seen(page), changed);
          await page.locator('#filter_list .items > li:not([hidden]) a').first().click();
          await page.waitForURL(/items\/[a-z0-9-]+\.html$/);
          await page.goBack();
          assert.equal(page.url(), address);
          await page.waitForFunction(() => !document.querySelector('form.filter').hidden);
          assert.deepEqual(await seen(page), changed);
        },
        { base: base() },
      ));
  }

  test('where a browser does not let it change, its fragment says it', () =>
    open(
      ITEMS,
      async (page) => {
        await page.addInitScript(() => {
          History.prototype.replaceState = () => {
            throw new DOMException('not from the disk', 'SecurityError');
          };
        });
        await page.reload();
        await page.selectOption('[name=level]', 'project');
        await page.check('[name=state][value=late]');
        const first = await seen(page);
        assert.match(page.url(), /index\.html#\?level=project&state=late$/);
        await page.reload();
        assert.deepEqual(await seen(page), first);
        await page.evaluate(() => location.replace('#?level=goal'));
        await page.waitForFunction(() => document.querySelector('[name=level]').value === 'goal');
        assert.match(await sentence(page), /^4の政策目標のうち4$/);
      },
      { base: DISK },
    ));

  test('what it says that the list has not is left out', () =>
    open(`${ITEMS}?level=nothing&state=nothing&unknown=1&district=${encodeURIComponent('"><b>')}`, async (page) => {
      assert.match(await sentence(page), /項目あります。$/);
    }));
});

describe('a list without scripts', () => {
  for (const [address, facets] of [
    [ITEMS, ['levels', 'labels', 'actors', 'scopes', 'districts', 'sdgs', 'states']],
    [INDICATORS, ['actors', 'states']],
  ]) {
    test(`${address}: everything is there, and links to its parts`, () =>
      open(
        address,
        async (page) => {
          assert.equal(await page.locator('form.filter').isVisible(), false);
          const all = await page.$$eval('#filter_list .items > li, #filter_list .indicators > li', (every) =>
            every.map((entry) => entry.getClientRects().length > 0),
          );
          assert.ok(all.length > 20 && all.every(Boolean));
          const links = await page.$$eval('.ways a', (every) => every.map((link) => link.getAttribute('href')));
          for (const facet of facets) {
            assert.ok(links.includes(`../../mihon-plan/${facet}/index.html`), facet);
            assert.ok(links.some((link) => new RegExp(`/${facet}/(?!index)[a-z0-9-]+\\.html$`).test(link)), facet);
          }
        },
        { javaScriptEnabled: false, base: DISK },
      ));
  }
});

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
      await page.locator('form.filter summary').focus();
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
      assert.deepEqual(order, ['q', 'item', 'level', 'label', 'actor', 'scope', 'district', 'sdg', 'state']);
      assert.equal(await query(page), '?level=project&state=met');
      assert.match(await sentence(page), /^20の事業のうち\d+$/);
    }));
});

test('a list of a thousand entries answers within 50 ms', async () => {
  const context = await browser.newContext({ viewport: DESK });
  const page = await context.newPage();
  await page.route(`**/${ITEMS}`, async (route) => {
    const body = (await (await route.fetch()).text()).replace(/(<ul class="items">)(.*?)(<\/ul>)/gs, (_, before, inner, end) =>
      `${before}${inner.repeat(31)}${end}`,
    );
    await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.goto(server.base + ITEMS);
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
