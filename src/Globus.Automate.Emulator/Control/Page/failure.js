// The reason why a run is FAILED or INACTIVE, with a link to the visit of the state.

import { link } from '/_emulator/page/address.js';
import { element } from '/_emulator/page/dom.js';

export const failureView = ({ failure, status, at }) =>
  failure
    ? element(
        'section',
        { class: `reason ${status}`, 'aria-label': status === 'FAILED' ? 'Failure' : 'Reason' },
        element('p', { class: 'cause' }, failure.cause ?? failure.exception),
        element(
          'p',
          {},
          failure.cause ? [element('code', {}, failure.exception), ' '] : null,
          whereItHappened(failure, at),
        ),
      )
    : null;

const whereItHappened = (failure, at) =>
  failure.visit !== null
    ? [
        'in ',
        element(
          'a',
          { href: link({ ...at, visit: failure.visit, state: null }), 'data-visit': failure.visit },
          `${failure.state_name}, visit ${failure.visit}`,
        ),
      ]
    : failure.state_name !== null
      ? `in ${failure.state_name}`
      : null;
