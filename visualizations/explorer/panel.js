// The side panel: what a thing or a line is, the sentences with the words marked, who says it, the neighbours.
(() => {
  'use strict';
  const { $, make, say, words, state } = kg;
  const FIRST = 3, NEAR = 8;

  // ---- Sentences: a file carries them, a server is asked for them.
  const kept = new Map();
  const ask = async address => {
    if (!kept.has(address)) {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      kept.set(address, await answer.json());
    }
    return kept.get(address);
  };
  // Of a person or a place the sentences of what is drawn are asked for: those of last.
  const drawnOf = target => {
    if (target.kind === 'event' || target.kind === 'statement') return {};
    const near = kg.links.get(target.id).map(edge => kg.other(edge, target.id)).filter(node => node.kind === 'event' && kg.seen.nodes.has(node.id));
    const last = [...new Set(near)].sort((a, b) => b.start.localeCompare(a.start) || (a.id < b.id ? -1 : 1)).slice(0, 4);
    return last.length ? { near: last.map(node => node.id).join(',') } : {};
  };
  const evidence = target => {
    const api = kg.fixed.api;
    if (!api) return Promise.resolve({ quotes: target.proof.map(i => kg.scene.passages[i]), conflicts: target.conflicts, rest: target.rest, sources: null });
    const of = new URLSearchParams(target.relation ? { of: target.from, with: target.to, about: target.about } : { of: target.id, ...drawnOf(target) });
    return ask(api.evidence + '?' + of);
  };
  const quote = passage => {
    const block = make('blockquote', null, { class: 'ev' }), text = make('p', null, { lang: passage.lang || null });
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
  const dots = sources => {
    const span = make('span', null, { class: 'nsrc', title: sources.title || null }), row = make('span', null, { class: 'dots', 'aria-hidden': 'true' });
    for (let i = 0; i < sources.full; i++) row.append(make('i'));
    for (let i = 0; i < sources.rings; i++) row.append(make('i', null, { class: 'o' }));
    span.append(row, sources.text);
    return span;
  };
  const support = node => ({ full: Math.min(5, node.origins || node.articles), rings: Math.max(0, Math.min(3, node.articles - (node.origins || node.articles))), title: '', text: node.articles === 1 ? words.articles_one : say(node.origins && node.origins < node.articles ? words.articles_origins : words.articles, { n: node.articles, m: node.origins }) });
  const clash = one => {
    const box = make('div', null, { class: 'clash' });
    box.append(make('h4', one.what + ' · ' + one.kind_word));
    const list = make('ol', null, { class: 'vers' });
    for (const version of one.versions) {
      const item = make('li'), text = make('p');
      text.append(make('b', version.letter, { class: 'ver' + (version.letter === 'A' ? '' : version.letter === 'B' ? ' b' : ' c') }), ' ', version.value);
      item.append(text, make('p', version.articles, { class: 'hint' }));
      list.append(item);
    }
    box.append(list);
    return box;
  };
  const proof = (box, target, silence, most = FIRST) => {
    const place = make('div', null, { class: 'proof', 'aria-busy': 'true' });
    box.append(place);
    const done = found => {
      place.removeAttribute('aria-busy');
      place.replaceChildren();
      if (!found.quotes.length) place.append(make('p', silence, { class: 'hint' }));
      const quotes = make('div'), cap = capped(quotes, found.quotes, most, quote);
      place.append(quotes, ...(cap ? [cap] : []));
      if (found.rest) place.append(make('p', found.rest, { class: 'hint' }));
      if (found.conflicts.length) place.append(...found.conflicts.map(clash));
    };
    evidence(target).then(done, () => { place.removeAttribute('aria-busy'); place.replaceChildren(make('p', words.not_fetched, { class: 'hint', role: 'alert' })); });
  };

  // ---- A thing
  const named = (node, attributes = {}) => make('button', node.label, { class: 'linkish', type: 'button', 'data-go': node.id, ...attributes });
  const neighbour = id => edge => {
    const item = make('li'), text = make('span'), kin = kg.other(edge, id);
    const relation = kg.fixed.relations[edge.relation];
    const line = make('button', edge.from === id ? relation.out : relation.back, { class: 'linkish rel', type: 'button', 'data-edge': edge.id });
    text.append(named(kin), line);
    if (kin.when && kin.kind !== 'statement') text.append(make('span', kin.when, { class: 'dim num' }));
    item.append(kg.sign(kin.kind), text);
    return item;
  };
  const tools = node => {
    const row = make('p', null, { class: 'acts' });
    if (node.href) row.append(make('a', words.open_page, { class: 'btn', href: node.href }));
    if (!kg.fixed.api) return row;
    if (node.hidden) row.append(make('button', say(words.expand, { n: node.hidden }), { type: 'button', 'data-open': node.id }));
    if (node.id !== kg.scene.centre) row.append(make('a', words.centre_here, { class: 'btn', href: kg.addressOf({ of: node.id }), 'data-centre': node.id }));
    const from = kg.scene.centre || kg.scene.query.of;
    if (from && from !== node.id && !['event', 'statement'].includes(node.kind)) row.append(make('a', words.path_here, { class: 'btn', href: kg.addressOf({ of: from, path: node.id }), 'data-path': node.id }));
    return row;
  };
  const thing = (box, node) => {
    const kind = make('p', null, { class: 'kind' });
    kind.append(kg.sign(node.kind), [kg.fixed.kinds[node.kind].one, kg.fixed.types[node.type], node.when].filter(Boolean).join(' · '));
    box.replaceChildren(kind, make('h2', node.label));
    if (node.sub) box.append(make('p', node.sub, { class: 'dim' }));
    if (node.status || node.articles) {
      const meta = make('p', null, { class: 'acts' });
      if (node.status) meta.append(kg.status(node));
      if (node.articles) meta.append(dots(support(node)));
      if (node.clash) meta.append(make('span', node.clash, { class: 'neq' }));
      box.append(meta);
    }
    const row = tools(node);
    if (row.children.length) box.append(row);
    proof(box, node, words.no_sentence);
    const rank = edge => Object.keys(kg.fixed.kinds).indexOf(kg.other(edge, node.id).kind);
    const near = kg.links.get(node.id).filter(edge => kg.seen.nodes.has(edge.from) && kg.seen.nodes.has(edge.to) && !state.relations.has(edge.relation))
      .sort((a, b) => rank(a) - rank(b) || kg.other(b, node.id).start.localeCompare(kg.other(a, node.id).start));
    box.append(make('h3', near.length === 1 ? words.neighbours_one : say(words.neighbours, { n: near.length }), { class: 'h4' }));
    const list = make('ul', null, { class: 'rows' });
    const cap = capped(list, near, NEAR, neighbour(node.id));
    box.append(list, ...(cap ? [cap] : []));
    if (node.hidden) box.append(make('p', say(words.hidden_near, { n: node.hidden }), { class: 'hint' }));
  };

  // ---- A line
  const connection = (box, edge) => {
    const ends = make('div', null, { class: 'ends' }), title = make('h2', kg.fixed.relations[edge.relation].name);
    const turned = ['participant', 'speaker'].includes(edge.relation);
    const row = id => { const text = make('p'); text.append(kg.sign(kg.by.get(id).kind), named(kg.by.get(id))); return text; };
    ends.append(row(turned ? edge.to : edge.from), title, row(turned ? edge.from : edge.to));
    box.replaceChildren(ends);
    if (edge.note) box.append(make('p', edge.note, { class: 'dim' }));
    if (edge.line === 'worked_out') box.append(make('p', words.from_registry, { class: 'why' }));
    if (edge.about || edge.proof.length) proof(box, edge, words.no_sentence);
  };

  // ---- A path: its events in order, each with its sentence
  const path = box => {
    const things = kg.scene.path.map(id => kg.by.get(id));
    const events = things.filter(node => node.kind === 'event');
    box.replaceChildren(make('h2', events.length === 1 ? words.path_one : say(words.path_steps, { n: events.length })));
    const list = make('ol', null, { class: 'way' });
    things.forEach(node => {
      const item = make('li', null, { class: node.kind }), head = make('p');
      head.append(kg.sign(node.kind), named(node));
      item.append(head);
      if (node.kind === 'event') { item.append(make('p', node.when, { class: 'dim num' })); proof(item, node, words.no_sentence, 1); }
      list.append(item);
    });
    box.append(list);
  };

  const panel = () => {
    const box = $('panel');
    const node = kg.by.get(state.node);
    if (state.edge) connection(box, state.edge);
    else if (node) thing(box, node);
    else if (kg.scene.path.length > 1) path(box);
    else box.replaceChildren(make('p', words.panel_empty, { class: 'hint' }));
  };
  // Where the panel stands below the picture, the picture says what is chosen and leads there.
  const pointed = () => {
    const node = kg.by.get(state.node), label = state.edge ? kg.fixed.relations[state.edge.relation].name : node && node.label;
    $('chosen').hidden = !label;
    $('chosen').textContent = label ? label + ' ↓' : '';
  };
  $('chosen').onclick = () => { $('panel').scrollIntoView(); $('panel').focus({ preventScroll: true }); };
  kg.on('chosen', panel); kg.on('chosen', pointed);
  kg.on('scene', panel); kg.on('scene', pointed);
  document.addEventListener('click', event => {
    const find = name => event.target.closest(`[data-${name}]`);
    const go = find('go'), edge = find('edge'), open = find('open'), centre = find('centre'), way = find('path');
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (go) kg.choose(go.dataset.go);
    else if (edge) kg.chooseEdge(edge.dataset.edge);
    else if (open) kg.open(open.dataset.open);
    else if (centre && plain) { event.preventDefault(); kg.go({ of: centre.dataset.centre, path: '', q: '', open: [] }, centre.dataset.centre); }
    else if (way && plain) { event.preventDefault(); kg.go({ of: kg.scene.centre || kg.scene.query.of, path: way.dataset.path, q: '', open: [] }, null); }
    if ((go || edge) && event.detail === 0 && !$('panel').contains(document.activeElement)) $('panel').focus();
  });
})();
