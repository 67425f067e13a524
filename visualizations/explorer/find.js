// Finding by name: in the picture first, letters folded, any part of a name; then in all of the graph.
(() => {
  'use strict';
  const { $, make, say, words } = kg;
  const PAIRS = { æ: 'ae', ø: 'o', å: 'a', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ß: 'ss' };
  const fold = text => text.toLowerCase().replace(/[æøåðþđłß]/g, letter => PAIRS[letter]).normalize('NFD').replace(/\p{M}/gu, '');
  let index = [];
  kg.on('scene', () => { index = kg.scene.nodes.map(node => ({ node, name: fold(node.label), text: ' ' + [node.label, ...node.names].map(fold).join(' ') })); });
  const here = (query, most) => {
    const parts = fold(query).split(/\s+/).filter(Boolean);
    if (!parts.length) return [];
    const rank = one => (one.name.startsWith(parts[0]) ? 1000 : 0) + (one.text.includes(' ' + parts[0]) ? 500 : 0) - (one.node.kind === 'statement' ? 400 : 0) + kg.links.get(one.node.id).length;
    return index.filter(one => parts.every(part => one.text.includes(part))).sort((a, b) => rank(b) - rank(a)).slice(0, most).map(one => one.node);
  };

  // One field with its list; `take(hit)` is told what was chosen: { id, label, kind, note, here }.
  const field = (input, box, most, take, elsewhere) => {
    let pointed = -1, turn = 0, timer = 0, hits = [];
    const items = () => [...box.querySelectorAll('[data-hit]')];
    const point = i => {
      const all = items();
      pointed = all.length ? (i + all.length) % all.length : -1;
      all.forEach((item, at) => item.setAttribute('aria-selected', at === pointed));
      if (all[pointed]) { input.setAttribute('aria-activedescendant', all[pointed].id); all[pointed].scrollIntoView({ block: 'nearest' }); }
    };
    const shut = () => { box.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const show = (query, done, kept = 0) => {
      box.replaceChildren(...hits.map((hit, i) => {
        const item = make('li', null, { role: 'option', id: box.id + i, 'data-hit': i, 'aria-selected': 'false' }), text = make('span', hit.label);
        if (hit.note) text.append(' ', make('span', hit.note, { class: 'dim' }));
        item.append(kg.sign(hit.kind), text);
        return item;
      }));
      if (!hits.length && done) box.append(make('li', say(words.search_none, { q: query }), { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }));
      box.hidden = !box.children.length; input.setAttribute('aria-expanded', String(!box.hidden));
      point(kept);
    };
    const outside = async (query, mine) => {
      const address = kg.fixed.api.search + '?' + new URLSearchParams({ q: query });
      try {
        const answer = await fetch(address, { headers: { Accept: 'application/json' } });
        const found = answer.ok ? (await answer.json()).hits : [];
        if (mine !== turn) return;
        const known = new Set(hits.map(hit => hit.id));
        hits = hits.concat(found.map(hit => ({ id: hit.iri.split('/id/')[1], label: hit.label, kind: hit.kind, note: [hit.note, elsewhere ? words.not_here : ''].filter(Boolean).join(' · '), here: false })).filter(hit => !known.has(hit.id)));
        // What the arrow keys have chosen while the answer was under way stays chosen.
        if (document.activeElement === input) show(query, true, Math.max(pointed, 0));
      } catch { /* what is in the picture is still found */ }
    };
    const suggest = () => {
      const query = input.value.trim(), mine = ++turn;
      clearTimeout(timer);
      if (!query) { shut(); return; }
      hits = most ? here(query, most).map(node => ({ id: node.id, label: node.label, kind: node.kind, here: true, note: [node.when, kg.seen.nodes.has(node.id) ? '' : words.search_hidden].filter(Boolean).join(' · ') })) : [];
      show(query, !kg.fixed.api);
      if (kg.fixed.api) timer = setTimeout(() => outside(query, mine), 90);
    };
    const choose = i => { const hit = hits[i]; if (hit) { input.value = hit.label; take(hit); shut(); } };
    input.oninput = suggest;
    input.onfocus = () => { if (input.value) suggest(); };
    input.onblur = () => setTimeout(shut, 150);
    input.onkeydown = event => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); if (box.hidden) suggest(); else point(pointed + (event.key === 'ArrowDown' ? 1 : -1)); }
      if (event.key === 'Enter') {
        event.preventDefault();
        if (!box.hidden && items()[pointed]) choose(+items()[pointed].dataset.hit);
        else if (kg.fixed.api && most && input.value.trim()) { shut(); kg.go({ of: '', path: '', q: input.value.trim(), open: [] }, null); }
      }
      if (event.key === 'Escape') shut();
    };
    box.onmousedown = event => { const item = event.target.closest('[data-hit]'); event.preventDefault(); if (item) choose(+item.dataset.hit); };
  };
  field($('find'), $('hits'), 6, hit => { if (hit.here) kg.choose(hit.id); else kg.go({ of: hit.id, path: '', q: '', open: [] }, hit.id); }, true);
  if ($('path')) field($('path'), $('ends'), 0, hit => { if (!['statement'].includes(hit.kind)) kg.go({ of: kg.scene.query.of || kg.scene.centre || kg.state.node, path: hit.id, q: '', open: [] }, null); }, false);
})();
