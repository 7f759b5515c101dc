// What can be said about an opened page: its headings, its width, its charts, its barriers.
import { AxeBuilder } from '@axe-core/playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Why the page's headings and its frame are wrong, as seen without any script. */
export async function headings(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('h1')];
    const faults = all.length === 1 ? [] : [`${all.length} h1`];
    if (!all.every((h1) => h1.innerText.trim() && h1.getClientRects().length)) faults.push('an h1 that cannot be seen');
    if (!document.styleSheets.length || ![...document.styleSheets].every((sheet) => sheet.href)) {
      faults.push('the style sheet did not apply');
    }
    return faults;
  });
}

/** What a page says, white space folded, and the addresses it links to; without forms, which only scripts can answer, and the links in their place. */
export async function content(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
    const body = document.body.cloneNode(true);
    for (const one of body.querySelectorAll('form, .ways, script')) one.remove();
    return { text: body.textContent.replaceAll(/\s+/g, ' '), links: [...new Set(links)] };
  });
}

/** Whether the page must be scrolled sideways, and by which elements. */
export async function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const faults = [root, document.body]
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .map((element) => `${element.localName} hides what is too wide`);
    if (root.scrollWidth <= root.clientWidth) return faults;
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
      .map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`);
    return [...faults, `${root.scrollWidth} px wide at ${root.clientWidth} px: ${[...new Set(wide)].slice(0, 6).join(', ')}`];
  });
}

/**
 * Drawings without a name and a description in the browser's own accessibility tree. A drawing
 * that is hidden from it stands beside words that say the same.
 */
export async function charts(page) {
  const said = await accessibleImages(page);
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll('svg')]
      .filter((svg) => !svg.closest('[aria-hidden="true"]') && !svg.parentElement.closest('svg'))
      .map((svg) => ({
        role: svg.getAttribute('role'),
        title: svg.querySelector(':scope > title')?.textContent.trim() ?? '',
        description: svg.querySelector(':scope > desc')?.textContent.trim() ?? '',
        shown: svg.getClientRects().length > 0,
      })),
  );
  const faults = [];
  for (const { role, title, description, shown } of drawn) {
    if (role !== 'img' || !title || !description) {
      faults.push(`a drawing without role, title or description: ${JSON.stringify({ role, title, description })}`);
    } else if (shown && !said.some((text) => text.includes(title) && text.includes(description))) {
      faults.push(`a drawing whose title and description are not announced: ${title}`);
    }
  }
  return faults;
}

/** Name and description of every image in the accessibility tree. */
async function accessibleImages(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  return nodes
    .filter((node) => ['image', 'img', 'SvgRoot'].includes(node.role?.value))
    .map((node) => `${node.name?.value ?? ''} ${node.description?.value ?? ''}`);
}

// More stops than these say nothing new: lists repeat.
const STOPS = 60;

/** Elements that the keyboard reaches without a visible frame, or that something else covers while they have the focus. */
export async function focus(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  const faults = new Set();
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const name = (element.innerText || element.getAttribute('aria-label') || element.localName).trim().slice(0, 40);
      const style = getComputedStyle(element);
      const framed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      // Of words over several lines each has its own box; one of them has to be in sight and on top.
      const boxes = [...element.getClientRects()];
      const seen = boxes.some((box) => {
        const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
        const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 20), 1), innerHeight - 1);
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element));
      });
      return [...(framed ? [] : [`focus cannot be seen: ${name}`]), ...(seen ? [] : [`focus is hidden: ${name}`])];
    });
    if (!found) break;
    found.forEach((fault) => faults.add(fault));
  }
  // The link that is shown only while it has the focus would cover others from what is looked at next.
  await page.evaluate(() => document.activeElement?.blur());
  return [...faults];
}

// The rules whose result follows from colours; what the others look at is the same in all colours.
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Violations of the accessibility rules, or of those of colour alone, each with the first elements it was found at. */
export async function barriers(page, { colourOnly = false } = {}) {
  // Our pages have no frames, so that the engine may run in the page itself; its other way opens
  // a second page for every result. What passes is not asked for: writing it down takes longest.
  const engine = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (colourOnly ? engine.withRules(RULES_OF_COLOUR) : engine.withTags(RULES)).analyze();
  return violations.map(({ id, impact, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary.replaceAll(/\s+/g, ' ')}`);
    return `${id} (${impact}, ${nodes.length} times): ${help}\n    ${where.join('\n    ')}`;
  });
}
