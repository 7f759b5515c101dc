// Lists that answer: the form over a list narrows it down by everything it asks, in an address that can be shared; without
// scripts all of it is there, with links in the form's place.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { INDICATORS, ITEMS, choices, entries, query, sentence } from './lib/list.js';
import { DISK, ROOT, open, running } from './lib/open.js';

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
    ['a server', () => running.server.base],
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
