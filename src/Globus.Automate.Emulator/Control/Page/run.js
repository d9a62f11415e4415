// One run: its facts, failure, actions, path taken, timeline and log.

import { place, replace } from '/_emulator/page/address.js';
import { createActions } from '/_emulator/page/actions.js';
import { createDocuments } from '/_emulator/page/documents.js';
import { element, show, watchPress } from '/_emulator/page/dom.js';
import { drawFacts, drawTitle, factsOf, titleOf } from '/_emulator/page/facts.js';
import { failureView } from '/_emulator/page/failure.js';
import { graph } from '/_emulator/page/graph.js';
import { createLog } from '/_emulator/page/log.js';
import { pathTaken } from '/_emulator/page/path.js';
import { questions } from '/_emulator/page/question.js';
import { bringIntoView, reveal, scrollable } from '/_emulator/page/scroll.js';
import { createStateFilter } from '/_emulator/page/states.js';
import { createTimeline } from '/_emulator/page/timeline.js';

const failureOf = run => ({
  failure: run.failure,
  status: run.status,
  at: { ...place(), visit: null },
  attempt: run.states.find(state => state.name === run.failure?.state_name)?.visits ?? 1,
  consent: run.actions.grant,
});

export function createRunView(main, history) {
  const [title, failure, asked, facts, states, visits] = [
    'title',
    'failure',
    'questions',
    'facts',
    'graph',
    'timeline',
  ].map(id => element('div', { id }));
  const actions = createActions(history.run);
  const documents = createDocuments(history.run);
  const log = createLog();
  const timeline = createTimeline(history.run, select);
  const stateFilter = createStateFilter(timeline);
  let run = null;
  let wanted = place().visit;
  let isRevealed = wanted !== null;
  scrollable(states, 'State graph');
  scrollable(visits, 'Timeline');
  visits.append(timeline.node);
  const isPressed = watchPress(states);
  states.addEventListener('click', openState);
  states.addEventListener('keydown', event => ['Enter', ' '].includes(event.key) && openState(event));
  failure.addEventListener('click', openCause);
  const hadFocus = main.contains(document.activeElement);
  show(main, { history: history.id }, () => [
    title,
    failure,
    asked,
    actions.node,
    facts,
    documents.node,
    element('h2', {}, 'States'),
    states,
    element('div', { class: 'with-tool' }, element('h2', {}, 'Timeline'), stateFilter.node),
    visits,
    element('h2', {}, 'Log'),
    log.node,
  ]);
  hadFocus && main.focus({ preventScroll: true });
  return { history, update, visitAddress };

  // Shows a response. `changed` contains the visits that are new or have changed.
  function update(response, changed, clock) {
    run = response;
    const isOver = run.completion_time !== null;
    document.title = `${titleOf(run)}: ${run.status} - Globus emulator`;
    show(title, [titleOf(run), run.status], drawTitle);
    show(facts, factsOf(run), drawFacts);
    show(failure, failureOf(run), failureView);
    show(asked, run.web_inputs, questions);
    actions.update(run);
    documents.update(run);
    stateFilter.update(run.states);
    timeline.update(history.visits, changed, run.visit_count, Date.parse(run.completion_time ?? clock.now), isOver);
    drawGraph();
    log.update(history.entries, history.nextEntry);
    wanted === null && revealStart();
    openWanted();
  }

  // Drawing during a click would lose the click.
  function drawGraph() {
    if (isPressed()) {
      return;
    }
    const path = pathTaken(history.visits, run, timeline.opened());
    const key = Object.values(path).map(part => (part instanceof Map ? [...part] : part));
    show(states, { flow: run.graph, key }, data => graph(data.flow, path));
  }

  // The address names the visit that was opened last.
  function select(visit) {
    if (place().run === history.run) {
      replace({ ...place(), visit: visit?.number ?? null, state: timeline.filter() });
      stateFilter.sync();
    }
    drawGraph();
    reveal(states, states.querySelector('.selected'));
  }

  // Scrolls to the start of the run, and in a long graph to the current state or the failed state.
  function revealStart() {
    if (!isRevealed) {
      const name = run.failure?.state_name ?? run.state_name;
      reveal(states, run.status === 'SUCCEEDED' ? null : states.querySelector(`[data-state="${CSS.escape(name)}"]`));
      bringIntoView(main);
      isRevealed = true;
    }
  }

  function openCause(event) {
    if (event.target.dataset.visit && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      timeline.open(Number(event.target.dataset.visit));
    }
  }

  function openState(event) {
    const node = event.target.closest('[data-state]');
    if (node) {
      event.preventDefault();
      timeline.openLast(node.dataset.state);
    }
  }

  // Opens the visit of a link as soon as the visit is known.
  function openWanted() {
    if (wanted !== null && timeline.open(wanted)) {
      wanted = null;
    }
  }

  function visitAddress(number) {
    if (number !== null && number !== timeline.opened()?.number) {
      wanted = number;
      openWanted();
    }
  }
}
