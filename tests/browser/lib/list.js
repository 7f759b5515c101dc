// The list of a page, and the form over it, as a reader finds them.
export const ITEMS = 'mihon-plan/items/index.html';
export const INDICATORS = 'mihon-plan/indicators/index.html';

/** The entries of the list that can be seen, with their data. */
export const entries = (page) =>
  page.$$eval('#filter_list .items > li, #filter_list .indicators > li', (all) =>
    all
      .filter((entry) => entry.getClientRects().length)
      .map((entry) => ({ ...entry.dataset, words: entry.innerText, title: entry.querySelector('a').textContent })),
  );
export const sentence = (page) => page.locator('form.filter [role=status]').innerText();
export const query = (page) => page.evaluate(() => decodeURIComponent(location.search));

/** What a question's choices say: the words without the count, and the count. */
export const choices = (page, name) =>
  page.$$eval(`form.filter [name="${name}"]`, (fields) =>
    fields
      .flatMap((field) => (field.options ? [...field.options].slice(1) : [field]))
      .map((one) => {
        const words = (one.parentElement.localName === 'label' ? one.parentElement : one).textContent.trim();
        const [, text, count] = words.match(/^(.*?)\s*[（(](\d+)[）)]$/s);
        return { id: one.value, text, count: Number(count), disabled: one.disabled };
      }),
  );
