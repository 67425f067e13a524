// The twin of the picture: the same things as rows, sorted by any column; what a screen reader gets.
(() => {
  'use strict';
  const { $, make, say, words, state } = kg;
  const tied = (node, ...relations) => kg.links.get(node.id).filter(edge => edge.from === node.id && relations.includes(edge.relation)).map(edge => kg.by.get(edge.to).label);
  const joined = labels => { const own = [...new Set(labels)]; return own.slice(0, 6).join(', ') + (own.length > 6 ? ' …' : '') || words.none; };
  const day = node => { const cell = make('td'); cell.append(node.start ? make('time', node.when, { datetime: node.start }) : make('span', words.undated, { class: 'dim' })); return cell; };
  const head = (node, text) => {
    const cell = make('th', null, { scope: 'row' });
    const name = make('span', null, { class: 'named' });
    name.append(kg.sign(node.kind), make('button', text, { class: 'linkish', type: 'button', 'data-go': node.id }));
    cell.append(name);
    return cell;
  };
  const place = label => label === words.none ? make('td', label, { class: 'dim' }) : make('td', label);
  const count = n => make('td', n ? kg.number(n) : words.none, { class: 'n' });
  const status = node => { const cell = make('td'); cell.append(node.status ? kg.status(node) : words.none); return cell; };
  const ties = node => kg.links.get(node.id).filter(edge => kg.seen.nodes.has(edge.from) && kg.seen.nodes.has(edge.to)).length;
  // For each table: which kinds, the cells of a row, what a column is sorted by.
  const TABLES = {
    rows: { name: 'events', columns: ['date', 'event', 'who', 'place', 'status', 'sources'], kinds: ['event'], text: words.table_events, note: 'tcount',
      cells: node => [day(node), head(node, node.label), place(joined(tied(node, 'participant'))), place(joined(tied(node, 'at'))), status(node), count(node.articles)],
      keys: [node => node.start, node => node.label, node => joined(tied(node, 'participant')), node => joined(tied(node, 'at')), node => node.status_word, node => node.articles] },
    said: { name: 'statements', columns: ['date', 'speaker', 'words', 'about'], kinds: ['statement'], text: words.table_statements, note: 'scount',
      cells: node => [day(node), head(node, joined(tied(node, 'speaker'))), make('td', node.label, { class: 'words' }), place(joined(tied(node, 'addressee', 'about')))],
      keys: [node => node.start, node => joined(tied(node, 'speaker')), node => node.label, node => joined(tied(node, 'addressee', 'about'))] },
    things: { name: 'things', columns: ['name', 'kind', 'note', 'ties', 'hidden'], kinds: ['person', 'country', 'organisation', 'place'], text: words.table_things, note: 'ncount',
      cells: node => [head(node, node.label), make('td', kg.fixed.kinds[node.kind].one), make('td', node.sub || words.none), count(ties(node)), count(node.hidden)],
      keys: [node => node.label, node => kg.fixed.kinds[node.kind].one, node => node.sub, ties, node => node.hidden] },
  };
  const FIRST = { rows: [0, -1], said: [0, -1], things: [3, -1] };
  const order = { ...FIRST };
  // Orders in words, for the address: -events.place,things.name; those that are as at first are left out.
  kg.sorting = () => Object.entries(order).filter(([name, [column, turn]]) => column !== FIRST[name][0] || turn !== FIRST[name][1])
    .map(([name, [column, turn]]) => (turn < 0 ? '-' : '') + TABLES[name].name + '.' + TABLES[name].columns[column]).join(',');
  kg.sortBy = text => {
    Object.assign(order, FIRST);
    for (const one of text.split(',')) {
      const [table, column] = one.replace(/^-/, '').split('.');
      const name = Object.keys(TABLES).find(key => TABLES[key].name === table), at = name ? TABLES[name].columns.indexOf(column) : -1;
      if (at >= 0) order[name] = [at, one.startsWith('-') ? -1 : 1];
    }
  };
  const collator = new Intl.Collator(kg.fixed.language === 'en' ? 'en' : 'nb', { numeric: true });
  const compare = (a, b) => typeof a === 'number' ? a - b : collator.compare(a, b);

  const fill = (name, most = 300) => {
    const table = TABLES[name], body = $(name), [column, turn] = order[name];
    const all = kg.scene.nodes.filter(node => table.kinds.includes(node.kind));
    const shown = all.filter(node => kg.seen.nodes.has(node.id));
    const sorted = shown.map(node => [table.keys[column](node), node]).sort((a, b) => turn * compare(a[0], b[0])).map(pair => pair[1]);
    body.closest('section').hidden = !all.length;
    body.closest('.scroll').hidden = !shown.length; // what a filter hides is counted in the heading
    body.replaceChildren(...sorted.slice(0, most).map(node => {
      const row = make('tr', null, { 'data-n': node.id, class: node.id === state.node ? 'here' : null });
      row.append(...table.cells(node));
      return row;
    }));
    if (sorted.length > most) {
      const row = make('tr'), cell = make('td', null, { colspan: table.keys.length });
      const more = make('button', say(words.more, { n: sorted.length - most }), { type: 'button' });
      more.onclick = () => { fill(name, Infinity); body.rows[most].querySelector('button').focus(); };
      cell.append(more); row.append(cell); body.append(row);
    }
    $(table.note).textContent = say(table.text, { n: shown.length, m: all.length });
    body.parentElement.querySelectorAll('thead th').forEach((th, i) => th.setAttribute('aria-sort', i === column ? (turn > 0 ? 'ascending' : 'descending') : 'none'));
  };
  const all = () => kg.later('tables', () => { for (const name of Object.keys(TABLES)) fill(name); });
  for (const name of Object.keys(TABLES)) {
    $(name).parentElement.querySelectorAll('thead th').forEach((th, i) => {
      const sort = make('button', th.textContent, { class: 'sort', type: 'button' });
      sort.onclick = () => { const [column, turn] = order[name]; order[name] = [i, column === i ? -turn : i === 0 && name !== 'things' ? -1 : 1]; fill(name); kg.remember(); };
      th.replaceChildren(sort);
    });
  }
  kg.on('scene', all);
  kg.on('seen', all);
  kg.on('chosen', () => { for (const row of document.querySelectorAll('.twin tr[data-n]')) row.classList.toggle('here', row.dataset.n === state.node); });
})();
