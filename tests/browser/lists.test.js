// Lists that answer: the form over a list narrows it down by everything it asks, in an address that can be shared; tables
// sort; without scripts all of it is there, with links in the form's place.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

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
  // A page that is left at once no longer asks for its icon; whether the icon is there is tried on every page elsewhere.
  const faults = visit.faults.filter((fault) => !/^request failed: \S+\/assets\/favicon-\S+$/.test(fault));
  assert.deepEqual(faults, []);
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

  // What an entry does not show is found all the same: its page's text, its keywords, districts, indicators, terms.
  for (const [address, typed, expected] of [
    [ITEMS, 'バス', ['予約制乗合交通の運行']],
    [ITEMS, '保育園', ['保育の受け皿づくり', '病児・病後児保育']],
    [ITEMS, '学童', ['放課後児童クラブの運営']],
    [ITEMS, '待機児童', ['保育の受け皿づくり']],
    [ITEMS, '特定健康診査', ['特定健診の受診の勧め']],
    [ITEMS, 'きたはま', ['保育の受け皿づくり', '地区を回る出張健診']],
    [INDICATORS, '保育所', ['待機児童数']],
    [INDICATORS, '北浜', ['放課後児童クラブの待機児童数']],
    [`en/${ITEMS}`, 'nursery', ['Providing childcare places']],
    [`en/${ITEMS}`, 'Garbage', ['Less waste and better sorting']],
    [`en/${ITEMS}`, 'kitahama', ['Providing childcare places', 'Mobile health checks']],
    [`en/${INDICATORS}`, 'taxi', ['Users of bookable shared transport']],
  ]) {
    test(`${address}: ${typed} is found`, () =>
      open(address, async (page) => {
        const all = (await entries(page)).length;
        await page.fill('[name=q]', typed);
        const titles = (await entries(page)).map(({ title }) => title);
        for (const title of expected) assert.ok(titles.includes(title), `${title}: ${titles.join('\n')}`);
        assert.ok(titles.length < all / 2, `${titles.length} of ${all}`);
      }));
  }

  test('words in Latin letters are found from where they begin, short ones whole', () =>
    open(`en/${ITEMS}`, async (page) => {
      const found = async (typed) => {
        await page.fill('[name=q]', typed);
        return (await entries(page)).map(({ title, words, text }) => ({ title, words: `${words} ${text}`.toLowerCase() }));
      };
      const buses = await found('bus');
      assert.ok(buses.some(({ title }) => title === 'Running bookable shared transport'));
      assert.ok(buses.every(({ words }) => /\bbus(es)?\b/.test(words)), JSON.stringify(buses));
      const businesses = await found('busin');
      assert.ok(businesses.length > 1 && businesses.every(({ words }) => words.includes('business')));
      assert.deepEqual(await found('usiness'), []);
      assert.equal((await found('drop-in')).every(({ words }) => /\bdrop/.test(words)), true);
    }));

  test('lists with all that is searched weigh less than 50 kB', () => {
    for (const language of ['', 'en/', 'ja-easy/']) {
      for (const address of [ITEMS, INDICATORS]) {
        const weight = gzipSync(readFileSync(join(ROOT, language + address)), { level: 9 }).length;
        assert.ok(weight < 50_000, `${language}${address}: ${weight} bytes`);
      }
    }
  });

  test('words with readings are found by either, and by both around them', () =>
    open(`ja-easy/${ITEMS}`, async (page) => {
      const written = await page.$$eval('#filter_list .items ruby', (all) =>
        all.map((ruby) => {
          const copy = ruby.cloneNode(true);
          copy.querySelectorAll('rt, rp').forEach((one) => one.remove());
          const after = ruby.nextSibling?.data?.trim()[0] ?? '';
          return { word: copy.textContent + after, reading: ruby.querySelector('rt').textContent, title: ruby.closest('li').querySelector('a').innerText };
        }),
      );
      assert.ok(written.length > 50, `${written.length} readings`);
      for (const { word, reading, title } of written.slice(0, 12)) {
        for (const typed of [word, reading]) {
          await page.fill('[name=q]', typed);
          const found = await page.$$eval('#filter_list .items > li:not([hidden]) a', (all) => all.map((link) => link.innerText));
          assert.ok(found.includes(title), `${typed}: ${title}`);
        }
      }
    }));

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
      const elsewhere = page.locator('.filter-elsewhere');
      assert.deepEqual(await elsewhere.locator('a').allInnerTexts(), ['指標', '用語', '対象', '地区', '問い合わせ']);
      const other = new URL(await elsewhere.locator('a').first().evaluate((link) => link.href));
      assert.match(other.pathname, /indicators\/index\.html$/);
      assert.equal(other.searchParams.get('q'), 'どこにもないことば');
      await clear.click();
      assert.equal(await elsewhere.isVisible(), false);
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
        await page.goto(server.base + 'mihon-plan/indicators/index.html');
        const whole = await lines('.values dd', '34.8%（2021年度）');
        assert.ok(whole.length && whole.every((count) => count === 1), whole.join(' '));
      },
      { viewport: { width: 320, height: 800 } },
    ));
});
