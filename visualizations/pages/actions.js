// Buttons that need script: copy a link, a citation or the code of a card; print. Without script they are not there.
(() => {
  'use strict';
  const here = () => { const address = new URL(location.href); address.searchParams.delete('lang'); return address.href; };
  const today = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, { dateStyle: 'long' }).format(new Date());
  const told = document.createElement('span');
  told.className = 'vh';
  told.setAttribute('role', 'status');
  document.body.append(told);

  const write = async text => {
    try { await navigator.clipboard.writeText(text); return; } catch { /* not over plain http: the old way */ }
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'vh';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  };
  const texts = {
    link: button => button.href ? new URL(button.getAttribute('href'), location.href).href : here().replace(/#.*/, ''),
    cite: button => `${button.dataset.cite} ${here().replace(/[?#].*/, '')} (${button.dataset.read} ${today})`,
    card: button => {
      const frame = document.createElement('iframe');
      frame.src = new URL(button.dataset.card, location.href).href;
      frame.width = '480';
      frame.height = '320';
      frame.title = document.querySelector('h1').textContent;
      return frame.outerHTML;
    },
  };
  for (const button of document.querySelectorAll('[data-do]')) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener('click', async event => {
      if (button.dataset.do === 'print') { print(); return; }
      event.preventDefault();
      await write(texts[button.dataset.do](button));
      button.textContent = told.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; told.textContent = ''; }, 2000);
    });
  }
  for (const along of document.querySelectorAll('.along')) { // a narrow page begins with the newest; the names stay in sight
    const drawing = along.querySelector('svg'), names = along.querySelector('.pin');
    along.addEventListener('scroll', () => names?.setAttribute('transform', `translate(${along.scrollLeft * drawing.viewBox.baseVal.width / drawing.clientWidth})`));
    const signs = [...drawing.querySelectorAll('a, rect')].map(sign => sign.getBoundingClientRect().right - drawing.getBoundingClientRect().left);
    along.scrollLeft = signs.length ? Math.max(...signs) + 24 - along.clientWidth : along.scrollWidth; // not what the axis has after it
  }
  const menu = document.querySelector('.top nav');
  const now = menu.querySelector('[aria-current]'); // on a narrow page the menu is one line that scrolls
  if (now) menu.scrollLeft = now.offsetLeft - menu.offsetLeft - (menu.clientWidth - now.offsetWidth) / 2;
  for (const place of document.querySelectorAll('[data-today]')) place.textContent = `${here()} · ${today}`;
})();
