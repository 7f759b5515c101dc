// One browser and one server for the tests of a file, and a page opened in them that nothing may go wrong on.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch, visitor } from './browser.js';
import { serve } from './server.js';

export const ROOT = process.env.KEIKAKU_SITE || join(dirname(fileURLToPath(import.meta.url)), '../../../target/check/public');
export const DISK = `${pathToFileURL(ROOT).href}/`;
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** What runs while the tests of a file do. */
export const running = { browser: undefined, server: undefined };

before(async () => {
  running.browser = await launch();
  running.server = await serve(ROOT);
});

after(async () => {
  await running.browser?.close();
  await running.server?.stop();
});

/** Opens an address in a fresh context and closes it after the look; nothing may have gone wrong meanwhile. */
export async function open(address, look, { base = running.server.base, viewport = DESK, ...options } = {}) {
  const context = await running.browser.newContext({ viewport, ...options });
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
