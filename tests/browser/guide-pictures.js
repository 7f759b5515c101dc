// Takes the pictures of the guide for editors (docs/ja), from a new site in its preview: `node guide-pictures.js PROGRAM FOLDER`.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from './lib/browser.js';

const [program, folder] = process.argv.slice(2);
const VIEWPORT = { width: 1000, height: 620 };

const site = mkdtempSync(join(tmpdir(), 'keikaku-guide-'));
execFileSync(program, ['init', site, '--yes', '--lang', 'ja']);
const server = spawn(program, ['serve', '--site', site, '--port', '0', '--no-open', '--lang', 'ja']);
const address = await new Promise((resolve) => {
  let said = '';
  server.stdout.on('data', (data) => {
    said += data;
    const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
    if (found) resolve(found[0]);
  });
});

const file = (path) => join(site, 'content/plan', path);

const browser = await launch();
try {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const take = (name) => page.screenshot({ path: join(folder, `${name}.png`) });

  await page.goto(`${address}plan/index.html`);
  await page.locator('main p', { hasText: '近所で顔を合わせる機会' }).evaluate((part) => scrollTo(0, part.offsetTop - 260));
  const text = readFileSync(file('index.md'), 'utf8');
  writeFileSync(file('index.md'), text.replace('近所で顔を合わせる機会があると', 'あいさつを交わす人が近所にいると'));
  await page.locator('.keikaku-new', { hasText: 'あいさつを交わす人' }).waitFor();
  await take('guide-saved');

  await page.goto(`${address}plan/indicators/shops.html`);
  const guide = readFileSync(join(import.meta.dirname, '../../docs/ja/tables.md'), 'utf8');
  const [, wrong] = guide.match(/```csv content\/plan\/values.csv 置きかえる\n(.*?)```/s);
  writeFileSync(file('values.csv'), wrong);
  await page.locator('#keikaku-mistakes').waitFor();
  await take('guide-mistake');
} finally {
  await browser.close();
  server.kill();
  rmSync(site, { recursive: true });
}
