// Buttons that do something in the emulator.

import { element } from '/_emulator/page/dom.js';

// A place for errors and reasons next to buttons.
export const messageLine = () => element('p', { class: 'message', role: 'alert' });

// A button. While its action runs, further clicks do nothing. Its errors are shown in the message line.
export function button(label, action, message, attributes) {
  const node = element('button', { type: 'button', ...attributes }, label);
  node.addEventListener('click', async () => {
    if (node.dataset.reason) {
      message.textContent = node.dataset.reason;
    } else if (!node.hasAttribute('aria-busy')) {
      await perform(node, action, message);
    }
  });
  return node;
}

async function perform(node, action, message) {
  node.setAttribute('aria-busy', 'true');
  message.textContent = '';
  try {
    await action();
  } catch (error) {
    message.textContent = error.message;
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
