// One run: its facts, the path taken, its timeline and its log.

import { element, show } from '/_emulator/page/dom.js';
import { graph } from '/_emulator/page/graph.js';
import { clockTime } from '/_emulator/page/text.js';
import { createTimeline } from '/_emulator/page/timeline.js';

const SHOWN_ENTRIES = 300;
let timeline = null;

export function showRun(main, run, history, clock) {
  show(main, { history: history.id }, layOut);
  const isOver = run.completion_time !== null;
  const path = pathTaken(history.visits, run, isOver);
  show(main.querySelector('#facts'), run.facts, facts);
  show(main.querySelector('#graph'), { flow: run.graph, states: [...path.states], edges: [...path.edges] }, data => graph(data.flow, path));
  timeline.update(history.visits, run.visit_count, Date.parse(run.completion_time ?? clock.now), isOver);
  show(main.querySelector('#log'), history.entries.slice(-SHOWN_ENTRIES), entries => table(entries, history.entries.length));
}

function layOut() {
  const region = (id, name) => element('div', { id, class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name });
  const states = region('graph', 'State graph');
  const visits = region('timeline', 'Timeline');
  timeline = createTimeline(visits);
  states.addEventListener('click', openVisit);
  states.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      openVisit(event);
    }
  });
  return [
    element('div', { id: 'facts' }),
    element('h2', {}, 'States'), states,
    element('h2', {}, 'Timeline'), visits,
    element('h2', {}, 'Log'), element('div', { id: 'log' }),
  ];
}

function openVisit(event) {
  const node = event.target.closest('[data-state]');
  if (node) {
    event.preventDefault();
    timeline.openLast(node.dataset.state);
  }
}

const facts = run => [
  element('div', { class: 'title' }, element('h3', {}, run.title), element('span', { class: `badge ${run.status}` }, run.status)),
  element('dl', {}, run.lines.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
];

// Returns the outcome of the last visit of each state, and the transitions.
function pathTaken(visits, run, isOver) {
  const states = new Map(visits.map(visit => [visit.state_name, visit.end_time === null || visit.exception !== null ? 'failed' : 'done']));
  const names = visits.map(visit => visit.state_name);
  if (!isOver) {
    states.set(run.state_name, 'current');
  }
  // The run has left its last visit, but the next one has not started.
  if (!isOver && visits.at(-1)?.number === run.visit_count - 1) {
    names.push(run.state_name);
  }
  return { states, edges: new Set(names.slice(1).map((name, i) => JSON.stringify([names[i], name]))) };
}

const table = (entries, length) => [
  length > entries.length ? element('p', { class: 'quiet' }, `The last ${entries.length} of ${length} entries.`) : null,
  element('table', {},
    element('thead', {}, element('tr', {}, ['Time', 'Code', 'Description'].map(name => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, entries.map(entry => element('tr', {},
      element('td', { class: 'time' }, clockTime(entry.time)),
      element('td', {}, entry.code),
      element('td', {}, element('details', {}, element('summary', {}, entry.description), element('pre', {}, entry.details)))))))
];
