import quota from '../../../checks/platform/quota.ts';
import type { CloudQuota } from '../../../src/judge/seen/cloud.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { seenCloud } from '../../support/seen-cloud.ts';
import { onBedrock, onPath, signIn } from './cloud-plans.ts';

const [tokens, requests] = seenCloud['cloud-quotas'].quotas;
const quotas = (...rows: readonly CloudQuota[]) => ({ 'cloud-quotas': { quotas: [...rows] } });
const perDay: CloudQuota = {
  ...tokens,
  name: 'Model invocation max tokens per day',
  per: 'day',
  value: 600_000,
};

/** Requests of 500 + 100 tokens: a thousand of them take 600,000 a day. */
const day = (requestsPerDay: number): PlanInput =>
  onBedrock({
    task: { features: [] },
    tokens: { input: { typical: 500, p95: 500 }, output: { typical: 100, p95: 100 }, maxTokens: 200 },
    traffic: { requestsPerDay, shape: 'steady', batchableShare: 0 },
  });

judgeTable(quota, [
  { name: 'no path', ...asks('platform.path') },
  ...(['claude-api', 'claude-on-aws', 'claude-on-google'] as const).map((path) => ({
    name: `${path} has the limits of Anthropic`,
    plan: onPath(path, {}, 'us-east-1'),
    status: 'not-applicable' as const,
    code: 'not-applicable' as const,
  })),
  { name: 'no model', plan: { platform: { path: 'bedrock' } }, ...asks('model.id') },
  {
    name: 'quotas of the account',
    plan: onBedrock(),
    seen: { 'cloud-quotas': {} },
    status: 'pass',
    code: 'quotas-read',
    basis: 'live',
    args: { weighed: true, quotas: [{ value: 2_000_000 }, { value: 1_000 }] },
  },
  {
    name: 'what accounts begin with',
    plan: onBedrock(),
    seen: quotas({ ...tokens, from: 'default' }, requests),
    status: 'warn',
    code: 'quotas-by-default',
    basis: 'documented',
  },
  {
    name: 'a quota of 0',
    plan: onBedrock(),
    seen: quotas(tokens, { ...requests, value: 0 }),
    status: 'fail',
    code: 'quota-of-nothing',
    args: { names: [requests.name] },
  },
  {
    name: 'a quota of 0 at another endpoint',
    plan: onBedrock(),
    seen: quotas(tokens, { ...requests, endpoint: 'regional', value: 0 }),
    status: 'pass',
    code: 'quotas-read',
  },
  {
    name: 'none at the planned endpoint',
    plan: onBedrock(),
    seen: quotas({ ...tokens, endpoint: 'regional' }),
    status: 'inconclusive',
    code: 'quota-not-listed',
    args: { endpoint: 'global' },
  },
  {
    name: 'none at all',
    plan: onBedrock(),
    seen: quotas(),
    status: 'inconclusive',
    code: 'quota-not-listed',
    args: { endpoint: null },
  },
  {
    // 2,000 requests of 500 + 100 tokens; half of them find something left.
    name: 'a day takes more than its cap',
    plan: day(2_000),
    seen: quotas(tokens, perDay),
    status: 'fail',
    code: 'day-quota-too-small',
    args: { perDay: 600_000, needed: 1_200_000 },
  },
  {
    name: 'a day takes half of its cap',
    plan: day(500),
    seen: quotas(tokens, perDay),
    status: 'pass',
    code: 'quotas-read',
  },
  {
    name: 'a cap on a day, and nobody knows the day',
    plan: onBedrock({
      ...day(500),
      traffic: { peakRequestsPerMinute: 10, batchableShare: 0 },
    }),
    seen: quotas(tokens, perDay),
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: 'nobody is signed in',
    plan: onBedrock(),
    seen: {
      'cloud-identity': failed('no-credential', signIn),
      'cloud-quotas': { ...failed('no-credential'), status: 'unavailable' },
    },
    status: 'inconclusive',
    code: 'no-cloud-credential',
  },
  {
    name: 'the whole question is denied',
    plan: onBedrock(),
    seen: {
      'cloud-identity': {},
      'cloud-quotas': { ...failed('permission-denied'), permission: 'servicequotas:ListServiceQuotas' },
    },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/iam' },
  },
]);
