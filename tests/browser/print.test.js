// The printed site: pages of plans as A4 PDFs, read back as a stranger reads them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from './lib/browser.js';
import { samplesOf } from './lib/site.js';

const CHECK = join(dirname(fileURLToPath(import.meta.url)), '../../target/check');
const ROOT = join(CHECK, 'public');
const PDFS = join(CHECK, 'pdf');
/** One plan with everything, and two that were published. */
const PLANS = ['mihon-plan', 'morioka-kyodo-2021', 'koka-kyodo-action'];
const KINDS = ['start', 'items', 'indicators', 'budget', 'schedule', 'evaluations', 'whole'];
/** Signs that a page of a PDF has besides what stands in its margins. */
const FILLED = 40;

let browser;

before(async () => {
  mkdirSync(PDFS, { recursive: true });
  browser = await launch();
});

after(() => browser?.close());

/** A page of the site as a PDF on paper without backgrounds; gives the texts of its pages, and what the page says of itself. */
async function printed(address) {
  const page = await browser.newPage();
  const path = join(PDFS, `${address.replaceAll('/', '_')}.pdf`);
  try {
    await page.goto(pathToFileURL(join(ROOT, address)).href);
    const about = await page.evaluate(() => ({
      title: document.querySelector('.plan-name')?.innerText ?? '',
      headings: [...document.querySelectorAll('.whole-part > :is(h2, h3, h4, h5)')].map((heading) => heading.textContent),
      contents: [...document.querySelectorAll('.toc a')].map((entry) => entry.textContent),
      address: document.querySelector('link[rel=canonical]')?.href ?? '',
    }));
    await page.pdf({ path, preferCSSPageSize: true, printBackground: false });
    return { ...about, path, pages: pagesOf(path) };
  } finally {
    await page.close();
  }
}

/** The text of each page; a form feed ends one. */
function pagesOf(path) {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return text.split('\f').slice(0, -1);
}

/** A text without white space and hyphens: where lines end, a PDF has one more and one less. */
const bare = (text) => text.replace(/[\s-]/g, '');

/** The edition that the plan's own sheet puts into the margins. */
function editionOf(plan) {
  const sheets = readdirSync(join(ROOT, 'assets')).filter((name) => new RegExp(`^print-${plan}-[0-9a-f]{12}\\.css$`).test(name));
  const html = readFileSync(join(ROOT, plan, 'index.html'), 'utf8');
  const sheet = sheets.find((name) => html.includes(name));
  assert.ok(sheet, `${plan} names no sheet for print`);
  return readFileSync(join(ROOT, 'assets', sheet), 'utf8').match(/--plan-edition: "([^"]+)"/)[1];
}

/** What is wrong with the pages of a PDF. */
function faultsOf({ pages, title, address }, edition, isBook) {
  const faults = [];
  for (const [at, page] of pages.entries()) {
    const text = bare(page);
    if (isBook && at === 0) continue; // A title page has nothing in its margins.
    const margins = [title, edition, `${at + 1}/${pages.length}`].map(bare);
    for (const margin of margins) {
      if (!text.includes(margin)) faults.push(`page ${at + 1} of ${pages.length} does not say ${margin}`);
    }
    const rest = text.length - margins.join('').length;
    if (rest < FILLED) faults.push(`page ${at + 1} of ${pages.length} is as good as empty: ${text}`);
  }
  if (!bare(pages.join('')).includes(bare(address))) faults.push(`does not say that it stands at ${address}`);
  return faults;
}

const samples = samplesOf(ROOT);

describe('printed pages say where they belong, and none is empty', { concurrency: 2 }, () => {
  for (const plan of PLANS) {
    for (const kind of KINDS) {
      const sample = samples.find((one) => one.plan === plan && one.kind === kind);
      if (!sample) continue; // A plan need not have money.
      test(`${plan}: ${kind}`, async () => {
        const print = await printed(sample.address);
        assert.ok(print.title && print.address && print.pages.length, sample.address);
        const faults = faultsOf(print, editionOf(plan), kind === 'whole');
        assert.equal(faults.length, 0, `\n${faults.join('\n')}`);
      });
    }
  }
});

/** How often a text is on the pages of a PDF. */
const timesOf = (pages, text) => bare(pages.join('')).split(bare(text)).length - 1;

describe('paper says what folds and scripts say on a screen', { concurrency: 2 }, () => {
  test('folded parts keep their names', async () => {
    const start = await printed('mihon-plan/index.html');
    for (const name of ['主体（26）', 'SDGs（10）', '拡充（5）']) assert.equal(timesOf(start.pages, name), 1, name);
    const indicator = await printed('mihon-plan/indicators/participation.html');
    assert.equal(timesOf(indicator.pages, '評価の段階（総合計画審議会の評価）'), 1);
  });
  test('heads stand above the first rows and on the next page once more', async () => {
    const { pages } = await printed('mihon-plan/indicators/participation.html');
    for (const page of pages.slice(0, 2)) for (const head of ['時期', '種類']) assert.ok(page.includes(head), page);
    assert.match(bare(pages[0]), /2018年度（平成30年度）/);
    assert.match(bare(pages[1]), /2025年度（令和7年度）/);
  });
  test('a table that the page shows anyway is printed once', async () => {
    const { pages } = await printed('mihon-plan/chapters/progress.html');
    assert.equal(timesOf(pages, '待機児童数の値'), 1);
    assert.equal(timesOf(pages, '特定健診の受診率の値'), 1);
  });
  test('what is not translated is said on the cover', async () => {
    const { pages } = await printed('ja-easy/mihon-plan/whole.html');
    // Readings stand in lines of their own and part the words that they belong to.
    for (const words of ['前期基本計画', 'このページには、やさしい日本語に']) assert.ok(bare(pages[0]).includes(words), pages[0]);
  });
});

describe('the whole plan is a book', { concurrency: 1 }, () => {
  for (const plan of PLANS) {
    test(plan, async () => {
      const { pages, title, headings, contents } = await printed(`${plan}/whole.html`);
      assert.ok(bare(pages[0]).includes(bare(title)), 'the title page has no title');
      assert.ok(bare(pages[1]).startsWith(bare(title)) && bare(pages[1]).includes('目次'), 'no table of contents on page 2');
      assert.deepEqual(contents, headings, 'the table of contents does not name every heading');
      assert.ok(headings.length > 10);
      const book = bare(pages.slice(2).join(''));
      for (const heading of headings) assert.ok(book.includes(bare(heading)), `not in print: ${heading}`);
      // A part that begins on a page has its name over it.
      const parts = headings.filter((heading) => /^第\d+部/.test(heading));
      assert.ok(parts.length >= 5);
      for (const part of parts) {
        const count = pages.filter((page) => bare(page).includes(bare(part))).length;
        assert.ok(count >= 2, `${part} stands on ${count} pages: in the contents and where it begins`);
      }
    });
  }
});
