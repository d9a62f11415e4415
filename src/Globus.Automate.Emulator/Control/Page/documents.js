// The input, the output and the definition of a run. They are requested when they are shown.

import { messageLine, tell } from '/_emulator/page/buttons.js';
import { documentView } from '/_emulator/page/document.js';
import { element } from '/_emulator/page/dom.js';
import { get, parseExactly } from '/_emulator/page/requests.js';

export function createDocuments(runId) {
  const message = messageLine();
  const place = element('div');
  const node = element(
    'details',
    { id: 'documents' },
    element('summary', {}, 'Input, output and definition'),
    place,
    message,
  );
  let status = null;
  let loaded = null;
  node.addEventListener('toggle', load);
  return { node, update };

  // The output exists when the run has ended.
  function update(run) {
    status = run.status;
    return load();
  }

  async function load() {
    if (!node.open || loaded === status) {
      return;
    }
    loaded = status;
    try {
      const documents = await get(`runs/${encodeURIComponent(runId)}/documents`, parseExactly);
      place.replaceChildren(
        element(
          'dl',
          {},
          ['Input', 'Output', 'Definition'].flatMap(name => entry(name, documents[name.toLowerCase()])),
        ),
      );
      tell(message, '');
    } catch (error) {
      loaded = null;
      tell(message, error.message, 'problem');
    }
  }
}

const entry = (name, value) => [
  element('dt', {}, name),
  element('dd', {}, value === null ? element('span', { class: 'quiet' }, 'none') : documentView(name, value)),
];
