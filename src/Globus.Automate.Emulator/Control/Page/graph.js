// A drawing of a flow and of the path of a run. Upward transitions are on the right side.

import { drawing } from '/_emulator/page/dom.js';
import { bend, MARGIN, place, WIDTH } from '/_emulator/page/layout.js';

const HEIGHT = 42;
const LANE = 14;
const LABELED_LANE = 34;
const TURN = 12;
const SIDE = 60;
const LONGEST_NAME = 23;
const MARKS = { done: '✓ ', failed: '✕ ', current: '● ' };

// The path: the states with their outcome, the numbers of visits and transitions, and the transition of the open visit.
export function graph(flow, path) {
  const nodes = place(flow);
  const right = Math.max(...[...nodes.values()].map(node => node.x + node.width / 2));
  const bottom = Math.max(...[...nodes.values()].map(node => node.y));
  const lanes = { next: right + MARGIN, last: right };
  const edges = flow.states.flatMap(state => state.targets.map(target => edge(nodes, state.name, target, path, lanes)));
  const [width, height] = [lanes.last + MARGIN, bottom + HEIGHT + MARGIN];
  return drawing(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': describe(flow, path) },
    edges,
    flow.states.map(state => box(nodes.get(state.name), state, path)),
  );
}

export const edgeKey = (from, to) => JSON.stringify([from, to]);

const times = count => `×${count}`;

function edge(nodes, name, target, path, lanes) {
  const [from, to] = [nodes.get(name), nodes.get(target.to)];
  const key = edgeKey(name, target.to);
  const count = path.edges.get(key) ?? 0;
  const kind = [target.kind === 'catch' ? 'catch' : '', count ? 'taken' : '', path.open === key ? 'open' : ''].join(
    ' ',
  );
  const route = to.level > from.level ? forward(nodes, name, target.to) : backward(from, to, takeLane(lanes, count));
  const error = target.kind === 'catch' ? ', on error' : '';
  const title = `${name} to ${target.to}${error}${count > 1 ? `, ${count} times` : ''}`;
  return [
    drawing('path', { class: `edge ${kind}`, d: route.line }, drawing('title', {}, title)),
    drawing('path', { class: `tip ${kind}`, d: route.tip }),
    count > 1
      ? drawing('text', { class: 'times', x: route.x, y: route.y, 'text-anchor': 'middle' }, times(count))
      : null,
  ];
}

// A lane on the right side for an upward transition. A lane with a count is wider.
function takeLane(lanes, count) {
  const lane = lanes.next + (count > 1 ? LANE : 0);
  lanes.last = lane + (count > 1 ? LANE : 0);
  lanes.next = lane + (count > 1 ? LABELED_LANE : LANE);
  return lane;
}

function forward(nodes, name, to) {
  const target = nodes.get(to);
  let at = nodes.get(name);
  let y = at.y + HEIGHT;
  let line = `M${at.x} ${y}`;
  const label = {};
  for (let level = at.level + 1; level <= target.level; level++) {
    const next = nodes.get(bend(name, to, level)) ?? target;
    const middle = (y + next.y) / 2;
    label.x ??= (at.x + next.x) / 2;
    label.y ??= middle + 4;
    line += ` C${at.x} ${middle} ${next.x} ${middle} ${next.x} ${next.y - (level === target.level ? 6 : 0)}`;
    if (level < target.level) {
      line += ` V${next.y + HEIGHT}`;
    }
    y = next.y + HEIGHT;
    at = next;
  }
  return { line, tip: `M${target.x} ${target.y} l-4 -8 h8 z`, ...label };
}

const backward = (from, to, lane) => ({
  line: `M${from.x + SIDE} ${from.y + HEIGHT} v${TURN} H${lane} V${to.y - TURN} H${to.x + SIDE} v${TURN - 6}`,
  tip: `M${to.x + SIDE} ${to.y} l-4 -8 h8 z`,
  x: lane,
  y: (from.y + HEIGHT + to.y) / 2 + 4,
});

function box(node, state, path) {
  const standing = path.states.get(state.name);
  const count = path.counts.get(state.name) ?? 0;
  const name = state.name.length > LONGEST_NAME ? `${state.name.slice(0, LONGEST_NAME - 1)}…` : state.name;
  const link = standing ? { 'data-state': state.name, tabindex: 0, role: 'button' } : {};
  const selected = path.selected === state.name ? 'selected' : '';
  return drawing(
    'g',
    {
      ...link,
      class: `node ${standing ?? ''} ${selected}`,
      transform: `translate(${node.x - WIDTH / 2} ${node.y})`,
    },
    drawing('title', {}, `${state.name} (${state.type})${count > 1 ? `, ${count} visits` : ''}`),
    drawing('rect', { width: WIDTH, height: HEIGHT, rx: 6 }),
    drawing('text', { x: 10, y: 18 }, (MARKS[standing] ?? '') + name),
    drawing('text', { x: 10, y: 34, class: 'kind' }, state.type),
    count > 1
      ? drawing('text', { x: WIDTH - 10, y: 34, class: 'kind visits', 'text-anchor': 'end' }, times(count))
      : null,
  );
}

function describe(flow, path) {
  const states = flow.states.map(({ name }) => (path.states.has(name) ? `${name} (${path.states.get(name)})` : name));
  return `States of the flow: ${states.join(', ')}`;
}
