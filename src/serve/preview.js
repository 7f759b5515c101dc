// Keeps a page of the preview up to date: it is loaded again when its own content has changed, at the place where the
// reader was, with what is new marked; and mistakes in the sources are shown over the last good page.
(() => {
  const self = document.currentScript;
  const { token, seen } = self.dataset;
  const KEY = 'keikaku-preview';
  const page = location.pathname.slice(1);

  // The smallest parts of a page that say something of their own.
  const parts = () =>
    [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption, text)')].filter(
      (part) => !part.querySelector('p, li, dd, td, th'),
    );
  const said = (part) => part.textContent.replace(/\s+/g, ' ').trim();

  const remember = () => {
    const texts = parts().map(said);
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, y: scrollY, x: scrollX, texts }));
  };

  const recall = () => {
    const known = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    if (known?.path !== location.pathname) return;
    scrollTo({ left: known.x, top: known.y, behavior: 'instant' });
    const count = new Map();
    for (const text of known.texts) count.set(text, (count.get(text) ?? 0) + 1);
    for (const part of parts()) {
      const text = said(part);
      const left = count.get(text) ?? 0;
      if (left > 0) count.set(text, left - 1);
      else if (text) part.classList.add('keikaku-new');
    }
  };

  const element = (name, options = {}, children = []) => {
    const made = document.createElement(name);
    Object.assign(made, options);
    made.append(...children);
    return made;
  };

  let overlay;
  const hide = () => {
    overlay?.remove();
    overlay = undefined;
  };
  const show = (mistakes) => {
    hide();
    const finding = (one) => {
      const place = [one.file, one.line].filter(Boolean).join(':');
      const lines = [element('p', { className: 'keikaku-what', textContent: one.message })];
      if (place) lines.push(element('p', { className: 'keikaku-where', textContent: place }));
      if (one.source) {
        const [before, itself, after] = one.source;
        const code = element('code', {}, [before, element('mark', { textContent: itself || ' ' }), after]);
        lines.push(element('pre', {}, [code]));
      }
      if (one.label) lines.push(element('p', { textContent: one.label }));
      if (one.hint) lines.push(element('p', { className: 'keikaku-hint', textContent: `${mistakes.hint}${one.hint}` }));
      return element('li', {}, lines);
    };
    const title = element('h2', { textContent: mistakes.title });
    // Where no page could be made, there is no last good one below.
    const notes = 'keikakuWaiting' in document.body.dataset ? [] : [mistakes.note];
    const note = notes.map((text) => element('p', { textContent: text }));
    const more = mistakes.more ? [element('p', { textContent: mistakes.more })] : [];
    const close = element('button', { type: 'button', textContent: '×', ariaLabel: mistakes.close, onclick: hide });
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

  markDrafts();
  recall();
  // A browser keeps few connections to one server: only pages in sight listen.
  let news;
  const listen = () => {
    news?.close();
    if (document.hidden) return;
    news = new EventSource(`/.keikaku/${token}/news?page=${encodeURIComponent(page).replaceAll('%2F', '/')}&seen=${seen}`);
    news.onmessage = (event) => {
      const { changed, mistakes } = JSON.parse(event.data);
      if (changed) {
        remember();
        news.close();
        location.reload();
      } else if (mistakes) show(mistakes);
      else hide();
    };
  };
  listen();
  addEventListener('visibilitychange', listen);
  addEventListener('pageshow', (event) => event.persisted && listen());
  addEventListener('pagehide', () => news?.close());
})();
