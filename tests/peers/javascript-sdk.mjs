// The calls of javascript-sdk.py. Each line of the output is a call: its part, its name, its error, and the status that
// the call has to be refused with.
import { createRequire } from 'node:module';
import { createHash, randomBytes } from 'node:crypto';

const input = JSON.parse(process.env.PEERS_INPUT);
const sdk = createRequire(input.modules + '/')('@globus/sdk');
const { flows, auth, groups } = sdk;
const FLOWS = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/';
const MISSING = '10ca1000-0000-4000-8000-00000000ffff';
const basic = { Authorization: 'Basic ' + Buffer.from(`${input.clientId}:${input.clientSecret}`).toString('base64') };
let part = '';

async function call(name, send, expect, test) {
  let error = null, body = null;
  try {
    const response = await send();
    const text = await response.text();
    body = text ? JSON.parse(text) : null;
    if (!response.ok) error = `${response.status} ${text}`;
    else if (test && !test(body)) error = 'another response: ' + text.slice(0, 150);
  } catch (thrown) {
    error = String(thrown?.cause ?? thrown);
  }
  console.log(JSON.stringify({ part, name, error, expect: expect ? String(expect) : null }));
  return body;
}

function notTried(name) {
  console.log(JSON.stringify({ part, name, error: null, notTried: true }));
}

const works = (name, send, test) => call(name, send, null, test);
const refused = (name, status, send) => call(name, send, status);

async function waitForRun(id, headers, statuses = ['SUCCEEDED', 'FAILED']) {
  for (let tries = 0; tries < 600; tries++) {
    const run = await (await flows.runs.get(id, { headers })).json();
    if (statuses.includes(run.status)) return run;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The run did not end.');
}

async function clientToken(scope) {
  const payload = { grant_type: 'client_credentials', scope };
  return (await auth.oauth2.token.token({ payload, headers: basic })).json();
}

async function signIn(url) {
  const response = await fetch(input.url + '_emulator/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ authorize_url: url.toString(), username: 'alice@emulator.example' }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body.code;
}

async function testFlows() {
  part = 'flows';
  const headers = { Authorization: 'Bearer ' + (await clientToken(FLOWS + 'all')).access_token };
  const { definition, schema } = input;
  const content = { definition, input_schema: schema };
  await works('flows.validate', () => flows.flows.validate({ payload: content, headers }));
  await refused('flows.validate (wrong definition)', 422, () =>
    flows.flows.validate({ payload: { definition: { StartAt: 'A' }, input_schema: {} }, headers }));
  const payload = { title: 'Greet', flow_viewers: ['public'], keywords: ['a'], ...content };
  const flow = await works('flows.create', () => flows.flows.create({ payload, headers }));
  await works('flows.deploy', () => flows.flows.deploy({ payload: { ...payload, title: 'Deployed' }, headers }));
  await works('flows.get', () => flows.flows.get(flow.id, { headers }));
  await refused('flows.get (an unknown id)', 404, () => flows.flows.get(MISSING, { headers }));
  await works('flows.update', () => flows.flows.update(flow.id, { payload: { title: 'Again' }, headers }));
  await works('flows.getAll', () => flows.flows.getAll({ headers }), (body) => body.flows.length === 2);
  const query = { filter_roles: 'flow_owner', filter_fulltext: 'Again', orderby: 'title ASC', per_page: 5 };
  await works('flows.getAll (query)', () => flows.flows.getAll({ headers, query }), (body) => body.flows.length === 1);
  await testRuns(flow, headers);
  await testWebInputs(headers);
  await works('flows.remove', () => flows.flows.remove(flow.id, { headers }));
}

async function testRuns(flow, headers) {
  const token = await clientToken(flow.globus_auth_scope);
  const own = { Authorization: 'Bearer ' + token.access_token };
  const payload = { body: input.input, label: 'A run', tags: ['t'] };
  const run = await works('flows.run', () => flows.flows.run(flow.id, { payload, headers: own }));
  await refused('flows.run (wrong input)', 400, () =>
    flows.flows.run(flow.id, { payload: { body: {}, label: 'A run' }, headers: own }));
  await waitForRun(run.run_id, headers);
  await works('runs.get', () => flows.runs.get(run.run_id, { headers }), (body) => body.status === 'SUCCEEDED');
  await works('runs.get (include_flow_description)', () =>
    flows.runs.get(run.run_id, { headers, query: { include_flow_description: true } }),
    (body) => body.flow_description);
  await works('runs.getDefinition', () => flows.runs.getDefinition(run.run_id, { headers }), (body) => body.definition);
  await works('runs.getAll', () => flows.runs.getAll({ headers }), (body) => body.runs.length === 1);
  await works('runs.getAll (query)', () => flows.runs.getAll({
    headers, query: { filter_flow_id: flow.id, filter_roles: 'run_owner', orderby: 'start_time DESC' } }),
    (body) => body.runs.length === 1);
  await works('runs.update', () => flows.runs.update(run.run_id, { payload: { label: 'New', tags: ['x'] }, headers }));
  const codes = (body) => body.entries.map((entry) => entry.code).join();
  const forward = codes(await works('runs.getLog', () => flows.runs.getLog(run.run_id, { headers })));
  const log = (value) => () => flows.runs.getLog(run.run_id, { headers, query: { limit: 100, reverse_order: value } });
  await works('runs.getLog (reverse_order: false)', log(false), (body) => codes(body) === forward);
  const backward = forward.split(',').reverse().join();
  await works('runs.getLog (reverse_order: true)', log(true), (body) => codes(body) === backward);
  await refused('runs.getLog (reverse_order: maybe)', 422, log('maybe'));
  await works('runs.remove', () => flows.runs.remove(run.run_id, { headers }));
  await testCancel(headers);
}

async function start(title, definition, headers) {
  const response = await flows.flows.create({ payload: { title, definition, input_schema: {} }, headers });
  const flow = await response.json();
  const token = await clientToken(flow.globus_auth_scope);
  const own = { Authorization: 'Bearer ' + token.access_token };
  return (await flows.flows.run(flow.id, { payload: { body: {}, label: title }, headers: own })).json();
}

async function testCancel(headers) {
  const run = await start('Wait', input.wait, headers);
  await works('runs.cancel', () => flows.runs.cancel(run.run_id, { headers }));
  const ended = await waitForRun(run.run_id, headers);
  await refused('runs.cancel (a run that has ended)', 409, () => flows.runs.cancel(ended.run_id, { headers }));
}

async function testWebInputs(headers) {
  if (!flows.webInputs) {
    notTried('webInputs (not in this version)');
    return;
  }
  const run = await start('Ask', input.ask, headers);
  let found = [];
  for (let tries = 0; tries < 100 && found.length === 0; tries++) {
    const response = await flows.webInputs.getAll({ headers, query: { filter_run_ids: run.run_id } });
    found = (await response.json()).web_inputs;
  }
  await works('webInputs.getAll', () => flows.webInputs.getAll({ headers, query: { filter_states: 'open' } }));
  const one = await works('webInputs.get', () => flows.webInputs.get(found[0].id, { headers }));
  await works('webInputs.respond', () => flows.webInputs.respond(one.id, {
    payload: { response: { value: one.options[0].option_id } }, headers }));
  await waitForRun(run.run_id, headers);
}

async function testAuth() {
  part = 'auth';
  const verifier = randomBytes(48).toString('base64url');
  const url = new URL(auth.getAuthorizationEndpoint());
  const redirect_uri = 'http://127.0.0.1:8765/callback', client_id = input.nativeId;
  const scope = `openid email profile ${FLOWS}all urn:globus:auth:scope:auth.globus.org:view_consents`;
  url.search = new URLSearchParams({
    client_id, redirect_uri, scope, response_type: 'code', state: 's', access_type: 'offline',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' });
  const payload = { grant_type: 'authorization_code', code: await signIn(url), redirect_uri, client_id };
  const tokens = await works('oauth2.token.exchange', () => auth.oauth2.token.exchange({
    payload: { ...payload, code_verifier: verifier } }), (body) => body.other_tokens.length > 0);
  const all = [tokens, ...tokens.other_tokens];
  const ofFlows = all.find((token) => token.resource_server === 'flows.globus.org');
  const ofAuth = all.find((token) => token.resource_server === 'auth.globus.org');
  const headers = { Authorization: 'Bearer ' + ofAuth.access_token };
  const user = await works('oauth2.userinfo', () => auth.oauth2.userinfo({ headers }), (body) => body.sub);
  await works('oauth2.token.refresh', () => auth.oauth2.token.refresh({
    payload: { grant_type: 'refresh_token', refresh_token: ofFlows.refresh_token, client_id } }));
  const client = await clientToken(FLOWS + 'all');
  await works('oauth2.token.introspect', () => auth.oauth2.token.introspect({
    payload: { token: client.access_token }, headers: basic }), (body) => body.active);
  await works('oauth2.token.validate', () => auth.oauth2.token.validate({
    payload: { token: client.access_token, client_id: input.clientId }, headers: basic }));
  await works('oauth2.token.revoke', () => auth.oauth2.token.revoke({
    payload: { token: client.access_token, client_id: input.clientId }, headers: basic }));
  await works('oauth2.token.introspect (a revoked token)', () => auth.oauth2.token.introspect({
    payload: { token: client.access_token }, headers: basic }), (body) => !body.active);
  const query = { usernames: 'alice@emulator.example' };
  await works('identities.getAll', () => auth.identities.getAll({ headers, query }),
    (body) => body.identities[0].id === user.sub);
  await works('identities.get', () => auth.identities.get(user.sub, { headers }),
    (body) => body.identity.id === user.sub);
  await works('identities.consents.getAll', () => auth.identities.consents.getAll(user.sub, {
    headers, query: { all: true } }), (body) => body.consents.length > 0);
  for (const name of ['projects', 'policies', 'scopes'])
    if (auth.developers)
      await refused(`developers.${name}.getAll`, 501, () => auth.developers[name].getAll({ headers }));
    else notTried(`developers.${name} (not in this version)`);
}

async function testOthers() {
  part = 'other services';
  const token = await clientToken('urn:globus:auth:scope:groups.api.globus.org:all');
  const headers = { Authorization: 'Bearer ' + token.access_token };
  await works('groups.getMyGroups', () => groups.groups.getMyGroups({ headers }), (body) => Array.isArray(body));
  await refused('groups.get', 501, () => groups.groups.get(MISSING, { headers }));
  const calls = {
    TRANSFER: ['transfer.task.getAll', () => sdk.transfer.task.getAll({ headers })],
    SEARCH: ['search.query.get', () => sdk.search.query.get(MISSING, { headers, query: { q: '*' } })],
    COMPUTE: ['compute.endpoints.getAll', () => sdk.compute.endpoints.getAll({ headers })],
  };
  // Without its variable, a request would leave this machine; it is not sent.
  for (const [service, [name, send]] of Object.entries(calls))
    await refused(name, 501, () => {
      if (!process.env['GLOBUS_SDK_SERVICE_URL_' + service]) throw new Error(`no GLOBUS_SDK_SERVICE_URL_${service}`);
      return send();
    });
}

for (const test of [testFlows, testAuth, testOthers]) {
  try {
    await test();
  } catch (error) {
    console.log(JSON.stringify({ part, name: test.name + ' reaches its end', error: String(error), expect: null }));
  }
}
