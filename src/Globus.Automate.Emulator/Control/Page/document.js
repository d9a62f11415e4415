// Documents as text that can be copied.

import { button, messageLine } from '/_emulator/page/buttons.js';
import { element } from '/_emulator/page/dom.js';

const SHOWN_LENGTH = 100000;
const NOTICE_TIME = 2000;

const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

// JSON text. Characters that would reorder the text on the screen are escaped.
export const documentText = value =>
  JSON.stringify(value, null, 2).replace(DIRECTIONS, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

// A document with a button that copies all of it. A long document is shortened until the user requests all of it.
export function documentView(name, value) {
  const text = documentText(value);
  const shown = element('pre', { tabindex: 0, role: 'region', 'aria-label': name }, shorten(text));
  const message = messageLine();
  const copy = copyButton('Copy', name.toLowerCase(), () => text, message, shown);
  const buttons = element('div', { class: 'tools' }, copy);
  if (text.length > SHOWN_LENGTH) {
    const all = button(
      `Show all ${text.length} characters`,
      () => {
        shown.textContent = text;
        all.remove();
      },
      message,
    );
    buttons.append(all);
  }
  return element('div', { class: 'document' }, buttons, shown, message);
}

const shorten = text =>
  text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH).replace(/[\uD800-\uDBFF]$/, '')} …`;

// Copies a text, which may have to be requested first. If the browser refuses, the function selects the shown text.
export function copyButton(label, what, read, message, shown = null) {
  const text = element('span', {}, label);
  const node = button(
    [text, element('span', { class: 'unseen' }, ` ${what}`)],
    async () => {
      const copied = await read();
      try {
        await navigator.clipboard.writeText(copied);
      } catch {
        shown && getSelection().selectAllChildren(shown);
        throw new Error(
          `The browser does not allow this page to copy.${shown ? ' The text is selected: press Ctrl+C.' : ''}`,
        );
      }
      notify(text, label, what);
    },
    message,
  );
  return node;
}

function notify(text, label, what) {
  text.textContent = 'Copied';
  document.getElementById('spoken').textContent = `Copied ${what}`;
  setTimeout(() => {
    text.textContent = label;
    document.getElementById('spoken').textContent = '';
  }, NOTICE_TIME);
}
