// The lists of flows, runs and timers.

import { isFiltered, link, linkToRun } from '/_emulator/page/address.js';
import { element, show } from '/_emulator/page/dom.js';
import { time } from '/_emulator/page/time.js';

const BADGES = { new: 'ACTIVE', loaded: 'ACTIVE', inactive: 'INACTIVE', ended: 'ENDED' };

export function showLists(overview, at) {
  const { runs, runs_in_all, runs_newer, runs_older, newer_before } = overview;
  const places = { ...at, visit: null, state: null };
  show(document.getElementById('flows'), { flows: overview.flows, at: places }, drawFlows);
  show(
    document.getElementById('runs'),
    { runs, runs_in_all, runs_newer, runs_older, newer_before, at: places },
    drawRuns,
  );
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

const drawFlows = ({ flows, at }) =>
  flows.length
    ? element(
        'ul',
        { class: 'list flows' },
        at.flow ? item(link({ ...at, flow: null, before: null }), false, 'All flows', '') : null,
        flows.map(flow =>
          item(
            link({ ...at, flow: flow.id, run: null, before: null }),
            flow.id === at.flow,
            flow.title,
            count(flow.runs),
          ),
        ),
      )
    : element('p', { class: 'empty' }, 'No flows yet.');

function drawRuns({ runs, runs_in_all, runs_newer, runs_older, newer_before, at }) {
  if (!runs.length) {
    return nothing(at, runs_in_all);
  }
  const isPart = runs_newer > 0 || runs_older > 0;
  const range = isPart ? `${runs_newer + 1} to ${runs_newer + runs.length} of ` : '';
  const list = runs.map(run => drawRun(run, at));
  return [
    isPart || isFiltered(at) ? element('p', { class: 'quiet' }, range, count(runs_in_all)) : null,
    isPart ? pageLinks(at, runs_newer > 0, newer_before, runs_older > 0 ? runs.at(-1).sequence : null) : null,
    element('ul', { class: 'list' }, list),
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

const drawRun = (run, at) =>
  item(
    linkToRun(at, run.run_id),
    run.run_id === at.run,
    run.label || run.flow_title,
    [element('span', { class: `badge ${run.status}` }, run.status), ' ', time(run.start_time)],
    run.cause ? element('span', { class: 'facts cause', title: run.cause }, run.cause) : null,
  );

function nothing(at, inAll) {
  const text = inAll ? 'No older runs.' : isFiltered(at) ? 'No run meets the filter.' : 'No runs yet.';
  return [element('p', { class: 'empty' }, text), inAll ? pageLinks(at, true, null, null) : null];
}

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
