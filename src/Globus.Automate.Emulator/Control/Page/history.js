// The known history of one run: the newest entries of its log and its newest visits of states.

import { documentText } from '/_emulator/page/text.js';

const MOST_ENTRIES = 2000;
const MOST_VISITS = 2000;
let created = 0;

export const createHistory = run => ({ id: ++created, run, entries: [], nextEntry: null, visits: [], nextVisit: 1 });

export const historyQuery = history => `?visit=${history.nextVisit}${history.nextEntry === null ? '' : `&after=${history.nextEntry}`}`;

// Whether the run has less history than is known, because a seeded dump replaced it with an earlier version.
export const isReplaced = (history, run) => run.log_length < history.nextEntry || run.visit_count < history.nextVisit;

// Adds a response. Returns whether the service has more.
export function extend(history, run) {
  history.entries = [...history.entries, ...run.log].slice(-MOST_ENTRIES);
  history.nextEntry = run.log_position;
  const oldest = Math.max(1, run.visit_count - MOST_VISITS + 1);
  history.visits = merge(history.visits, run.visits).filter(visit => visit.number >= oldest);
  // The last known visit may change, so it is requested again.
  const requested = history.nextVisit;
  history.nextVisit = Math.max(oldest, history.visits.at(-1)?.number ?? 1);
  return run.log_position < run.log_length || (history.nextVisit > requested && history.nextVisit < run.visit_count);
}

// A visit that has not changed stays the same object.
function merge(known, received) {
  const visits = new Map(known.map(visit => [visit.number, visit]));
  for (const visit of received.map(shorten)) {
    const before = visits.get(visit.number);
    if (JSON.stringify(before) !== JSON.stringify(visit)) {
      visits.set(visit.number, visit);
    }
  }
  return [...visits.values()];
}

// The documents become text. The timeline measures the duration, which grows with each response while a visit is open.
const shorten = ({ duration_seconds, ...visit }) => ({
  ...visit,
  input: documentText(visit.input),
  output: documentText(visit.output),
  cause: documentText(visit.cause),
  calls: visit.calls.map(call => ({ ...call, document: documentText(call.document) })),
});
