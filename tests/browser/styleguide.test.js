// The style guide in a real browser: every component and every chart in light, dark and forced colours, on a phone, a
// tablet and a desk.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, see, visitor } from './lib/browser.js';
import { barriers, charts, headings, sideways } from './lib/looks.js';
import { serve } from './lib/server.js';

const ROOT = process.env.KEIKAKU_STYLEGUIDE || join(dirname(fileURLToPath(import.meta.url)), '../../target/check/styleguide-site');
const PAGE = 'styleguide.html';

const WIDTHS = [320, 768, 1280];
const SCHEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

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

/** Opens the page in a setting, has a look, and gives the faults of both. */
async function opened(options, look) {
  const context = await browser.newContext(options);
  const visit = await visitor(context);
  try {
    return await see(visit, server.base, PAGE, look);
  } finally {
    await context.close();
  }
}

/** Unfolds what is folded, so that the rules are tried on it as well. */
const unfold = (page) =>
  page.evaluate(() => {
    const folded = [...document.querySelectorAll('details:not([open])')];
    for (const one of folded) one.open = true;
    return folded.length;
  });

/** Elements that the keyboard reaches and that do not show it, or are hidden when it does. */
const focus = (page) =>
  page.evaluate(() => {
    const seen = (element) => element.getClientRects().length > 0;
    const reached = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(seen);
    const faults = reached.length > 200 ? [] : [`only ${reached.length} elements can be reached`];
    for (const element of reached) {
      element.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = `${element.localName}.${element.getAttribute('class') ?? ''} ${element.textContent.trim().slice(0, 20)}`;
      if (document.activeElement !== element) faults.push(`cannot be focused: ${name}`);
      else if (outlineStyle !== 'solid' || parseFloat(outlineWidth) < 2) faults.push(`does not show its focus: ${name}`);
      const { left, right } = element.getBoundingClientRect();
      if (right <= 0 || left >= innerWidth) faults.push(`is out of sight when focused: ${name}`);
    }
    return faults;
  });

/** Words of charts that run into each other or leave their drawing, as the browser sets them; and how many pairs were compared. */
const collisions = (page) =>
  page.evaluate(() => {
    const faults = [];
    let pairs = 0;
    const boxOf = (text) => {
      const { left, right } = text.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(text).fontSize);
      const base = text.ownerSVGElement.getBoundingClientRect().top + text.y.baseVal[0].value;
      return { words: text.textContent, left, right, top: base - size * 0.8, bottom: base + size * 0.2 };
    };
    for (const chart of document.querySelectorAll('svg.chart')) {
      const { left, right } = chart.getBoundingClientRect();
      const { id } = chart.querySelector('title');
      const boxes = [...chart.querySelectorAll('text')].filter((text) => text.getClientRects().length).map(boxOf);
      for (const [at, one] of boxes.entries()) {
        if (one.left < left - 1 || one.right > right + 1) faults.push(`${id}: “${one.words}” leaves the drawing`);
        for (const other of boxes.slice(at + 1)) {
          pairs += 1;
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const tall = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (wide > 0.5 && tall > 1) faults.push(`${id}: “${one.words}” runs into “${other.words}”`);
        }
      }
    }
    return { faults, pairs };
  });

describe('the style guide', () => {
  for (const [scheme, colours] of Object.entries(SCHEMES)) {
    for (const width of WIDTHS) {
      test(`${scheme}, ${width} px: opens without a fault, meets the rules and fits`, async () => {
        const look = async (page) => {
          const folded = await unfold(page);
          return [
            ...(folded > 5 ? [] : [`only ${folded} parts were folded`]),
            ...(await headings(page)),
            ...(await sideways(page)),
            ...(await charts(page)),
            ...(await focus(page)),
            ...(await barriers(page)),
          ];
        };
        const faults = await opened({ viewport: { width, height: 900 }, ...colours }, look);
        assert.equal(faults.length, 0, `\n${faults.join('\n')}`);
      });
    }
  }

  test('words of charts stay apart at every width, in the letters that the browser has', async () => {
    await opened({ viewport: { width: 320, height: 900 } }, async (page) => {
      await unfold(page);
      for (const width of [320, 360, 390, 414, 480, 600, 640, 700, 768, 1024, 1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const { faults, pairs } = await collisions(page);
        assert.ok(pairs > 5000, `${pairs} pairs at ${width} px`);
        assert.equal(faults.length, 0, `at ${width} px\n${faults.join('\n')}`);
      }
      // What meets and what leaves is seen.
      await page.$eval('svg.chart', (chart) => {
        const [one, other, last] = chart.querySelectorAll('text');
        other.replaceWith(one.cloneNode(true));
        last.setAttribute('x', '110%');
      });
      const found = (await collisions(page)).faults.join('\n');
      assert.match(found, /runs into/);
      assert.match(found, /leaves the drawing/);
      return [];
    });
  });

  test('says the same without scripts, with links in the place of the form', async () => {
    const look = async (page) => {
      const shown = await page.evaluate(() => ({
        ways: [...document.querySelectorAll('.ways')].filter((one) => one.getClientRects().length).length,
        forms: [...document.querySelectorAll('form')].filter((one) => one.getClientRects().length).length,
      }));
      assert.deepEqual(shown, { ways: 2, forms: 0 });
      return [...(await headings(page)), ...(await sideways(page)), ...(await charts(page))];
    };
    const faults = await opened({ viewport: { width: 320, height: 900 }, javaScriptEnabled: false }, look);
    assert.equal(faults.length, 0, `\n${faults.join('\n')}`);
  });

  test('has a form that narrows its list down and a table that sorts', async () => {
    await opened({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.check('[name=state][value=late]');
      assert.equal(await page.locator('#filter_list .items > li:visible').count(), 1);
      const numbers = () => page.$$eval('table.sortable tbody th', (heads) => heads.map((head) => head.textContent));
      const before = await numbers();
      await page.click('table.sortable th:nth-child(3) button');
      assert.notDeepEqual(await numbers(), before);
      assert.deepEqual([...(await numbers())].sort(), before);
      return [];
    });
  });
});
