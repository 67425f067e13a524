// What is visible, to take along: PNG and SVG of the picture; CSV, Turtle and JSON-LD of its facts.
(() => {
  'use strict';
  const { $, make } = kg;
  const DIP = 'https://w3id.example/dip/ns#', CONCEPT = 'https://w3id.example/dip/concept/';
  const XSD = 'http://www.w3.org/2001/XMLSchema#', RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
  const CLASSES = { person: 'Person', country: 'Country', organisation: 'Organization', place: 'Place', event: 'Event', statement: 'Statement' };
  const PROPERTIES = { participant: 'hasParticipant', involves: 'involvesCountry', at: 'atPlace', part: 'subEventOf', speaker: 'speaker', addressee: 'addressee', about: 'about', made_at: 'madeAt', represents: 'represents' };

  // ---- Facts of what is visible: subject, predicate, object (an IRI or a literal)
  const iri = value => ({ iri: value }), literal = (value, more = {}) => ({ value, ...more });
  const date = value => literal(value, { type: XSD + { 4: 'gYear', 7: 'gYearMonth', 10: 'date' }[value.length] });
  kg.facts = () => {
    const found = [];
    for (const node of kg.visible()) {
      const add = (name, object) => found.push([node.iri, name, object]);
      add('type', iri(DIP + CLASSES[node.kind]));
      if (node.kind === 'statement') add(DIP + 'text', literal(node.text || node.label, node.lang ? { lang: node.lang } : {}));
      else add(RDFS + 'label', literal(node.label, { lang: kg.fixed.language }));
      if (node.kind !== 'event') continue;
      if (/^\d{4}(-\d\d){0,2}$/.test(node.start)) add(DIP + 'startDate', date(node.start));
      if (/^\d{4}(-\d\d){0,2}$/.test(node.end)) add(DIP + 'endDate', date(node.end));
      if (/^[a-z-]+$/.test(node.status) && node.status !== 'unknown') add(DIP + 'eventStatus', iri(CONCEPT + 'status-' + node.status));
      if (/^[a-z-]+$/.test(node.type)) add(DIP + 'eventType', iri(CONCEPT + 'event-type-' + node.type));
    }
    const base = id => kg.scene.base + 'id/' + id;
    for (const edge of kg.seen.edges) {
      const from = kg.by.get(edge.from).iri, to = kg.by.get(edge.to);
      if (edge.relation !== 'invited') { found.push([from, DIP + PROPERTIES[edge.relation], iri(to.iri)]); continue; }
      if (!edge.about) continue;
      const about = base(edge.about);
      found.push([about, 'type', iri(DIP + 'Invitation')], [about, DIP + 'inviter', iri(from)], [about, DIP + (['place', 'country'].includes(to.kind) ? 'destination' : 'invitee'), iri(to.iri)]);
    }
    return found;
  };

  // ---- Turtle: no prefix for things, so that no name needs rules of its own
  const node = value => `<${value.replace(/[\x00-\x20<>"{}|^`\\]/g, sign => encodeURIComponent(sign) === sign ? '%' + sign.charCodeAt(0).toString(16).padStart(2, '0') : encodeURIComponent(sign))}>`;
  const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const quoted = text => `"${text.replace(/[\\"\n\r\t]/g, sign => ESCAPES[sign])}"`;
  const term = object => object.iri ? node(object.iri) : quoted(object.value) + (object.lang ? '@' + object.lang : object.type ? '^^' + node(object.type) : '');
  kg.turtle = () => kg.facts().map(([subject, name, object]) => `${node(subject)} ${name === 'type' ? 'a' : node(name)} ${term(object)} .`).join('\n') + '\n';
  kg.jsonld = () => {
    const things = new Map();
    for (const [subject, name, object] of kg.facts()) {
      const thing = things.get(subject) || things.set(subject, { '@id': subject }).get(subject);
      if (name === 'type') { thing['@type'] = [object.iri]; continue; }
      (thing[name] ||= []).push(object.iri ? { '@id': object.iri } : { '@value': object.value, ...(object.lang ? { '@language': object.lang } : {}), ...(object.type ? { '@type': object.type } : {}) });
    }
    return JSON.stringify([...things.values()], null, 1);
  };

  // ---- CSV: a row for each line; a cell that a spreadsheet would run is made text
  const cell = value => { const text = String(value ?? ''), safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text; return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
  kg.csv = () => {
    const rows = [['from', 'from_kind', 'relation', 'to', 'to_kind', 'date', 'end', 'status', 'articles', 'basis', 'from_iri', 'to_iri']];
    for (const edge of kg.seen.edges) {
      const from = kg.by.get(edge.from), to = kg.by.get(edge.to), dated = [from, to].find(one => one.start) || from;
      rows.push([from.label, from.kind, edge.relation, to.label, to.kind, dated.start, dated.end, dated.status, dated.articles, edge.line, from.iri, to.iri]);
    }
    for (const one of kg.visible()) if (!kg.seen.edges.some(edge => edge.from === one.id || edge.to === one.id)) rows.push([one.label, one.kind, '', '', '', one.start, one.end, one.status, one.articles, '', one.iri, '']);
    return '\ufeff' + rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
  };

  // ---- SVG: as on the screen, in the colours of the page, the whole of what is visible
  kg.drawing = () => {
    const tone = kg.tones(), shown = kg.visible(), ctx = document.createElement('canvas').getContext('2d');
    const names = kg.arrange(ctx, 1);
    const xs = shown.flatMap(one => [one.x - 24, one.x + 24]).concat(names.flatMap(one => [one.x, one.x + one.w]));
    const ys = shown.flatMap(one => [one.y - 24, one.y + 24]).concat(names.map(one => one.y + one.h));
    const [left, top, right, bottom] = [Math.min(...xs) - 12, Math.min(...ys) - 12, Math.max(...xs) + 12, Math.max(...ys) + 12].map(Math.round);
    const drawing = kg.svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${left} ${top} ${right - left} ${bottom - top}`, width: right - left, height: bottom - top });
    drawing.append(kg.svg('title', {}, document.title), kg.svg('rect', { x: left, y: top, width: right - left, height: bottom - top, fill: tone.paper }));
    const DASH = { worked_out: '2 5', planned: '7 5' };
    for (const edge of kg.seen.edges) {
      const from = kg.by.get(edge.from), to = kg.by.get(edge.to);
      drawing.append(kg.svg('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: tone.edge, 'stroke-opacity': .6, 'stroke-dasharray': DASH[edge.line] || null }));
    }
    for (const one of shown) {
      const r = kg.radius(one), hollow = kg.hollow(one), paint = { fill: hollow ? tone.paper : kg.fill(one), stroke: hollow ? tone[one.kind] : 'none', 'stroke-width': 2, 'stroke-dasharray': hollow ? '3 2' : null };
      const points = kg.outline(one.kind);
      const group = kg.svg('g');
      group.append(kg.svg('title', {}, [one.label, one.when].filter(Boolean).join(', ')));
      if (!points) group.append(kg.svg('circle', { cx: one.x, cy: one.y, r, ...paint }));
      else group.append(kg.svg('path', { d: 'M' + points.map((p, i) => (i % 2 ? one.y : one.x) + p * r).map(p => p.toFixed(1)).join(' ') + 'z', ...paint }));
      group.append(kg.svg('text', { x: one.x, y: (one.y + r * .34 - (['statement', 'place'].includes(one.kind) ? r * .14 : 0)).toFixed(1), 'text-anchor': 'middle', 'font-family': tone.sans, 'font-weight': 700, 'font-size': (r * .95).toFixed(1), fill: hollow ? tone[one.kind] : tone['on-kind'] }, kg.letter(one)));
      drawing.append(group);
    }
    for (const { node: one, x, y, font } of names) {
      const [weight, size] = font.split(' ');
      drawing.append(kg.svg('text', { x: x.toFixed(1), y: (y + 11.5).toFixed(1), 'font-family': one.kind === 'statement' ? tone.serif : tone.sans, 'font-weight': weight === 'bold' ? 700 : weight, 'font-size': parseFloat(size), fill: tone.ink, stroke: tone.paper, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, one.short));
    }
    return new XMLSerializer().serializeToString(drawing);
  };

  const save = (name, href) => { make('a', null, { download: name, href }).click(); };
  const text = (name, type, content) => {
    const href = URL.createObjectURL(new Blob([content], { type }));
    save(name, href);
    setTimeout(() => URL.revokeObjectURL(href), 2000);
  };
  const FORMS = {
    png: () => { if (kg.canvas()) save('kg.png', kg.canvas().toDataURL()); },
    svg: () => text('kg.svg', 'image/svg+xml', kg.drawing()),
    csv: () => text('kg.csv', 'text/csv', kg.csv()),
    turtle: () => text('kg.ttl', 'text/turtle', kg.turtle()),
    jsonld: () => text('kg.jsonld', 'application/ld+json', kg.jsonld()),
  };
  $('take').addEventListener('click', event => { const form = event.target.closest('[data-form]'); if (form) { FORMS[form.dataset.form](); $('take').open = false; } });
  $('take').addEventListener('keydown', event => { if (event.key === 'Escape') { $('take').open = false; $('take').querySelector('summary').focus(); } });
  document.addEventListener('pointerdown', event => { if (!$('take').contains(event.target)) $('take').open = false; });
})();
