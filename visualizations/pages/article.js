// Text and facts, linked both ways: what is under the pointer or the focus lights its twin; #p12-45 lights its words.
(() => {
  'use strict';
  const pairs = [...document.querySelectorAll('[data-f]')];
  const pieces = [...document.querySelectorAll('[data-p]')];
  const has = (list, name) => list.split(' ').includes(name);
  const light = numbers => {
    const wanted = numbers ? numbers.split(' ') : [];
    for (const one of pairs) one.classList.toggle('on', wanted.some(n => has(one.dataset.f, n)));
  };
  const at = event => event.target.closest?.('[data-f]')?.dataset.f;
  for (const kind of ['pointerover', 'focusin']) document.addEventListener(kind, event => { if (at(event)) light(at(event)); });
  const follow = () => {
    const hash = location.hash.slice(1);
    light(hash.match(/^[fs](\d+)$/)?.[1]);
    for (const one of pieces) one.classList.toggle('here', has(one.dataset.p, hash));
  };
  addEventListener('hashchange', follow);
  follow();
})();
