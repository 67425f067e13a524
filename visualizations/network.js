// The picture of the network, its filters and its sentences. Positions come with the data; nothing moves by itself.
// Text from the graph enters the page as text nodes only, never as markup.
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('graph').textContent);
  const words = data.words;
  const $ = id => document.getElementById(id);
  const by = new Map(data.nodes.map(node => [node.id, node]));
  const links = new Map(data.nodes.map(node => [node.id, []]));
  for (const edge of data.edges) { links.get(edge.from).push(edge); links.get(edge.to).push(edge); }
  const last = data.bins.length - 1;
  const state = { node: null, edge: null, kinds: new Set(data.off.kinds), relations: new Set(data.off.relations), from: 0, to: last };
  const number = new Intl.NumberFormat(data.language === 'en' ? 'en' : 'nb');
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value == null ? whole : typeof value === 'number' ? number.format(value) : value;
  });
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text != null) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const sign = kind => make('i', data.kinds[kind].letter, { class: 'k ' + kind, 'aria-hidden': 'true' });
  const other = (edge, id) => by.get(edge.from === id ? edge.to : edge.from);

  // ---- What is visible: kinds and relations that are on, dated things inside the span, and what hangs on one of them.
  const inTime = node => node.bin == null || (node.until >= state.from && node.bin <= state.to);
  let seen;
  const look = () => {
    const on = new Set(data.nodes.filter(node => !state.kinds.has(node.kind) && inTime(node)).map(node => node.id));
    const edges = data.edges.filter(edge => !state.relations.has(edge.relation) && on.has(edge.from) && on.has(edge.to));
    const tied = new Set(edges.flatMap(edge => [edge.from, edge.to]));
    const alone = id => !links.get(id).length || by.get(id).bin != null || id === state.node || id === data.centre;
    seen = { nodes: new Set([...on].filter(id => tied.has(id) || alone(id))), edges };
    seen.near = new Set(state.edge ? [state.edge.from, state.edge.to] : state.node ? [state.node] : []);
    if (state.node) for (const edge of edges) {
      if (edge.from === state.node) seen.near.add(edge.to);
      if (edge.to === state.node) seen.near.add(edge.from);
    }
  };

  // ---- Drawing: one shape and one letter per kind, the same as in the text.
  const NAMES = ['ink', 'ink-2', 'paper', 'edge', 'on-kind', 'sans', 'serif', ...Object.keys(data.kinds)];
  let tone = {};
  const tones = () => {
    const style = getComputedStyle(document.documentElement);
    tone = Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue('--' + name).trim()]));
  };
  const OUTLINES = {
    country: [-.9, -.9, .9, -.9, .9, .9, -.9, .9],
    organisation: [-.5, -.92, .5, -.92, 1, 0, .5, .92, -.5, .92, -1, 0],
    place: [-.9, -.9, .9, -.9, .9, .2, 0, 1.1, -.9, .2],
    event: [0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0],
    statement: [-1, -.85, 1, -.85, 1, .6, 0, .6, -.5, 1.1, -.5, .6, -1, .6],
  };
  let net = null;
  const outline = (ctx, kind, x, y, r) => {
    ctx.beginPath();
    if (kind === 'person') { ctx.arc(x, y, r, 0, 7); return; }
    const points = OUTLINES[kind];
    for (let i = 0; i < points.length; i += 2) ctx.lineTo(x + points[i] * r, y + points[i + 1] * r);
    ctx.closePath();
  };
  const unit = () => 1 / Math.min(1.1, Math.max(.28, net ? net.getScale() : 1)); // one screen pixel, within reason
  const small = data.nodes.length > 80 ? .78 : 1;
  const radius = node => (node.id === data.centre ? 20 : (8.5 + Math.min(5, links.get(node.id).length / 3)) * small) * unit();
  const hollow = node => ['cancelled', 'planned', 'proposed', 'denied', 'invited', 'postponed'].includes(node.status);
  const drawn = node => ({ ctx, x, y }) => {
    const r = radius(node);
    return {
      drawNode() {
        ctx.save();
        if (node.id === state.node) { outline(ctx, node.kind, x, y, r + 5 * unit()); ctx.lineWidth = 3 * unit(); ctx.fillStyle = tone.paper; ctx.fill(); ctx.strokeStyle = tone.ink; ctx.stroke(); }
        outline(ctx, node.kind, x, y, r);
        ctx.fillStyle = hollow(node) ? tone.paper : tone[node.kind];
        ctx.fill();
        if (hollow(node)) { ctx.setLineDash([3 * unit(), 2 * unit()]); ctx.lineWidth = 2 * unit(); ctx.strokeStyle = tone[node.kind]; ctx.stroke(); }
        ctx.fillStyle = hollow(node) ? tone[node.kind] : tone['on-kind'];
        ctx.textAlign = 'center'; ctx.textBaseline = 'middle';
        ctx.font = `700 ${r * .95}px ${tone.sans}`;
        ctx.fillText(data.kinds[node.kind].letter, x, y + (node.kind === 'statement' || node.kind === 'place' ? -r * .1 : r * .06));
        ctx.restore();
      },
      nodeDimensions: { width: r * 2.4, height: r * 2.4 },
    };
  };

  // Names are drawn last, in screen size, the important ones first; one that would cover another waits until there is room.
  const font = node => `${node.kind === 'event' || node.id === data.centre || node.id === state.node ? 700 : 400} ${(node.id === data.centre ? 17 : 12.5) * unit()}px ${node.kind === 'statement' ? tone.serif : tone.sans}`;
  const crosses = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  let names = [], written = '';
  const arrange = ctx => {
    const u = unit(), order = data.nodes.filter(node => seen.nodes.has(node.id));
    const weight = node => (node.id === state.node ? 4e4 : node.id === data.centre ? 3e4 : seen.near.has(node.id) ? 2e4 : 0) + links.get(node.id).length * 10 + (node.kind === 'event') * 15 - (node.kind === 'statement') * 20;
    const taken = order.map(node => { const r = radius(node); return [node.x - r, node.y - r, node.x + r, node.y + r, node.id]; });
    const { x: cx, y: cy } = net.getViewPosition(), half = [$('net').clientWidth / 2 / net.getScale() - 3 * u, $('net').clientHeight / 2 / net.getScale() - 2 * u];
    const fits = ([left, top, right, bottom]) => left > cx - half[0] && right < cx + half[0] && top > cy - half[1] && bottom < cy + half[1];
    names = [];
    for (const node of [...order].sort((a, b) => weight(b) - weight(a))) {
      ctx.font = font(node);
      const r = radius(node), w = ctx.measureText(node.short).width, h = 15 * u, gap = 4 * u;
      const places = [
        [node.x - w / 2, node.y + r + gap], [node.x + r + gap * 1.5, node.y - h / 2],
        [node.x - r - gap * 1.5 - w, node.y - h / 2], [node.x - w / 2, node.y - r - gap - h],
      ];
      const free = places.find(([x, y]) => { const box = [x, y, x + w, y + h]; return fits(box) && !taken.some(one => one[4] !== node.id && crosses(box, one)); });
      const [x, y] = free || (node.id === state.node || node.id === data.centre ? places[0] : [null]);
      if (x == null) continue;
      taken.push([x - 3 * u, y, x + w + 3 * u, y + h, null]);
      names.push({ node, x, y });
    }
  };
  const write = ctx => {
    const view = net.getViewPosition(), key = [net.getScale().toFixed(4), Math.round(view.x), Math.round(view.y), state.node, state.edge && state.edge.id, seen.nodes.size, seen.edges.length, state.from, state.to].join();
    if (key !== written) { arrange(ctx); written = key; }
    ctx.save();
    ctx.textAlign = 'left'; ctx.textBaseline = 'top'; ctx.lineJoin = 'round'; ctx.lineWidth = 4 * unit();
    ctx.strokeStyle = tone.paper; ctx.fillStyle = tone.ink;
    for (const { node, x, y } of [...names].reverse()) { ctx.font = font(node); ctx.strokeText(node.short, x, y); ctx.fillText(node.short, x, y); }
    ctx.restore();
  };
  const ground = ctx => { ctx.save(); ctx.setTransform(1, 0, 0, 1, 0, 0); ctx.fillStyle = tone.paper; ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height); ctx.restore(); };

  const DASHES = { said: false, worked_out: [2, 5], planned: [7, 5] };
  const faint = data.edges.length > 200 ? ['38', '70'] : ['77', 'aa'];
  const line = edge => {
    const near = edge === state.edge || edge.from === state.node || edge.to === state.node;
    const quiet = seen.near.size && !near;
    return { id: edge.id, from: edge.from, to: edge.to, dashes: DASHES[edge.line], width: (edge === state.edge ? 4 : near ? 2.2 : 1.1) * unit(), color: { color: near ? tone.ink : tone.edge + (quiet ? faint[0] : faint[1]), highlight: tone.ink, hover: tone.ink } };
  };
  let nodes = null, edges = null;
  const draw = () => {
    look(); written = '';
    if (nodes) {
      nodes.clear(); edges.clear();
      nodes.add(data.nodes.filter(node => seen.nodes.has(node.id)).map(node => ({ id: node.id, x: node.x, y: node.y, shape: 'custom', ctxRenderer: drawn(node) })));
      edges.add(seen.edges.map(line));
    }
    $('count').textContent = say(words.shown, { n: seen.nodes.size, m: data.nodes.length });
    tally('rows', 'tcount', words.table_events); tally('said', 'scount', words.table_statements);
  };
  const tally = (body, into, text) => {
    if (!$(body)) return;
    let shown = 0;
    for (const row of $(body).rows) {
      row.hidden = !seen.nodes.has(row.dataset.n); shown += !row.hidden;
      row.classList.toggle('here', row.dataset.n === state.node);
    }
    $(into).textContent = say(text, { n: shown, m: $(body).rows.length });
  };

  // ---- The panel: what it is, the sentences with the words marked, the neighbours.
  const quote = passage => {
    const block = make('blockquote', null, { class: 'ev' }), text = make('p', null, passage.lang ? { lang: passage.lang } : {});
    passage.parts.forEach((part, i) => text.append(i % 2 ? make('mark', part) : part));
    const foot = make('footer');
    foot.append(passage.url ? make('a', passage.source, { href: passage.url, rel: 'noopener noreferrer' }) : passage.source);
    block.append(text, foot);
    return block;
  };
  const capped = (box, items, most, build) => {
    items.slice(0, most).forEach(item => box.append(build(item)));
    if (items.length <= most) return null;
    const cap = make('p', say(words.neighbours_part, { n: most, m: items.length }), { class: 'cap' });
    const more = make('button', say(words.more, { n: items.length - most }), { type: 'button' });
    more.onclick = () => { const rest = items.slice(most).map(build); box.append(...rest); cap.remove(); const first = rest[0].querySelector('button, a'); if (first) first.focus(); };
    cap.append(more);
    return cap;
  };
  const proof = (box, indices, silence) => {
    if (!indices.length) { box.append(make('p', silence, { class: 'hint' })); return; }
    const quotes = make('div');
    const cap = capped(quotes, indices.map(i => data.passages[i]), 3, quote);
    box.append(quotes, ...(cap ? [cap] : []));
  };
  const sources = node => {
    const span = make('span', null, { class: 'nsrc' }), dots = make('span', null, { class: 'dots', 'aria-hidden': 'true' });
    for (let i = 0; i < Math.min(6, node.articles); i++) dots.append(make('i'));
    span.append(dots, node.articles === 1 ? words.articles_one : say(words.articles, { n: node.articles }));
    return span;
  };
  const named = (node, attributes = {}) => make('button', node.label, { class: 'linkish', type: 'button', 'data-go': node.id, ...attributes });
  const neighbour = id => edge => {
    const item = make('li'), text = make('span'), kin = other(edge, id);
    const relation = data.relations[edge.relation];
    const rel = make('button', edge.from === id ? relation.out : relation.back, { class: 'linkish rel', type: 'button', 'data-edge': edge.id });
    text.append(named(kin), rel);
    if (kin.when && kin.kind !== 'statement') text.append(make('span', kin.when, { class: 'dim num' }));
    item.append(sign(kin.kind), text);
    return item;
  };
  const panel = () => {
    const box = $('panel');
    if (state.edge) return connection(box, state.edge);
    const node = by.get(state.node);
    if (!node) { box.replaceChildren(make('p', words.panel_empty, { class: 'hint' })); return; }
    const kind = make('p', null, { class: 'kind' });
    kind.append(sign(node.kind), [data.kinds[node.kind].one, node.when].filter(Boolean).join(' · '));
    box.replaceChildren(kind, make('h2', node.label));
    if (node.sub) box.append(make('p', node.sub, { class: 'dim' }));
    if (node.status || node.articles) {
      const meta = make('p', null, { class: 'acts' });
      if (node.status) meta.append(make('span', node.status_word, { class: 'st ' + node.status }));
      if (node.articles) meta.append(sources(node));
      box.append(meta);
    }
    if (node.clash) box.append(make('p', node.clash, { class: 'neq' }));
    proof(box, node.proof, words.no_sentence);
    const rank = edge => Object.keys(data.kinds).indexOf(other(edge, node.id).kind);
    const near = seen.edges.filter(edge => edge.from === node.id || edge.to === node.id)
      .sort((a, b) => rank(a) - rank(b) || other(b, node.id).start.localeCompare(other(a, node.id).start));
    box.append(make('h3', near.length === 1 ? words.neighbours_one : say(words.neighbours, { n: near.length }), { class: 'h4' }));
    const list = make('ul', null, { class: 'rows' });
    const cap = capped(list, near, 8, neighbour(node.id));
    box.append(list, ...(cap ? [cap] : []));
  };
  const connection = (box, edge) => {
    const ends = make('div', null, { class: 'ends' }), title = make('h2', data.relations[edge.relation].name);
    const [first, second] = ['participant', 'speaker'].includes(edge.relation) ? [edge.to, edge.from] : [edge.from, edge.to];
    const row = id => { const text = make('p'); text.append(sign(by.get(id).kind), named(by.get(id))); return text; };
    ends.append(row(first), title, row(second));
    box.replaceChildren(ends);
    if (edge.note) box.append(make('p', edge.note, { class: 'dim' }));
    if (edge.line === 'worked_out') box.append(make('p', words.from_registry, { class: 'why' }));
    if (edge.proof.length || edge.line !== 'worked_out') proof(box, edge.proof, words.no_sentence);
  };

  // ---- The address holds the view: node, filters, time.
  const remember = () => {
    const part = new URLSearchParams();
    if (state.node) part.set('n', state.node);
    part.set('off', [...state.kinds, ...state.relations].join(','));
    if (last >= 0 && (state.from || state.to !== last)) { part.set('from', data.bins[state.from].key); part.set('to', data.bins[state.to].key); }
    try { history.replaceState(null, '', '#' + part); } catch { /* a page without an address of its own (srcdoc) */ }
  };
  const recall = () => {
    const part = new URLSearchParams(location.hash.slice(1));
    state.node = by.has(part.get('n')) ? part.get('n') : location.hash ? null : data.first;
    const at = name => data.bins.findIndex(bin => bin.key === part.get(name));
    if (at('from') >= 0) state.from = at('from');
    if (at('to') >= state.from) state.to = at('to');
    if (part.has('off')) {
      const gone = new Set(part.get('off').split(','));
      state.kinds = new Set(Object.keys(data.kinds).filter(key => gone.has(key)));
      state.relations = new Set(Object.keys(data.relations).filter(key => gone.has(key)));
    }
  };

  // ---- Choosing
  const bring = id => {
    if (!net || !seen.nodes.has(id)) return;
    const at = net.canvasToDOM({ x: by.get(id).x, y: by.get(id).y }), box = $('net').getBoundingClientRect();
    if (at.x < 20 || at.y < 20 || at.x > box.width - 20 || at.y > box.height - 20) net.moveTo({ position: { x: by.get(id).x, y: by.get(id).y }, animation: false });
  };
  const choose = id => {
    const node = by.get(id);
    if (node && state.kinds.delete(node.kind)) reflect();
    if (node && !inTime(node)) { state.from = Math.min(state.from, node.bin); state.to = Math.max(state.to, node.until); reflect(); }
    state.node = id; state.edge = null;
    draw(); panel(); remember();
    if (id) bring(id);
  };
  const chooseEdge = id => {
    state.edge = data.edges.find(edge => edge.id === id); state.node = null;
    draw(); panel(); remember();
  };
  const spanned = () => {
    if (last < 0) return;
    $('span').textContent = state.from === state.to ? data.bins[state.from].label : `${data.bins[state.from].first} – ${data.bins[state.to].last}`;
    const dated = data.nodes.filter(node => node.bin != null);
    $('inspan').textContent = say(words.in_span, { n: dated.filter(inTime).length, m: dated.length });
    for (const bar of document.querySelectorAll('.range rect')) bar.classList.toggle('off', +bar.dataset.bin < state.from || +bar.dataset.bin > state.to);
    $('t0').setAttribute('aria-valuetext', data.bins[state.from].label); $('t1').setAttribute('aria-valuetext', data.bins[state.to].label);
  };
  const reflect = () => {
    for (const box of document.querySelectorAll('#filters input')) box.checked = !(box.name === 'kind' ? state.kinds : state.relations).has(box.value);
    if (last >= 0) { $('t0').value = state.from; $('t1').value = state.to; }
    spanned();
  };

  // ---- Finding: letters folded, any part of a name, other spellings included.
  const PAIRS = { æ: 'ae', ø: 'o', å: 'a', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ß: 'ss' };
  const fold = text => text.toLowerCase().replace(/[æøåðþđłß]/g, letter => PAIRS[letter]).normalize('NFD').replace(/\p{M}/gu, '');
  const index = data.nodes.map(node => ({ node, name: fold(node.label), text: ' ' + [node.label, ...node.names].map(fold).join(' ') }));
  const hits = query => {
    const parts = fold(query).split(/\s+/).filter(Boolean);
    if (!parts.length) return [];
    const rank = one => (one.name.startsWith(parts[0]) ? 1000 : 0) + (one.text.includes(' ' + parts[0]) ? 500 : 0) - (one.node.kind === 'statement' ? 400 : 0) + links.get(one.node.id).length;
    return index.filter(one => parts.every(part => one.text.includes(part))).sort((a, b) => rank(b) - rank(a)).map(one => one.node);
  };
  let pointed = -1;
  const point = i => {
    const items = [...$('hits').querySelectorAll('[role=option]')];
    pointed = items.length ? (i + items.length) % items.length : -1;
    items.forEach((item, at) => item.setAttribute('aria-selected', at === pointed));
    if (items[pointed]) { $('find').setAttribute('aria-activedescendant', items[pointed].id); items[pointed].scrollIntoView({ block: 'nearest' }); }
  };
  const shut = () => { $('hits').hidden = true; $('find').setAttribute('aria-expanded', 'false'); $('find').removeAttribute('aria-activedescendant'); };
  const suggest = () => {
    const query = $('find').value.trim(), found = hits(query).slice(0, 8);
    if (!query) { shut(); return; }
    $('hits').replaceChildren(...found.map((node, i) => {
      const item = make('li', null, { role: 'option', id: 'hit' + i, 'data-hit': node.id, 'aria-selected': 'false' }), text = make('span', node.label);
      const more = [node.when, seen.nodes.has(node.id) ? '' : words.search_hidden].filter(Boolean).join(' · ');
      if (more) text.append(' ', make('span', more, { class: 'dim' }));
      item.append(sign(node.kind), text);
      return item;
    }));
    if (!found.length) $('hits').append(make('li', say(words.search_none, { q: query }), { class: 'none' }));
    $('hits').hidden = false; $('find').setAttribute('aria-expanded', 'true');
    point(0);
  };
  const take = id => { shut(); $('find').value = by.get(id).label; choose(id); };

  // ---- Handlers
  const step = by_ => {
    const ring = data.nodes.filter(node => node.kind === 'event' && seen.nodes.has(node.id));
    if (!ring.length) return;
    const at = ring.findIndex(node => node.id === state.node);
    choose(ring[at < 0 ? (by_ > 0 ? 0 : ring.length - 1) : (at + by_ + ring.length) % ring.length].id);
  };
  const zoom = factor => net && net.moveTo({ scale: Math.min(4, Math.max(.15, net.getScale() * factor)), animation: false });
  const fit = () => {
    if (!net) return;
    net.fit({ animation: false });
    net.moveTo({ scale: Math.min(1.3, net.getScale() * .93), animation: false }); // room for the names at the sides
    draw();
  };
  // A tall canvas (a telephone) gets a taller ellipse; the order round it stays.
  const stretch = () => {
    const box = $('net'), across = axis => Math.max(...data.nodes.map(node => node[axis])) - Math.min(...data.nodes.map(node => node[axis])) + 60;
    const factor = Math.min(1.5, across('x') / across('y') / (box.clientWidth / box.clientHeight));
    if (factor > 1.05) for (const node of data.nodes) node.y *= factor;
  };
  const KEYS = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1),
    '+': () => zoom(1.25), '-': () => zoom(.8), 0: fit, Enter: () => $('panel').focus(), Escape: () => choose(null),
  };
  const save = (name, href) => { make('a', null, { download: name, href }).click(); };
  for (const form of document.forms) form.onsubmit = event => event.preventDefault();
  for (const box of document.querySelectorAll('#filters input')) box.onchange = () => {
    (box.name === 'kind' ? state.kinds : state.relations)[box.checked ? 'delete' : 'add'](box.value);
    if (state.node && state.kinds.has(by.get(state.node).kind)) state.node = null;
    state.edge = null;
    draw(); panel(); remember();
  };
  if (last >= 0) for (const id of ['t0', 't1']) $(id).oninput = () => {
    state.from = Math.min(+$('t0').value, +$('t1').value); state.to = Math.max(+$('t0').value, +$('t1').value);
    if (state.node && !inTime(by.get(state.node))) state.node = null;
    spanned(); draw(); panel(); remember();
  };
  $('find').oninput = $('find').onfocus = suggest;
  $('find').onblur = () => setTimeout(shut, 150);
  $('find').onkeydown = event => {
    const items = [...$('hits').querySelectorAll('[role=option]')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); if ($('hits').hidden) suggest(); else point(pointed + (event.key === 'ArrowDown' ? 1 : -1)); }
    if (event.key === 'Enter') { event.preventDefault(); if (!$('hits').hidden && items[pointed]) take(items[pointed].dataset.hit); }
    if (event.key === 'Escape') shut();
  };
  $('hits').onmousedown = event => { const item = event.target.closest('[data-hit]'); event.preventDefault(); if (item) take(item.dataset.hit); };
  document.addEventListener('click', event => {
    const go = event.target.closest('[data-go]'), edge = event.target.closest('[data-edge]');
    if (go) choose(go.dataset.go); else if (edge) chooseEdge(edge.dataset.edge);
    if ((go || edge) && $('panel').contains(document.activeElement) === false && event.detail === 0) $('panel').focus();
  });
  $('net').onkeydown = event => { const act = KEYS[event.key]; if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); } };
  $('all').onclick = fit;
  $('closer').onclick = () => zoom(1.25);
  $('farther').onclick = () => zoom(.8);
  $('png').onclick = () => { if (net) save('kg.png', net.canvas.frame.canvas.toDataURL()); };
  $('out').onclick = () => {
    const part = { nodes: data.nodes.filter(node => seen.nodes.has(node.id)).map(({ iri, label, kind, start, end, status }) => ({ iri, label, kind, start, end, status })), edges: seen.edges.map(({ from, to, relation, line: basis }) => ({ from: by.get(from).iri, to: by.get(to).iri, relation, basis })) };
    const href = URL.createObjectURL(new Blob([JSON.stringify(part, null, 1)], { type: 'application/json' }));
    save('kg.json', href);
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };
  $('link').onclick = () => {
    remember();
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(() => { $('link').textContent = words.copied; }, () => {});
  };

  // For pages that embed this one, and for tests: choose by key; where a thing stands within the picture, in pixels.
  window.kgNetwork = { choose, place: id => net.canvasToDOM({ x: by.get(id).x, y: by.get(id).y }) };

  recall(); tones(); reflect(); look();
  if (data.nodes.length > 2) stretch();
  if (!window.vis) $('net').replaceWith(make('p', words.no_picture, { class: 'void', role: 'alert' }));
  else if (data.nodes.length) {
    nodes = new vis.DataSet(); edges = new vis.DataSet();
    net = new vis.Network($('net'), { nodes, edges }, data.options);
    net.on('beforeDrawing', ground);
    net.on('afterDrawing', write);
    net.on('click', event => { if (event.nodes[0]) choose(event.nodes[0]); else if (event.edges[0]) chooseEdge(event.edges[0]); else choose(null); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { tones(); draw(); });
  }
  draw(); panel();
  if (net) { fit(); net.once('afterDrawing', () => { document.documentElement.dataset.drawn = Math.round(performance.now()); }); }
  addEventListener('hashchange', () => { recall(); reflect(); draw(); panel(); });
})();
