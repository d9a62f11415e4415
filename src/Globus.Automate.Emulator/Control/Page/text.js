// Times and documents as text.

const LONGEST_DOCUMENT = 8000;

export const clockTime = time => `${time.slice(0, 10)} ${time.slice(11, 19)}`;

export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(2)} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s` : `${(seconds / 3600).toFixed(1)} h`;
}

// Reads JSON. Numbers that JavaScript would round or rewrite, such as 1.0, keep their text where the browser supports that.
export const parseExactly = json => JSON.parse(json, (key, value, context) =>
  typeof value === 'number' && JSON.rawJSON && context.source !== String(value) ? JSON.rawJSON(context.source) : value);

export function documentText(document) {
  const text = JSON.stringify(document, null, 2);
  return text.length <= LONGEST_DOCUMENT ? text : `${text.slice(0, LONGEST_DOCUMENT).replace(/[\uD800-\uDBFF]$/, '')} …`;
}
