// The path of a run through its flow, as the graph shows it.

import { edgeKey } from '/_emulator/page/graph.js';

// The open visit selects its state and the transition after it.
export function pathTaken(visits, run, open) {
  const isOver = run.completion_time !== null;
  const states = new Map();
  visits.forEach(visit => states.set(visit.state_name, visit.end_time === null || visit.exception !== null ? 'failed' : 'done'));
  if (!isOver) {
    states.set(run.state_name, 'current');
  }
  return {
    states,
    counts: new Map(run.states.map(state => [state.name, state.visits])),
    edges: new Map(run.edges.map(edge => [edgeKey(edge.from, edge.to), edge.count])),
    selected: open?.state_name ?? null,
    open: open && open.next_state !== null ? edgeKey(open.state_name, open.next_state) : null,
  };
}
