// The pages of a built site, sorted into kinds by their addresses.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Addresses of all pages below a folder, sorted. */
export function pagesOf(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** The languages beside the original, whose pages are in folders of their own. */
const TRANSLATIONS = ['en', 'ja-easy'];

/**
 * The plan that a page belongs to and its kind: `mihon-plan/items/x.html` is an `items` page; `en/mihon-plan/items/x.html`
 * is one of the plan `en/mihon-plan`.
 */
export function placeOf(address) {
  const parts = address.slice(0, -'.html'.length).split('/');
  const language = TRANSLATIONS.includes(parts[0]) ? `${parts.shift()}/` : '';
  const [plan, ...inside] = parts.length === 1 ? ['site', ...parts] : parts;
  const list = inside.at(-1) === 'index';
  const kind = inside.length === 1 ? (list ? 'start' : inside[0]) : list ? `list of ${inside[0]}` : inside[0];
  return { plan: `${language}${plan}`, kind };
}

/** Of every kind of page of every plan, the page with the most to show. */
export function samplesOf(root) {
  const largest = new Map();
  for (const address of pagesOf(root)) {
    const { plan, kind } = placeOf(address);
    const size = readFileSync(join(root, address)).length;
    const name = `${plan}: ${kind}`;
    if (size > (largest.get(name)?.size ?? 0)) largest.set(name, { name, plan, kind, address, size });
  }
  return [...largest.values()];
}
