// The details of a visit: its input and output, its rule, its error, and its provider calls.

import { link, place } from '/_emulator/page/address.js';
import { button, messageLine, tell } from '/_emulator/page/buttons.js';
import { copyButton, documentView } from '/_emulator/page/document.js';
import { element } from '/_emulator/page/dom.js';
import { get, parseExactly } from '/_emulator/page/requests.js';
import { zonedTime } from '/_emulator/page/time.js';

// The documents of a visit are requested when it is shown, and again when it has changed. Calls `loaded` each time.
export function createVisit(runId, neighbors, loaded) {
  const message = messageLine();
  const facts = element('dl', {});
  let requested = null;
  const node = element('div', { class: 'visit', 'aria-busy': 'true' }, facts, message);
  return { node, show };

  async function show(visit) {
    if (visit === requested) {
      return;
    }
    requested = visit;
    try {
      const all = await get(`runs/${encodeURIComponent(runId)}/visits/${visit.number}`, parseExactly);
      if (requested === visit) {
        node.replaceChildren(steps(visit, neighbors, message), list({ ...visit, ...all }), message);
        tell(message, '');
        loaded();
      }
    } catch (error) {
      requested = null;
      tell(message, error.message, 'problem');
    } finally {
      node.removeAttribute('aria-busy');
    }
  }
}

// The buttons that open the previous and the next visit of the same state.
function steps(visit, neighbors, message) {
  const step = (label, by) => {
    const number = neighbors.find(visit, by);
    return number === undefined ? null : button(label, () => neighbors.open(number), message, { repeats: true });
  };
  return element(
    'div',
    { class: 'tools' },
    step('‹ Previous visit of this state', -1),
    step('Next visit of this state ›', 1),
    copyButton('Copy link', 'to this visit', () => addressOf(visit), message),
  );
}

const addressOf = visit => new URL(link({ ...place(), visit: visit.number, state: null }), location.href).href;

const list = visit =>
  element(
    'dl',
    {},
    facts(visit)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );

function facts(visit) {
  const hasFailed = visit.exception !== null;
  const isCompleted = visit.end_time !== null && !hasFailed;
  return [
    ['Type', visit.state_type],
    ['Exception', visit.exception],
    ['Caught by', visit.catch_entry === null ? null : [`Catch[${visit.catch_entry}] `, code(visit.catch)]],
    ['Rule', visit.state_type === 'Choice' && isCompleted ? rule(visit) : null],
    ['Next state', visit.next_state],
    ['Warning', visit.warning],
    ['Cause', hasFailed ? documentView('Cause', visit.cause) : null],
    ['Input', documentView('Input', visit.input)],
    ['Output', isCompleted ? documentView('Output', visit.output) : null],
    ['Provider calls', visit.call_count ? calls(visit) : null],
  ];
}

const rule = visit => (visit.choice_rule === null ? 'Default' : [`Choices[${visit.choice_rule}] `, code(visit.rule)]);

const code = text => (text === null ? null : element('code', {}, text));

const calls = visit => [
  visit.call_count > visit.calls.length
    ? element('p', { class: 'quiet' }, `The first and the latest calls, ${visit.calls.length} of ${visit.call_count}.`)
    : null,
  visit.calls.map(call => [
    element('p', {}, zonedTime(call.time), ` ${call.operation} ${call.url}: ${call.result}`),
    documentView('Response', call.document),
  ]),
];
