// The picture: vis-network with shapes of our own. Positions come with the scene; nothing moves by itself.
(() => {
  'use strict';
  const { $, state } = kg;
  const NAMES = ['ink', 'ink-2', 'paper', 'edge', 'on-kind', 'clash', 'sans', 'serif', ...Object.keys(kg.fixed.kinds), ...Array.from({ length: 6 }, (_, i) => 'group-' + (i + 1))];
  const OUTLINES = {
    country: [-.9, -.9, .9, -.9, .9, .9, -.9, .9],
    organisation: [-.5, -.92, .5, -.92, 1, 0, .5, .92, -.5, .92, -1, 0],
    place: [-.9, -.9, .9, -.9, .9, .2, 0, 1.1, -.9, .2],
    event: [0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0],
    statement: [-1, -.85, 1, -.85, 1, .6, 0, .6, -.5, 1.1, -.5, .6, -1, .6],
  };
  const NOT_DONE = ['cancelled', 'planned', 'proposed', 'denied', 'invited', 'postponed'];
  const DASHES = { said: false, worked_out: [2, 5], planned: [7, 5] };
  const LINES = 1500; // of more the width stays as it was when the picture was fitted: each is a setting of the library's
  const MANY = 400; // things; beyond, lines rest while the picture is moved
  let tone = {}, net = null, nodes = null, edges = null, dragging = false;
  kg.tones = () => tone;
  const takeTones = () => {
    const style = getComputedStyle(document.documentElement);
    tone = Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue('--' + name).trim()]));
  };
  kg.outline = kind => OUTLINES[kind];
  // By a figure: its community's colour and number in place of the kind's; the form stays the kind's.
  kg.fill = node => tone[node.group ? 'group-' + ((node.group - 1) % 6 + 1) : node.kind];
  kg.letter = node => node.mark || kg.fixed.kinds[node.kind].letter;
  kg.hollow = node => NOT_DONE.includes(node.status);
  const trace = (ctx, kind, x, y, r) => {
    ctx.beginPath();
    if (kind === 'person') { ctx.arc(x, y, r, 0, 7); return; }
    const points = OUTLINES[kind];
    for (let i = 0; i < points.length; i += 2) ctx.lineTo(x + points[i] * r, y + points[i + 1] * r);
    ctx.closePath();
  };
  const unit = () => 1 / Math.min(1.1, Math.max(.16, net ? net.getScale() : 1)); // one screen pixel, within reason
  const pen = () => 1 / Math.min(1.1, Math.max(.04, net ? net.getScale() : 1)); // the same for names: they stay readable
  kg.radius = node => {
    const small = kg.scene.nodes.length > MANY ? .62 : kg.scene.nodes.length > 80 ? .78 : 1;
    if (kg.scene.size) return (node.size == null ? 6 : 6 + 18 * node.size) * small; // the figures are of all of the graph
    return node.id === kg.scene.centre ? 20 : (8.5 + Math.min(5, (kg.links.get(node.id) || []).length / 3)) * small;
  };
  const drawn = node => ({ ctx, x, y }) => {
    const u = unit(), r = kg.radius(node) * u, hollow = kg.hollow(node), fine = net && r * net.getScale() > 4.5;
    return {
      drawNode() {
        ctx.save();
        if (node.id === state.node) { trace(ctx, node.kind, x, y, r + 5 * u); ctx.lineWidth = 3 * u; ctx.fillStyle = tone.paper; ctx.fill(); ctx.strokeStyle = tone.ink; ctx.stroke(); }
        trace(ctx, node.kind, x, y, r);
        ctx.fillStyle = hollow ? tone.paper : kg.fill(node);
        ctx.fill();
        if (hollow) { ctx.setLineDash([3 * u, 2 * u]); ctx.lineWidth = 2 * u; ctx.strokeStyle = tone[node.kind]; ctx.stroke(); }
        if (fine) {
          ctx.fillStyle = hollow ? tone[node.kind] : tone['on-kind'];
          ctx.textAlign = 'center'; ctx.textBaseline = 'middle';
          ctx.font = `700 ${r * .95}px ${tone.sans}`;
          ctx.fillText(kg.letter(node), x, y + (node.kind === 'statement' || node.kind === 'place' ? -r * .1 : r * .06));
        }
        ctx.restore();
      },
      nodeDimensions: { width: r * 2.4, height: r * 2.4 },
    };
  };

  // ---- Names are drawn last, in screen size, the important ones first; one that would cover another waits until there is room.
  const weight = node => (node.id === state.node ? 4e4 : node.id === kg.scene.centre ? 3e4 : kg.seen.near.has(node.id) ? 2e4 : 0)
    + (kg.scene.path.includes(node.id) ? 1e4 : 0) + kg.links.get(node.id).length * 10 + (node.kind === 'event') * 15 - (node.kind === 'statement') * 20;
  const font = (node, u) => `${node.kind === 'event' || node.id === kg.scene.centre || node.id === state.node ? 700 : 400} ${(node.id === kg.scene.centre ? 17 : 12.5) * u}px ${node.kind === 'statement' ? tone.serif : tone.sans}`;
  const CELL = 120, MOST = 320;
  const crosses = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  class Taken { // boxes by the cells that they lie in
    constructor(cell) { this.cell = cell; this.cells = new Map(); }
    *keys([left, top, right, bottom]) {
      for (let x = Math.floor(left / this.cell); x <= right / this.cell; x++) for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y++) yield x * 1e5 + y;
    }
    add(box) { for (const key of this.keys(box)) { const there = this.cells.get(key); if (there) there.push(box); else this.cells.set(key, [box]); } }
    free(box, id) { for (const key of this.keys(box)) for (const one of this.cells.get(key) || []) if (one[4] !== id && crosses(box, one)) return false; return true; }
  }
  // Whether the number of neighbours that are not drawn stands beside a thing.
  const badged = node => node.hidden > 0 && (kg.seen.nodes.size <= 60 || (kg.seen.near.size <= 24 && kg.seen.near.has(node.id)) || node.id === state.node || node.id === kg.scene.centre);
  // `view` is what is in sight: left, top, right, bottom.
  kg.arrange = (ctx, u, view = null, size = u) => {
    const inside = box => !view || (box[0] > view[0] && box[1] > view[1] && box[2] < view[2] && box[3] < view[3]);
    const order = kg.visible(), taken = new Taken(CELL * u), found = [];
    for (const node of order) {
      const r = kg.radius(node) * size;
      taken.add([node.x - r, node.y - r, node.x + r, node.y + r, node.id]);
      if (badged(node)) taken.add([node.x + r * .75, node.y - r * .95 - 6 * u, node.x + r * .75 + (7 + 6 * String(node.hidden).length) * u, node.y - r * .95 + 6 * u, null]);
    }
    for (const node of order.map(node => [weight(node), node]).sort((a, b) => b[0] - a[0]).map(pair => pair[1])) {
      if (found.length > MOST) break;
      ctx.font = font(node, u);
      const r = kg.radius(node) * size, w = ctx.measureText(node.short).width, h = 15 * u, gap = 4 * u;
      const below = [node.x - w / 2, node.y + r + gap], right = [node.x + r + gap * (badged(node) && kg.down ? 7 : 1.5), node.y - h / 2];
      const left = [node.x - r - gap * 1.5 - w, node.y - h / 2], onPath = kg.scene.path.includes(node.id);
      const above = [node.x - w / 2, node.y - r - gap * (onPath ? 2.5 : 1) - h]; // above the number beside the sign, too
      const places = kg.down ? [right, below, left, above] : onPath ? [below, above, right, left] : [below, right, left, above];
      const must = node.id === state.node || node.id === kg.scene.centre || onPath;
      if (must) for (let row = 0; row < 3; row++) for (const x of [node.x - w / 2, node.x - r, node.x + r - w]) { // a path is one line: its names take turns
        places.push([x, node.y + r + gap + row * (h + gap)], [x, node.y - r - gap - h - row * (h + gap)]);
      }
      if (must && view && node.x > view[0] && node.x < view[2]) { // at the edge it is moved in, not cut
        const x = Math.max(view[0] + u, Math.min(below[0], view[2] - w - u));
        places.push([x, below[1]], [x, node.y - r - gap - h]);
      }
      const place = places.find(([x, y]) => { const box = [x, y, x + w, y + h]; return inside(box) && taken.free(box, node.id); }) || (must ? places[0] : null);
      if (!place) continue;
      taken.add([place[0] - 3 * u, place[1], place[0] + w + 3 * u, place[1] + h, null]);
      found.push({ node, x: place[0], y: place[1], w, h, font: ctx.font });
    }
    return found;
  };
  let names = [], written = '';
  const write = ctx => {
    const scale = net.getScale(), view = net.getViewPosition(), u = pen();
    const key = [scale.toFixed(4), dragging ? '' : [Math.round(view.x), Math.round(view.y)], state.node, state.edge && state.edge.id, kg.seen.nodes.size, state.from, state.to].join();
    if (key !== written && !(dragging && written)) {
      const half = [$('net').clientWidth / 2 / scale - 3 * u, $('net').clientHeight / 2 / scale - 2 * u];
      names = kg.arrange(ctx, u, [view.x - half[0], view.y - half[1], view.x + half[0], view.y + half[1]], unit()); written = key;
    }
    ctx.save();
    ctx.textAlign = 'left'; ctx.textBaseline = 'top'; ctx.lineJoin = 'round'; ctx.lineWidth = 4 * u;
    ctx.strokeStyle = tone.paper;
    for (const { node, x, y } of [...names].reverse()) { ctx.font = font(node, u); ctx.fillStyle = tone.ink; ctx.strokeText(node.short, x, y); ctx.fillText(node.short, x, y); }
    more(ctx, u);
    ctx.restore();
  };
  // How many neighbours of a thing are not drawn: beside the chosen one and its neighbours, all where there are few.
  const more = (ctx, u) => {
    ctx.font = `700 ${10.5 * u}px ${tone.sans}`; ctx.textBaseline = 'middle';
    for (const node of kg.scene.nodes) {
      if (!kg.seen.nodes.has(node.id) || !badged(node)) continue;
      const r = kg.radius(node) * unit(), text = '+' + kg.number(node.hidden), x = node.x + r * .75, y = node.y - r * .95;
      ctx.lineWidth = 3.5 * u; ctx.fillStyle = tone['ink-2']; ctx.strokeText(text, x, y); ctx.fillText(text, x, y);
    }
  };
  const ground = ctx => { ctx.save(); ctx.setTransform(1, 0, 0, 1, 0, 0); ctx.fillStyle = tone.paper; ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height); ctx.restore(); };

  // ---- Lines: only those that look different are given to the library again.
  const looks = edge => {
    const near = edge === state.edge || edge.from === state.node || edge.to === state.node;
    const onPath = kg.scene.steps && kg.scene.steps.has(edge.id);
    const quiet = kg.seen.near.size && !near;
    const faint = kg.scene.edges.length > 200 ? ['38', '70'] : ['77', 'aa'];
    const crowd = kg.seen.near.size > 40 && edge !== state.edge && !onPath; // of many lines none stands out
    const color = near && crowd ? tone['ink-2'] + 'b0' : near || onPath ? tone.ink : tone.edge + (quiet ? faint[0] : faint[1]);
    return { id: edge.id, from: edge.from, to: edge.to, dashes: DASHES[edge.line], width: Math.round((edge === state.edge ? 4 : (near && !crowd) || onPath ? 2.2 : 1.1) * unit() * 10) / 10, color: { color, highlight: tone.ink, hover: tone.ink } };
  };
  let shown = new Map();
  const relook = () => {
    if (!edges) return;
    const now = new Map(kg.seen.edges.map(edge => { const look = looks(edge); return [edge.id, [look, look.color.color + look.width]]; }));
    const gone = [...shown.keys()].filter(id => !now.has(id));
    if (gone.length) edges.remove(gone);
    const changed = [...now].filter(([id, [, key]]) => shown.get(id) !== key).map(([, [look]]) => look);
    if (changed.length) edges.update(changed);
    shown = new Map([...now].map(([id, [, key]]) => [id, key]));
  };
  const rebuild = (all = true) => {
    if (!nodes) return;
    written = '';
    const there = new Set(nodes.getIds());
    const gone = [...there].filter(id => !kg.seen.nodes.has(id));
    if (gone.length) nodes.remove(gone);
    nodes.update(kg.visible().filter(node => all || !there.has(node.id)).map(node => ({ id: node.id, x: node.x, y: node.y, shape: 'custom', ctxRenderer: drawn(node) })));
    relook();
  };

  // ---- Moving the view
  kg.fit = () => {
    if (!net) return;
    net.fit({ nodes: [...kg.seen.nodes], animation: false });
    net.moveTo({ scale: Math.min(1.3, net.getScale() * .93), animation: false }); // room for the names at the sides
    if (kg.down) { // its signs at the left, their names beside them
      const first = Math.min(...kg.visible().map(node => node.x));
      net.moveTo({ position: { x: first + ($('net').clientWidth / 2 - 40) / net.getScale(), y: net.getViewPosition().y }, animation: false });
    }
    relook();
    kg.spot = ''; kg.remember();
  };
  // Where the reader has moved to, for the address: the middle of the view on the sheet, and how near. The sheet is
  // taller on a telephone, the address is not.
  let noting = 0;
  const noted = () => {
    clearTimeout(noting);
    noting = setTimeout(() => {
      const at = kg.toSheet(net.getViewPosition());
      kg.spot = [Math.round(at.x), Math.round(at.y), net.getScale().toFixed(2)].join();
      kg.remember();
    }, 200);
  };
  kg.goto = spot => {
    const [x, y, scale] = (spot || '').split(',').map(Number);
    if (!net || !Number.isFinite(x) || !Number.isFinite(y) || !(scale >= .05 && scale <= 4)) return;
    net.moveTo({ position: kg.fromSheet(x, y), scale, animation: false });
    relook();
    kg.spot = spot; kg.remember();
  };
  kg.zoom = factor => { if (net) { noted(); net.moveTo({ scale: Math.min(4, Math.max(.05, net.getScale() * factor)), animation: false }); if (kg.seen.edges.length < LINES) relook(); } };
  kg.move = (dx, dy) => { if (net) { noted(); const at = net.getViewPosition(), s = net.getScale(); net.moveTo({ position: { x: at.x + dx / s, y: at.y + dy / s }, animation: false }); } };
  kg.place = id => net.canvasToDOM({ x: kg.by.get(id).x, y: kg.by.get(id).y });
  const bring = id => {
    if (!net || !id || !kg.seen.nodes.has(id)) return;
    const at = kg.place(id), box = $('net').getBoundingClientRect();
    if (at.x < 20 || at.y < 20 || at.x > box.width - 20 || at.y > box.height - 20) net.moveTo({ position: { x: kg.by.get(id).x, y: kg.by.get(id).y }, animation: false });
  };
  kg.canvas = () => net && net.canvas.frame.canvas;
  kg.redraw = () => net && net.redraw();

  kg.picture = () => {
    takeTones();
    if (!window.vis) { $('net').replaceWith(kg.make('p', kg.words.no_picture, { class: 'void', role: 'alert' })); kg.drawn(); return; }
    nodes = new vis.DataSet(); edges = new vis.DataSet();
    const options = structuredClone(kg.scene.options);
    options.interaction.hideEdgesOnDrag = options.interaction.hideEdgesOnZoom = kg.scene.nodes.length > MANY;
    nodes.add(kg.visible().map(node => ({ id: node.id, x: node.x, y: node.y, shape: 'custom', ctxRenderer: drawn(node) })));
    net = new vis.Network($('net'), { nodes, edges }, options);
    net.on('beforeDrawing', ground);
    net.on('afterDrawing', write);
    net.on('dragStart', () => { dragging = true; });
    net.on('dragEnd', () => { dragging = false; net.redraw(); noted(); });
    net.on('zoom', noted);
    net.on('click', event => { if (event.nodes[0]) kg.choose(event.nodes[0]); else if (event.edges[0]) kg.chooseEdge(event.edges[0]); else kg.choose(null); });
    net.on('doubleClick', event => { if (event.nodes[0]) kg.open(event.nodes[0]); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { takeTones(); rebuild(); });
    kg.on('scene', () => { net.setOptions({ interaction: { hideEdgesOnDrag: kg.scene.nodes.length > MANY, hideEdgesOnZoom: kg.scene.nodes.length > MANY } }); rebuild(); });
    kg.on('seen', () => rebuild(false));
    kg.on('chosen', () => { written = ''; relook(); bring(state.node); net.redraw(); });
    const spot = kg.spot;
    kg.fit();
    kg.goto(spot);
    net.once('afterDrawing', kg.drawn);
    net.redraw();
  };
})();
