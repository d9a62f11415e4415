// The known history of one run: the newest entries of its log, and its visits of states without their documents.

const MOST_ENTRIES = 2000;
const MOST_VISITS = 20000;
let created = 0;

export const createHistory = run => ({
  id: ++created,
  run,
  startTime: null,
  entries: [],
  nextEntry: null,
  visits: new Map(),
  nextVisit: 1,
});

export const historyQuery = history =>
  `?documents=false&visit=${history.nextVisit}${history.nextEntry === null ? '' : `&after=${history.nextEntry}`}`;

// Whether the known history is not that of the run: a seeded dump replaced it with an earlier version, or another run has
// its id after a reset or a restart of the emulator.
export const isReplaced = (history, run) =>
  run.log_length < history.nextEntry ||
  run.visit_count < history.nextVisit ||
  (history.startTime !== null && history.startTime !== run.start_time);

// Adds a response. Returns the visits that are new or have changed, and whether the emulator has more.
export function extend(history, run) {
  history.startTime = run.start_time;
  history.entries = run.log.length ? [...history.entries, ...run.log].slice(-MOST_ENTRIES) : history.entries;
  history.nextEntry = run.log_position;
  const oldest = Math.max(1, run.visit_count - MOST_VISITS + 1);
  const changed = merge(
    history.visits,
    run.visits.filter(visit => visit.number >= oldest),
  );
  for (const number of history.visits.keys()) {
    if (number >= oldest) {
      break;
    }
    history.visits.delete(number);
  }
  // The last known visit may change, so it is requested again.
  const requested = history.nextVisit;
  history.nextVisit = Math.max(oldest, run.visits.at(-1)?.number ?? requested);
  const hasMore =
    run.log_position < run.log_length || (history.nextVisit > requested && history.nextVisit < run.visit_count);
  return { changed, hasMore };
}

// A visit that has not changed stays the same object.
function merge(known, received) {
  // The timeline measures the duration, which grows with each response while a visit is open.
  const visits = received.map(({ duration_seconds, ...visit }) => visit);
  const changed = visits.filter(visit => JSON.stringify(known.get(visit.number)) !== JSON.stringify(visit));
  changed.forEach(visit => known.set(visit.number, visit));
  return changed;
}
