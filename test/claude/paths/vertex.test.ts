import { describe, expect, test } from 'vitest';
import type { CloudSettings } from '../../../src/claude/paths/cloud-path.ts';
import { openVertex } from '../../../src/claude/paths/vertex.ts';
import { observedValues } from '../../../src/judge/observation-schema.ts';
import { type Answer, type GoogleAnswers, googleError, token } from '../../support/stand-ins/google.ts';
import { ignored, methods, pathTo, problemOf, signal } from './google-path.ts';

const vertexWith = (answers: GoogleAnswers = {}, settings: Partial<CloudSettings> = {}) =>
  pathTo(openVertex, answers, settings);

const elsewhere = googleError(
  404,
  'NOT_FOUND',
  'Publisher Model `projects/launch-project/locations/us-east1/publishers/anthropic/models/claude-sonnet-5-5` was not found or your project does not have access to it.',
);
const broken: Answer = { status: 500, body: 'upstream connect error' };

test('says who asks, of which project, where, and by which hosts', async () => {
  const { path, host } = await vertexWith({}, { region: null });
  expect(await path.identity(signal, ignored)).toEqual({
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
  expect(await named.identity(signal, ignored)).toMatchObject({
    account: 'other-project',
    region: 'us-east5',
  });
  expect(await path.identity(signal, ignored)).toMatchObject({ account: 'launch-project', region: 'global' });
});

test('asks with one token of the metadata server, signed and billed as documented', async () => {
  const { path, requests } = await vertexWith();
  await path.identity(signal, ignored);
  await Promise.all([
    path.model(signal, ignored),
    path.access(signal, ignored),
    path.quotas(signal, ignored),
  ]);
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
    const value = await path[method](signal, ignored);
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
    expect(await path.model(signal, ignored)).toMatchObject({
      id: 'claude-sonnet-5-5',
      region: 'global',
      ...seen,
    });
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
    const problem = await problemOf(path.model(signal, ignored));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: 'serviceusage.services.use' });
  });
});

test('an answer that repeats the token, which nothing marks as one', async () => {
  const opaque = 'plainly-unmarked-and-opaque';
  const { path } = await vertexWith({
    token: { body: { access_token: opaque, expires_in: 3599 } },
    quotas: googleError(403, 'PERMISSION_DENIED', `Not with ${opaque}`),
  });
  expect((await problemOf(path.quotas(signal, ignored))).reason).not.toContain('unmarked-and');
});
