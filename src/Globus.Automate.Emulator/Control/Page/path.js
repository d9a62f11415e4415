// The path of a run through its flow, as the graph shows it.

import { edgeKey } from '/_emulator/page/graph.js';

// The open visit selects its state and the transition after it.
export function pathTaken(visits, run, open) {
  const isOver = run.completion_time !== null;
  const states = new Map();
  visits.forEach(visit =>
    states.set(visit.state_name, visit.end_time === null || visit.exception !== null ? 'failed' : 'done'),
  );
  if (!isOver) {
    states.set(run.state_name, 'current');
  }
  return {
    states,
    counts: new Map(run.states.map(state => [state.name, state.visits])),
    edges: transitions(visits, run, isOver),
    selected: open?.state_name ?? null,
    open: open && open.next_state !== null ? edgeKey(open.state_name, open.next_state) : null,
  };
}

function transitions(visits, run, isOver) {
  const edges = new Map(run.edges.map(edge => [edgeKey(edge.from, edge.to), edge.count]));
  const last = [...visits.values()].at(-1);
  // The run has left its last visit, but the next one has not started.
  if (!isOver && last?.number === run.visit_count - 1) {
    const key = edgeKey(last.state_name, run.state_name);
    edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  return edges;
}
