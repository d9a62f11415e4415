// Polls the control interface once a second and shows the responses.

import { element, show } from '/_emulator/page/dom.js';
import { createHistory, extend, historyQuery, isReplaced } from '/_emulator/page/history.js';
import { showRun } from '/_emulator/page/run.js';
import { clockTime, parseExactly } from '/_emulator/page/text.js';

const INTERVAL = 1000;
const BADGES = { new: 'ACTIVE', loaded: 'ACTIVE', inactive: 'INACTIVE', ended: 'ENDED' };
const main = document.getElementById('main');
const status = document.getElementById('status');
let history = null;
let isRefreshing = false;

async function get(path, parse = JSON.parse) {
  const response = await fetch(`/_emulator/${path}`, { cache: 'no-store' });
  if (!response.ok) {
    throw Object.assign(new Error(`${response.status}`), { status: response.status });
  }
  return parse(await response.text());
}

// #/flows/ID shows the runs of one flow, #/flows/ID/runs/ID one of them, #/runs/ID a run of any flow.
function place() {
  const parts = location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent);
  const after = name => parts.includes(name) ? parts[parts.indexOf(name) + 1] ?? null : null;
  return { flow: after('flows'), run: after('runs') };
}

const link = (flow, run) => `#/${flow ? `flows/${encodeURIComponent(flow)}/` : ''}${run ? `runs/${encodeURIComponent(run)}` : ''}`;

async function refresh() {
  if (isRefreshing || document.hidden) {
    return;
  }
  isRefreshing = true;
  try {
    const at = place();
    const overview = await get(`overview${at.flow ? `?flow_id=${encodeURIComponent(at.flow)}` : ''}`);
    showStatus(overview);
    show(document.getElementById('flows'), { flows: overview.flows, at }, drawFlows);
    show(document.getElementById('runs'), { runs: overview.runs, more: overview.runs_in_all - overview.runs.length, at }, drawRuns);
    show(document.getElementById('timers'), { timers: overview.timers, at }, drawTimers);
    await refreshRun(at.run, overview.clock);
  } catch (error) {
    status.textContent = `The emulator does not respond (${error.message}). Retrying.`;
    status.className = 'lost';
  } finally {
    isRefreshing = false;
  }
}

function showStatus({ version, clock, failure }) {
  const pace = clock.frozen ? 'frozen' : clock.scale === 1 ? null : `speed x${clock.scale}`;
  status.textContent = failure ? `All runs are paused: ${failure}` : [`Version ${version}`, clockTime(clock.now), pace].filter(text => text).join(' · ');
  status.className = failure ? 'lost' : '';
}

async function refreshRun(id, clock) {
  if (!id) {
    history = null;
    show(main, { nothing: true }, () => element('p', { class: 'empty' }, 'Select a run to see the path taken.'));
    return;
  }
  if (history?.run !== id) {
    history = createHistory(id);
  }
  try {
    let hasMore = true;
    while (hasMore && place().run === id) {
      const run = await get(`runs/${encodeURIComponent(id)}${historyQuery(history)}`, parseExactly);
      if (isReplaced(history, run)) {
        history = createHistory(id);
      } else {
        hasMore = extend(history, run);
        showRun(main, run, history, clock);
      }
    }
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    history = null;
    show(main, { missing: id }, () => element('p', { class: 'empty' }, `Run ${id} does not exist.`));
  }
}

const item = (href, current, name, details) => element('li', {}, element('a', { href, 'aria-current': current ? 'true' : null },
  element('span', { class: 'name', title: name }, name), element('span', { class: 'facts' }, details)));

const drawFlows = ({ flows, at }) => flows.length
  ? element('ul', { class: 'list' },
    at.flow ? item(link(null, at.run), false, 'All flows', '') : null,
    flows.map(flow => item(link(flow.id, null), flow.id === at.flow, flow.title, flow.runs === 1 ? '1 run' : `${flow.runs} runs`)))
  : element('p', { class: 'empty' }, 'No flows yet.');

const drawRuns = ({ runs, more, at }) => runs.length
  ? [element('ul', { class: 'list' }, runs.map(run => item(link(at.flow, run.run_id), run.run_id === at.run, run.label || run.flow_title,
    [element('span', { class: `badge ${run.status}` }, run.status), ` ${clockTime(run.start_time)}`]))),
  more > 0 ? element('p', { class: 'empty' }, `and ${more} older`) : null]
  : element('p', { class: 'empty' }, 'No runs yet.');

// A timer links to the runs of its flow.
const drawTimers = ({ timers, at }) => timers.length
  ? [element('h2', {}, 'Timers'), element('ul', { class: 'list' }, timers.map(timer => item(link(timer.flow_id, at.run), false, timer.name,
    [element('span', { class: `badge ${BADGES[timer.status] ?? ''}` }, timer.status),
      ` ${timer.next_run ? `next run ${clockTime(timer.next_run)}` : timer.runs === 1 ? '1 run' : `${timer.runs} runs`}`])))]
  : null;

addEventListener('hashchange', refresh);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, INTERVAL);
refresh();
