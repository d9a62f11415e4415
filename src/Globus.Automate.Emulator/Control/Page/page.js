// Polls the control interface once a second and shows the responses.

import { listQuery, place } from '/_emulator/page/address.js';
import { createClock, createZone } from '/_emulator/page/clock.js';
import { element, show } from '/_emulator/page/dom.js';
import { createFilter } from '/_emulator/page/filter.js';
import { createHistory, extend, historyQuery, isReplaced } from '/_emulator/page/history.js';
import { showLists } from '/_emulator/page/lists.js';
import { get } from '/_emulator/page/requests.js';
import { createRunView } from '/_emulator/page/run.js';

const INTERVAL = 1000;
const TITLE = document.title;
const main = document.getElementById('main');
const status = document.getElementById('status');
const clock = createClock(document.getElementById('clock'));
const zone = createZone(document.getElementById('zone'));
const filter = createFilter(document.getElementById('filter'), refresh);
let view = null;
let isRefreshing = false;
let isOutdated = false;

// A change during a refresh stops the loading of a long run and causes another refresh, which continues it.
async function refresh() {
  isOutdated = true;
  if (isRefreshing || document.hidden) {
    return;
  }
  isRefreshing = true;
  try {
    while (isOutdated) {
      isOutdated = false;
      await refreshAll(place());
    }
  } catch (error) {
    showStatus(`${error.message} Retrying.`);
  } finally {
    isRefreshing = false;
  }
}

async function refreshAll(at) {
  filter.update(at);
  view?.history.run === at.run && view.visitAddress(at.visit);
  const query = new URLSearchParams([...(at.flow ? [['flow_id', at.flow]] : []), ...listQuery(at)]);
  const overview = await get(`overview?${query}`);
  showStatus(overview.failure ? `All runs are paused: ${overview.failure}` : '');
  show(document.getElementById('version'), overview.version, version => `Version ${version}`);
  clock.update(overview.clock);
  zone.update(overview.clock.now);
  showLists(overview, at);
  await refreshRun(at.run, overview.clock);
}

function showStatus(problem) {
  status.textContent = problem;
}

async function refreshRun(id, now) {
  if (!id) {
    leaveRun(null, 'Select a run to see the path taken.');
    return;
  }
  if (view?.history.run !== id) {
    view = null;
  }
  let history = view?.history ?? createHistory(id);
  try {
    let hasMore = true;
    while (hasMore && !isOutdated) {
      const run = await get(`runs/${encodeURIComponent(id)}${historyQuery(history)}`);
      if (place().run !== id) {
        return;
      }
      if (isReplaced(history, run)) {
        history = createHistory(id);
      } else {
        hasMore = showRun(history, run, now);
      }
    }
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    leaveRun(id, view ? `Run ${id} was deleted.` : `Run ${id} does not exist.`);
  }
}

// Shows a response. Returns whether the emulator has more visits or log entries of the run.
function showRun(history, run, now) {
  const { changed, hasMore } = extend(history, run);
  if (view?.history !== history) {
    delete main.dataset.gone;
    view = createRunView(main, history);
  }
  view.update(run, changed, now);
  return hasMore;
}

// The message that a run was deleted stays until the user selects another run.
function leaveRun(id, text) {
  document.title = TITLE;
  view = null;
  if (main.dataset.gone !== id || id === null) {
    main.dataset.gone = id;
    show(main, { id, text }, () => element('p', { class: 'empty' }, text));
  }
}

addEventListener('hashchange', refresh);
addEventListener('emulator-changed', refresh);
document.addEventListener('visibilitychange', refresh);
setInterval(() => isRefreshing || refresh(), INTERVAL);
refresh();
