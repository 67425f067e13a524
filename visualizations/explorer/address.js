// The address holds the whole view. What the server is asked: of, path, q, depth, most, size, type, country, from,
// to, open. What is done with the answer: n and e (chosen thing, line), off (filters), t (period), sort (the orders
// of the tables), v (where the reader has moved to). A file keeps the latter behind its #, and
// begins with those of the link that it was written from.
(() => {
  'use strict';
  const { $, words, state } = kg;
  const api = kg.fixed.api;
  const DEFAULTS = { of: '', path: '', q: '', depth: '2', most: '150', size: '', type: '', country: '', from: '', to: '', open: '' };
  let touched = false, turn = 0;

  const asked = query => {
    const part = new URLSearchParams();
    for (const [name, otherwise] of Object.entries(DEFAULTS)) {
      const value = String(name === 'open' ? (query.open || []).join(',') : query[name] ?? '');
      if (value && value !== otherwise) part.set(name, value);
    }
    return part;
  };
  const plain = part => String(part).replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%7E', '~');
  const whole = () => {
    const part = api ? asked(kg.scene.query) : new URLSearchParams();
    if (state.node) part.set('n', state.node); else if (kg.scene.first && !state.edge && !kg.scene.path.length) part.set('n', ''); // nothing, on purpose
    if (state.edge) part.set('e', kg.edgeName(state.edge));
    if (touched) part.set('off', [...state.kinds, ...state.relations].join(','));
    if (!api && state.type) part.set('type', state.type);
    if (!api && state.country) part.set('country', state.country);
    const { bins } = kg.scene;
    if (kg.last >= 0 && (state.from > 0 || state.to < kg.last)) part.set('t', bins[state.from].key + '..' + bins[state.to].key);
    if (kg.spot) part.set('v', kg.spot);
    if (kg.sorting()) part.set('sort', kg.sorting());
    return plain(part);
  };
  kg.addressOf = changes => { const part = plain(asked({ ...kg.scene.query, open: [], ...changes })); return api.page + (part ? '?' + part : ''); };
  kg.permalink = () => { const part = whole(); return api ? api.page + (part ? '?' + part : '') : '#' + part; };
  const remember = kg.remember = () => {
    if (!kg.scene) return;
    try { history.replaceState(history.state, '', kg.permalink()); } catch { /* a page without an address of its own (srcdoc) */ }
    if (!api) return;
    const part = location.search;
    for (const link of document.querySelectorAll('.lang a')) link.href = link.getAttribute('href').split('?')[0] + part;
  };

  // ---- From the address to the state
  const parts = () => new URLSearchParams(api ? location.search : location.hash.slice(1) || kg.scene.begun || '');
  kg.recall = () => {
    const part = parts(), scene = kg.scene;
    state.node = kg.by.has(part.get('n')) ? part.get('n') : part.has('n') || part.has('e') || scene.path.length ? null : scene.first;
    state.edge = part.get('e') ? scene.edges.find(edge => kg.edgeName(edge) === part.get('e')) || null : null;
    touched = part.has('off');
    const gone = new Set(touched ? part.get('off').split(',') : [...scene.off.kinds, ...scene.off.relations]);
    state.kinds = new Set(Object.keys(kg.fixed.kinds).filter(key => gone.has(key)));
    state.relations = new Set(Object.keys(kg.fixed.relations).filter(key => gone.has(key)));
    if (!api) { state.type = part.get('type') || ''; state.country = part.get('country') || ''; }
    kg.sortBy(part.get('sort') || '');
    kg.spot = part.get('v') || '';
    const [from, to] = (part.get('t') || '').split('..').map(key => scene.bins.findIndex(bin => bin.key === key));
    state.from = from > 0 ? from : 0;
    state.to = to >= state.from ? to : kg.last;
  };
  $('filters').addEventListener('change', event => { if (event.target.type === 'checkbox') { touched = true; remember(); } });

  // ---- Another part of the graph
  const headed = () => {
    const { title, notice } = kg.scene;
    document.title = title + ' · kg';
    $('title').textContent = title;
    told(notice);
    if ($('ask')) for (const name of ['depth', 'most', 'size', 'from', 'to']) $('ask').elements[name].value = kg.scene.query[name];
  };
  const told = text => { $('notice').hidden = !text; $('notice').textContent = text; };
  const fetched = async (query, fresh, chosen) => {
    const mine = ++turn;
    document.documentElement.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(api.graph + '?' + asked(query), { headers: { Accept: 'application/json' } });
      const found = await answer.json();
      if (mine !== turn) return;
      if (!answer.ok) { told([found.title, found.detail].filter(Boolean).join(' · ')); remember(); return; }
      if (fresh) { state.from = 0; state.to = -1; state.edge = null; state.node = chosen; }
      if (!touched) { state.kinds = new Set(found.off.kinds); state.relations = new Set(found.off.relations); }
      kg.load(found);
      headed();
      if (fresh) kg.fit();
      remember();
    } catch { if (mine === turn) { told(words.not_fetched); remember(); } }
    finally { if (mine === turn) document.documentElement.removeAttribute('aria-busy'); }
  };
  kg.go = (changes, chosen = null) => {
    const query = { ...kg.scene.query, ...changes };
    if (query.path && !query.of) return;
    history.pushState(null, '', api.page + '?' + plain(asked(query)));
    fetched(query, true, chosen ?? (changes.of === undefined ? state.node : null));
  };
  kg.open = id => {
    const node = kg.by.get(id);
    if (!api || !node || !node.hidden) return;
    state.node = id; state.edge = null;
    const query = { ...kg.scene.query, open: [...kg.scene.query.open, id] };
    history.pushState(null, '', api.page + '?' + plain(asked(query)));
    const span = kg.last >= 0 && (state.from > 0 || state.to < kg.last) ? null : { from: 0, to: -1 };
    if (span) { state.from = 0; state.to = -1; }
    fetched(query, false, id);
  };
  if (api) addEventListener('popstate', async () => {
    const part = parts();
    const query = Object.fromEntries(Object.keys(DEFAULTS).map(name => [name, part.get(name) ?? DEFAULTS[name]]));
    await fetched({ ...query, open: query.open ? query.open.split(',') : [] }, true, null);
    kg.recall(); kg.refresh(); kg.goto(kg.spot);
  });
  else addEventListener('hashchange', () => { kg.recall(); kg.refresh(); kg.goto(kg.spot); });

  // The last day of `to` may not come before the first of `from`: 2021 holds 2021-10.
  const period = ({ from, to }) => [from, to].every(day => !day || /^\d{4}(-\d\d){0,2}$/.test(day)) && (!from || !to || from <= to.padEnd(10, '~'));
  if ($('ask')) {
    $('ask').addEventListener('submit', event => event.preventDefault());
    $('ask').addEventListener('change', event => {
      const { name, value } = event.target;
      if (!(name in DEFAULTS) || name === 'path') return;
      const query = { ...kg.scene.query, [name]: value.trim() };
      if (period(query)) kg.go({ [name]: value.trim(), open: [] }, state.node);
      else told(words.bad_period);
    });
  }

  // ---- Copy link
  $('link').onclick = async () => {
    remember();
    const done = () => { $('link').textContent = words.copied; setTimeout(() => { $('link').textContent = words.link; }, 2500); };
    try { await navigator.clipboard.writeText(location.href); done(); } catch {
      const field = kg.make('input', null, { value: location.href, readonly: '', class: 'vh', 'aria-hidden': 'true', tabindex: '-1' });
      document.body.append(field); field.select();
      if (document.execCommand('copy')) done();
      field.remove(); $('link').focus();
    }
  };
  kg.on('seen', remember);
  kg.on('chosen', remember);
})();
