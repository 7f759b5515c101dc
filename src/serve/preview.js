// Keeps a page of the preview up to date: what has changed in it is put in place, or, where scripts of the theme may have
// taken hold of it, the page is loaded again at the place where the reader was; what is new is marked. Mistakes in the
// sources are shown over the last good page.
(() => {
  const self = document.currentScript;
  const { token } = self.dataset;
  let { seen } = self.dataset;
  const KEY = 'keikaku-preview';
  const page = location.pathname.slice(1);

  // The smallest parts of a page that say something of their own.
  const parts = () =>
    [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption, text)')].filter(
      (part) => !part.querySelector('p, li, dd, td, th'),
    );
  const said = (part) => part.textContent.replace(/\s+/g, ' ').trim();

  const texts = () => parts().map(said);
  const remember = () => {
    const place = { path: location.pathname, y: scrollY, x: scrollX, texts: texts() };
    sessionStorage.setItem(KEY, JSON.stringify(place));
  };

  // Marks what was not among the texts of before.
  const mark = (before) => {
    const count = new Map();
    for (const text of before) count.set(text, (count.get(text) ?? 0) + 1);
    for (const part of parts()) {
      const text = said(part);
      const left = count.get(text) ?? 0;
      if (left > 0) count.set(text, left - 1);
      else if (text) part.classList.add('keikaku-new');
    }
  };

  const unmark = () => {
    for (const part of document.querySelectorAll('.keikaku-new')) {
      part.classList.remove('keikaku-new');
      if (!part.classList.length) part.removeAttribute('class');
    }
  };

  const recall = () => {
    const known = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    if (known?.path !== location.pathname) return;
    scrollTo({ left: known.x, top: known.y, behavior: 'instant' });
    mark(known.texts);
  };

  const element = (name, options = {}, children = []) => {
    const made = document.createElement(name);
    Object.assign(made, options);
    made.append(...children);
    return made;
  };

  let overlay;
  let reminder;
  const hide = () => {
    for (const one of [overlay, reminder]) one?.remove();
    overlay = reminder = undefined;
  };
  // Who puts the mistakes away reads a page that is old: the bar below it says so.
  const put = (mistakes) => {
    hide();
    reminder = element('button', { type: 'button', textContent: mistakes.title, onclick: () => show(mistakes) });
    document.getElementById('keikaku-preview').append(reminder);
    reminder.focus();
  };
  const show = (mistakes) => {
    hide();
    const finding = (one) => {
      const lines = [element('p', { className: 'keikaku-what', textContent: one.message })];
      if (one.place) lines.push(element('p', { className: 'keikaku-where', textContent: one.place }));
      if (one.source) {
        const [before, itself, after] = one.source;
        const code = element('code', {}, [before, element('mark', { textContent: itself || ' ' }), after]);
        lines.push(element('pre', {}, [code]));
      }
      if (one.label) lines.push(element('p', { textContent: one.label }));
      if (one.hint) lines.push(element('p', { className: 'keikaku-hint', textContent: `${mistakes.hint}${one.hint}` }));
      lines.push(element('p', { className: 'keikaku-code', textContent: one.explain }));
      return element('li', {}, lines);
    };
    const title = element('h2', { textContent: mistakes.title });
    // Where no page could be made, there is no last good one below.
    const notes = 'keikakuWaiting' in document.body.dataset ? [] : [mistakes.note];
    const note = notes.map((text) => element('p', { textContent: text }));
    const more = mistakes.more ? [element('p', { textContent: mistakes.more })] : [];
    const close = element('button', { type: 'button', textContent: '×', ariaLabel: mistakes.close, onclick: () => put(mistakes) });
    const list = element('ol', {}, mistakes.findings.map(finding));
    overlay = element('section', { id: 'keikaku-mistakes', role: 'alert' }, [close, title, ...note, list, ...more]);
    document.body.append(overlay);
  };

  // What is a draft says so: its page behind the text and in words, and every link to it.
  const markDrafts = () => {
    const data = document.getElementById('keikaku-drafts');
    if (!data) return;
    const { language, mark, note, pages, places } = JSON.parse(data.textContent);
    const drafts = new Set(pages);
    const isDraft = (path) => drafts.has(decodeURI(path).slice(1).replace(/(^|\/)$/, '$1index.html'));
    if (isDraft(location.pathname)) {
      document.body.dataset.keikakuDraft = mark;
      const words = element('p', { id: 'keikaku-draft', lang: language, textContent: note });
      (document.querySelector('main') ?? document.body).prepend(words);
    }
    const badge = () => element('span', { className: 'keikaku-draft', lang: language, textContent: mark });
    for (const place of places) {
      document.getElementById(place)?.querySelector('h2, h3, h4, h5, h6')?.append(' ', badge());
    }
    for (const link of document.querySelectorAll('a[href]')) {
      const { origin, pathname } = new URL(link.href, location.href);
      if (origin !== location.origin || !isDraft(pathname) || link.closest('svg')) continue;
      if (pathname === location.pathname || link.hreflang) continue;
      link.append(' ', badge());
    }
  };

  // The page as it came, before any script has touched it, each node with the one on the screen.
  const onScreen = new WeakMap();
  const pair = (copy, node) => {
    onScreen.set(copy, node);
    copy.childNodes.forEach((child, at) => pair(child, node.childNodes[at]));
  };
  const shown = document.body.cloneNode(true);
  pair(shown, document.body);

  // Scripts of the theme may have taken hold of an element with data or of a field, and may want to of a table or a link.
  const carriesData = (node) => Object.keys(node.dataset ?? {}).length > 0;
  const FIELDS = 'button, dialog, form, iframe, input, link, script, select, style, template, textarea';
  const NEW = `${FIELDS}, table, tr${document.getElementById('keikaku-drafts') ? ', a' : ''}`;
  const isFree = (node) =>
    !(node instanceof Element) || [node, ...node.querySelectorAll('*')].every((one) => !one.matches(NEW) && !carriesData(one));

  // What makes the page of before that of now, as functions that do it; nothing when only loading it does.
  const editsOf = (old, now) => {
    if (old.isEqualNode(now)) return [];
    const node = onScreen.get(old);
    if (old.nodeName !== now.nodeName || !node.isConnected) return undefined;
    if (!(old instanceof Element)) {
      const { data } = now;
      return node.data === old.data ? [() => (old.data = node.data = data)] : undefined;
    }
    if (old.matches(FIELDS) || carriesData(old) || carriesData(now)) return undefined;
    const edits = [];
    for (const name of new Set([...old.getAttributeNames(), ...now.getAttributeNames()])) {
      const [before, value] = [old.getAttribute(name), now.getAttribute(name)];
      if (before === value) continue;
      if (node.getAttribute(name) !== before) return undefined;
      for (const one of [old, node]) edits.push(() => (value === null ? one.removeAttribute(name) : one.setAttribute(name, value)));
    }
    const inside = editsOfChildren(old, [...old.childNodes], [...now.childNodes]);
    return inside && [...edits, ...inside];
  };

  const editsOfChildren = (parent, old, now) => {
    let before = null;
    while (old.length && now.length && old[0].isEqualNode(now[0])) before = (now.shift(), old.shift());
    while (old.length && now.length && old.at(-1).isEqualNode(now.at(-1))) now.pop(), old.pop();
    if (old.length === now.length && old.every((one, at) => one.nodeName === now[at].nodeName)) {
      const inside = old.map((one, at) => editsOf(one, now[at]));
      return inside.includes(undefined) ? undefined : inside.flat();
    }
    const node = onScreen.get(parent);
    const isThere = (one) => onScreen.get(one).parentNode === node;
    if (![...old, ...now].every(isFree) || !(before ? [before, ...old] : old).every(isThere)) return undefined;
    const put = (at, first, nodes) => (at ? at.after(...nodes) : first.prepend(...nodes));
    return [() => {
      for (const one of old) onScreen.get(one).remove(), one.remove();
      const made = now.map((one) => document.importNode(one, true));
      const copies = made.map((one) => one.cloneNode(true));
      put(before, parent, copies);
      put(before && onScreen.get(before), node, made);
      copies.forEach((copy, at) => pair(copy, made[at]));
    }];
  };

  // Puts what is new into the page, so that everything else stays as the reader has it; gives whether that was possible.
  const update = async () => {
    const answer = await fetch(location.pathname);
    if (!answer.ok) return false;
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const frame = (one) => [one.documentElement.lang, ...[...one.head.querySelectorAll('[rel=stylesheet], script[src]')].map((part) => part.outerHTML)];
    const own = now.querySelector(`script[src="${self.getAttribute('src')}"]`);
    if (!own || frame(document).join() !== frame(now).join()) return false;
    const { seen: next } = own.dataset;
    own.dataset.seen = self.dataset.seen;
    // What stands behind this script was not there yet when the page was taken down.
    while (own.nextSibling) own.nextSibling.remove();
    unmark();
    const edits = editsOf(shown, now.body);
    if (!edits) return false;
    const before = texts();
    const { scrollX: x, scrollY: y } = window;
    for (const edit of edits) edit();
    scrollTo({ left: x, top: y, behavior: 'instant' });
    mark(before);
    document.title = now.title;
    seen = next;
    return true;
  };
  const load = () => {
    remember();
    news.close();
    location.reload();
  };

  markDrafts();
  recall();
  // A browser keeps few connections to one server: only pages in sight listen.
  let news;
  let turn = Promise.resolve();
  const listen = () => {
    news?.close();
    if (document.hidden) return;
    news = new EventSource(`/.keikaku/${token}/news?page=${encodeURIComponent(page).replaceAll('%2F', '/')}&seen=${seen}`);
    news.onmessage = (event) => {
      const { changed, mistakes } = JSON.parse(event.data);
      if (mistakes) show(mistakes);
      else hide();
      if (changed) turn = turn.then(update).then((done) => done || load(), load);
    };
  };
  listen();
  addEventListener('visibilitychange', listen);
  addEventListener('pageshow', (event) => event.persisted && listen());
  addEventListener('pagehide', () => news?.close());
})();
