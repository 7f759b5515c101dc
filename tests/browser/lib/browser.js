// One Chromium, which the machine has, and pages opened in it with everything noted that a page
// of ours must not do.
import { chromium } from 'playwright-core';

/** The background services would look for hosts outside. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/**
 * A page of a context, kept for many addresses: a new one costs four times as much as going on.
 * Gives it with the faults of the address that was opened last: messages on the console (a
 * violation of the page's policy is one), errors of scripts, dialogs, requests that leave the
 * base, and requests that fail.
 */
export async function visitor(context) {
  const visit = { page: undefined, base: '', faults: [] };
  await newPage(visit, context);
  return visit;
}

/** Gives a visit a page of its own. */
async function newPage(visit, context) {
  const page = await context.newPage();
  visit.page = page;
  const note = (fault) => visit.faults.push(fault);
  page.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(visit.base) && !url.startsWith('data:')) note(`leaves the folder: ${url}`);
  });
  page.on('requestfailed', (request) => {
    // What a page still waits for when the next one is opened (its icon, on a busy machine) is let go by the browser.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`request failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`);
  });
}

/**
 * What a look at pages gives. Where the browser itself loses a page (it says that it crashed, which no page of ours may be
 * able to bring about twice), it is looked at once more in new ones.
 */
export async function unlessLost(visits, look) {
  try {
    return await look();
  } catch (error) {
    if (!/crashed/i.test(String(error))) throw error;
    for (const visit of visits) await newPage(visit, visit.page.context());
    return look();
  }
}

/**
 * Opens an address below a base and has a look, a function from the page to faults. Gives these
 * and the visit's own, each with the address.
 */
export async function see(visit, base, address, look) {
  Object.assign(visit, { base, faults: [] });
  await visit.page.goto(base + address, { waitUntil: 'load' });
  const seen = await look(visit.page);
  return [...visit.faults, ...seen].map((fault) => `${base.split(':')[0]} ${address}: ${fault}`);
}
