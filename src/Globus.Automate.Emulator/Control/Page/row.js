// A row of the timeline.

import { drawing, element } from '/_emulator/page/dom.js';
import { duration, time } from '/_emulator/page/time.js';
import { createVisit } from '/_emulator/page/visit.js';

const SMALLEST_BAR = 0.4;

export function createRow(runId, first, neighbors, toggled) {
  let visit = first;
  const [name, attempt, start, took] = ['name', 'attempt', 'time', 'time'].map(kind =>
    element('span', { class: kind }),
  );
  const bar = drawing('rect', { height: '100%', rx: 2 });
  const chart = drawing('svg', { 'aria-hidden': 'true' }, bar);
  const summary = element('summary', {}, element('span', { class: 'state' }, name, attempt), start, took, chart);
  const details = element('details', {}, summary);
  const item = element('li', {}, details);
  let body = null;
  let mustScroll = false;
  start.append(time(visit.start_time));
  const row = {
    item,
    visit: () => visit,
    show,
    draw,
    open,
  };
  details.addEventListener('toggle', () => {
    if (item.isConnected) {
      showBody();
      toggled(row, details.open);
    }
  });
  return row;

  function show(changed) {
    visit = changed;
    name.textContent = visit.state_name;
    attempt.textContent = visit.attempt > 1 ? `, visit ${visit.attempt}` : '';
    summary.className = visit.exception === null ? '' : 'failed';
    showBody();
  }

  // Draws the bar. A visit without an end lasts until now, or was not completed if the run has ended.
  function draw({ from, span, isOver }) {
    const begin = Date.parse(visit.start_time);
    const end = visit.end_time === null ? from + span : Date.parse(visit.end_time);
    const width = Math.max(SMALLEST_BAR, ((end - begin) / span) * 100);
    took.textContent = visit.end_time !== null ? duration(end - begin) : isOver ? 'not completed' : 'running';
    bar.setAttribute(
      'class',
      `bar ${visit.exception !== null ? 'failed' : visit.end_time !== null ? '' : isOver ? 'failed' : 'open'}`,
    );
    bar.setAttribute('x', `${Math.min(100 - width, ((begin - from) / span) * 100)}%`);
    bar.setAttribute('width', `${width}%`);
  }

  function showBody() {
    if (details.open) {
      body ??= createVisit(runId, neighbors, scrollOnce);
      details.append(body.node);
      body.show(visit);
    } else if (body) {
      body.node.remove();
      body = null;
    }
  }

  function open() {
    mustScroll = true;
    details.open = true;
    showBody();
    summary.focus({ preventScroll: true });
    scroll();
  }

  // The row has its full height when its documents are loaded.
  function scrollOnce() {
    mustScroll && scroll();
    mustScroll = false;
  }

  function scroll() {
    details.scrollIntoView({ block: 'nearest' });
    summary.scrollIntoView({ block: 'nearest' });
  }
}
