// How long an edit takes to the screen: from the write of a file to the frame with the changed text, in a browser that
// shows a page of a large site in preview.
//
//     node tests/browser/edit-to-screen.js PROGRAM [ITEMS [EDITS]]
//
// Prints the median and the worst for edits of a text and of a table.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { launch } from './lib/browser.js';
import { writeLargeSite } from './lib/large-site.js';

const [program, items = '10000', edits = '50'] = process.argv.slice(2);
const PLAN = 'plan-001';
/** Longer than an edit may take before it counts as lost. */
const PATIENCE = 10_000;

/** Starts the preview and gives its address. */
function serve(site) {
  const server = spawn(program, ['serve', '--site', site, '--port', '0', '--no-open', '--lang', 'ja']);
  const address = new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (data) => {
      said += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on('exit', () => reject(new Error(`the preview ended: ${said}`)));
  });
  return { server, address };
}

/** Edits a file so many times; each edit puts a mark into the page. Gives milliseconds. */
async function measured(browser, { url, path, edit, mark }) {
  const page = await browser.newPage();
  let arrived = () => {};
  await page.exposeBinding('arrived', (_, text, at) => arrived(text, at));
  await page.addInitScript(() => {
    // Whether the page is loaded again or changed in place.
    const look = () => requestAnimationFrame(() => globalThis.arrived(document.querySelector('main')?.textContent ?? '', Date.now()));
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto(url);
  const original = readFileSync(path, 'utf8');
  const times = [];
  for (let number = 1; number <= Number(edits); number += 1) {
    await pause(150);
    const wanted = mark(number);
    const next = edit(original, number);
    const began = Date.now();
    const seen = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${wanted} is not on the page`)), PATIENCE).unref();
      arrived = (text, at) => text.includes(wanted) && resolve(at);
    });
    writeFileSync(path, next);
    times.push((await seen) - began);
  }
  writeFileSync(path, original);
  await page.close();
  return times.sort((one, other) => one - other);
}

const site = mkdtempSync(join(tmpdir(), 'keikaku-large-'));
const files = writeLargeSite(site, Number(items));
const { server, address } = serve(site);
const browser = await launch();
try {
  const root = await address;
  const cases = [
    {
      name: 'a text of an item, on its page',
      url: `${root}${PLAN}/items/i273.html`,
      path: join(site, 'content', PLAN, 'items', 'i273.md'),
      edit: (text, number) => `${text}\n${number}回目に書き足した文です。\n`,
      mark: (number) => `${number}回目に書き足した文です。`,
    },
    {
      name: 'a cell of a table, on the page of its item',
      url: `${root}${PLAN}/items/i273.html`,
      path: join(site, 'content', PLAN, 'schedule.csv'),
      edit: (text, number) => text.replace('i273,作業1,', `i273,${number}回目の作業,`),
      mark: (number) => `${number}回目の作業`,
    },
  ];
  console.log(`${items} items in ${files} files, ${cpus().length} processors, ${edits} edits each; from the write to the frame:`);
  for (const one of cases) {
    const times = await measured(browser, one);
    console.log(`  ${one.name}: median ${times[times.length >> 1]} ms, worst ${times.at(-1)} ms`);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(site, { recursive: true, force: true });
}
