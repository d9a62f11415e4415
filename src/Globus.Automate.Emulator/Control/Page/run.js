// One run: its facts, the way that it took, its timeline and its log.

import { element, drawing, show } from '/_emulator/page/dom.js';
import { graph } from '/_emulator/page/graph.js';

const SHOWN_VISITS = 100;
const SHOWN_ENTRIES = 300;
const BAR_WIDTH = 420;
const BAR_HEIGHT = 12;

export function showRun(main, run, log, clock) {
  if (main.dataset.run !== run.run_id) {
    main.dataset.run = run.run_id;
    main.replaceChildren(
      element('div', { id: 'facts' }),
      element('h2', {}, 'States'), element('div', { id: 'graph', class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'State graph' }),
      element('h2', {}, 'Timeline'), element('div', { id: 'timeline', class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Timeline' }),
      element('h2', {}, 'Log'), element('div', { id: 'log' }));
  }
  const visits = readVisits(log);
  const isOver = run.completion_time !== null;
  show(main.querySelector('#facts'), run.facts, facts);
  show(main.querySelector('#graph'), { flow: run.graph, visits: visits.map(visit => [visit.name, visit.end]), state: isOver ? null : run.state_name },
    data => graph(data.flow, way(visits, data.state)));
  show(main.querySelector('#timeline'), { visits, until: isOver ? run.completion_time : clock.now.slice(0, 19) }, timeline);
  show(main.querySelector('#log'), log.slice(-SHOWN_ENTRIES), entries => table(entries, log.length));
}

const facts = run => [
  element('div', { class: 'title' }, element('h3', {}, run.title), element('span', { class: `badge ${run.status}` }, run.status)),
  element('dl', {}, run.lines.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
];

// Each time that a state was entered: when, until when, and how it ended.
function readVisits(log) {
  const visits = [];
  for (const entry of log) {
    if (!entry.state_name) {
      continue;
    }
    if (entry.code.endsWith('Started')) {
      visits.push({ name: entry.state_name, start: entry.time, stop: null, end: 'current' });
    } else if (/Completed$|Failed$/.test(entry.code)) {
      const visit = visits.findLast(candidate => candidate.name === entry.state_name && candidate.stop === null);
      if (visit) {
        visit.stop = entry.time;
        visit.end = entry.code.endsWith('Failed') ? 'failed' : 'done';
      }
    }
  }
  return visits;
}

function way(visits, current) {
  const states = new Map(visits.map(visit => [visit.name, visit.end === 'current' ? 'failed' : visit.end]));
  if (current) {
    states.set(current, 'current');
  }
  const names = visits.map(visit => visit.name);
  if (current && names[names.length - 1] !== current) {
    names.push(current);
  }
  return { states, edges: new Set(names.slice(1).map((name, i) => JSON.stringify([names[i], name]))) };
}

function timeline({ visits, until }) {
  const last = visits.slice(-SHOWN_VISITS);
  if (!last.length) {
    return element('p', { class: 'empty' }, 'No state has begun.');
  }
  const from = Date.parse(last[0].start);
  const span = Math.max(1, Math.max(Date.parse(until.endsWith('Z') || until.includes('+') ? until : `${until}Z`), ...last.map(visit => Date.parse(visit.stop ?? visit.start))) - from);
  const scale = BAR_WIDTH / span;
  return element('table', {},
    element('thead', {}, element('tr', {}, ['State', 'Began', 'Took', ''].map(name => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, last.map(visit => {
      const start = Date.parse(visit.start);
      const stop = visit.stop === null ? from + span : Date.parse(visit.stop);
      return element('tr', {},
        element('td', {}, visit.name),
        element('td', { class: 'time' }, clockTime(visit.start)),
        element('td', { class: 'time' }, visit.stop === null ? 'not over' : duration(stop - start)),
        element('td', {}, drawing('svg', { width: BAR_WIDTH, height: BAR_HEIGHT, 'aria-hidden': 'true' },
          drawing('rect', { class: `bar ${visit.stop === null ? 'open' : visit.end}`, x: (start - from) * scale, width: Math.max(2, (stop - start) * scale), height: BAR_HEIGHT, rx: 2 }))));
    })));
}

const table = (entries, length) => [
  length > entries.length ? element('p', { class: 'quiet' }, `The last ${entries.length} of ${length} entries.`) : null,
  element('table', {},
    element('thead', {}, element('tr', {}, ['Time', 'Code', 'What happened'].map(name => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, entries.map(entry => element('tr', {},
      element('td', { class: 'time' }, clockTime(entry.time)),
      element('td', {}, entry.code),
      element('td', {}, element('details', {}, element('summary', {}, entry.description), element('pre', {}, entry.details)))))))
];

export const clockTime = time => `${time.slice(0, 10)} ${time.slice(11, 19)}`;

function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(2)} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s` : `${(seconds / 3600).toFixed(1)} h`;
}
