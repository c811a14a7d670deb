import { describe, expect, test, vi } from 'vitest';
import type { CloudSettings } from '../../../src/claude/paths/cloud-path.ts';
import { openVertex } from '../../../src/claude/paths/vertex.ts';
import { emptyFolder } from '../../support/cli.ts';
import {
  type Answer,
  type GoogleAnswers,
  googleError,
  googleStandIn,
  token,
} from '../../support/stand-ins/google.ts';
import { ignored, type Method, methods, pathTo, problemOf, signal } from './google-path.ts';

const vertexWith = (answers: GoogleAnswers = {}, settings: Partial<CloudSettings> = {}) =>
  pathTo(openVertex, answers, settings);

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
    const problem = await problemOf(path[method](signal, ignored));
    expect(problem).toMatchObject({ cause: 'key-rejected', status: 401 });
    expect(problem.reason).toContain('`gcloud auth application-default login`');
  });

  test.each(asking)('%s where Google fails', async (method) => {
    const { path } = await vertexWith(all(broken));
    expect(await problemOf(path[method](signal, ignored))).toMatchObject({
      cause: 'server-error',
      status: 500,
    });
  });

  test.each(asking)('%s where something else answers', async (method) => {
    const { path } = await vertexWith(all(page));
    expect(await problemOf(path[method](signal, ignored))).toMatchObject({ cause: 'unexpected-response' });
  });

  test.each(asking)('%s redirected to another host', async (method) => {
    const other = await googleStandIn();
    const location = `http://${other.host}/usage/v1/projects/launch-project/services/x`;
    const { path } = await vertexWith(all({ status: 302, headers: { location }, body: '' }));
    expect(await problemOf(path[method](signal, ignored))).toMatchObject({ cause: 'unexpected-response' });
    expect(other.requests).toEqual([]);
  });

  test('no quota', async () => {
    const { path } = await vertexWith({ count: noQuota });
    const problem = await problemOf(path.access(signal, ignored));
    expect(problem).toMatchObject({ cause: 'rate-limit', status: 429 });
    expect(problem.reason).toContain('base model: anthropic-claude-sonnet');
  });

  test('quotas that may not be read, and a service for them that is not enabled', async () => {
    const denied = googleError(403, 'PERMISSION_DENIED', 'Permission denied.', {
      reason: 'IAM_PERMISSION_DENIED',
      metadata: { permission: 'cloudquotas.quotas.get' },
    });
    const first = await vertexWith({ quotas: denied });
    expect(await problemOf(first.path.quotas(signal, ignored))).toMatchObject({
      cause: 'permission-denied',
      permission: 'cloudquotas.quotas.get',
    });
    const off = googleError(403, 'PERMISSION_DENIED', 'Cloud Quotas API has not been used in project 1.', {
      reason: 'SERVICE_DISABLED',
      metadata: { service: 'cloudquotas.googleapis.com' },
    });
    const second = await vertexWith({ quotas: off });
    const problem = await problemOf(second.path.quotas(signal, ignored));
    expect(problem).toMatchObject({ cause: 'permission-denied', permission: null });
    expect(problem.advice).toContain(
      'gcloud services enable cloudquotas.googleapis.com --project launch-project',
    );
  });

  test('an answer without end', async () => {
    const { path } = await vertexWith({
      quotas: { body: `{"quotaInfos":[${' '.repeat(17 * 1024 * 1024)}]}` },
    });
    expect(await problemOf(path.quotas(signal, ignored))).toMatchObject({ cause: 'unexpected-response' });
  });

  test('hostile words', async () => {
    const { path } = await vertexWith({
      count: googleError(403, 'PERMISSION_DENIED', `\u001b[2J\u0007Look:\n${token} of you`, {
        reason: 'IAM_PERMISSION_DENIED',
        metadata: { permission: '\u001b[31mred\nPERMISSION' },
      }),
    });
    const { gates, denied } = await path.access(signal, ignored);
    expect(JSON.stringify([gates, denied])).not.toMatch(/u001b|u0007|\\n|stand-in-token/);
    expect(denied).toEqual([
      { permission: 'aiplatform.endpoints.predict', purpose: 'use claude-sonnet-5-5 in global' },
    ]);
  });
});

describe('credentials', () => {
  const settings = { region: 'global', model: 'claude-sonnet-5-5', onAnswer: () => {} };

  test.each([...methods, 'client'] as const)('%s without any says what gets some', async (method) => {
    const { env, requests } = await googleStandIn();
    const { GCE_METADATA_HOST: _, METADATA_SERVER_DETECTION: __, ...lone } = env;
    const path = openVertex({ env: { ...lone, HOME: await emptyFolder() }, ...settings });
    const problem = await problemOf(method === 'client' ? path.client() : path[method](signal, ignored));
    expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true });
    expect(problem.reason).toContain('`gcloud auth application-default login`');
    expect(requests).toEqual([]);
  });

  test('a metadata server without an account', async () => {
    const { path } = await vertexWith({ token: { status: 404, body: 'no service account' } });
    const problem = await problemOf(path.identity(signal, ignored));
    expect(problem).toMatchObject({ cause: 'no-credential' });
    expect(problem.reason).toContain('gcloud auth application-default login');
  });

  test('a metadata server that fails is asked once', async () => {
    const { path, requests } = await vertexWith({ token: broken });
    expect(await problemOf(path.identity(signal, ignored))).toMatchObject({
      cause: 'server-error',
      status: 500,
    });
    expect(requests.filter(({ path: at }) => at.includes('/token'))).toHaveLength(1);
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
    await expect(path.identity(signal, ignored)).rejects.toThrow();
    expect(await path.identity(signal, ignored)).toMatchObject({ account: 'launch-project' });
  });

  test.each([
    ['region', { region: 'evil.example/#' }],
    ['region', { region: 'global.evil.example' }],
    ['model', { model: '../../../projects/x' }],
    ['model', { model: '..' }],
  ])('a %s that would lead elsewhere is not asked for', async (_, hostile) => {
    const { path, requests } = await vertexWith({}, hostile);
    expect(await problemOf(path.model(signal, ignored))).toMatchObject({ cause: 'invalid-request' });
    expect(requests.filter(({ path: at }) => !at.startsWith('/computeMetadata'))).toEqual([]);
  });

  test('a project that would lead elsewhere is not asked for', async () => {
    const { env, host } = await googleStandIn();
    vi.stubEnv('GCE_METADATA_HOST', host);
    const path = openVertex({ env: { ...env, ANTHROPIC_VERTEX_PROJECT_ID: 'x/../../y' }, ...settings });
    expect(await problemOf(path.identity(signal, ignored))).toMatchObject({ cause: 'no-credential' });
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
    await expect(path[method](caller.signal, ignored)).rejects.toThrow(/abort/i);
    await expect(path[method](caller.signal, ignored)).rejects.toThrow(/abort/i);
  });
});
