// Times and durations as text. All times of the page are in UTC or in the time zone of this computer.

import { element } from '/_emulator/page/dom.js';

const KEY = 'globus-emulator-times';
let isLocal = recall() === 'local';

export const usesLocalTime = () => isLocal;

export function useLocalTime(value) {
  isLocal = value;
  try {
    localStorage.setItem(KEY, value ? 'local' : 'utc');
  } catch {
    // Without storage, the choice lasts as long as the page.
  }
  document.querySelectorAll('time').forEach(write);
  document.querySelectorAll('.zone').forEach(writeZone);
}

function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

// The name of the zone, for the heading of a column of times.
export const zoneName = () => writeZone(element('span', { class: 'zone' }));

// A time without its zone, for lists.
export const time = iso => write(element('time', { datetime: iso, title: `${utc(iso)} UTC` }));

// A time with its zone.
export const zonedTime = iso => write(element('time', { datetime: iso, 'data-zone': '', title: `${utc(iso)} UTC` }));

function writeZone(node) {
  node.textContent = isLocal ? 'local time' : 'UTC';
  return node;
}

function write(node) {
  const text = isLocal ? local(node.dateTime) : utc(node.dateTime);
  const zone = isLocal ? offset(node.dateTime) : 'UTC';
  node.textContent = node.hasAttribute('data-zone') ? `${text} ${zone}` : text;
  return node;
}

const utc = iso => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;

const two = number => String(number).padStart(2, '0');

function local(iso) {
  const date = new Date(iso);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

// The offset of local time from UTC at a time, such as UTC+02:00.
export function offset(iso) {
  const minutes = -new Date(iso).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60
    ? `${seconds.toFixed(2)} s`
    : seconds < 3600
      ? `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
      : `${(seconds / 3600).toFixed(1)} h`;
}
