// The reason why a run is FAILED or INACTIVE, with a link to the visit of the state.

import { link } from '/_emulator/page/address.js';
import { element } from '/_emulator/page/dom.js';

// `attempt` is the number of visits of the state that failed; `consent` is the scope of a missing consent.
export const failureView = ({ failure, status, at, attempt, consent }) =>
  failure
    ? element(
        'section',
        { class: `reason ${status}`, 'aria-label': status === 'FAILED' ? 'Failure' : 'Reason' },
        element('p', { class: 'cause' }, failure.cause ?? failure.exception),
        element(
          'p',
          {},
          failure.cause ? [element('code', {}, failure.exception), ' '] : null,
          whereItHappened(failure, at, attempt),
        ),
        consent === null ? null : element('p', {}, 'Missing consent: ', element('code', {}, consent)),
      )
    : null;

const whereItHappened = (failure, at, attempt) =>
  failure.visit !== null
    ? [
        'in ',
        element(
          'a',
          { href: link({ ...at, visit: failure.visit, state: null }), 'data-visit': failure.visit },
          attempt > 1 ? `${failure.state_name}, visit ${attempt}` : failure.state_name,
        ),
      ]
    : failure.state_name !== null
      ? `in ${failure.state_name}`
      : null;
