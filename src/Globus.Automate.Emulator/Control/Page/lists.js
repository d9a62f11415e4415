// The lists of flows, runs and timers.

import { isFiltered, link, linkToRun } from '/_emulator/page/address.js';
import { element, show, showItems } from '/_emulator/page/dom.js';
import { time } from '/_emulator/page/time.js';

const BADGES = { new: 'ACTIVE', loaded: 'ACTIVE', inactive: 'INACTIVE', ended: 'ENDED' };

export function showLists(overview, at) {
  const places = { ...at, visit: null, state: null };
  showFlows(document.getElementById('flows'), overview.flows, places);
  showRuns(document.getElementById('runs'), overview, places);
  show(document.getElementById('timers'), { timers: overview.timers, at: places }, drawTimers);
}

const item = (href, current, name, details, more) =>
  element(
    'li',
    {},
    element(
      'a',
      { href, 'aria-current': current ? 'true' : null },
      element('span', { class: 'name', title: name }, name),
      element('span', { class: 'facts' }, details),
      more,
    ),
  );

const count = runs => (runs === 1 ? '1 run' : `${runs} runs`);

function showFlows(place, flows, at) {
  const all = { href: link({ ...at, flow: null, before: null }), name: 'All flows', details: '' };
  const items = flows.map(flow => ({
    href: link({ ...at, flow: flow.id, run: null, before: null }),
    isCurrent: flow.id === at.flow,
    name: flow.title,
    details: count(flow.runs),
  }));
  show(place.querySelector('.note'), flows.length, length =>
    length ? null : element('p', { class: 'empty' }, 'No flows yet.'),
  );
  showItems(place.querySelector('.list'), flows.length && at.flow ? [all, ...items] : items, flow =>
    item(flow.href, flow.isCurrent, flow.name, flow.details),
  );
}

function showRuns(place, overview, at) {
  const { runs, runs_in_all, runs_newer, runs_older, newer_before } = overview;
  const pages = { shown: runs.length, all: runs_in_all, newer: runs_newer, newer_before };
  const older = runs_older > 0 ? runs.at(-1).sequence : null;
  show(place.querySelector('.note'), { ...pages, older, at }, drawNote);
  showItems(
    place.querySelector('.list'),
    runs.map(run => ({ run, href: linkToRun(at, run.run_id), isCurrent: run.run_id === at.run })),
    drawRun,
  );
}

// The range of the shown runs, or the reason why the list is empty.
function drawNote({ shown, all, newer, newer_before, older, at }) {
  const isPart = newer > 0 || older !== null;
  if (!shown) {
    const text = all ? 'No older runs.' : isFiltered(at) ? 'No run matches the filter.' : 'No runs yet.';
    return [element('p', { class: 'empty' }, text), all ? pageLinks(at, true, null, null) : null];
  }
  return [
    isPart || isFiltered(at)
      ? element('p', { class: 'quiet' }, isPart ? `${newer + 1} to ${newer + shown} of ` : '', count(all))
      : null,
    isPart ? pageLinks(at, newer > 0, newer_before, older) : null,
  ];
}

const pageLinks = (at, hasNewer, newer, older) =>
  element(
    'p',
    { class: 'pages' },
    hasNewer ? [pageLink('newest', at, null, 'Newest'), pageLink('newer', at, newer, 'Newer')] : null,
    older === null ? null : pageLink('older', at, older, 'Older'),
  );

const pageLink = (id, at, before, text) => element('a', { id, href: link({ ...at, before }) }, text);

const drawRun = ({ run, href, isCurrent }) =>
  item(
    href,
    isCurrent,
    run.label || run.flow_title,
    [element('span', { class: `badge ${run.status}` }, run.status), ' ', time(run.start_time)],
    run.cause ? element('span', { class: 'facts cause', title: run.cause }, run.cause) : null,
  );

// A timer links to the runs of its flow.
const drawTimers = ({ timers, at }) =>
  timers.length
    ? [
        element('h2', {}, 'Timers'),
        element(
          'ul',
          { class: 'list' },
          timers.map(timer =>
            item(link({ ...at, flow: timer.flow_id, before: null }), false, timer.name, [
              element('span', { class: `badge ${BADGES[timer.status] ?? ''}` }, timer.status),
              timer.next_run ? [' next run ', time(timer.next_run)] : ` ${count(timer.runs)}`,
            ]),
          ),
        ),
      ]
    : null;
