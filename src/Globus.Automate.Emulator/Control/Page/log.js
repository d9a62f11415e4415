// The log of a run. Entries are appended, so that an open entry stays open.

import { element } from '/_emulator/page/dom.js';
import { time, zoneName } from '/_emulator/page/time.js';

const SHOWN_ENTRIES = 300;

export function createLog() {
  const note = element('p', { class: 'quiet' });
  const body = element('tbody');
  const heads = [['Time, ', zoneName()], 'Code', 'Description'].map(name => element('th', { scope: 'col' }, name));
  const table = element('table', {}, element('thead', {}, element('tr', {}, heads)), body);
  let shown = 0;
  return { node: element('div', { id: 'log' }, note, table), update };

  // The entries are the newest ones of the log; `end` is the number of entries up to the last of them.
  function update(entries, end) {
    const added = entries.slice(-Math.min(end - shown, SHOWN_ENTRIES));
    if (end > shown) {
      body.append(...added.map(row));
      shown = end;
    }
    while (body.children.length > SHOWN_ENTRIES) {
      body.firstChild.remove();
    }
    note.textContent = end > body.children.length ? `The last ${body.children.length} of ${end} entries.` : '';
  }
}

const row = entry =>
  element(
    'tr',
    {},
    element('td', { class: 'time' }, time(entry.time)),
    element('td', {}, entry.code),
    element(
      'td',
      {},
      element('details', {}, element('summary', {}, entry.description), element('pre', {}, entry.details)),
    ),
  );
