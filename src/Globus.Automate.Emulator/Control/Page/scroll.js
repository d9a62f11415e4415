// The parts of the page that are in view.

// Scrolls to the run if it begins out of view.
export function bringIntoView(main) {
  const { top } = main.getBoundingClientRect();
  (top < 0 || top > innerHeight / 2) && main.scrollIntoView();
}

// Scrolls a region, but not the page, so that a part of it is in view.
export function reveal(region, part) {
  if (!part) {
    return;
  }
  const [outer, inner] = [region, part].map(each => each.getBoundingClientRect());
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    region.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
  }
  if (inner.left < outer.left || inner.right > outer.right) {
    region.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }
}

// Makes an element a region that can be scrolled with the keyboard.
export function scrollable(node, name) {
  const attributes = { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name };
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
}
