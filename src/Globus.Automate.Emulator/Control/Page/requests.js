// Requests to the control interface.

export const get = (path, parse = JSON.parse) => send(path, { cache: 'no-store' }, parse);

// Sends a change. The page then shows its effect at once.
export async function post(path, body = {}) {
  const headers = { 'Content-Type': 'application/json' };
  try {
    return await send(path, { method: 'POST', headers, body: JSON.stringify(body) }, JSON.parse);
  } finally {
    dispatchEvent(new Event('emulator-changed'));
  }
}

async function send(path, options, parse) {
  const response = await fetch(`/_emulator/${path}`, options).catch(() => {
    throw new Error('The emulator does not respond.');
  });
  const text = await response.text();
  if (!response.ok) {
    throw Object.assign(new Error(detail(text) ?? `The emulator responded with ${response.status}.`), {
      status: response.status,
    });
  }
  return parse(text);
}

function detail(text) {
  try {
    return JSON.parse(text).error.detail;
  } catch {
    return null;
  }
}

// Reads JSON. If the browser supports it, numbers that JavaScript would round or rewrite, such as 1.0, keep their text.
export const parseExactly = json =>
  JSON.parse(json, (key, value, context) =>
    typeof value === 'number' && JSON.rawJSON && context.source !== String(value)
      ? JSON.rawJSON(context.source)
      : value,
  );
