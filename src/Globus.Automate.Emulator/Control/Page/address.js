// The address of the page names what it shows:
// #/flows/ID/runs/ID/visits/N?status=FAILED&text=WORDS&before=SEQUENCE&state=NAME

// The emulator refuses longer texts.
const LONGEST_TEXT = 1000;
const LONGEST_ID = 100;
const STATUSES = ['ACTIVE', 'INACTIVE', 'FAILED', 'SUCCEEDED', 'ENDED'];

export const allStatuses = STATUSES;

export function place() {
  const [path, ...rest] = location.hash.replace(/^#\/?/, '').split('?');
  const query = new URLSearchParams(rest.join('?'));
  const parts = path.split('/').map(decode);
  const after = name => (parts.includes(name) ? parts[parts.indexOf(name) + 1]?.slice(0, LONGEST_ID) || null : null);
  return {
    flow: after('flows'),
    run: after('runs'),
    visit: number(after('visits')),
    statuses: STATUSES.filter(status => query.getAll('status').includes(status)),
    text: (query.get('text') ?? '').slice(0, LONGEST_TEXT),
    before: number(query.get('before')),
    state: query.get('state'),
  };
}

export function link(to) {
  const names = [
    ['flows', to.flow],
    ['runs', to.run],
    ['visits', to.run ? to.visit : null],
  ].filter(([, value]) => value);
  const query = new URLSearchParams(listQuery(to));
  if (to.run && to.state !== null) {
    query.append('state', to.state);
  }
  const path = names.map(([name, value]) => `${name}/${encodeURIComponent(value)}`).join('/');
  return `#/${path}${query.size ? `?${query}` : ''}`;
}

export const linkToRun = (at, run) => link({ ...at, run, visit: null, state: null });

export const go = to => {
  location.hash = link(to);
};

// Changes the address without a step in the history of the browser.
export const replace = to => history.replaceState(null, '', link(to));

export const isFiltered = at => at.statuses.length > 0 || at.text !== '';

export const withoutFilter = at => ({ ...at, statuses: [], text: '', before: null });

// The part of the query that selects runs.
export const listQuery = at => [
  ...at.statuses.map(status => ['status', status]),
  ...(at.text ? [['text', at.text]] : []),
  ...(at.before === null ? [] : [['before', at.before]]),
];

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const number = text => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null);
