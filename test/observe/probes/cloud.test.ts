import { describe, expect, test } from 'vitest';
import { CloudError } from '../../../src/claude/paths/cloud-error.ts';
import type { CloudPath } from '../../../src/claude/paths/cloud-path.ts';
import type { ObservationId } from '../../../src/judge/observation.ts';
import { chosen } from '../../../src/observe/probe-choice.ts';
import { probes } from '../../../src/observe/registry.ts';
import { planWith } from '../../support/plan-builder.ts';
import { seenCloud } from '../../support/seen-cloud.ts';
import { gatherWith } from '../gathering.ts';

const plan = planWith({
  platform: { path: 'bedrock', region: 'us-east-1' },
  model: { id: 'claude-sonnet-5-5' },
});
const asked: ObservationId[] = ['cloud-identity', 'cloud-model', 'cloud-access', 'cloud-quotas'];

const nobody = () => undefined;

const open: CloudPath = {
  identity: async () => seenCloud['cloud-identity'],
  model: async () => ({
    ...seenCloud['cloud-model'],
    callableBy: ['inference-profile'],
    profiles: [],
    denied: [],
  }),
  access: async () => ({ ...seenCloud['cloud-access'], gates: [], denied: [] }),
  quotas: async (_, answered) => {
    answered('req-quotas-1');
    return { ...seenCloud['cloud-quotas'], quotas: [], denied: [] };
  },
  client: () => Promise.reject(new Error('Nothing is sent to a model.')),
};

const gathered = async (cloud: CloudPath, wanted: readonly ObservationId[] = asked) => {
  const { observations } = await gatherWith({
    plan,
    probes: chosen(new Set(wanted), probes, plan),
    cloud: async () => cloud,
    credential: null,
  });
  return observations;
};

test('whom the cloud takes us for is asked first, and all the rest after it', async () => {
  const order: string[] = [];
  const noting = (name: string, then: () => Promise<unknown>) => async () => {
    order.push(`${name} begins`);
    const value = await then();
    order.push(`${name} ends`);
    return value;
  };
  const noted = {
    ...open,
    identity: noting('identity', () => open.identity(new AbortController().signal, nobody)),
    quotas: noting('quotas', () => open.quotas(new AbortController().signal, nobody)),
  } as CloudPath;
  const rows = await gathered(noted, ['cloud-quotas']);
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ['cloud-identity', 'observed'],
    ['cloud-quotas', 'observed'],
  ]);
  expect(order).toEqual(['identity begins', 'identity ends', 'quotas begins', 'quotas ends']);
});

describe('without credentials', () => {
  const none = new CloudError('no-credential', 'AWS found no credentials here.', {
    advice: 'Run "aws sso login" and set AWS_PROFILE.',
  });
  const closed: CloudPath = { ...open, identity: () => Promise.reject(none) };

  test('nothing else is asked, not even a message, and each says what to do', async () => {
    const rows = await gathered(closed, [...asked, 'tiny-message']);
    const [identity, ...others] = rows;
    expect(identity).toMatchObject({
      id: 'cloud-identity',
      status: 'failed',
      cause: 'no-credential',
      reason: 'AWS found no credentials here. Run "aws sso login" and set AWS_PROFILE.',
    });
    expect(others.length).toBeGreaterThanOrEqual(4);
    for (const row of others) {
      expect(row).toMatchObject({ status: 'unavailable', cause: 'no-credential', costUsd: 0 });
      expect(row.status !== 'observed' && row.reason).toContain('Run "aws sso login"');
    }
  });
});

test('a missing permission is kept as the cloud writes it', async () => {
  const denied = new CloudError('permission-denied', 'AWS does not let this credential read quotas.', {
    advice: 'Allow it in IAM.',
    said: 'User is not authorized',
    status: 403,
    requestId: 'req-0001',
    permission: 'servicequotas:ListServiceQuotas',
  });
  const rows = await gathered({ ...open, quotas: () => Promise.reject(denied) });
  expect(rows.find(({ id }) => id === 'cloud-quotas')).toMatchObject({
    status: 'failed',
    cause: 'permission-denied',
    permission: 'servicequotas:ListServiceQuotas',
    reason:
      'AWS does not let this credential read quotas (HTTP 403, request req-0001). The answer was: User is not authorized. Allow it in IAM.',
    requestIds: ['req-0001'],
  });
});

test('no plan for the Claude API asks a cloud', () => {
  const direct = planWith({ platform: { path: 'claude-api' }, model: { id: 'claude-sonnet-5-5' } });
  expect(chosen(new Set([...asked, 'token-count']), probes, direct).map(({ id }) => id)).toEqual([
    'token-count',
  ]);
});
