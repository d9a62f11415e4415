// The web inputs that a run waits for: each question has a button for every option.

import { button, messageLine } from '/_emulator/page/buttons.js';
import { element } from '/_emulator/page/dom.js';
import { post } from '/_emulator/page/requests.js';
import { zonedTime } from '/_emulator/page/time.js';

export const questions = inputs => inputs.map(question);

function question(input) {
  const message = messageLine();
  return element(
    'section',
    { class: 'question', 'aria-label': 'Web input' },
    element('h4', {}, input.title),
    input.text ? element('p', { class: 'words' }, input.text) : null,
    input.rows ? table(input.rows) : null,
    element(
      'ul',
      { class: 'options' },
      input.options.map(each => element('li', {}, option(input, each, message))),
    ),
    message,
    element('p', { class: 'quiet' }, 'The run waits for a response until ', zonedTime(input.expires_at), '.'),
  );
}

function option(input, { option_id, label, description }, message) {
  const respond = () => post(`web_inputs/${encodeURIComponent(input.id)}/respond`, { option_id });
  return [
    button(label, respond, message, { 'data-option': option_id }),
    description ? element('span', { class: 'quiet' }, ` ${description}`) : null,
  ];
}

const table = rows =>
  element(
    'table',
    {},
    element(
      'tbody',
      {},
      rows.map(row =>
        element(
          'tr',
          {},
          Object.values(row).map((value, i) => element(i ? 'td' : 'th', i ? {} : { scope: 'row' }, text(value))),
        ),
      ),
    ),
  );

const text = value => (typeof value === 'string' ? value : JSON.stringify(value));
