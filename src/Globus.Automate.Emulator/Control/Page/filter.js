// The filter of the list of runs. The address contains it, so that a link and the Back button restore it.

import { allStatuses, go, isFiltered, place, replace, withoutFilter } from '/_emulator/page/address.js';
import { element } from '/_emulator/page/dom.js';

const TYPING_PAUSE = 300;

export function createFilter(form, refresh) {
  const search = element('input', {
    id: 'search',
    type: 'search',
    placeholder: 'Label, tag, state, cause …',
    maxlength: 1000,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const boxes = allStatuses.map(status => element('input', { type: 'checkbox', value: status }));
  const clear = clearButton();
  let timer = 0;
  let isTyping = false;
  form.append(element('label', { for: 'search' }, 'Search'), search, statusChoices(boxes), clear);
  form.addEventListener('submit', event => {
    event.preventDefault();
    applyText();
  });
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(applyText, TYPING_PAUSE);
  });
  search.addEventListener('blur', () => {
    isTyping = false;
  });
  boxes.forEach(box => box.addEventListener('change', applyStatuses));
  return { update };

  // Shows the filter in the address, except while the user types.
  function update(at) {
    if (!timer && search.value.trim() !== at.text) {
      search.value = at.text;
    }
    boxes.forEach(box => {
      box.checked = at.statuses.includes(box.value);
    });
    clear.hidden = !isFiltered(at);
  }

  // The first change of the text is a step in the history of the browser; further ones replace it.
  function applyText() {
    clearTimeout(timer);
    timer = 0;
    const to = { ...place(), text: search.value.trim(), before: null };
    if (to.text === place().text) {
      return;
    }
    if (isTyping) {
      replace(to);
      refresh();
    } else {
      isTyping = true;
      go(to);
    }
  }

  function applyStatuses() {
    go({ ...place(), statuses: boxes.filter(box => box.checked).map(box => box.value), before: null });
  }
}

const statusChoices = boxes =>
  element(
    'fieldset',
    { class: 'choices' },
    element('legend', {}, 'Status'),
    boxes.map(box => element('label', {}, box, element('span', { class: `badge ${box.value}` }, box.value))),
  );

function clearButton() {
  const node = element('button', { type: 'button', class: 'clear' }, 'Clear filter');
  node.addEventListener('click', () => {
    document.getElementById('search').value = '';
    go(withoutFilter(place()));
    document.getElementById('search').focus();
  });
  return node;
}
