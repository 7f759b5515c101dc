// Narrows the list of a page down, and keeps what was chosen in the page's address.
// The form is part of the page and hidden: without this script the links in its place lead to pages with a part of the
// list. Choices are compared with the data-… attributes of the entries.
(() => {
  'use strict';
  const form = document.querySelector('form.filter');
  const list = document.getElementById('filter_list');
  if (!form || !list) return;
  const fold = form.querySelector('details');
  const text = form.elements.q;
  const said = form.querySelector('[role=status]');
  const active = form.querySelector('.filter-active');
  const clear = form.querySelector('.filter-result > button');
  const names = form.querySelector('.filter-chosen');
  const elsewhere = form.querySelector('.filter-elsewhere');
  const other = elsewhere?.querySelector('[data-search]');
  const otherWay = other?.getAttribute('href');
  const links = document.querySelector('.ways');

  // Letters that are one letter in two forms, most often in names.
  const FORMS = { 髙: '高', 﨑: '崎', 薮: '藪', 邊: '辺', 邉: '辺', 齋: '斎', 斉: '斎', 齊: '斎', 濵: '浜', 濱: '浜', 澤: '沢', 廣: '広', 國: '国' };
  const folded = (words) =>
    words.normalize('NFKC').toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[髙﨑薮邊邉齋斉齊濵濱澤廣國]/g, (letter) => FORMS[letter]);

  // The letters of an element without the readings over them, and these: they are found as words of their own.
  const lettersOf = (element) => {
    const copy = element.cloneNode(true);
    const readings = [...copy.querySelectorAll('rt')].map((reading) => reading.textContent);
    for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
    return [copy.textContent, readings.join('')];
  };
  const wordsOf = (element) => [...lettersOf(element), element.dataset.text ?? ''].join(' ');

  // A word in Latin letters is found where one begins with it. A short one is whole where there is such a word, so that a
  // bus is no business; others are found anywhere, as no blanks tell where words begin.
  const finder = (word) => {
    if (!/^\p{Script=Latin}/u.test(word)) return (words) => words.includes(word);
    const begins = `(?<!\\p{Script=Latin})${word.replace(/[$^+|]/g, '\\$&')}`;
    const whole = new RegExp(`${begins}(?:e?s)?(?!\\p{Script=Latin})`, 'u');
    const found = word.length < 4 && entries.some(({ words }) => whole.test(words)) ? whole : new RegExp(begins, 'u');
    return (words) => found.test(words);
  };
  const questions = [...new Set([...form.querySelectorAll('select, [type=checkbox]')].map((field) => field.name))];
  const fields = questions.map((name) => [...form.querySelectorAll(`[name="${name}"]`)]);
  const entries = [...list.querySelectorAll('.items > li, .indicators > li')].map((element) => ({
    element,
    group: element.closest('section'),
    answers: questions.map((name) => (element.dataset[name] || '').split(' ').filter(Boolean)),
    words: folded(wordsOf(element)),
  }));
  const groups = [...new Set(entries.map(({ group }) => group))];

  const chosenOf = (inputs) =>
    inputs[0].type === 'checkbox' ? inputs.filter((box) => box.checked).map((box) => box.value) : [inputs[0].value].filter(Boolean);

  // Counts stand at the end of an option's or a box's words.
  const count = (element, number) => {
    const words = element.textContent.replace(/\d+(?=\D*$)/, number);
    if (words !== element.textContent) element.lastChild.data = element.lastChild.data.replace(/\d+(?=\D*$)/, number);
  };

  // What is chosen stands in words by the count, each a button that removes it.
  const COUNT = /\s*[（(]\d+[）)]\s*$/;
  const nameOf = (field, words) => {
    const question = field.closest('.field').querySelector('legend, label');
    return lettersOf(question)[0].trim() + names.dataset.colon + words.replace(COUNT, '').trim();
  };
  const chip = (name, remove) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${name} ×`;
    button.setAttribute('aria-label', names.dataset.remove.replace('{name}', name));
    button.addEventListener('click', () => {
      const at = [...names.children].indexOf(button);
      remove();
      update(0);
      (names.children[at] ?? names.lastElementChild ?? fold.firstElementChild).focus();
    });
    return button;
  };
  const chips = () => {
    const all = fields.flat().flatMap((field) => {
      if (field.type === 'checkbox') return field.checked ? [chip(nameOf(field, lettersOf(field.parentElement)[0]), () => (field.checked = false))] : [];
      return field.value ? [chip(nameOf(field, field.selectedOptions[0].textContent), () => (field.value = ''))] : [];
    });
    if (text.value.trim()) all.push(chip(nameOf(text, text.value), () => (text.value = '')));
    names.replaceChildren(...all);
    names.hidden = !all.length;
  };

  let query;
  let later;

  // Shows what meets every condition. Each choice counts what would be left with it beside the other questions' answers.
  const narrow = () => {
    const chosen = fields.map(chosenOf);
    const searched = folded(text.value).split(/[\s\p{P}]+/u).filter(Boolean).map(finder);
    const counts = questions.map(() => new Map());
    const shown = new Set();
    let number = 0;
    for (const { element, group, answers, words } of entries) {
      const found = searched.every((finds) => finds(words));
      const failed = found ? chosen.flatMap((ids, at) => (!ids.length || ids.some((id) => answers[at].includes(id)) ? [] : [at])) : [];
      const meets = found && !failed.length;
      if (element.hidden === meets) element.hidden = !meets;
      if (meets) {
        number += 1;
        shown.add(group);
      }
      if (!found || failed.length > 1) continue;
      for (const at of failed.length ? failed : counts.keys()) {
        for (const id of answers[at]) counts[at].set(id, (counts[at].get(id) || 0) + 1);
      }
    }
    for (const group of groups) {
      const hidden = !shown.has(group);
      if (group.hidden !== hidden) group.hidden = hidden;
    }
    fields.forEach((inputs, at) => {
      for (const option of inputs[0].options || inputs) {
        if (!option.value) continue;
        const left = counts[at].get(option.value) || 0;
        count(option.parentElement.localName === 'label' ? option.nextElementSibling : option, left);
        if (!inputs[0].options) continue;
        option.disabled = !left && !option.selected;
      }
    });

    const conditions = chosen.filter((ids) => ids.length).length + (searched.length ? 1 : 0);
    const choice = fields.flatMap((inputs) => [...(inputs[0].selectedOptions || [])]).find((option) => option.dataset.some);
    const some = (choice || form).dataset.some.replace('{n}', number);
    const sentence = !conditions ? form.dataset.all : number ? some : form.dataset.none;
    active.textContent = conditions ? active.dataset.active.replace('{n}', conditions) : '';
    clear.hidden = !conditions;
    chips();
    if (elsewhere) elsewhere.hidden = number > 0;
    const parameters = new URLSearchParams();
    questions.forEach((name, at) => chosen[at].forEach((id) => parameters.append(name, id)));
    const words = text.value.trim();
    if (words) parameters.append('q', words);
    query = parameters.toString();
    // The other list is searched for the same words.
    if (other) other.setAttribute('href', words ? `${otherWay}?${new URLSearchParams({ q: words })}` : otherWay);
    return sentence;
  };

  // The address is that of the list as it is seen. Where a browser forbids to change it on the disk, its fragment is.
  const keep = () => {
    const { pathname, search, hash } = location;
    const own = hash.startsWith('#?');
    if (own ? hash === `#?${query}` : search === (query && `?${query}`)) return;
    try {
      if (own) throw new Error('a fragment stays one');
      history.replaceState(history.state, '', (query ? `?${query}` : pathname) + hash);
    } catch {
      location.replace(`#?${query}`);
    }
  };
  const say = (sentence) => {
    if (said.textContent !== sentence) said.textContent = sentence;
  };
  const update = (wait) => {
    clearTimeout(later);
    const sentence = narrow();
    const tell = () => {
      say(sentence);
      keep();
    };
    if (wait) later = setTimeout(tell, wait);
    else tell();
  };

  // What the address says; what it says that no field has is left out.
  const read = () => {
    const parameters = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : location.search);
    questions.forEach((name, at) => {
      const wanted = parameters.getAll(name);
      for (const field of fields[at]) {
        if (field.type === 'checkbox') field.checked = wanted.includes(field.value);
        else field.value = [...field.options].some(({ value }) => value === wanted[0]) ? wanted[0] : '';
      }
    });
    text.value = parameters.get('q') || '';
    say(narrow());
  };

  form.addEventListener('change', () => update(0));
  text.addEventListener('input', () => update(300));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update(0);
  });
  clear.addEventListener('click', () => {
    for (const field of fields.flat()) {
      if (field.type === 'checkbox') field.checked = false;
      else field.value = '';
    }
    text.value = '';
    update(0);
    fold.firstElementChild.focus(); // the button is gone
  });
  addEventListener('popstate', read);
  addEventListener('hashchange', read);

  read();
  fold.open = matchMedia('(min-width: 48rem)').matches;
  form.hidden = false;
  if (links) links.hidden = true;
})();
