// The visible events along time, and where they were: drawings as SVG, each sign a link to its thing.
// The map has a graticule and nothing else: no coast, no border, no claim about territory.
(() => {
  'use strict';
  const { $, make, svg, say, words, state } = kg;
  const link = (id, title) => {
    const a = svg('a', { href: '#panel', 'data-go': id, 'aria-label': title });
    a.append(svg('title', {}, title));
    return a;
  };
  const events = () => kg.visible().filter(node => node.kind === 'event');
  const form = node => kg.hollow(node) ? 'open' : 'evd';

  // ---- Timeline: a lane for each type of event, the most frequent first
  const LANE = 46, TOP = 26, WIDE = 1104, LANES = 7, YEAR = 44;
  // On a telephone a drawing is as wide as the page, one along time as long as its years; elsewhere as wide as the column.
  const across = id => Math.max(300, Math.min(WIDE, $(id).clientWidth || WIDE));
  const small = id => across(id) < 600;
  const days = iso => Date.UTC(+iso.slice(0, 4), iso.length > 4 ? iso.slice(5, 7) - 1 : 6, iso.length > 7 ? +iso.slice(8, 10) : 15) / 864e5;
  kg.timeline = () => {
    const dated = events().filter(node => node.start);
    const types = new Map();
    for (const node of dated) types.set(node.type, (types.get(node.type) || 0) + 1);
    const ranked = [...types].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(pair => pair[0]);
    const lanes = ranked.length > LANES ? [...ranked.slice(0, LANES - 1), null] : ranked;
    const at = dated.map(node => days(node.start));
    const y0 = Math.min(...dated.map(node => +node.start.slice(0, 4))), y1 = Math.max(...dated.map(node => +node.start.slice(0, 4))) + 1;
    const low = days(y0 + '-01-01'), high = days(y1 + '-01-01');
    const LEFT = small('timeline') ? 112 : 132, wide = small('timeline') ? Math.max(across('timeline'), LEFT + YEAR * (y1 - y0)) : WIDE;
    const x = day => LEFT + (day - low) / (high - low) * (wide - LEFT - 12);
    const height = TOP + lanes.length * LANE + 8;
    const drawing = svg('svg', { class: 'chart', viewBox: `0 0 ${wide} ${height}`, role: 'group', 'aria-label': words.timeline, ...(small('timeline') ? { width: wide, height } : {}) });
    const step = small('timeline') ? 1 : Math.ceil((y1 - y0) / 14), pin = svg('g', { class: 'pin' });
    pin.append(svg('path', { class: 'ground', d: `M-1 0H${LEFT - 10}V${height}H-1z` }));
    for (let year = y0; year <= y1; year += step) {
      const line = x(days(year + '-01-01'));
      drawing.append(svg('path', { class: 'gr', d: `M${line.toFixed(1)} ${TOP - 4}V${height - 8}` }));
      if (year < y1) drawing.append(svg('text', { x: (line + 4).toFixed(1), y: 14, class: 'dim' }, year));
    }
    lanes.forEach((type, i) => {
      const y = TOP + (i + .5) * LANE;
      drawing.append(svg('path', { class: 'gr', d: `M${LEFT} ${y}H${wide - 12}` }));
      pin.append(svg('text', { x: 0, y: y + 4 }, type === null ? words.others : kg.fixed.types[type] || words.event));
    });
    const stacked = new Map();
    dated.forEach((node, i) => {
      const lane = lanes.includes(node.type) ? lanes.indexOf(node.type) : lanes.length - 1;
      const cx = x(at[i]), slot = lane + ':' + Math.round(cx / 9), n = stacked.get(slot) || 0;
      stacked.set(slot, n + 1);
      const cy = TOP + (lane + .5) * LANE + (n % 2 ? 1 : -1) * Math.ceil(n / 2) * 5;
      const a = link(node.id, `${node.when}: ${node.label}`), r = node.id === state.node ? 8 : 6;
      a.append(svg('path', { class: form(node) + (node.id === state.node ? ' sel' : ''), d: `M${cx.toFixed(1)} ${(cy - r).toFixed(1)}l${r} ${r}l-${r} ${r}l-${r} -${r}z` }));
      drawing.append(a);
    });
    drawing.append(pin);
    return dated.length ? drawing : null;
  };

  // ---- Map: plate carrée about the middle of what is shown
  const MARGIN = 44;
  const spots = () => {
    const found = new Map();
    const add = (at, id, label, event) => {
      const key = at.join();
      const spot = found.get(key) || found.set(key, { at, id: null, label: '', events: [] }).get(key);
      if (id && (!spot.id || label.length < spot.label.length)) { spot.id = id; spot.label = label; }
      spot.label ||= label;
      if (event) spot.events.push(event);
    };
    for (const node of kg.visible()) if (node.kind === 'place' && node.at) add(node.at, node.id, node.label, null);
    for (const node of events()) if (node.at) add(node.at, null, node.where || '', node);
    return [...found.values()].filter(spot => spot.events.length).sort((a, b) => b.events.length - a.events.length);
  };
  kg.map = () => {
    const all = spots();
    if (!all.length) return null;
    const lats = all.map(spot => spot.at[0]), longs = all.map(spot => spot.at[1]);
    const SIZE = small('map') ? [across('map'), across('map')] : [WIDE, 520];
    const middle = [(Math.min(...lats) + Math.max(...lats)) / 2, (Math.min(...longs) + Math.max(...longs)) / 2];
    const narrow = Math.cos(Math.min(70, Math.abs(middle[0])) * Math.PI / 180);
    const span = [Math.max(6, Math.max(...lats) - Math.min(...lats)), Math.max(8, Math.max(...longs) - Math.min(...longs)) * narrow];
    const scale = Math.min((SIZE[0] - 2 * MARGIN) / span[1], (SIZE[1] - 2 * MARGIN) / span[0]);
    const x = long => SIZE[0] / 2 + (long - middle[1]) * narrow * scale, y = lat => SIZE[1] / 2 - (lat - middle[0]) * scale;
    const drawing = svg('svg', { class: 'chart map', viewBox: `0 0 ${SIZE[0]} ${SIZE[1]}`, role: 'group', 'aria-label': words.map, ...(small('map') ? { width: SIZE[0], height: SIZE[1] } : {}) });
    const extent = Math.min(SIZE[0] / scale / narrow, SIZE[1] / scale), step = [1, 2, 5, 10, 15, 30].find(one => extent / one <= 7) || 30;
    const degrees = (value, signs) => `${Math.abs(value)}°${value ? ` ${signs[value > 0 ? 0 : 1]}` : ''}`;
    for (let lat = Math.ceil((middle[0] - SIZE[1] / 2 / scale) / step) * step; y(lat) > 0 && lat <= 90; lat += step) {
      if (lat < -90) continue;
      drawing.append(svg('path', { class: 'gr', d: `M0 ${y(lat).toFixed(1)}H${SIZE[0]}` }), svg('text', { class: 'dim grt', x: 4, y: (y(lat) - 4).toFixed(1) }, degrees(lat, words.north_south.split(' '))));
    }
    for (let long = Math.ceil((middle[1] - SIZE[0] / 2 / scale / narrow) / step) * step; x(long) < SIZE[0] && long <= 180; long += step) {
      if (long < -180) continue;
      drawing.append(svg('path', { class: 'gr', d: `M${x(long).toFixed(1)} 0V${SIZE[1]}` }), svg('text', { class: 'dim grt', x: (x(long) + 4).toFixed(1), y: SIZE[1] - 5 }, degrees(long, words.east_west.split(' '))));
    }
    const most = all[0].events.length, size = spot => 5 + 15 * Math.sqrt(spot.events.length / most);
    const taken = all.map(spot => { const r = size(spot), cx = x(spot.at[1]), cy = y(spot.at[0]); return [cx - r, cy - r, cx + r, cy + r, spot]; });
    for (const spot of all) {
      const n = spot.events.length, r = size(spot), cx = x(spot.at[1]), cy = y(spot.at[0]);
      const target = spot.id || spot.events[0].id, name = spot.label || words.place;
      const a = link(target, `${name}: ${say(n === 1 ? words.event_one : words.event_many, { n })}`);
      a.append(svg('circle', { cx: cx.toFixed(1), cy: cy.toFixed(1), r: r.toFixed(1), class: 'spot' + (spot.id && spot.id === state.node || spot.events.some(node => node.id === state.node) ? ' sel' : '') }));
      const wide = name.length * 6.6 + 4;
      const free = [[cx + r + 4, cy + 4], [cx - r - 4 - wide, cy + 4], [cx - wide / 2, cy + r + 15], [cx - wide / 2, cy - r - 6]]
        .find(([left, base]) => left > 36 && left + wide < SIZE[0] && base > 14 && base < SIZE[1] - 14 && !taken.some(box => box[4] !== spot && left < box[2] && left + wide > box[0] && base - 12 < box[3] && base + 3 > box[1]));
      if (free) { a.append(svg('text', { x: free[0].toFixed(1), y: free[1].toFixed(1) }, name)); taken.push([free[0], free[1] - 12, free[0] + wide, free[1] + 3, null]); }
      drawing.append(a);
    }
    return drawing;
  };

  const show = (into, drawing, note, said, nothing) => {
    $(into).replaceChildren(drawing || make('p', nothing, { class: 'hint' }));
    $(note).textContent = said;
  };
  const draw = () => {
    const shown = events(), dated = shown.filter(node => node.start).length, placed = shown.filter(node => node.at).length;
    show('timeline', kg.timeline(), 'lcount', say(words.in_timeline, { n: dated, m: shown.length }), words.no_dates);
    show('map', kg.map(), 'mcount', say(words.in_map, { n: placed, m: shown.length }), words.no_places);
  };
  // The newest first; what the lanes are called stays in sight.
  const timeline = $('timeline');
  const pinned = () => {
    const drawing = timeline.querySelector('svg');
    if (drawing) drawing.querySelector('.pin').setAttribute('transform', `translate(${timeline.scrollLeft * drawing.viewBox.baseVal.width / drawing.clientWidth})`);
  };
  timeline.addEventListener('scroll', pinned);
  let newest = true;
  const placed = () => { draw(); if (newest) timeline.scrollLeft = timeline.scrollWidth; newest = false; pinned(); };
  const soon = () => kg.later('charts', placed);
  kg.on('scene', soon);
  kg.on('seen', soon);
  kg.on('chosen', soon);
  for (const id of ['timeline', 'map']) $(id).addEventListener('click', event => { if (event.target.closest('a')) event.preventDefault(); });
})();
