// Asks the control interface once a second and shows what it says.

import { element, show } from '/_emulator/page/dom.js';
import { showRun, clockTime } from '/_emulator/page/run.js';

const INTERVAL = 1000;
const LONGEST_LOG = 2000;
const main = document.getElementById('main');
const status = document.getElementById('status');
let log = { run: null, entries: [], next: 0 };
let asking = false;

async function get(path) {
  const answer = await fetch(`/_emulator/${path}`, { cache: 'no-store' });
  if (!answer.ok) {
    throw Object.assign(new Error(`${answer.status}`), { status: answer.status });
  }
  return answer.json();
}

// #/flows/ID shows the runs of one flow, #/flows/ID/runs/ID one of them, #/runs/ID a run among all.
function place() {
  const parts = location.hash.replace(/^#\//, '').split('/').map(decodeURIComponent);
  const after = name => parts.includes(name) ? parts[parts.indexOf(name) + 1] ?? null : null;
  return { flow: after('flows'), run: after('runs') };
}

const link = (flow, run) => `#/${flow ? `flows/${encodeURIComponent(flow)}/` : ''}${run ? `runs/${encodeURIComponent(run)}` : ''}`;

async function refresh() {
  if (asking || document.hidden) {
    return;
  }
  asking = true;
  try {
    const at = place();
    const overview = await get(`overview${at.flow ? `?flow_id=${encodeURIComponent(at.flow)}` : ''}`);
    showStatus(overview);
    show(document.getElementById('flows'), { flows: overview.flows, at }, drawFlows);
    show(document.getElementById('runs'), { runs: overview.runs, more: overview.runs_in_all - overview.runs.length, at }, drawRuns);
    await refreshRun(at.run, overview.clock);
  } catch (error) {
    status.textContent = `The emulator does not answer (${error.message}). Trying again.`;
    status.className = 'lost';
  } finally {
    asking = false;
  }
}

function showStatus({ version, clock, failure }) {
  const pace = clock.frozen ? 'frozen' : clock.scale === 1 ? null : `${clock.scale} times as fast`;
  status.textContent = failure ? `No run goes on: ${failure}` : [`Version ${version}`, clockTime(clock.now), pace].filter(text => text).join(' · ');
  status.className = failure ? 'lost' : '';
}

async function refreshRun(id, clock) {
  if (!id) {
    log = { run: null, entries: [], next: 0 };
    delete main.dataset.run;
    show(main, { nothing: true }, () => element('p', { class: 'empty' }, 'Choose a run to see the way that it takes.'));
    return;
  }
  if (log.run !== id) {
    log = { run: id, entries: [], next: null };
  }
  try {
    let run;
    do {
      run = await get(`runs/${encodeURIComponent(id)}${log.next === null ? '' : `?after=${log.next}`}`);
      if (run.log_length < log.next) {
        // The run is another one than it was: a dump has been seeded.
        log = { run: id, entries: [], next: null };
        run.log_position = -1;
        continue;
      }
      log.entries = [...log.entries, ...run.log].slice(-LONGEST_LOG);
      log.next = run.log_position;
    } while (run.log_position < run.log_length);
    showRun(main, run, log.entries, clock);
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    delete main.dataset.run;
    show(main, { missing: id }, () => element('p', { class: 'empty' }, `There is no run ${id}.`));
  }
}

const item = (href, current, name, details) => element('li', {}, element('a', { href, 'aria-current': current ? 'true' : null },
  element('span', { class: 'name', title: name }, name), element('span', { class: 'facts' }, details)));

const drawFlows = ({ flows, at }) => flows.length
  ? element('ul', { class: 'list' },
    at.flow ? item(link(null, at.run), false, 'All flows', '') : null,
    flows.map(flow => item(link(flow.id, null), flow.id === at.flow, flow.title, flow.runs === 1 ? '1 run' : `${flow.runs} runs`)))
  : element('p', { class: 'empty' }, 'There are no flows.');

const drawRuns = ({ runs, more, at }) => runs.length
  ? [element('ul', { class: 'list' }, runs.map(run => item(link(at.flow, run.run_id), run.run_id === at.run, run.label || run.flow_title,
    [element('span', { class: `badge ${run.status}` }, run.status), ` ${clockTime(run.start_time)}`]))),
  more > 0 ? element('p', { class: 'empty' }, `and ${more} older`) : null]
  : element('p', { class: 'empty' }, 'There are no runs.');

addEventListener('hashchange', refresh);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, INTERVAL);
refresh();
