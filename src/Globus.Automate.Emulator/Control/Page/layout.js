// The layout of a flow: each state is below its predecessors.

export const WIDTH = 176;
export const MARGIN = 18;
const GAP = 26;
const LEVEL = 76;

// The states in layers, with a bend where a transition passes a layer.
export function place(flow) {
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

export const bend = (from, to, level) => JSON.stringify([from, to, level]);

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
      const wish = new Map(
        row.map(node => {
          const near = links
            .filter(link => link[down ? 1 : 0] === node.key)
            .map(link => places.get(link[down ? 0 : 1]));
          return [node.key, near.length ? near.reduce((sum, x) => sum + x, 0) / near.length : places.get(node.key)];
        }),
      );
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
