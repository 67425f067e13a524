// Names while they are typed: a list under the field, gone through with the arrow keys. Without it the form works as it is.
(() => {
  'use strict';
  for (const field of document.querySelectorAll('input[data-suggest]')) {
    const box = document.createElement('ul');
    const id = field.id + '-hits';
    box.id = id;
    box.className = 'hits';
    box.setAttribute('role', 'listbox');
    box.setAttribute('aria-label', field.labels[0]?.textContent ?? '');
    box.hidden = true;
    field.parentElement.classList.add('seek');
    field.parentElement.append(box);
    for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', id], ['aria-autocomplete', 'list']]) field.setAttribute(name, value);
    let at = -1, asked = 0, timer = 0;
    const items = () => [...box.querySelectorAll('[role=option]')];
    const unchoose = () => {
      at = -1;
      items().forEach(item => item.setAttribute('aria-selected', 'false'));
      field.removeAttribute('aria-activedescendant');
    };
    const close = () => {
      box.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      unchoose();
    };
    const choose = place => {
      const all = items();
      if (!all.length) return;
      at = (place + all.length) % all.length;
      all.forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
      field.setAttribute('aria-activedescendant', all[at].id);
      all[at].scrollIntoView({ block: 'nearest' });
    };
    // An answer that comes late must not take away what the arrow keys have chosen meanwhile.
    const show = hits => {
      const chosen = items()[at]?.querySelector('a').getAttribute('href');
      box.replaceChildren(...hits.map((hit, i) => {
        const item = document.createElement('li');
        item.id = id + i;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        const link = document.createElement('a');
        link.href = hit.href;
        link.tabIndex = -1;
        const sign = document.createElement('i');
        sign.className = 'k ' + hit.kind;
        sign.setAttribute('aria-hidden', 'true');
        sign.textContent = hit.letter;
        const text = document.createElement('span');
        const name = document.createElement('b');
        name.textContent = hit.label;
        const note = document.createElement('span');
        note.className = 'dim';
        note.textContent = hit.note;
        text.append(name, ' ', note);
        link.append(sign, text);
        item.append(link);
        return item;
      }));
      unchoose();
      box.hidden = !hits.length;
      field.setAttribute('aria-expanded', String(!!hits.length));
      const again = hits.findIndex(hit => hit.href === chosen);
      if (again >= 0) choose(again);
    };
    const ask = async () => {
      const turn = ++asked, words = field.value.trim();
      if (!words) { show([]); return; }
      const address = new URL(field.dataset.suggest, location.href);
      address.searchParams.set('q', words);
      try {
        const answer = await fetch(address, { headers: { Accept: 'application/json' } });
        const { hits } = answer.ok ? await answer.json() : { hits: [] };
        if (turn === asked) show(hits);
      } catch { close(); }
    };
    field.addEventListener('input', () => { unchoose(); clearTimeout(timer); timer = setTimeout(ask, 80); });
    field.addEventListener('keydown', event => {
      if (event.key === 'Escape') { close(); return; }
      if (box.hidden) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1);
      } else if (event.key === 'Enter' && at >= 0) {
        event.preventDefault();
        location.assign(items()[at].querySelector('a').href);
      }
    });
    document.addEventListener('pointerdown', event => { if (!field.parentElement.contains(event.target)) close(); });
    field.addEventListener('blur', () => setTimeout(() => { if (!box.contains(document.activeElement)) close(); }, 150));
  }
})();
