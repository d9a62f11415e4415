// The actions of a run: start it again, resume it, cancel it, and copy its command.

import { linkToRun, place } from '/_emulator/page/address.js';
import { button, disable, messageLine } from '/_emulator/page/buttons.js';
import { copyButton } from '/_emulator/page/document.js';
import { element } from '/_emulator/page/dom.js';
import { get, post } from '/_emulator/page/requests.js';

export function createActions(runId) {
  const path = `runs/${encodeURIComponent(runId)}`;
  const message = messageLine();
  const restart = button('Run again', () => startAgain(path), message, { id: 'restart' });
  const resume = button('Resume', () => continueRun(path, {}), message, { id: 'resume' });
  const grant = button('Grant consent and resume', () => continueRun(path, { grant: true }), message, {
    id: 'grant',
  });
  const cancel = createCancel(() => post(`${path}/cancel`), message);
  const command = async () => (await get(`${path}/documents`)).command;
  const copy = copyButton('Copy as Start-GlobusFlowRun command', '', command, message);
  copy.id = 'copy-command';
  const tools = element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Actions' },
    grant,
    restart,
    resume,
    cancel.node,
    copy,
  );
  return { node: element('div', { id: 'actions' }, tools, message), update };

  function update(run) {
    disable(restart, run.actions.restart);
    disable(resume, run.actions.resume ? null : 'Only INACTIVE runs can be resumed.');
    grant.hidden = run.actions.grant === null;
    grant.title = `Grants ${run.actions.grant} for the owner of the run`;
    disable(cancel.ask, run.actions.cancel ? null : 'The run has ended.');
    run.actions.cancel || cancel.close();
  }
}

async function startAgain(path) {
  const { run_id } = await post(`${path}/restart`);
  location.hash = linkToRun({ ...place(), before: null }, run_id);
}

async function continueRun(path, body) {
  await post(`${path}/resume`, body);
  return 'The run was resumed.';
}

// Asks before it cancels. Escape or the second button keeps the run.
function createCancel(action, message) {
  const ask = button('Cancel run', open, message, { id: 'cancel' });
  const confirm = button(
    'Yes, cancel it',
    async () => {
      await action();
      close();
    },
    message,
    { id: 'cancel-confirm', class: 'danger' },
  );
  const keep = button('No, keep it', close, message, { id: 'cancel-keep' });
  const question = element(
    'span',
    { class: 'confirm', role: 'group', 'aria-label': 'Cancel this run?', hidden: '' },
    'Cancel this run? ',
    confirm,
    keep,
  );
  question.addEventListener('keydown', event => event.key === 'Escape' && close());
  return { node: element('span', {}, ask, question), ask, close };

  function open() {
    ask.hidden = true;
    question.hidden = false;
    keep.focus();
  }

  function close() {
    const hasFocus = question.contains(document.activeElement);
    question.hidden = true;
    ask.hidden = false;
    hasFocus && ask.focus();
  }
}
