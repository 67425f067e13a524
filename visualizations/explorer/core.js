// The explorer: what is drawn (kg.scene), what is chosen (kg.state), what follows from both (kg.seen).
// Each file of this folder adds to `kg`; start.js begins. `kg serve` and `kg draw` use the same files.
// Text of the graph enters a page as text nodes only, never as markup.
const kg = {};
(() => {
  'use strict';
  const block = JSON.parse(document.getElementById('graph').textContent);
  kg.fixed = block.fixed; // words, kinds, relations, language, addresses of the server (null in a file)
  kg.words = block.fixed.words;
  kg.state = { node: null, edge: null, kinds: new Set(), relations: new Set(), type: '', country: '', from: 0, to: -1 };
  kg.$ = id => document.getElementById(id);

  const number = new Intl.NumberFormat(kg.fixed.language === 'en' ? 'en' : 'nb');
  kg.say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value == null ? whole : typeof value === 'number' ? number.format(value) : value;
  });
  kg.number = value => number.format(value);
  kg.make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text != null) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
    return element;
  };
  kg.svg = (tag, attributes = {}, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
    if (text != null) element.textContent = text;
    return element;
  };
  kg.sign = kind => kg.make('i', kg.fixed.kinds[kind].letter, { class: 'k ' + kind, 'aria-hidden': 'true' });
  kg.status = node => kg.make('span', node.status_word, { class: 'st ' + (kg.fixed.signs[node.status] || 'unknown') });

  // ---- The parts tell each other what changed: `scene` (other things), `seen` (filters, time), `chosen`.
  const listeners = { scene: [], seen: [], chosen: [] };
  kg.on = (change, act) => listeners[change].push(act);
  const tell = change => { for (const act of listeners[change]) act(); };

  // ---- A scene: fields that are empty are not sent.
  const EMPTY = { sub: '', names: [], start: '', end: '', when: '', status: '', status_word: '', articles: 0, origins: 0, clash: '', proof: [], conflicts: [], rest: '', href: '', hidden: 0, type: '', countries: [], at: null };
  kg.edgeName = edge => [edge.from, edge.relation, edge.to].join('~');
  kg.load = scene => {
    scene.nodes.forEach((node, i) => { scene.nodes[i] = { ...EMPTY, ...node }; });
    scene.edges.forEach((edge, i) => { const about = edge.about ?? edge.from;
      scene.edges[i] = { note: '', proof: [], conflicts: [], rest: '', ...edge, about, id: kg.edgeName(edge) + '~' + about }; });
    kg.scene = scene;
    kg.by = new Map(scene.nodes.map(node => [node.id, node]));
    for (const edge of scene.edges) if (!edge.note && kg.by.has(edge.about)) { const said = kg.by.get(edge.about); edge.note = [said.when, said.status_word].filter(Boolean).join(' · '); }
    kg.links = new Map(scene.nodes.map(node => [node.id, []]));
    for (const edge of scene.edges) { kg.links.get(edge.from).push(edge); kg.links.get(edge.to).push(edge); }
    kg.last = scene.bins.length - 1;
    const way = new Set(scene.path);
    scene.steps = new Set(scene.edges.filter(edge => way.has(edge.from) && way.has(edge.to)).map(edge => edge.id));
    kg.state.from = Math.max(0, Math.min(kg.state.from, kg.last));
    if (kg.state.to < 0 || kg.state.to > kg.last) kg.state.to = kg.last;
    if (kg.state.node && !kg.by.has(kg.state.node)) kg.state.node = null;
    if (kg.state.edge) kg.state.edge = scene.edges.find(edge => edge.id === kg.state.edge.id) || null;
    stretch();
    look();
    tell('scene');
  };
  // A tall canvas (a telephone) gets a taller drawing; the order stays, and the measure once taken too. A path runs
  // down it instead of across, so that every name has a line of its own.
  let taller = 0;
  const stretch = () => {
    const { nodes } = kg.scene, box = kg.$('net');
    if (!taller) {
      const late = new Set(kg.scene.opened), first = nodes.filter(node => !late.has(node.id)); // the same with and without what was opened
      const across = axis => Math.max(...first.map(node => node[axis])) - Math.min(...first.map(node => node[axis])) + 60;
      const wanted = nodes.length > 2 && !kg.scene.path.length && box && box.clientHeight ? across('x') / across('y') / (box.clientWidth / box.clientHeight) : 1;
      taller = Math.max(1, Math.min(1.5, wanted));
    }
    kg.taller = taller > 1.05 ? taller : 1;
    if (kg.taller > 1) for (const node of nodes) node.y *= taller;
    kg.down = kg.scene.path.length > 1 && !!box && box.clientWidth > 0 && box.clientWidth < 500;
    if (kg.down) for (const node of nodes) [node.x, node.y] = [node.y, node.x];
  };
  // Between the sheet of the address, the same for all, and the drawing on this canvas: the one is the other's inverse.
  kg.fromSheet = (x, y) => kg.down ? { x: y, y: x } : { x, y: y * kg.taller };
  kg.toSheet = ({ x, y }) => kg.down ? { x: y, y: x } : { x, y: y / kg.taller };

  kg.other = (edge, id) => kg.by.get(edge.from === id ? edge.to : edge.from);
  kg.inTime = node => node.bin == null || (node.until >= kg.state.from && node.bin <= kg.state.to);
  const fits = node => (!kg.state.type || node.kind !== 'event' || node.type === kg.state.type)
    && (!kg.state.country || node.kind !== 'event' || node.countries.includes(kg.state.country));

  // ---- What is visible: kinds and relations that are on, dated things inside the span, and what hangs on one of them.
  const look = () => {
    const { kinds, relations, node: chosen, edge: line } = kg.state, scene = kg.scene;
    const narrowed = kg.state.type || kg.state.country;
    const on = new Set(scene.nodes.filter(node => !kinds.has(node.kind) && kg.inTime(node) && fits(node)).map(node => node.id));
    const edges = scene.edges.filter(edge => !relations.has(edge.relation) && on.has(edge.from) && on.has(edge.to));
    const tied = new Set(edges.flatMap(edge => [edge.from, edge.to]));
    const fixed = id => id === chosen || id === scene.centre || scene.path.includes(id);
    const alone = id => fixed(id) || (!narrowed && (!kg.links.get(id).length || kg.by.get(id).bin != null)) || (narrowed && kg.by.get(id).kind === 'event');
    kg.seen = { nodes: new Set([...on].filter(id => tied.has(id) || alone(id))), edges };
    near(line, chosen);
  };
  const near = (line, chosen) => {
    kg.seen.near = new Set(line ? [line.from, line.to] : chosen ? [chosen] : []);
    if (chosen) for (const edge of kg.links.get(chosen) || []) if (kg.seen.nodes.has(edge.from) && kg.seen.nodes.has(edge.to)) kg.seen.near.add(edge.from).add(edge.to);
  };
  kg.visible = () => kg.scene.nodes.filter(node => kg.seen.nodes.has(node.id));
  kg.refresh = () => { look(); tell('seen'); tell('chosen'); };

  // ---- Choosing a thing or a line; what a filter hides comes back when it is chosen by name.
  kg.choose = id => {
    const node = kg.by.get(id);
    let shown = !node || kg.seen.nodes.has(id);
    if (node && !shown) {
      kg.state.kinds.delete(node.kind);
      if (!fits(node)) { kg.state.type = ''; kg.state.country = ''; }
      if (!kg.inTime(node)) { kg.state.from = Math.min(kg.state.from, node.bin); kg.state.to = Math.max(kg.state.to, node.until); }
    }
    kg.state.node = node ? id : null; kg.state.edge = null;
    if (shown) { near(null, kg.state.node); tell('chosen'); } else kg.refresh();
  };
  kg.chooseEdge = id => {
    kg.state.edge = kg.scene.edges.find(edge => edge.id === id) || null; kg.state.node = null;
    near(kg.state.edge, null); tell('chosen');
  };
  // What stands below the picture waits until the picture is there; then for the next frame, once for many changes.
  const waiting = new Map();
  let frame = 0;
  const flush = () => { frame = 0; const acts = [...waiting.values()]; waiting.clear(); for (const act of acts) act(); };
  kg.later = (name, act) => { waiting.set(name, act); if (!frame && document.documentElement.dataset.drawn) frame = requestAnimationFrame(flush); };
  kg.drawn = () => { document.documentElement.dataset.drawn = Math.round(performance.now()); if (!frame) frame = requestAnimationFrame(flush); };
  kg.begin = () => kg.load(block.scene);
})();
