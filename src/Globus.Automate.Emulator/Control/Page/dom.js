// Elements are made here and nowhere else. Text goes in as text: nothing that a flow or a run says is ever read as markup.

const SVG = 'http://www.w3.org/2000/svg';

export const element = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

export const drawing = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
}

const shown = new WeakMap();

// Draws only what changed, so that polling neither moves the focus nor closes what was opened.
export function show(place, data, draw) {
  const key = JSON.stringify(data);
  if (shown.get(place) === key) {
    return;
  }
  shown.set(place, key);
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  place.replaceChildren(...[draw(data)].flat().filter(child => child));
  if (focused) {
    place.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
}
