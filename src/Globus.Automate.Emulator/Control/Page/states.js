// A list to choose the state whose visits the timeline shows. The address names the state.

import { place, replace } from '/_emulator/page/address.js';
import { element, show } from '/_emulator/page/dom.js';

export function createStateFilter(timeline) {
  const choice = element('select', { id: 'states', 'aria-label': 'Visits in the timeline' });
  let names = [];
  choice.addEventListener('change', () => {
    timeline.showOnly(names[choice.selectedIndex - 1] ?? null);
    replace({ ...place(), state: timeline.filter() });
  });
  return { node: choice, update, sync };

  function update(states) {
    names = states.map(state => state.name);
    show(choice, states, drawOptions);
    timeline.filter() === place().state || timeline.showOnly(place().state);
    sync();
  }

  function sync() {
    choice.selectedIndex = names.indexOf(timeline.filter()) + 1;
  }
}

const drawOptions = states => [
  element('option', {}, 'All states'),
  states.map(state =>
    element('option', {}, `${state.name} (${state.visits === 1 ? '1 visit' : `${state.visits} visits`})`),
  ),
];
