// Sorts the tables of a page. A press on a head sorts by its column, the second one the other way round, the third one
// brings the plan's order back. Rows are compared by what their cells carry (data-sort), else by their words; what has
// neither number nor day stands last in both directions. Totals stay where they are.
(() => {
  'use strict';
  const tables = document.querySelectorAll('table.sortable');
  if (!tables.length) return;
  const said = document.createElement('p');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // Readings over words are no part of them.
  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
    return copy.textContent.trim();
  };

  // A cell's key: a number or a text, or nothing.
  const keyOf = (cell, keyed) => {
    const key = cell.dataset.sort ?? '';
    if (keyed) return /^-?\d+(\.\d+)?$/.test(key) ? Number(key) : key;
    const words = wordsOf(cell);
    return words === '—' ? '' : words;
  };

  for (const table of tables) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const keysOf = (column) => {
      const keyed = rows.some((row) => row.cells[column].dataset.sort);
      return { keyed, keys: new Map(rows.map((row) => [row, keyOf(row.cells[column], keyed)])) };
    };
    const sort = (head, column, direction) => {
      const { keyed, keys } = keysOf(column);
      const sorted = [...rows];
      if (direction) {
        sorted.sort((a, b) => {
          const [one, other] = [keys.get(a), keys.get(b)];
          if (one === '' || other === '') return (one === '') - (other === '');
          if (!keyed) return direction * compare(one, other);
          return direction * ((one > other) - (one < other));
        });
      }
      body.append(...sorted);
      for (const other of heads) other.removeAttribute('aria-sort');
      if (direction) head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      const words = direction ? table.dataset[direction > 0 ? 'up' : 'down'] : table.dataset.plan;
      said.textContent = words.replace('{name}', wordsOf(head));
    };
    heads.forEach((head, column) => {
      // Remarks, and what is the same in every row, make no order.
      const keys = [...keysOf(column).keys.values()].filter((key) => key !== '');
      if (head.localName !== 'th' || 2 * keys.length < rows.length || new Set(keys).size < 2) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      button.addEventListener('click', () => {
        const next = { ascending: -1, descending: 0 }[head.getAttribute('aria-sort')] ?? 1;
        sort(head, column, next);
      });
      head.append(button);
    });
  }
  document.querySelector('main').append(said);
})();
