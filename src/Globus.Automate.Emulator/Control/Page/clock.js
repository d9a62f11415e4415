// The clock of the emulator in the header, with buttons that stop and move it, and the zone of all times of the page.

import { button, disable, messageLine } from '/_emulator/page/buttons.js';
import { element, show } from '/_emulator/page/dom.js';
import { post } from '/_emulator/page/requests.js';
import { offset, time, useLocalTime, usesLocalTime, zonedTime } from '/_emulator/page/time.js';

const MINUTE = 60;

export function createClock(place) {
  const change = body => post('clock', body);
  const message = messageLine();
  const shown = element('span', { id: 'now' });
  let clock = null;
  const freeze = button('Freeze', () => change({ frozen: !clock.frozen }), message, { id: 'freeze' });
  const next = button('Next event', () => change({ advance_to: clock.next_event }), message, {
    id: 'next-event',
    repeats: true,
  });
  const minute = button('+1 min', () => change({ advance: MINUTE }), message, { id: 'minute', repeats: true });
  place.append(
    shown,
    element('span', { class: 'tools', role: 'group', 'aria-label': 'Clock' }, freeze, next, minute),
    message,
  );
  return { update };

  function update(current) {
    clock = current;
    show(shown, [clock.now, pace(clock)], ([now, text]) => [zonedTime(now), ` · ${text}`]);
    show(freeze, clock.frozen, isFrozen => (isFrozen ? 'Unfreeze' : 'Freeze'));
    show(next, clock.next_event, due => ['Next event', due && element('span', { class: 'quiet' }, ' ', time(due))]);
    disable(next, clock.next_event === null ? 'No event is scheduled.' : null);
  }
}

const pace = clock => (clock.frozen ? 'frozen' : clock.scale === 1 ? 'running' : `running, speed ×${clock.scale}`);

// Two options for the zone. The label of local time contains its current offset from UTC.
export function createZone(place) {
  const options = [false, true].map(isLocal => {
    const input = element('input', { type: 'radio', name: 'zone', value: isLocal ? 'local' : 'utc' });
    input.checked = usesLocalTime() === isLocal;
    input.addEventListener('change', () => useLocalTime(isLocal));
    return { input, name: element('span', {}, isLocal ? 'local time' : 'UTC') };
  });
  place.append(
    element(
      'fieldset',
      { class: 'choices' },
      element('legend', { class: 'unseen' }, 'Times'),
      options.map(({ input, name }) => element('label', {}, input, name)),
    ),
  );
  return {
    update: now => {
      options[1].name.textContent = `local time, ${offset(now)}`;
    },
  };
}
