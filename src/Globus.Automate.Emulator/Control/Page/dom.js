// All elements are created here. Texts of flows and runs are added as text and never parsed as markup.

const SVG = 'http://www.w3.org/2000/svg';

export const element = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

export const drawing = (name, attributes, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

// The attributes that identify an element across drawings.
const FOCUS_KEYS = ['id', 'href', 'data-state'];
const shown = new WeakMap();

// Draws only if the data has changed, so that polling neither moves the focus nor closes an open row.
export function show(place, data, draw) {
  const key = JSON.stringify(data);
  if (shown.get(place) === key) {
    return;
  }
  shown.set(place, key);
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const focused = FOCUS_KEYS.map(name => [name, active?.getAttribute(name)]).find(([, value]) => value);
  place.replaceChildren(...[draw(data)].flat(Infinity).filter(child => child));
  if (focused) {
    place.querySelector(`[${focused[0]}="${CSS.escape(focused[1])}"]`)?.focus();
  }
}
