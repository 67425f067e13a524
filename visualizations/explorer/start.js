// Begins: the state from the address, the keys, the buttons; then the first drawing.
(() => {
  'use strict';
  const { $, state } = kg;
  const events = () => kg.visible().filter(node => node.kind === 'event');
  const step = by => {
    const ring = events();
    if (!ring.length) return;
    const at = ring.findIndex(node => node.id === state.node);
    kg.choose(ring[at < 0 ? (by > 0 ? 0 : ring.length - 1) : (at + by + ring.length) % ring.length].id);
  };
  // Up and down go round what is tied to the thing that was chosen last by other means.
  let hub = null;
  const round = by => {
    const about = hub && kg.by.has(hub) && (state.node === hub || kg.links.get(hub).some(edge => kg.other(edge, hub).id === state.node)) ? hub : state.node || kg.scene.centre;
    if (!about) { step(by); return; }
    const ring = [about, ...new Set(kg.links.get(about).map(edge => kg.other(edge, about).id))].filter(id => kg.seen.nodes.has(id));
    if (!ring.length) return;
    kg.choose(ring[(ring.indexOf(state.node) + by + ring.length) % ring.length]);
    hub = about;
  };
  const KEYS = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => round(1), ArrowUp: () => round(-1),
    '+': () => kg.zoom(1.25), '-': () => kg.zoom(.8), 0: kg.fit, Enter: () => { hub = state.node; $('panel').focus(); },
    e: () => state.node && kg.open(state.node), Escape: () => kg.choose(null),
    a: () => kg.move(-80, 0), d: () => kg.move(80, 0), w: () => kg.move(0, -80), s: () => kg.move(0, 80),
  };
  $('net').onkeydown = event => { const act = KEYS[event.key]; if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); } };
  $('panel').onkeydown = event => { if (event.key === 'Escape') $('net').focus(); };
  $('all').onclick = kg.fit;
  $('closer').onclick = () => kg.zoom(1.25);
  $('farther').onclick = () => kg.zoom(.8);
  for (const form of document.querySelectorAll('.desk form')) if (form.id !== 'ask') form.onsubmit = event => event.preventDefault();
  if (!kg.fixed.api) kg.open = () => {};

  // For pages that embed this one, and for tests: choose by key; where a thing stands within the picture, in pixels.
  window.kgNetwork = { choose: kg.choose, place: kg.place, state: kg };

  for (const [part, width] of [['.bar .narrow', 44], ['#filters .narrow', 62]]) { // the picture first
    const choices = document.querySelector(part);
    if (choices && matchMedia(`(max-width: ${width}rem)`).matches) choices.open = false;
  }

  kg.begin();
  kg.recall();
  kg.refresh();
  if (kg.scene.nodes.length) kg.picture();
  else kg.drawn();
})();
