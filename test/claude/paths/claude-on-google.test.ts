import { describe, expect, test, vi } from 'vitest';
import { openClaudeOnGoogle } from '../../../src/claude/paths/claude-on-google.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { emptyFolder } from '../../support/cli.ts';
import {
  type Answer,
  type GoogleAnswers,
  googleError,
  token,
  workspace,
} from '../../support/stand-ins/google.ts';
import { ignored, methods, pathTo, problemOf, signal } from './google-path.ts';

const settings = { region: null, model: 'claude-sonnet-5-5', onAnswer: () => {} };

const gatewayWith = (answers: GoogleAnswers = {}, env: Record<string, string> = {}) =>
  pathTo(openClaudeOnGoogle, answers, { ...settings, env });

const [google, anthropic] = ['claude.googleapis.com', 'anthropic-managed-claude.cloudpartnerservices.goog'];

const claudeError = (status: number, type: string, message: string): Answer => ({
  status,
  headers: { 'request-id': 'req_stand_in' },
  body: { type: 'error', error: { type, message }, request_id: 'req_stand_in' },
});
const denied = googleError(403, 'PERMISSION_DENIED', 'The caller does not have permission.', {
  reason: 'IAM_PERMISSION_DENIED',
  metadata: { permission: 'claude.workspaces.invoke' },
});
const disabled = googleError(403, 'PERMISSION_DENIED', 'Claude API has not been used in project 1 before.', {
  reason: 'SERVICE_DISABLED',
  metadata: { service: google },
});
const expired = googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');

test('says which project and which workspace, and brings values that fit what is kept of them', async () => {
  const { path, host } = await gatewayWith();
  expect(await path.identity(signal, ignored)).toMatchObject({
    account: 'launch-project',
    principal: 'poll@launch-project.iam.gserviceaccount.com',
    region: 'global',
    workspace,
    foreignHosts: [host],
  });
  for (const method of methods) {
    const value = await path[method](signal, ignored);
    expect(observedValues[`cloud-${method}`].parse(value)).toEqual(value);
  }
});

test('asks the gateway with a token of Google alone', async () => {
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-api03-not-for-google');
  const { path, requests } = await gatewayWith({}, { ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'other-project' });
  await path.model(signal, ignored);
  await path.access(signal, ignored);
  const asked = requests.filter(({ path: at }) => !at.startsWith('/computeMetadata'));
  expect(asked.map(({ method, path: at }) => `${method} ${at}`).sort()).toEqual([
    'GET /gateway/v1/models/claude-sonnet-5-5',
    `GET /usage/v1/projects/other-project/services/${anthropic}`,
    `GET /usage/v1/projects/other-project/services/${google}`,
    'POST /gateway/v1/messages/count_tokens',
  ]);
  for (const { headers } of asked) {
    expect(headers.authorization).toBe(`Bearer ${token}`);
    expect(JSON.stringify(headers)).not.toContain('sk-ant');
  }
});

describe('model', () => {
  test('with its dates', async () => {
    const { path } = await gatewayWith();
    expect(await path.model(signal, ignored)).toMatchObject({
      listed: true,
      lifecycle: 'deprecated',
      legacyOn: '2026-11-01',
      endsOn: '2027-03-01',
    });
  });

  test.each<[string, Answer, object]>([
    ['not known', claudeError(404, 'not_found_error', 'model: claude-sonnet-5-5'), { listed: false }],
    [
      'of a stage nobody knows',
      { body: { id: 'x', lifecycle: 'hidden', retires_at: 'soon' } },
      { listed: true, lifecycle: 'unknown', endsOn: null },
    ],
  ])('%s', async (_, model, seen) => {
    const { path } = await gatewayWith({ model });
    expect(await path.model(signal, ignored)).toMatchObject(seen);
  });

  test.each<[string, Answer, object]>([
    [
      'a project that is not there',
      googleError(404, 'NOT_FOUND', 'Project not found.'),
      { cause: 'not-found', status: 404 },
    ],
    ['no permission', denied, { cause: 'permission-denied', permission: 'claude.workspaces.invoke' }],
    [
      'no permission, of the Claude API',
      claudeError(403, 'permission_error', 'Not in this workspace.'),
      { cause: 'permission-denied', permission: null },
    ],
    ['not enabled', disabled, { cause: 'permission-denied', permission: null }],
    ['an expired token', expired, { cause: 'key-rejected' }],
    [
      'an expired token, of the Claude API',
      claudeError(401, 'authentication_error', 'Invalid bearer token'),
      { cause: 'key-rejected' },
    ],
    ['too many questions', claudeError(429, 'rate_limit_error', 'Slow down'), { cause: 'rate-limit' }],
    [
      'a 404 of something in between',
      { status: 404, body: '<html>nginx</html>' },
      { cause: 'unexpected-response' },
    ],
    ['a fault', { status: 500, body: 'no' }, { cause: 'server-error' }],
    ['a page', { body: '<html>Sign in</html>' }, { cause: 'unexpected-response' }],
    ['another shape', { body: { data: [] } }, { cause: 'unexpected-response' }],
    [
      'a redirect',
      { status: 307, headers: { location: 'http://127.0.0.1:9/' }, body: '' },
      { cause: 'unexpected-response' },
    ],
    ['an answer without end', { body: `"${' '.repeat(2 * 1024 * 1024)}"` }, { cause: 'unexpected-response' }],
  ])('refused: %s', async (_, model, problem) => {
    const { path } = await gatewayWith({ model });
    expect(await problemOf(path.model(signal, ignored))).toMatchObject(problem);
  });
});

describe('access', () => {
  const service = (said: string, state: string) => ({ gate: 'service', state, said });
  const counted = ['authorization', 'region'].map((gate) => ({
    gate,
    state: 'open',
    said: 'counted tokens',
  }));

  test('granted', async () => {
    const { path } = await gatewayWith();
    expect(await path.access(signal, ignored)).toMatchObject({
      gates: [service(google, 'open'), service(anthropic, 'open'), ...counted],
      denied: [],
    });
  });

  test('one of the two services not enabled', async () => {
    const state = ({ path: at }: { readonly path: string }): Answer => ({
      body: { state: at.endsWith(anthropic) ? 'DISABLED' : 'ENABLED' },
    });
    const { path } = await gatewayWith({ service: state, count: denied });
    expect(await path.access(signal, ignored)).toMatchObject({
      gates: [
        service(google, 'open'),
        service(anthropic, 'closed'),
        { gate: 'authorization', state: 'closed', said: 'claude.workspaces.invoke' },
      ],
      denied: [{ permission: 'claude.workspaces.invoke', purpose: 'use claude-sonnet-5-5' }],
    });
  });

  test('not enabled by the call alone: only the service it names', async () => {
    const { path } = await gatewayWith({ service: denied, count: disabled });
    const { gates } = await path.access(signal, ignored);
    expect(gates).toMatchObject([
      service(google, 'closed'),
      service(anthropic, 'unread'),
      { gate: 'authorization', state: 'unread' },
    ]);
  });
});

test('keeps the id of every answer that has one, of refusals too', async () => {
  const ids: (string | null)[] = [];
  const headers = { 'request-id': 'req_stand_in' };
  const { path } = await gatewayWith({
    count: { body: { input_tokens: 8 }, headers },
    model: claudeError(404, 'not_found_error', 'model: claude-sonnet-5-5'),
  });
  await path.model(signal, (id) => ids.push(id));
  await path.access(signal, (id) => ids.push(id));
  // One of the model, one of the count, none of the two questions to Service Usage.
  expect(ids.toSorted()).toEqual([null, null, 'req_stand_in', 'req_stand_in'].toSorted());
});

test('has no quotas of Google', async () => {
  const { path } = await gatewayWith();
  expect(await path.quotas(signal, ignored)).toMatchObject({ quotas: [], denied: [] });
});

test.each([undefined, '', 'wrkspc/../../x'])('asks nothing with the workspace %j', async (named) => {
  const { path, requests } = await gatewayWith({}, { ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: named ?? '' });
  for (const asked of [
    path.identity(signal, ignored),
    path.model(signal, ignored),
    path.access(signal, ignored),
    path.client(),
  ]) {
    const problem = await problemOf(asked);
    expect(problem.cause).toBe('no-credential');
    expect(problem.reason).toContain('ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID');
  }
  expect(requests.filter(({ path: at }) => !at.startsWith('/computeMetadata'))).toEqual([]);
});

test.each([...methods, 'client'] as const)(
  '%s without any credentials says what gets some',
  async (method) => {
    const path = openClaudeOnGoogle({ ...settings, env: { HOME: await emptyFolder() } });
    const problem = await problemOf(method === 'client' ? path.client() : path[method](signal, ignored));
    expect(problem.cause).toBe('no-credential');
    expect(problem.reason).toContain('`gcloud auth application-default login`');
  },
);
