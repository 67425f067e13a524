// Filters with their counts, which are the legend too; the time slider, which plays.
(() => {
  'use strict';
  const { $, make, say, words, state } = kg;
  const KINDS = Object.keys(kg.fixed.kinds);
  const count = items => { const found = new Map(); for (const one of items) found.set(one, (found.get(one) || 0) + 1); return found; };

  // ---- Check boxes: types of thing and relations; what is not in the picture has none.
  const boxes = (legend, name, rows) => {
    const field = make('fieldset');
    field.append(make('legend', legend));
    for (const { key, label, sign, n } of rows) {
      const line = make('label', null, { class: 'check' }), box = make('input', null, { type: 'checkbox', name, value: key });
      box.checked = !state[name].has(key);
      line.append(box, ' ', ...(sign ? [sign, ' '] : []), label + ' ', make('span', kg.number(n), { class: 'num' }));
      field.append(line);
    }
    return field;
  };
  // What things are drawn by, and whom that shows: the legend of sizes and communities.
  const sizes = () => {
    const all = $('sizes'), { size } = kg.scene;
    if (!all) return;
    all.hidden = !size;
    all.replaceChildren();
    if (!size) return;
    for (const part of size.legend) {
      const field = make('fieldset');
      field.append(make('legend', part.title));
      for (const row of part.rows) {
        const line = make('p', null, { class: 'check' }), name = make('button', row.label, { type: 'button', class: 'linkish' });
        name.onclick = () => kg.choose(row.id);
        if (row.group) line.append(make('b', row.mark, { class: 'group g' + ((row.group - 1) % 6 + 1) }), ' ');
        line.append(name, ...(row.figure ? [' ', make('span', row.figure, { class: 'num' })] : []));
        field.append(line);
      }
      field.append(make('p', part.note, { class: 'hint' }));
      all.append(field);
    }
    all.append(make('p', size.note, { class: 'hint' }));
  };
  const build = () => {
    sizes();
    const kinds = count(kg.scene.nodes.map(node => node.kind)), relations = count(kg.scene.edges.map(edge => edge.relation));
    $('kinds').replaceWith(Object.assign(boxes(words.types, 'kinds', KINDS.filter(key => kinds.has(key)).map(key => ({ key, n: kinds.get(key), label: kg.fixed.kinds[key].many, sign: kg.sign(key) }))), { id: 'kinds' }));
    $('relations').replaceWith(Object.assign(boxes(words.relations, 'relations', Object.keys(kg.fixed.relations).filter(key => relations.has(key)).map(key => ({ key, n: relations.get(key), label: kg.fixed.relations[key].name }))), { id: 'relations' }));
    choices();
    slider();
  };
  $('filters').addEventListener('change', event => {
    const { name, value, checked, type } = event.target;
    if (type !== 'checkbox') return;
    state[name][checked ? 'delete' : 'add'](value);
    if (state.node && state.kinds.has(kg.by.get(state.node).kind)) state.node = null;
    state.edge = null;
    kg.refresh();
  });

  // ---- One event type, one country: with a server all of the graph is asked, in a file what is here.
  const offer = (select, rows, chosen) => {
    if (!select) return;
    const options = [make('option', words.any, { value: '' }), ...rows.map(([value, label, n]) => make('option', `${label} (${kg.number(n)})`, { value }))];
    select.replaceChildren(...options);
    if (chosen && !rows.some(row => row[0] === chosen)) select.append(make('option', chosen, { value: chosen }));
    select.value = chosen;
  };
  const choices = () => {
    const { query, types, countries } = kg.scene;
    offer($('type'), types, kg.fixed.api ? query.type : state.type);
    offer($('country'), countries, kg.fixed.api ? query.country : state.country);
  };
  if (!kg.fixed.api) for (const name of ['type', 'country']) if ($(name)) $(name).onchange = () => { state[name] = $(name).value; state.edge = null; kg.refresh(); };

  // ---- Time
  const slider = () => {
    stop();
    const { bins } = kg.scene;
    $('slide').hidden = !bins.length;
    if (!bins.length) return;
    const bars = kg.svg('svg', { viewBox: `0 0 ${bins.length * 50} 36`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    const most = Math.max(1, ...bins.map(bin => bin.events));
    bins.forEach((bin, i) => { const high = bin.events / most * 34; bars.append(kg.svg('rect', { class: 'ink', 'data-bin': i, x: i * 50 + 1, y: 36 - high, width: 48, height: high })); });
    document.querySelector('.range svg').replaceWith(bars);
    for (const id of ['t0', 't1']) $(id).max = kg.last;
    spanned();
  };
  const spanned = () => {
    if (kg.last < 0) return;
    const { bins } = kg.scene, { from, to } = state;
    $('t0').value = from; $('t1').value = to;
    $('span').textContent = from === to ? bins[from].label : `${bins[from].first} – ${bins[to].last}`;
    const dated = kg.scene.nodes.filter(node => node.bin != null);
    $('inspan').textContent = say(words.in_span, { n: dated.filter(kg.inTime).length, m: dated.length });
    for (const bar of document.querySelectorAll('.range rect')) bar.classList.toggle('off', +bar.dataset.bin < from || +bar.dataset.bin > to);
    $('t0').setAttribute('aria-valuetext', bins[from].first); $('t1').setAttribute('aria-valuetext', bins[to].last);
    if ($('fetch')) $('fetch').hidden = !(kg.scene.left > 0 && (from > 0 || to < kg.last));
  };
  for (const id of ['t0', 't1']) $(id).oninput = () => {
    stop();
    state.from = Math.min(+$('t0').value, +$('t1').value); state.to = Math.max(+$('t0').value, +$('t1').value);
    if (state.node && !kg.inTime(kg.by.get(state.node))) state.node = null;
    kg.refresh();
  };
  if ($('fetch')) $('fetch').onclick = () => {
    const { bins } = kg.scene, from = bins[state.from].key, to = bins[state.to].end;
    state.from = 0; state.to = -1;
    kg.go({ from, to });
  };

  // ---- Play: the end of the period moves on, from what it is to the last; pressing again stops.
  let timer = 0, whole = null;
  const stop = () => { clearInterval(timer); timer = 0; whole = null; $('play').setAttribute('aria-pressed', 'false'); $('play').textContent = words.play; };
  $('play').onclick = () => {
    if (timer) { stop(); return; }
    if (state.to >= kg.last) state.to = state.from;
    $('play').setAttribute('aria-pressed', 'true'); $('play').textContent = words.pause;
    kg.refresh();
    timer = setInterval(() => { if (state.to >= kg.last) stop(); else { state.to += 1; kg.refresh(); } }, 650);
  };

  const counted = () => {
    $('count').textContent = say(words.shown, { n: kg.seen.nodes.size, m: kg.scene.nodes.length });
    spanned();
    for (const box of $('filters').querySelectorAll('input[type=checkbox]')) box.checked = !state[box.name].has(box.value);
    if (!kg.fixed.api) choices();
  };
  kg.on('scene', () => { build(); counted(); });
  kg.on('seen', counted);
})();
