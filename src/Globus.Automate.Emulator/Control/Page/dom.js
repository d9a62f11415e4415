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

// The attributes that identify an element after it is drawn again.
const FOCUS_KEYS = ['id', 'href', 'data-state'];
const shown = new WeakMap();

// Draws only if the data has changed, so that polling neither moves the focus nor closes an open row.
export function show(place, data, draw) {
  const key = JSON.stringify(data);
  if (shown.get(place) === key) {
    return;
  }
  shown.set(place, key);
  keepFocus(place, () => place.replaceChildren(...[draw(data)].flat(Infinity).filter(child => child)));
}

// Draws a list of different items. An unchanged item keeps its element, so that no click on it is lost.
export function showItems(list, items, draw) {
  const before = shown.get(list) ?? new Map();
  const after = new Map(items.map(item => [JSON.stringify(item), item]));
  after.forEach((item, key) => after.set(key, before.get(key) ?? draw(item)));
  shown.set(list, after);
  keepFocus(list, () => {
    before.forEach((node, key) => after.has(key) || node.remove());
    let next = list.firstChild;
    for (const node of after.values()) {
      if (node === next) {
        next = next.nextSibling;
      } else {
        list.insertBefore(node, next);
      }
    }
  });
}

function keepFocus(place, change) {
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const focused = FOCUS_KEYS.map(name => [name, active?.getAttribute(name)]).find(([, value]) => value);
  change();
  if (focused && !active.isConnected) {
    place.querySelector(`[${focused[0]}="${CSS.escape(focused[1])}"]`)?.focus();
  }
}

// Returns a function that checks whether a pointer is pressed on the element.
export function watchPress(node) {
  let isPressed = false;
  node.addEventListener('pointerdown', () => (isPressed = true));
  ['pointerup', 'pointercancel', 'pointerleave'].forEach(name =>
    node.addEventListener(name, () => (isPressed = false)),
  );
  return () => isPressed;
}
