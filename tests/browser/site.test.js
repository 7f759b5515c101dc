// The built site in a real browser: from the disk and from a server, with and without scripts,
// on a phone and on a desk, in light and in dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { launch, see, unlessLost, visitor } from './lib/browser.js';
import { barriers, charts, content, focus, headings, sideways } from './lib/looks.js';
import { serve } from './lib/server.js';
import { pagesOf, placeOf, samplesOf } from './lib/site.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = process.env.KEIKAKU_SITE || join(HERE, '../../target/check/public');
const DISK = `${pathToFileURL(ROOT).href}/`;
const TRANSLATED = ['en/mihon-plan', 'ja-easy/mihon-plan'];
const SITES = ['site', 'en/site', 'ja-easy/site'];
const PLANS = ['chigasaki-workplan-2019', 'iga-manifesto-2025', 'koka-kyodo-action', 'mihon-plan', 'mihon-plan-1', 'morioka-kyodo-2021', 'nagasaki-project-9'];
const WEIGHT = 50_000;
/** What a server shows for addresses that do not exist, at any depth; it names addresses from the root of the site's own server. */
const NOT_FOUND = '404.html';

const NARROW = { width: 320, height: 640 };
// The settings in which the accessibility rules are tried.
const WIDTHS = [NARROW, { width: 768, height: 1024 }, { width: 1280, height: 900 }];
const COLOURS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'light', forcedColors: 'active' },
];

/** Every width with every choice of colours. */
const ALL = WIDTHS.map((viewport) => ({ viewport, colours: COLOURS }));
/** Every width and every choice of colours once: for books and translations, made of the parts that other pages try in all settings. */
const ONCE = WIDTHS.map((viewport, at) => ({ viewport, colours: [COLOURS[at]] }));

let browser;
let server;
let ownServer;
let plain;
let scripted;

before(async () => {
  browser = await launch();
  server = await serve(ROOT);
  ownServer = await serve(ROOT, { folder: '/', missing: NOT_FOUND });
  plain = await browser.newContext({ javaScriptEnabled: false, viewport: NARROW });
  scripted = await browser.newContext({ viewport: NARROW });
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await ownServer?.stop();
});

/** Where a page is opened from: the disk, and a server. */
const placesOf = (address) => (address === NOT_FOUND ? [ownServer.base, ownServer.base] : [DISK, server.base]);

function assertNone(faults) {
  assert.equal(faults.length, 0, `\n${faults.join('\n')}`);
}

/** The accessibility rules in the settings, and the width of the page at each width, on a page that is open. */
async function barriersIn(settings, page) {
  const faults = [];
  for (const { viewport, colours: choices } of settings) {
    await page.setViewportSize(viewport);
    faults.push(...(await sideways(page)));
    for (const { name, ...colours } of choices) {
      await page.emulateMedia(colours);
      const found = await barriers(page, { colourOnly: name !== 'light' });
      faults.push(...found.map((fault) => `${viewport.width} px, ${name}: ${fault}`));
    }
  }
  return faults;
}

test('the site has the plans and the kinds of pages that are looked at', () => {
  const samples = samplesOf(ROOT);
  assert.deepEqual([...new Set(samples.map(({ plan }) => plan))].filter((plan) => !SITES.includes(plan)).sort(), [...PLANS, ...TRANSLATED].sort());
  for (const plan of [...PLANS, ...TRANSLATED]) {
    const kinds = samples.filter((sample) => sample.plan === plan).map(({ kind }) => kind);
    for (const kind of ['start', 'list of items', 'items', 'list of data', 'whole']) {
      assert.ok(kinds.includes(kind), `${plan} has no page of the kind ${kind}`);
    }
  }
  const all = new Set(samples.map(({ kind }) => kind));
  for (const kind of ['indicators', 'budget', 'schedule', 'evaluations', 'chapters', 'glossary', 'actors', 'labels', 'scopes', 'districts', 'sdgs', 'levels', 'states']) {
    assert.ok(all.has(kind), `no plan has a page of the kind ${kind}`);
  }
});

test('all that a page loads weighs less than 50 kB', () => {
  const faults = [];
  const sheets = new Map();
  const weigh = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
  for (const address of pagesOf(ROOT).filter((page) => placeOf(page).kind !== 'whole')) {
    const file = join(ROOT, address);
    let weight = weigh(file);
    for (const [, href] of readFileSync(file, 'utf8').matchAll(/<(?:link rel="(?:stylesheet|icon)" href|script defer blocking="render" src|img src)="([^"]+)"/g)) {
      const sheet = address === NOT_FOUND ? join(ROOT, href) : join(dirname(file), href);
      if (!sheets.has(sheet)) sheets.set(sheet, weigh(sheet));
      weight += sheets.get(sheet);
    }
    if (weight >= WEIGHT) faults.push(`${address}: ${weight} bytes`);
  }
  for (const kind of ['.css', '.js', '.svg']) {
    assert.ok([...sheets.keys()].some((file) => file.endsWith(kind)), `no page loads a ${kind} file`);
  }
  assertNone(faults);
});

test('a broken page is found out', async () => {
  const visit = await visitor(scripted);
  const fixtures = `${pathToFileURL(HERE).href}/fixtures/`;
  const looks = async (page) => [
    ...(await headings(page)),
    ...(await sideways(page)),
    ...(await charts(page)),
    ...(await focus(page)),
    ...(await barriersIn(ALL, page)),
  ];
  const seen = (await see(visit, fixtures, 'broken.html', looks)).join('\n');
  await visit.page.close();
  for (const sign of [
    /console error: .*Content Security Policy/,
    /leaves the folder: http:\/\/127\.0\.0\.1:9\//,
    /request failed/,
    /2 h1/,
    /the style sheet did not apply/,
    /without role, title or description/,
    /not announced: 隠れた図/,
    /color-contrast/,
    /image-alt/,
    /px wide at 320 px: table\.wide/,
    /1280 px, dark: color-contrast/,
    /focus cannot be seen: 枠なし/,
    /focus is hidden: 下のリンク/,
  ]) {
    assert.match(seen, sign);
  }
});

/** What a page says or links to with scripts only. */
function added(bare, full) {
  const links = full.links.filter((link) => !bare.links.includes(link));
  return [...(bare.text === full.text ? [] : ['says something else without scripts']), ...links.map((link) => `no link without scripts: ${link}`)];
}

test('a page that the browser loses is looked at once more', async () => {
  const visit = await visitor(await browser.newContext());
  let looks = 0;
  const look = async (isLost) => {
    looks += 1;
    await see(visit, server.base, 'index.html', headings);
    if (isLost) {
      const lost = visit.page.waitForEvent('crash');
      await visit.page.goto('chrome://crash').catch(() => {});
      await lost;
    }
    return headings(visit.page);
  };
  assert.deepEqual(await unlessLost([visit], () => look(looks === 0)), []);
  assert.equal(looks, 2);
  await assert.rejects(unlessLost([visit], () => look(true)), /crashed/);
  await visit.page.context().close();
});

test('what only scripts say is found out', async () => {
  const contents = [];
  for (const context of [plain, scripted]) {
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(HERE).href}/fixtures/scripted.html`);
    contents.push(await content(page));
    await page.close();
  }
  const [bare, full] = contents;
  assert.deepEqual(added(bare, full), ['says something else without scripts', 'no link without scripts: more.html']);
  assert.deepEqual(added(bare, bare), []);
});

test('the page for addresses that do not exist works at any depth', async () => {
  const visit = await visitor(scripted);
  const missing = async (page) => [...(await headings(page)), ...(await sideways(page))];
  const seen = await see(visit, ownServer.base, 'mihon-plan/items/gone.html', missing);
  assert.equal(await visit.page.locator('main a').first().evaluate((link) => new URL(link.href).pathname.split('/').length), 3);
  await visit.page.locator('main a').first().click();
  await visit.page.waitForURL(`${ownServer.base}*/index.html`);
  await visit.page.close();
  // The page itself is what its status says; what it loads is there.
  assert.deepEqual(seen.filter((fault) => !/gone\.html$|status of 404/.test(fault)), []);
});

// Tests of the plans side by side, the pages of one plan one after the other.
const BY_PLAN = { concurrency: 2 };

describe('every page opens without a fault', BY_PLAN, () => {
  const frame = async (page) => [...(await headings(page)), ...(await sideways(page))];
  for (const plan of [...PLANS, ...TRANSLATED, ...SITES]) {
    const pages = pagesOf(ROOT).filter((address) => placeOf(address).plan === plan);
    test(`${plan}: ${pages.length} pages`, async () => {
      const without = await visitor(plain);
      const withScripts = await visitor(scripted);
      const faults = [];
      for (const address of pages) {
        const [disk, served] = placesOf(address);
        const look = async () => {
          const seen = await see(without, disk, address, frame);
          const bare = await content(without.page);
          seen.push(...(await see(withScripts, served, address, frame)));
          return [...seen, ...added(bare, await content(withScripts.page)).map((fault) => `${address}: ${fault}`)];
        };
        faults.push(...(await unlessLost([without, withScripts], look)));
      }
      await without.page.close();
      await withScripts.page.close();
      assertNone(faults);
    });
  }
});

describe('every kind of page is open to everyone', BY_PLAN, () => {
  for (const plan of [...PLANS, ...TRANSLATED, ...SITES]) {
    test(plan, async (context) => {
      const without = await visitor(plain);
      // The rules change its size and colours, so that it has a context of its own.
      const withScripts = await visitor(await browser.newContext());
      for (const { kind, address } of samplesOf(ROOT).filter((sample) => sample.plan === plan)) {
        await context.test(`${kind}: ${address}`, async () => {
          const [disk, served] = placesOf(address);
          const look = async () => [
            ...(await see(without, served, address, headings)),
            ...(await see(withScripts, disk, address, charts)),
            ...(await focus(withScripts.page)),
            // Apart from the visit's own faults: the engine's work in the page is not the page's.
            ...(await barriersIn(kind === 'whole' || TRANSLATED.includes(plan) ? ONCE : ALL, withScripts.page)),
          ];
          assertNone(await unlessLost([without, withScripts], look));
        });
      }
      await without.page.close();
      await withScripts.page.context().close();
    });
  }
});
