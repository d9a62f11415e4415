// The timeline of a run: a row for each visit of a state. An open row shows the details of the visit.

import { element, drawing } from '/_emulator/page/dom.js';
import { clockTime, duration } from '/_emulator/page/text.js';

const SMALLEST_BAR = 0.4;

export function createTimeline(place) {
  const rows = new Map();
  const note = element('p', { class: 'quiet' });
  const list = element('ol', { class: 'visits' });
  place.append(note, element('div', { class: 'columns', 'aria-hidden': 'true' }, ['State', 'Started', 'Duration'].map(name => element('span', {}, name))), list);
  return { update, openLast };

  // Changes rows in place, so that open rows stay open and the focus stays.
  function update(visits, count, until, isOver) {
    note.textContent = !visits.length ? 'No state has started.' : visits.length < count - 1 ? `The last ${visits.length} of ${count} visits.` : '';
    const from = visits.length ? Date.parse(visits[0].start_time) : 0;
    const span = Math.max(1, until - from, ...visits.slice(-1).map(visit => Date.parse(visit.end_time ?? visit.start_time) - from));
    for (const [number, row] of rows) {
      if (number < visits[0]?.number) {
        row.item.remove();
        rows.delete(number);
      }
    }
    for (const visit of visits) {
      if (!rows.has(visit.number)) {
        rows.set(visit.number, createRow());
        list.append(rows.get(visit.number).item);
      }
      rows.get(visit.number).update(visit, from, span, isOver);
    }
  }

  function openLast(stateName) {
    [...rows.values()].findLast(row => row.stateName() === stateName)?.open();
  }
}

function createRow() {
  let shown = null;
  const [name, attempt, start, took] = ['name', 'attempt', 'time', 'time'].map(kind => element('span', { class: kind }));
  const bar = drawing('rect', { height: '100%', rx: 2 });
  const summary = element('summary', {}, element('span', { class: 'state' }, name, attempt), start, took, drawing('svg', { 'aria-hidden': 'true' }, bar));
  const body = element('div', { class: 'visit' });
  const details = element('details', {}, summary, body);
  details.addEventListener('toggle', drawBody);
  return { item: element('li', {}, details), stateName: () => shown.state_name, update, open };

  function update(visit, from, span, isOver) {
    const begin = Date.parse(visit.start_time);
    const end = visit.end_time === null ? from + span : Date.parse(visit.end_time);
    if (visit !== shown) {
      shown = visit;
      name.textContent = visit.state_name;
      attempt.textContent = visit.attempt > 1 ? ` x${visit.attempt}` : '';
      start.textContent = clockTime(visit.start_time);
      summary.className = visit.exception === null ? '' : 'failed';
      drawBody();
    }
    took.textContent = visit.end_time !== null ? duration(end - begin) : isOver ? 'not completed' : 'running';
    bar.setAttribute('class', `bar ${visit.exception !== null ? 'failed' : visit.end_time !== null ? '' : isOver ? 'failed' : 'open'}`);
    const width = Math.max(SMALLEST_BAR, (end - begin) / span * 100);
    bar.setAttribute('x', `${Math.min(100 - width, (begin - from) / span * 100)}%`);
    bar.setAttribute('width', `${width}%`);
  }

  function drawBody() {
    body.replaceChildren(...details.open ? [describe(shown)] : []);
  }

  function open() {
    details.open = true;
    drawBody();
    summary.focus({ preventScroll: true });
    details.scrollIntoView({ block: 'nearest' });
    summary.scrollIntoView({ block: 'nearest' });
  }
}

const text = value => element('pre', {}, value);

function describe(visit) {
  const hasFailed = visit.exception !== null;
  const isCompleted = visit.end_time !== null && !hasFailed;
  const facts = [
    ['Type', visit.state_type],
    ['Rule', visit.choice_rule !== null ? `Choices[${visit.choice_rule}]` : isCompleted && visit.state_type === 'Choice' ? 'Default' : null],
    ['Exception', visit.exception],
    ['Caught by', visit.catch_entry === null ? null : `Catch[${visit.catch_entry}]`],
    ['Cause', hasFailed ? text(visit.cause) : null],
    ['Input', text(visit.input)],
    ['Output', isCompleted ? text(visit.output) : null],
    ['Provider calls', visit.call_count ? calls(visit) : null],
  ];
  return element('dl', {}, facts.filter(([, value]) => value !== null).map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

const calls = visit => [
  visit.call_count > visit.calls.length ? element('p', { class: 'quiet' }, `The first and the latest calls, ${visit.calls.length} of ${visit.call_count}.`) : null,
  visit.calls.map(call => [element('p', {}, `${clockTime(call.time)} ${call.operation} ${call.url}: ${call.result}`), text(call.document)]),
];
