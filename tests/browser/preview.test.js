// The preview in a real browser: a saved file is on the screen, mistakes appear over the last good page and go away,
// the reader's place stays, and what does not change is not loaded again.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from './lib/browser.js';
import { barriers, headings, sideways } from './lib/looks.js';

const root = join(import.meta.dirname, '..', '..');
const program = process.env.KEIKAKU ?? join(root, 'target', 'release', 'keikaku');
const PLAN = 'content/koka-kyodo-action';

let site;
let server;
let address;
let browser;

const file = (path) => join(site, path);
const read = (path) => readFileSync(file(path), 'utf8');
/** Saves as editors do: beside, then in its place. */
const save = (path, text) => {
  writeFileSync(file(`${path}.tmp~`), text);
  renameSync(file(`${path}.tmp~`), file(path));
};

before(async () => {
  site = mkdtempSync(join(tmpdir(), 'keikaku-preview-'));
  cpSync(join(root, PLAN), file(PLAN), { recursive: true });
  writeFileSync(file('site.toml'), 'title = "試しのサイト"\nlanguage = "ja"\nas_of = "2026-11-21"\n');
  server = spawn(program, ['serve', '--site', site, '--port', '0', '--no-open', '--lang', 'ja']);
  address = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (data) => {
      said += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error(`the preview ended: ${said}`)));
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(site, { recursive: true, force: true });
});

/** A page of the preview, with what it says on the console. */
async function open(path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(address + path);
  // A page that is just loading itself again keeps the browser from closing it: tests wait for what they have saved.
  const close = () => page.waitForLoadState().then(() => context.close());
  return { page, said, loads: () => loads, close };
}

describe('the preview', () => {
  const plan = () => read(`${PLAN}/plan.toml`);

  test('shows a saved file at once, at the same place, and marks what is new', async () => {
    const { page, said, close } = await open('koka-kyodo-action/index.html');
    await page.evaluate(() => scrollTo(0, 600));
    const before = plan();
    save(`${PLAN}/plan.toml`, before.replace(/^title = "[^"]*"/m, 'title = "新しい名前の計画"'));
    await page.waitForFunction(() => document.querySelector('h1').textContent.includes('新しい名前の計画'));
    await page.waitForFunction(() => document.querySelector('.keikaku-new'));
    assert.deepEqual(await page.$$eval('h1.keikaku-new', (all) => all.length), 1);
    assert.equal(await page.evaluate(() => Math.round(scrollY)), 600);
    save(`${PLAN}/plan.toml`, before);
    await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('新しい名前の計画'));
    assert.deepEqual(said, []);
    await close();
  });

  test('puts what is new into the open page, which is then what loading it gives', async () => {
    const item = `${PLAN}/items/a1.md`;
    const [before, titles] = [read(item), read(`${PLAN}/items.toml`)];
    const { page, said, loads, close } = await open('koka-kyodo-action/items/a1.html');
    const fresh = await page.context().newPage();
    /** The page without what the preview has marked in it. */
    const whole = (one) =>
      one.evaluate(() => {
        const copy = document.querySelector('main').cloneNode(true);
        for (const part of copy.querySelectorAll('.keikaku-new')) {
          part.classList.remove('keikaku-new');
          if (!part.classList.length) part.removeAttribute('class');
        }
        return [document.title, copy.outerHTML];
      });
    const texts = [
      [`${before}\n\n書き足した**文**です。\n`, true],
      [`${before}\n\n書き足して、直した**文**です。\n\n- 一つ目\n- 二つ目\n`, true],
      [`${before}\n\n- 一つ目\n- 間の項目\n- 二つ目を直す\n\n最後の文。\n`, true],
      [`${before}\n\n最後の文。\n`, true],
      // A table may be one that a script is to sort.
      [`${before}\n\n| 年 | 数 |\n| --- | --- |\n| 1 | 2 |\n`, false],
      [before, undefined],
      // Its title stands in the head of the page and in its way as well.
      [titles.replace(/育む/, '育てる'), undefined, `${PLAN}/items.toml`],
      [titles, undefined, `${PLAN}/items.toml`],
    ];
    for (const [text, inPlace, path = item] of texts) {
      const count = loads();
      const old = (await whole(page))[1];
      save(path, text);
      await page.waitForFunction((old) => {
        const copy = document.querySelector('main')?.cloneNode(true);
        for (const part of copy?.querySelectorAll('.keikaku-new') ?? []) part.classList.remove('keikaku-new');
        return copy && copy.textContent !== new DOMParser().parseFromString(old, 'text/html').body.textContent;
      }, old);
      await fresh.goto(page.url());
      await page.waitForLoadState();
      assert.deepEqual(await whole(page), await whole(fresh), text);
      if (inPlace !== undefined) assert.equal(loads() === count, inPlace, text);
    }
    assert.deepEqual(said, []);
    await close();
  });

  test('shows mistakes over the last good page, and takes them away when they are mended', async () => {
    const { page, loads, close } = await open('koka-kyodo-action/index.html');
    const before = plan();
    const title = await page.textContent('h1');
    save(`${PLAN}/plan.toml`, before.replace(/^title = .*$/m, 'title = = 1\nwrong'));
    await page.waitForSelector('#keikaku-mistakes');
    const shown = await page.textContent('#keikaku-mistakes');
    for (const words of ['間違いが', `${PLAN}/plan.toml の 1行目`, 'title = = 1', '直し方：']) {
      assert.ok(shown.includes(words), `${words}: ${shown}`);
    }
    assert.equal(await page.textContent('h1'), title);
    // Another page has the mistakes as well.
    await page.goto(`${address}koka-kyodo-action/items/index.html`);
    await page.waitForSelector('#keikaku-mistakes');
    const count = loads();
    save(`${PLAN}/plan.toml`, before);
    await page.waitForSelector('#keikaku-mistakes', { state: 'detached' });
    assert.equal(loads(), count, 'the page has not changed, so it is not loaded again');
    await close();
  });

  test('survives a folder that is gone for a while', async () => {
    const { page, close } = await open('koka-kyodo-action/index.html');
    renameSync(file('content'), file('elsewhere'));
    await page.waitForFunction(() => !document.querySelector('h1')?.textContent.includes('協働') || document.querySelector('#keikaku-mistakes'));
    renameSync(file('elsewhere'), file('content'));
    await page.goto(`${address}koka-kyodo-action/index.html`);
    const before = plan();
    await page.waitForFunction(() => !document.querySelector('#keikaku-mistakes'));
    save(`${PLAN}/plan.toml`, before.replace(/^title = "[^"]*"/m, 'title = "戻ってからの名前"'));
    await page.waitForFunction(() => document.querySelector('h1').textContent.includes('戻ってからの名前'));
    save(`${PLAN}/plan.toml`, before);
    await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('戻ってからの名前'));
    await close();
  });

  test('shows drafts with a watermark and in words, and marks links to them', async () => {
    const item = (draft) => `+++\nparent = "a1"\ntitle = "まだ書きかけの取組"\n${draft}+++\nこれから書きます。\n`;
    save(`${PLAN}/items/unfinished.md`, item('draft = true\n'));
    const { page, said, close } = await open('koka-kyodo-action/items/index.html');
    await page.waitForSelector('a .keikaku-draft');
    const marked = await page.$$eval('a:has(.keikaku-draft)', (all) => all.map((link) => new URL(link.href).pathname));
    assert.ok(marked.includes('/koka-kyodo-action/items/unfinished.html'), String(marked));
    assert.equal(marked.includes('/koka-kyodo-action/items/a1.html'), false);
    assert.equal(await page.locator('#keikaku-draft').count(), 0, 'the list itself is published');
    await page.goto(`${address}koka-kyodo-action/items/unfinished.html`);
    assert.equal(await page.textContent('main > #keikaku-draft'), '下書き：このページは公開されません');
    const watermark = () => page.evaluate(() => getComputedStyle(document.body, '::before').content);
    assert.match(await watermark(), /下書き/);
    for (const [colorScheme, forcedColors, media] of [['light', 'none', 'screen'], ['dark', 'none', 'screen'], ['light', 'active', 'screen'], ['light', 'none', 'print']]) {
      await page.emulateMedia({ colorScheme, forcedColors, media });
      assert.ok(await page.isVisible('#keikaku-draft'), `${colorScheme} ${forcedColors} ${media}`);
      assert.deepEqual(await barriers(page), [], `${colorScheme} ${forcedColors} ${media}`);
    }
    // Published again: the mark goes without anybody loading the page.
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen' });
    save(`${PLAN}/items/unfinished.md`, item(''));
    await page.waitForFunction(() => !document.querySelector('.keikaku-draft, #keikaku-draft'));
    assert.deepEqual(said, []);
    rmSync(file(`${PLAN}/items/unfinished.md`));
    await page.waitForSelector('h1:text("ここにはページがありません")');
    await close();
  });

  test('lists what changed since the last build, for the person who approves', async () => {
    const { page, said, close } = await open('koka-kyodo-action/index.html');
    await page.click('#keikaku-preview a');
    await page.waitForURL(`${address}.keikaku/changes.html`);
    assert.match(await page.textContent('.lead'), /くらべるサイトがまだありません/);
    execFileSync(program, ['build', '--site', site, '--lang', 'ja']);
    await page.reload();
    assert.match(await page.textContent('.lead'), /違いはありません/);
    const before = plan();
    save(`${PLAN}/plan.toml`, before.replace(/^title = "[^"]*"/m, 'title = "新しい名前の計画"'));
    await page.waitForSelector('.change ins');
    assert.equal(await page.textContent('.change ins'), '新しい名前の計画');
    assert.match(await page.textContent('.change'), /変更.*名前.*前.*いま/s);
    for (const [width, colorScheme, forcedColors, media] of [
      [320, 'light', 'none', 'screen'], [1280, 'dark', 'none', 'screen'], [390, 'light', 'active', 'screen'], [794, 'light', 'none', 'print'],
    ]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, forcedColors, media });
      const how = `${width} ${colorScheme} ${forcedColors} ${media}`;
      assert.deepEqual(await barriers(page), [], how);
      assert.deepEqual(await sideways(page), [], how);
      assert.deepEqual(await headings(page), [], how);
    }
    assert.equal(await page.isVisible('#keikaku-preview'), false, 'paper has no way to the page');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen' });
    save(`${PLAN}/plan.toml`, before);
    await page.waitForFunction(() => !document.querySelector('.change'));
    assert.deepEqual(said, []);
    rmSync(file('public'), { recursive: true });
    await close();
  });

  test('answers nobody else', async () => {
    const status = async (path, options) => (await fetch(address + path, options)).status;
    assert.equal(await status('', { method: 'POST' }), 405);
    assert.equal(await status('%2e%2e/site.toml'), 404);
    assert.equal(await status('..%2fsite.toml'), 400);
    assert.equal(await status('a%5cb'), 400);
    assert.equal(await status('%252e'), 400);
    assert.equal(await status('.keikaku/0/news?page=index.html&seen='), 404);
  });
});
