// A layered drawing of a flow: each state is below its predecessors, and transitions upward run along the right side.

import { drawing } from '/_emulator/page/dom.js';

const WIDTH = 176;
const HEIGHT = 42;
const GAP = 26;
const LEVEL = 80;
const MARGIN = 22;
const LANE = 14;
const TURN = 12;
const SIDE = 60;
const LONGEST_NAME = 23;
const MARKS = { done: '✓ ', failed: '✕ ', current: '● ' };

export function graph(flow, path) {
  const nodes = place(flow);
  const lanes = { count: 0 };
  const right = Math.max(...[...nodes.values()].map(node => node.x + node.width / 2));
  const bottom = Math.max(...[...nodes.values()].map(node => node.y));
  const edges = flow.states.flatMap(state => state.targets.map(target => edge(nodes, state.name, target, path, right, lanes)));
  const width = right + MARGIN + lanes.count * LANE + (lanes.count ? MARGIN : 0);
  return drawing('svg', { width, height: bottom + HEIGHT + MARGIN, viewBox: `0 0 ${width} ${bottom + HEIGHT + MARGIN}`, role: 'group', 'aria-label': describe(flow, path) },
    edges, flow.states.map(state => box(nodes.get(state.name), state, path)));
}

// The states in layers, with a bend where a transition passes a layer.
function place(flow) {
  const layers = layer(flow);
  const rows = [];
  const links = [];
  for (const state of flow.states) {
    (rows[layers.get(state.name)] ??= []).push({ key: state.name, width: WIDTH });
  }
  for (const state of flow.states) {
    for (const target of state.targets) {
      let from = state.name;
      for (let level = layers.get(state.name) + 1; level < layers.get(target.to); level++) {
        const key = bend(state.name, target.to, level);
        rows[level].push({ key, width: GAP });
        links.push([from, key]);
        from = key;
      }
      if (layers.get(target.to) > layers.get(state.name)) {
        links.push([from, target.to]);
      }
    }
  }
  order(rows, links);
  return position(rows);
}

const bend = (from, to, level) => JSON.stringify([from, to, level]);

// The layer of each state: its distance from the start on the longest path without transitions back.
function layer(flow) {
  const byName = new Map(flow.states.map(state => [state.name, state]));
  const visiting = new Set();
  const finished = [];
  const back = new Set();
  const open = [{ name: flow.start_at, next: 0 }];
  visiting.add(flow.start_at);
  const seen = new Set(visiting);
  while (open.length) {
    const top = open[open.length - 1];
    const target = byName.get(top.name).targets[top.next++];
    if (!target) {
      visiting.delete(top.name);
      finished.push(open.pop().name);
    } else if (visiting.has(target.to)) {
      back.add(JSON.stringify([top.name, target.to]));
    } else if (!seen.has(target.to)) {
      seen.add(target.to);
      visiting.add(target.to);
      open.push({ name: target.to, next: 0 });
    }
  }
  const layers = new Map(flow.states.map(state => [state.name, 0]));
  for (const name of finished.reverse()) {
    for (const target of byName.get(name).targets) {
      if (!back.has(JSON.stringify([name, target.to]))) {
        layers.set(target.to, Math.max(layers.get(target.to), layers.get(name) + 1));
      }
    }
  }
  return layers;
}

// Moves each node near its linked nodes, in several passes down and up.
function order(rows, links) {
  for (let sweep = 0; sweep < 4; sweep++) {
    const down = sweep % 2 === 0;
    const sequence = down ? rows.slice(1) : rows.slice(0, -1).reverse();
    for (const row of sequence) {
      const places = new Map(rows.flatMap(other => other.map((node, i) => [node.key, i - other.length / 2])));
      const wish = new Map(row.map(node => {
        const near = links.filter(link => link[down ? 1 : 0] === node.key).map(link => places.get(link[down ? 0 : 1]));
        return [node.key, near.length ? near.reduce((sum, x) => sum + x, 0) / near.length : places.get(node.key)];
      }));
      row.sort((a, b) => wish.get(a.key) - wish.get(b.key));
    }
  }
}

function position(rows) {
  const widths = rows.map(row => row.reduce((sum, node) => sum + node.width + GAP, -GAP));
  const widest = Math.max(...widths);
  const nodes = new Map();
  rows.forEach((row, level) => {
    let x = MARGIN + (widest - widths[level]) / 2;
    for (const node of row) {
      nodes.set(node.key, { x: x + node.width / 2, y: MARGIN + level * LEVEL, width: node.width, level });
      x += node.width + GAP;
    }
  });
  return nodes;
}

function edge(nodes, name, target, path, right, lanes) {
  const from = nodes.get(name);
  const to = nodes.get(target.to);
  const taken = path.edges.has(JSON.stringify([name, target.to]));
  const kind = (target.kind === 'catch' ? ' catch' : '') + (taken ? ' taken' : '');
  const line = to.level > from.level ? forward(nodes, name, target.to) : backward(from, to, right + MARGIN + lanes.count++ * LANE);
  const tip = to.level > from.level
    ? `M${to.x} ${to.y} l-4 -8 h8 z`
    : `M${to.x + SIDE} ${to.y} l-4 -8 h8 z`;
  return [
    drawing('path', { class: `edge${kind}`, d: line }, drawing('title', {}, `${name} to ${target.to}${target.kind === 'catch' ? ', on error' : ''}`)),
    drawing('path', { class: `tip${taken ? ' taken' : ''}`, d: tip }),
  ];
}

function forward(nodes, name, to) {
  let at = nodes.get(name);
  let line = `M${at.x} ${at.y + HEIGHT}`;
  let y = at.y + HEIGHT;
  for (let level = at.level + 1; level <= nodes.get(to).level; level++) {
    const next = nodes.get(bend(name, to, level)) ?? nodes.get(to);
    const middle = (y + next.y) / 2;
    line += ` C${at.x} ${middle} ${next.x} ${middle} ${next.x} ${next.y - (level === nodes.get(to).level ? 6 : 0)}`;
    if (level < nodes.get(to).level) {
      line += ` V${next.y + HEIGHT}`;
    }
    y = next.y + HEIGHT;
    at = next;
  }
  return line;
}

const backward = (from, to, lane) =>
  `M${from.x + SIDE} ${from.y + HEIGHT} v${TURN} H${lane} V${to.y - TURN} H${to.x + SIDE} v${TURN - 6}`;

function box(node, state, path) {
  const standing = path.states.get(state.name);
  const name = state.name.length > LONGEST_NAME ? `${state.name.slice(0, LONGEST_NAME - 1)}…` : state.name;
  const link = standing ? { 'data-state': state.name, tabindex: 0, role: 'button' } : {};
  return drawing('g', { ...link, class: `node ${standing ?? ''}`, transform: `translate(${node.x - WIDTH / 2} ${node.y})` },
    drawing('title', {}, `${state.name} (${state.type})`),
    drawing('rect', { width: WIDTH, height: HEIGHT, rx: 6 }),
    drawing('text', { x: 10, y: 18 }, (MARKS[standing] ?? '') + name),
    drawing('text', { x: 10, y: 34, class: 'kind' }, state.type));
}

const describe = (flow, path) =>
  `States of the flow: ${flow.states.map(state => `${state.name}${path.states.has(state.name) ? ` (${path.states.get(state.name)})` : ''}`).join(', ')}`;
