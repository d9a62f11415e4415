// The timeline of a run: a row for each visit of a state. An open row shows the details of the visit.

import { element } from '/_emulator/page/dom.js';
import { createRow } from '/_emulator/page/row.js';
import { zoneName } from '/_emulator/page/time.js';

// The browser lays out only the blocks of rows that are in view.
const BLOCK_ROWS = 100;
// The fraction by which the time span of an active run grows before all bars are drawn again.
const TOLERANCE = 0.01;

// Calls `select` with the visit that was opened last, or null when it is closed.
export function createTimeline(runId, select) {
  const rows = new Map();
  const byState = new Map();
  const scale = { from: 0, span: 0, isOver: false };
  let filter = null;
  let opened = null;
  const note = element('p', { class: 'quiet' });
  const blocks = [];
  const list = element('div', { class: 'visits' });
  const columns = ['State', ['Started, ', zoneName()], 'Duration'].map(name => element('span', {}, name));
  const node = element('div', {}, note, element('div', { class: 'columns', 'aria-hidden': 'true' }, columns), list);
  const neighbors = { find: findNeighbor, open };
  return { node, update, open, openLast, showOnly, filter: () => filter, opened: () => opened?.visit() ?? null };

  // Changes rows in place, so that open rows stay open and the focus stays.
  function update(visits, changed, count, until, isOver) {
    note.textContent = describe(visits, count);
    removeOld(visits);
    const isScaled = rescale(visits, until, isOver);
    changed.forEach(visit => rowOf(visit).show(visit));
    (isScaled ? [...rows.values()] : changed.map(rowOf)).forEach(row => row.draw(scale));
  }

  function rowOf(visit) {
    if (!rows.has(visit.number)) {
      const row = createRow(runId, visit, neighbors, toggled);
      rows.set(visit.number, row);
      byState.set(visit.state_name, byState.get(visit.state_name) ?? []);
      byState.get(visit.state_name).push(visit.number);
      row.item.hidden = isHidden(row);
      append(row.item);
    }
    return rows.get(visit.number);
  }

  function append(item) {
    if (!(blocks.at(-1)?.children.length < BLOCK_ROWS)) {
      blocks.push(element('ol', { class: 'block' }));
      list.append(blocks.at(-1));
    }
    blocks.at(-1).append(item);
    measure(blocks.at(-1));
  }

  // The height of a block that is not in view depends on its number of rows.
  function measure(block) {
    const rows = filter === null ? block.children.length : [...block.children].filter(item => !item.hidden).length;
    block.style.setProperty('--rows', rows);
  }

  function isHidden(row) {
    return filter !== null && row.visit().state_name !== filter;
  }

  function removeOld(visits) {
    for (const [number, row] of rows) {
      if (visits.has(number)) {
        break;
      }
      const block = row.item.parentNode;
      row.item.remove();
      measure(block);
      rows.delete(number);
    }
  }

  // Returns whether all bars have changed: because of their scale, or because the run has ended.
  function rescale(visits, until, isOver) {
    const [first] = visits.values();
    const last = [...visits.values()].at(-1);
    const from = first ? Date.parse(first.start_time) : 0;
    const span = Math.max(1, until - from, last ? Date.parse(last.end_time ?? last.start_time) - from : 0);
    const fits = isOver ? scale.span === span : span >= scale.span && span <= scale.span * (1 + TOLERANCE);
    const isSame = fits && scale.from === from && scale.isOver === isOver;
    Object.assign(scale, isSame ? {} : { from, span, isOver });
    return !isSame;
  }

  function toggled(row, isOpen) {
    opened = isOpen ? row : opened === row ? null : opened;
    select(opened?.visit() ?? null);
  }

  // Opens a visit. Returns whether it is known.
  function open(number) {
    const row = rows.get(number);
    if (row && row.item.hidden) {
      showOnly(null);
    }
    row?.open();
    return Boolean(row);
  }

  function openLast(stateName) {
    open(byState.get(stateName)?.at(-1));
  }

  // The number of the visit of the same state that is `step` visits later; undefined if there is none.
  function findNeighbor(visit, step) {
    const numbers = byState.get(visit.state_name);
    return numbers[numbers.indexOf(visit.number) + step];
  }

  function showOnly(stateName) {
    filter = stateName;
    rows.forEach(row => {
      row.item.hidden = isHidden(row);
    });
    blocks.forEach(measure);
  }
}

// A note about missing visits, which are still loading, or are the oldest ones of a very long run.
function describe(visits, count) {
  if (!visits.size) {
    return 'No state has started.';
  }
  const [first] = visits.keys();
  return visits.size >= count - 1
    ? ''
    : first > 1
      ? `The last ${visits.size} of ${count} visits.`
      : `Loading: ${visits.size} of ${count} visits.`;
}
