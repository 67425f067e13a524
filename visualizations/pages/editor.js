// The field for a query becomes an editor where one was brought in (YASQE), with our prefixes and terms to
// complete with; without it the field stands. Nothing is fetched from elsewhere and nothing is kept.
(() => {
  'use strict';
  const form = document.querySelector('form.editor');
  const field = form?.querySelector('textarea');
  if (!field) return;
  const run = () => form.requestSubmit();
  const wide = matchMedia('(min-width: 62rem)');
  const list = document.querySelector('details.qlist');
  if (list && !wide.matches) list.open = false;

  const Editor = window.Yasgui?.Yasqe;
  if (!Editor) {
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
    });
    return;
  }

  const vocabulary = fetch(form.dataset.terms, { headers: { Accept: 'application/json' } })
    .then(answer => answer.ok ? answer.json() : null)
    .catch(() => null)
    .then(found => found ?? { prefixes: {}, classes: [], properties: [] });
  const called = new Map();
  vocabulary.then(({ classes, properties }) => { for (const [name, , text] of [...classes, ...properties]) called.set(name, text); });

  const word = editor => {
    const at = editor.getDoc().getCursor();
    const before = editor.getDoc().getLine(at.line).slice(0, at.ch);
    return before.match(/[A-Za-z][\w-]*:?[\w-]*$/)?.[0] ?? '';
  };
  const afterType = editor => {
    const at = editor.getDoc().getCursor();
    return /(?:^|\s)(?:a|rdf:type)\s+[\w-]*:?[\w-]*$/.test(editor.getDoc().getLine(at.line).slice(0, at.ch));
  };
  const hints = async (editor) => {
    const typed = word(editor), cursor = editor.getDoc().getCursor(), { prefixes, classes, properties } = await vocabulary;
    const line = editor.getDoc().getLine(cursor.line).slice(0, cursor.ch - typed.length);
    const declaring = /^\s*PREFIX\s+$/i.test(line);
    const wanted = typed.toLowerCase(), local = wanted.split(':').pop();
    const terms = declaring ? [] : afterType(editor) ? classes : [...properties, ...classes];
    const fits = ([name, , text]) => name.toLowerCase().startsWith(wanted)
      || (local.length > 1 && (name.toLowerCase().includes(local) || text.toLowerCase().includes(local)));
    const rank = ([name]) => {
      const small = name.toLowerCase();
      return small.startsWith(wanted) ? 0 : small.split(':')[1] === local ? 1 : small.split(':')[1]?.startsWith(local) ? 2 : 3;
    };
    const found = declaring
      ? Object.entries(prefixes).filter(([name]) => name.startsWith(wanted.replace(':', ''))).map(([name, iri]) => ({ text: `${name}: <${iri}>`, name: `${name}:`, note: iri }))
      : terms.filter(fits).sort((a, b) => rank(a) - rank(b)).slice(0, 40).map(([name, , text]) => ({ text: name, name, note: text }));
    const list = found.map(one => ({
      text: one.text,
      render: element => {
        const note = document.createElement('small');
        note.textContent = one.note;
        element.append(one.name, ' ', note);
      },
      pick: () => declare(editor, one.text, prefixes),
    }));
    return { list, from: { line: cursor.line, ch: cursor.ch - typed.length }, to: cursor };
  };
  // A term whose prefix is not declared declares it.
  const declare = (editor, name, prefixes) => {
    const prefix = name.match(/^([\w-]+):[\w-]+$/)?.[1];
    const known = editor.getValue();
    if (!prefix || !prefixes[prefix] || new RegExp(`PREFIX\\s+${prefix}:`, 'i').test(known)) return;
    editor.getDoc().replaceRange(`PREFIX ${prefix}: <${prefixes[prefix]}>\n`, { line: 0, ch: 0 });
  };
  const complete = async editor => {
    const found = await hints(editor);
    if (!found.list.length) return;
    for (const one of found.list) one.hint = (cm, _, pick) => { cm.getDoc().replaceRange(pick.text, found.from, cm.getDoc().getCursor()); pick.pick(); };
    editor.showHint({ hint: () => found, completeSingle: false, closeCharacters: /[\s{}().,;]/ });
  };

  const holder = document.createElement('div');
  field.hidden = true;
  field.after(holder);
  const label = form.querySelector('label[for=query]');
  label.id = 'query-label';
  Editor.defaults.autocompleters.length = 0;  // its own ask other hosts
  const editor = new Editor(holder, {
    value: field.value, persistenceId: null, showQueryButton: false, createShareableLink: null,
    resizeable: false, lineWrapping: true, consumeShareLink: null, viewportMargin: Infinity,
    extraKeys: {
      'Ctrl-Enter': run, 'Cmd-Enter': run, 'Ctrl-Space': complete, Tab: false, 'Shift-Tab': false,
      Esc: () => editor.getInputField().blur(),
    },
  });
  editor.setSize(null, 'auto');
  const input = editor.getInputField();
  input.setAttribute('aria-labelledby', 'query-label');
  input.setAttribute('aria-describedby', 'query-hint');
  label.addEventListener('click', () => editor.focus());
  editor.on('change', () => { field.value = editor.getValue(); });
  editor.on('inputRead', (_, change) => {
    const typed = word(editor);
    if (change.origin === '+input' && (typed.includes(':') || typed.length > 2)) complete(editor);
  });
  const line = Number(document.querySelector('[role=alert][data-line]')?.dataset.line);
  if (line) editor.getDoc().addLineClass(line - 1, 'background', 'CodeMirror-activeline');
  document.documentElement.dataset.editor = 'ready';
})();
