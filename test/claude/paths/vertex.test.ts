import { afterEach, describe, expect, test, vi } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { classifyError } from '../../../src/claude/classify-error.ts';
import type { CloudPath, CloudSettings } from '../../../src/claude/paths/cloud-path.ts';
import { openVertex } from '../../../src/claude/paths/vertex.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { emptyFolder } from '../../support/cli.ts';
import {
  type Answer,
  type GoogleAnswers,
  googleError,
  googleStandIn,
  token,
} from '../../support/stand-ins/google.ts';

/** Never ends anything by itself. */
const { signal } = new AbortController();

afterEach(() => {
  vi.unstubAllEnvs();
});

async function vertexWith(answers: GoogleAnswers = {}, settings: Partial<CloudSettings> = {}) {
  const google = await googleStandIn(answers);
  // The library of Google reads it itself where it asks for a token.
  vi.stubEnv('GCE_METADATA_HOST', google.host);
  const path = openVertex({
    env: google.env,
    region: 'global',
    model: 'claude-sonnet-5-5',
    onAnswer: () => {},
    ...settings,
  });
  return { ...google, path };
}

/** As a probe tells of it. */
async function problemOf(asked: Promise<unknown>) {
  const error = await asked.then(
    () => new Error('It was answered.'),
    (thrown: unknown) => thrown,
  );
  return classifyError(error, catalog.causes, { aborted: null, now: new Date('2026-11-20T00:00:00Z') });
}

type Method = Exclude<keyof CloudPath, 'client'>;
const methods: readonly Method[] = ['identity', 'model', 'access', 'quotas'];

const disabled = googleError(
  403,
  'PERMISSION_DENIED',
  'Vertex AI API has not been used in project 1 before.',
  {
    reason: 'SERVICE_DISABLED',
    metadata: { service: 'aiplatform.googleapis.com', consumer: 'projects/1' },
  },
);
const deniedPredict = googleError(
  403,
  'PERMISSION_DENIED',
  "Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/launch-project/locations/global' (or it may not exist).",
);
const deniedService = googleError(403, 'PERMISSION_DENIED', 'Permission denied to get service', {
  reason: 'AUTH_PERMISSION_DENIED',
});
const elsewhere = googleError(
  404,
  'NOT_FOUND',
  'Publisher Model `projects/launch-project/locations/us-east1/publishers/anthropic/models/claude-sonnet-5-5` was not found or your project does not have access to it.',
);
const noQuota = googleError(
  429,
  'RESOURCE_EXHAUSTED',
  'Quota exceeded for aiplatform.googleapis.com/global_online_prediction_requests_per_base_model with base model: anthropic-claude-sonnet.',
);
const expired = googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', {
  reason: 'ACCESS_TOKEN_EXPIRED',
});
const broken: Answer = { status: 500, body: 'upstream connect error' };
const page: Answer = { body: '<html><body>Sign in to the hotel</body></html>' };

test('says who asks, of which project, where, and by which hosts', async () => {
  const { path, host } = await vertexWith({}, { region: null });
  expect(await path.identity(signal)).toEqual({
    account: 'launch-project',
    principal: 'poll@launch-project.iam.gserviceaccount.com',
    from: `the metadata server at ${host}`,
    region: null,
    workspace: null,
    foreignHosts: [host],
    ms: expect.any(Number),
  });
});

test('takes project and region of the variables where the plan names none', async () => {
  const { env, path } = await vertexWith();
  const named = openVertex({
    env: { ...env, ANTHROPIC_VERTEX_PROJECT_ID: 'other-project', CLOUD_ML_REGION: 'us-east5' },
    region: null,
    model: 'claude-sonnet-5-5',
    onAnswer: () => {},
  });
  expect(await named.identity(signal)).toMatchObject({ account: 'other-project', region: 'us-east5' });
  expect(await path.identity(signal)).toMatchObject({ account: 'launch-project', region: 'global' });
});

test('asks with one token of the metadata server, signed and billed as documented', async () => {
  const { path, requests } = await vertexWith();
  await path.identity(signal);
  await Promise.all([path.model(signal), path.access(signal), path.quotas(signal)]);
  const asked = requests.filter(({ path: at }) => !at.startsWith('/computeMetadata'));
  expect(asked.map(({ method, path: at }) => `${method} ${at}`).sort()).toEqual([
    'GET /quotas/v1/projects/launch-project/locations/global/services/aiplatform.googleapis.com/quotaInfos?pageSize=100',
    'GET /usage/v1/projects/launch-project/services/aiplatform.googleapis.com',
    'GET /vertex/v1/publishers/anthropic/models/claude-sonnet-5-5',
    'POST /vertex/v1/projects/launch-project/locations/global/publishers/anthropic/models/count-tokens:rawPredict',
  ]);
  expect(new Set(asked.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${token}`]));
  const lookup = asked.find(({ path: at }) => at.includes('/publishers/anthropic/models/claude-'));
  expect(lookup?.headers['x-goog-user-project']).toBe('launch-project');
  expect(requests.filter(({ path: at }) => at.includes('/token'))).toHaveLength(1);
});

test('brings values that fit what is kept of them', async () => {
  const { path } = await vertexWith();
  for (const method of methods) {
    const value = await path[method](signal);
    expect(observedValues[`cloud-${method}`].parse(value)).toEqual(value);
  }
});

test('the client sends messages, asks once, and shows the headers of every answer', async () => {
  const seen: (string | null)[] = [];
  const onAnswer = (headers: Headers) => void seen.push(headers.get('x-stand-in'));
  const headers = { 'x-stand-in': 'yes' };
  const { path, requests } = await vertexWith(
    { message: { ...broken, headers }, count: { body: { input_tokens: 8 }, headers } },
    { onAnswer },
  );
  const client = await path.client();
  const params = { model: 'claude-sonnet-5-5', messages: [{ role: 'user' as const, content: 'Hi' }] };
  expect(await client.messages.countTokens(params, { signal })).toEqual({ input_tokens: 8 });
  const problem = await problemOf(client.messages.create({ ...params, max_tokens: 1 }, { signal }));
  expect(problem).toMatchObject({ cause: 'server-error', status: 500 });
  expect(seen).toEqual(['yes', 'yes']);
  expect(requests.filter(({ path: at }) => at.endsWith('claude-sonnet-5-5:rawPredict'))).toHaveLength(1);
});

test('the client asks once, however much the Claude models are overloaded', async () => {
  const message = {
    status: 529,
    headers: { 'retry-after': '0' },
    body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'req_1' },
  };
  const { path, requests } = await vertexWith({ message });
  const client = await path.client();
  const params = { model: 'claude-sonnet-5-5', messages: [{ role: 'user' as const, content: 'Hi' }] };
  const problem = await problemOf(client.messages.create({ ...params, max_tokens: 1 }, { signal }));
  expect(problem).toMatchObject({ cause: 'overloaded', status: 529 });
  expect(requests.filter(({ path: at }) => at.endsWith('claude-sonnet-5-5:rawPredict'))).toHaveLength(1);
});

describe('access', () => {
  const open = (gate: string, said: string) => ({ gate, state: 'open', said });
  const service = (state: string) => ({ gate: 'service', state, said: 'aiplatform.googleapis.com' });
  const counted = [open('authorization', 'counted tokens'), open('region', 'counted tokens')];
  const mayNotRead = {
    permission: 'serviceusage.services.get',
    purpose: 'read whether aiplatform.googleapis.com is enabled',
  };
  const predict = 'aiplatform.endpoints.predict';

  test.each<[string, GoogleAnswers, object[], object[]]>([
    ['granted', {}, [service('open'), ...counted], []],
    [
      'not enabled',
      { service: { body: { state: 'DISABLED' } }, count: disabled },
      [service('closed'), { gate: 'authorization', state: 'unread', said: 'the service is not enabled' }],
      [],
    ],
    [
      'not enabled, by the call alone',
      { service: deniedService, count: disabled },
      [service('closed'), { gate: 'authorization', state: 'unread', said: 'the service is not enabled' }],
      [mayNotRead],
    ],
    [
      'no permission',
      { count: deniedPredict },
      [service('open'), { gate: 'authorization', state: 'closed', said: predict }],
      [{ permission: predict, purpose: 'use claude-sonnet-5-5 in global' }],
    ],
    ['may not read the service', { service: deniedService }, [service('open'), ...counted], [mayNotRead]],
    ['no Service Usage', { service: broken }, [service('open'), ...counted], []],
    [
      'a state nobody knows',
      { service: { body: { state: 7 } }, count: deniedPredict },
      [service('unread'), { gate: 'authorization', state: 'closed', said: predict }],
      [{ permission: predict, purpose: 'use claude-sonnet-5-5 in global' }],
    ],
    [
      'wrong region',
      { count: elsewhere },
      [service('open'), { gate: 'region', state: 'closed', said: expect.stringContaining('was not found') }],
      [],
    ],
    [
      'counting itself is not offered there',
      {
        count: googleError(
          404,
          'NOT_FOUND',
          'Publisher Model `publishers/anthropic/models/count-tokens` was not found.',
        ),
      },
      [service('open'), { gate: 'region', state: 'unread', said: expect.stringContaining('count-tokens') }],
      [],
    ],
  ])('%s', async (_, answers, gates, denied) => {
    const { path } = await vertexWith(answers);
    expect(await path.access(signal)).toMatchObject({ gates, denied });
  });

  test('is denied as a whole where nothing may be asked', async () => {
    const { path } = await vertexWith({ service: deniedService, count: deniedPredict });
    const problem = await problemOf(path.access(signal));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: predict, status: 403 });
    expect(problem.advice).toContain('--role roles/aiplatform.user');
  });
});

describe('model', () => {
  const named = (fields: object): Answer => ({ body: { name: 'publishers/anthropic/models/x', ...fields } });

  test.each<[string, Answer, object]>([
    [
      'generally available',
      named({ launchStage: 'GA' }),
      { listed: true, lifecycle: 'active', callableBy: ['endpoint'] },
    ],
    ['a preview', named({ launchStage: 'PUBLIC_PREVIEW' }), { listed: true, lifecycle: 'unknown' }],
    [
      'unstable',
      named({ launchStage: 'GA', versionState: 'VERSION_STATE_UNSTABLE' }),
      { listed: true, lifecycle: 'unknown' },
    ],
    ['without a stage', named({}), { listed: true, lifecycle: 'unknown' }],
    ['not known there', elsewhere, { listed: false, lifecycle: 'unknown', callableBy: [] }],
    [
      'a region that does not exist',
      { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' },
      { listed: false },
    ],
  ])('%s', async (_, publisherModel, seen) => {
    const { path } = await vertexWith({ publisherModel });
    expect(await path.model(signal)).toMatchObject({ id: 'claude-sonnet-5-5', region: 'global', ...seen });
  });

  test('names what is missing where the project may not pay for the question', async () => {
    const publisherModel = googleError(
      403,
      'PERMISSION_DENIED',
      'Caller does not have required permission.',
      {
        reason: 'USER_PROJECT_DENIED',
      },
    );
    const { path } = await vertexWith({ publisherModel });
    const problem = await problemOf(path.model(signal));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: 'serviceusage.services.use' });
  });
});

describe('refusals, by who was asked', () => {
  const all = (answer: Answer): GoogleAnswers => ({
    publisherModel: answer,
    count: answer,
    service: answer,
    quotas: answer,
  });
  const asking = methods.filter((method) => method !== 'identity');

  test.each(asking)('%s with an expired token', async (method) => {
    const { path } = await vertexWith(all(expired));
    const problem = await problemOf(path[method](signal));
    expect(problem).toMatchObject({ cause: 'key-rejected', status: 401 });
    expect(problem.reason).toContain('`gcloud auth application-default login`');
  });

  test.each(asking)('%s where Google fails', async (method) => {
    const { path } = await vertexWith(all(broken));
    expect(await problemOf(path[method](signal))).toMatchObject({ cause: 'server-error', status: 500 });
  });

  test.each(asking)('%s where something else answers', async (method) => {
    const { path } = await vertexWith(all(page));
    expect(await problemOf(path[method](signal))).toMatchObject({ cause: 'unexpected-response' });
  });

  test.each(asking)('%s redirected to another host', async (method) => {
    const other = await googleStandIn();
    const location = `http://${other.host}/usage/v1/projects/launch-project/services/x`;
    const { path } = await vertexWith(all({ status: 302, headers: { location }, body: '' }));
    expect(await problemOf(path[method](signal))).toMatchObject({ cause: 'unexpected-response' });
    expect(other.requests).toEqual([]);
  });

  test('no quota', async () => {
    const { path } = await vertexWith({ count: noQuota });
    const problem = await problemOf(path.access(signal));
    expect(problem).toMatchObject({ cause: 'rate-limit', status: 429 });
    expect(problem.reason).toContain('base model: anthropic-claude-sonnet');
  });

  test('quotas that may not be read, and a service for them that is not enabled', async () => {
    const denied = googleError(403, 'PERMISSION_DENIED', 'Permission denied.', {
      reason: 'IAM_PERMISSION_DENIED',
      metadata: { permission: 'cloudquotas.quotas.get' },
    });
    const first = await vertexWith({ quotas: denied });
    expect(await problemOf(first.path.quotas(signal))).toMatchObject({
      cause: 'permission-denied',
      permission: 'cloudquotas.quotas.get',
    });
    const off = googleError(403, 'PERMISSION_DENIED', 'Cloud Quotas API has not been used in project 1.', {
      reason: 'SERVICE_DISABLED',
      metadata: { service: 'cloudquotas.googleapis.com' },
    });
    const second = await vertexWith({ quotas: off });
    const problem = await problemOf(second.path.quotas(signal));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: null });
    expect(problem.advice).toContain(
      'gcloud services enable cloudquotas.googleapis.com --project launch-project',
    );
  });

  test('an answer without end', async () => {
    const { path } = await vertexWith({
      quotas: { body: `{"quotaInfos":[${' '.repeat(17 * 1024 * 1024)}]}` },
    });
    expect(await problemOf(path.quotas(signal))).toMatchObject({ cause: 'unexpected-response' });
  });

  test('hostile words', async () => {
    const { path } = await vertexWith({
      count: googleError(403, 'PERMISSION_DENIED', `\u001b[2J\u0007Look:\n${token} of you`, {
        reason: 'IAM_PERMISSION_DENIED',
        metadata: { permission: '\u001b[31mred\nPERMISSION' },
      }),
    });
    const { gates, denied } = await path.access(signal);
    expect(JSON.stringify([gates, denied])).not.toMatch(/u001b|u0007|\\n|stand-in-token/);
    expect(denied).toEqual([
      { permission: 'aiplatform.endpoints.predict', purpose: 'use claude-sonnet-5-5 in global' },
    ]);
  });
});

test('an answer that repeats the token, which nothing marks as one', async () => {
  const opaque = 'plainly-unmarked-and-opaque';
  const { path } = await vertexWith({
    token: { body: { access_token: opaque, expires_in: 3599 } },
    quotas: googleError(403, 'PERMISSION_DENIED', `Not with ${opaque}`),
  });
  expect((await problemOf(path.quotas(signal))).reason).not.toContain('unmarked-and');
});

describe('credentials', () => {
  const settings = { region: 'global', model: 'claude-sonnet-5-5', onAnswer: () => {} };

  test.each([...methods, 'client'] as const)('%s without any says what gets some', async (method) => {
    const { env, requests } = await googleStandIn();
    const { GCE_METADATA_HOST: _, METADATA_SERVER_DETECTION: __, ...lone } = env;
    const path = openVertex({ env: { ...lone, HOME: await emptyFolder() }, ...settings });
    const problem = await problemOf(method === 'client' ? path.client() : path[method](signal));
    expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true });
    expect(problem.reason).toContain('`gcloud auth application-default login`');
    expect(requests).toEqual([]);
  });

  test('a metadata server without an account', async () => {
    const { path } = await vertexWith({ token: { status: 404, body: 'no service account' } });
    const problem = await problemOf(path.identity(signal));
    expect(problem).toMatchObject({ cause: 'no-credential' });
    expect(problem.reason).toContain('gcloud auth application-default login');
  });

  test('what failed once is tried anew by the next', async () => {
    let asked = 0;
    const { path } = await vertexWith({
      token: () => {
        asked += 1;
        return asked === 1
          ? { status: 404, body: 'not yet' }
          : { body: { access_token: token, expires_in: 3599 } };
      },
    });
    await expect(path.identity(signal)).rejects.toThrow();
    expect(await path.identity(signal)).toMatchObject({ account: 'launch-project' });
  });

  test.each([
    ['region', { region: 'evil.example/#' }],
    ['region', { region: 'global.evil.example' }],
    ['model', { model: '../../../projects/x' }],
    ['model', { model: '..' }],
  ])('a %s that would lead elsewhere is not asked for', async (_, hostile) => {
    const { path, requests } = await vertexWith({}, hostile);
    expect(await problemOf(path.model(signal))).toMatchObject({ cause: 'invalid-request' });
    expect(requests.filter(({ path: at }) => !at.startsWith('/computeMetadata'))).toEqual([]);
  });

  test('a project that would lead elsewhere is not asked for', async () => {
    const { env, host } = await googleStandIn();
    vi.stubEnv('GCE_METADATA_HOST', host);
    const path = openVertex({ env: { ...env, ANTHROPIC_VERTEX_PROJECT_ID: 'x/../../y' }, ...settings });
    expect(await problemOf(path.identity(signal))).toMatchObject({ cause: 'no-credential' });
  });

  test.each<[Method, keyof GoogleAnswers]>([
    ['identity', 'token'],
    ['model', 'publisherModel'],
    ['access', 'count'],
    ['access', 'service'],
    ['quotas', 'quotas'],
  ])('the signal ends %s while nobody answers for %s', async (method, question) => {
    const caller = new AbortController();
    const { path } = await vertexWith({
      [question]: () => {
        caller.abort();
        return new Promise<never>(() => {});
      },
    });
    await expect(path[method](caller.signal)).rejects.toThrow(/abort/i);
    await expect(path[method](caller.signal)).rejects.toThrow(/abort/i);
  });
});
