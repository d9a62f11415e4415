// Buttons that send requests to the emulator.

import { element } from '/_emulator/page/dom.js';

// A line for errors and reasons next to buttons.
export const messageLine = () => element('p', { class: 'message', role: 'alert' });

// A button. While its action runs, further clicks do nothing. The message line shows the errors of the action and the
// text that it returns. The second click of a double click does nothing, because the first one may have put a button of
// another run or question in the same place; `repeats` allows it.
export function button(label, action, message, { repeats = false, ...attributes } = {}) {
  const node = element('button', { type: 'button', ...attributes }, label);
  node.addEventListener('click', async event => {
    if (event.detail > 1 && !repeats) {
      return;
    }
    if (node.dataset.reason) {
      tell(message, node.dataset.reason);
    } else if (!node.hasAttribute('aria-busy')) {
      await perform(node, action, message);
    }
  });
  return node;
}

export function tell(message, text, kind = '') {
  message.textContent = text;
  message.className = `message ${kind}`;
}

async function perform(node, action, message) {
  node.setAttribute('aria-busy', 'true');
  tell(message, '');
  try {
    const text = await action();
    tell(message, typeof text === 'string' ? text : '');
  } catch (error) {
    tell(message, error.message, 'problem');
  } finally {
    node.removeAttribute('aria-busy');
  }
}

// Disables a button for a reason; null enables it. A disabled button keeps the focus, so that the reason can be read.
export function disable(node, reason) {
  if (reason === null) {
    delete node.dataset.reason;
    ['aria-disabled', 'aria-description', 'title'].forEach(name => node.removeAttribute(name));
    return;
  }
  node.dataset.reason = reason;
  node.setAttribute('aria-disabled', 'true');
  node.setAttribute('aria-description', reason);
  node.setAttribute('title', reason);
}
