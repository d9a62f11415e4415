// The title and the facts of a run.

import { link, place } from '/_emulator/page/address.js';
import { element } from '/_emulator/page/dom.js';
import { duration, zonedTime } from '/_emulator/page/time.js';

const IDENTITY = /^urn:globus:auth:identity:/;

export const titleOf = run => run.label || run.flow_title;

export const factsOf = run => ({
  flow: run.flow_title,
  flowLink: link({ ...place(), flow: run.flow_id, visit: null, state: null, before: null }),
  lines: [
    [
      'Duration',
      run.completion_time === null ? null : duration(Date.parse(run.completion_time) - Date.parse(run.start_time)),
    ],
    ['State', run.completion_time === null ? run.state_name : null],
    ['Run', run.run_id],
    ['Owner', run.owner.replace(IDENTITY, '')],
    ['Tags', run.tags.length ? run.tags.join(', ') : null],
  ],
  times: [
    ['Started', run.start_time],
    ['Ended', run.completion_time],
    ['Resumes', run.wake_at],
  ],
});

export const drawTitle = ([title, status]) => [
  element('h3', {}, title),
  element('span', { class: `badge ${status}` }, status),
];

export const drawFacts = run =>
  element(
    'dl',
    {},
    line('Flow', element('a', { href: run.flowLink }, run.flow)),
    run.times.map(([name, value]) => line(name, value && zonedTime(value))),
    run.lines.map(([name, value]) => line(name, value)),
  );

const line = (name, value) =>
  value === null ? null : element('div', {}, element('dt', {}, name), element('dd', {}, value));
