// Takes pictures of the main pages of a built site: `node pictures.js SITE FOLDER`. Those for the README go into a folder
// `readme` in it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { launch } from './lib/browser.js';
import { samplesOf } from './lib/site.js';

const [site, folder] = process.argv.slice(2);

/** Plan and kind of page; of each kind the page with the most to show is taken. */
const MAIN = [
  ['site', 'start'],
  ...['mihon-plan', 'morioka-kyodo-2021'].flatMap((plan) => ['start', 'items', 'indicators', 'budget', 'chapters'].map((kind) => [plan, kind])),
  ['koka-kyodo-action', 'start'],
];
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const PRINTED = ['mihon-plan', 'start'];
/** What the README shows of pages, from their top. */
const README = [
  { name: 'plan', of: ['mihon-plan', 'start'], size: 'desk', colorScheme: 'light', height: 900 },
  { name: 'indicator', of: ['mihon-plan', 'indicators'], size: 'phone', colorScheme: 'light', height: 1440 },
  { name: 'list', of: ['mihon-plan', 'list of items'], size: 'desk', colorScheme: 'dark', height: 900 },
];
// A picture of a longer page could not be read.
const TALLEST = 6000;

const samples = samplesOf(site);
const pageOf = ([plan, kind]) => samples.find((sample) => sample.plan === plan && sample.kind === kind);
const addressOf = (sample) => pathToFileURL(join(site, sample.address)).href;

async function takePictures(browser) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      // A plan need not have every kind: one without money has no budget page.
      for (const sample of MAIN.map(pageOf).filter(Boolean)) {
        await page.goto(addressOf(sample));
        const full = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.screenshot({
          path: join(folder, `${sample.plan}-${sample.kind}-${size}-${colorScheme}.png`),
          fullPage: true,
          clip: { x: 0, y: 0, width: viewport.width, height: Math.min(full, TALLEST) },
        });
      }
      await context.close();
    }
  }
}

async function takeReadme(browser) {
  for (const { name, of, size, colorScheme, height } of README) {
    const context = await browser.newContext({ viewport: SIZES[size], colorScheme });
    const page = await context.newPage();
    await page.goto(addressOf(pageOf(of)));
    const clip = { x: 0, y: 0, width: SIZES[size].width, height };
    await page.screenshot({ path: join(folder, 'readme', `${name}.png`), fullPage: true, clip });
    await context.close();
  }
}

async function print(browser) {
  const page = await browser.newPage();
  await page.goto(addressOf(pageOf(PRINTED)));
  await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4', preferCSSPageSize: true, printBackground: false });
  await page.close();
}

const browser = await launch();
try {
  await takePictures(browser);
  await takeReadme(browser);
  await print(browser);
} finally {
  await browser.close();
}
