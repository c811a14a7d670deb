import { describe, expect, test } from 'vitest';
import burst from '../../../checks/limits/burst.ts';
import headroom from '../../../checks/limits/headroom.ts';
import limitsKnown from '../../../checks/limits/known.ts';
import outageDrain from '../../../checks/limits/outage-drain.ts';
import peakTraffic from '../../../checks/limits/peak-traffic.ts';
import retries from '../../../checks/limits/retry-amplification.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { deriveTables } from '../../../src/judge/derived.ts';
import type { CloudQuota } from '../../../src/judge/seen/cloud.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, observedWith, planWith, TODAY } from '../../support/plan-builder.ts';

const quota = (counts: CloudQuota['counts'], value: number, rest: Partial<CloudQuota> = {}): CloudQuota => ({
  name: `${counts} per minute`,
  code: null,
  counts,
  per: 'minute',
  endpoint: 'global',
  value,
  adjustable: true,
  from: 'account',
  ...rest,
});
const listing = (...rows: readonly CloudQuota[]) => ({ 'cloud-quotas': { quotas: [...rows] } });

/** So many requests a minute of 500 + 100 tokens on Bedrock, each with 200 tokens reserved. */
const bedrock = (perMinute: number, rest: PlanInput = {}): PlanInput => ({
  platform: { path: 'bedrock', region: 'us-east-1' },
  model: { id: 'global.anthropic.claude-sonnet-5-5' },
  task: { features: [] },
  tokens: { input: { typical: 500, p95: 500 }, output: { typical: 100, p95: 100 }, maxTokens: 200 },
  traffic: { peakRequestsPerMinute: perMinute },
  ...rest,
});
const vertex = (perMinute: number): PlanInput =>
  bedrock(perMinute, {
    platform: { path: 'vertex', region: 'global' },
    model: { id: 'claude-sonnet-5-5' },
  });

judgeTable(
  peakTraffic,
  [
    {
      // 10 × 600 tokens a minute of 60,000.
      name: 'a tenth of the tokens',
      plan: bedrock(10),
      seen: listing(quota('tokens', 60_000), quota('requests', 1_000)),
      status: 'pass',
      code: 'traffic-fits',
      basis: 'live',
      args: { increaseBy: 'cloud' },
    },
    {
      // 200 × 600 tokens a minute are twice 60,000.
      name: 'twice the tokens, and each kind alone would fit',
      plan: bedrock(200),
      seen: listing(quota('tokens', 60_000)),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { limiter: 'tpm', perMinute: 60_000, rung: 'quota' } },
    },
    {
      // Answers of 100 tokens take 2.7 s with 30,000 reserved: 5 of them come meanwhile, of 60,000.
      name: 'what is reserved for answers is held against the quota',
      plan: bedrock(100, {
        tokens: {
          input: { typical: 500, p95: 500 },
          output: { typical: 100, p95: 100 },
          maxTokens: 30_000,
        },
      }),
      seen: listing(quota('tokens', 100_000)),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { limiter: 'tpm' } },
    },
    {
      name: 'nobody knows what is reserved',
      plan: bedrock(10, {
        tokens: { input: { typical: 500, p95: 500 }, output: { typical: 100, p95: 100 } },
      }),
      seen: listing(quota('tokens', 60_000)),
      ...asks('tokens.maxTokens'),
    },
    {
      name: 'of two quotas of the same kind the smaller one counts',
      plan: bedrock(200),
      seen: listing(quota('tokens', 1_000_000), quota('tokens', 60_000)),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { perMinute: 60_000 } },
    },
    {
      name: 'quotas of another endpoint hold nobody up',
      plan: bedrock(200),
      seen: listing(quota('tokens', 1_000_000), quota('tokens', 60_000, { endpoint: 'regional' })),
      status: 'pass',
      code: 'traffic-fits',
    },
    {
      name: 'what accounts begin with is no more than documented',
      plan: bedrock(10),
      seen: listing(quota('tokens', 60_000, { from: 'default' })),
      status: 'pass',
      code: 'traffic-fits',
      basis: 'documented',
    },
    {
      name: 'requests alone say nothing of tokens',
      plan: vertex(10),
      seen: listing(quota('requests', 1_000)),
      status: 'inconclusive',
      code: 'traffic-limits-partly-known',
      args: { unknown: ['itpm', 'otpm'] },
    },
    {
      name: 'a quota of requests that may be among those denied',
      plan: bedrock(10),
      seen: {
        'cloud-quotas': {
          quotas: [quota('tokens', 60_000)],
          denied: [{ permission: 'servicequotas:ListServiceQuotas', purpose: 'list the rest' }],
        },
      },
      status: 'inconclusive',
      code: 'traffic-limits-partly-known',
      args: { unknown: ['rpm'] },
    },
    {
      name: 'input and output apart, as Vertex counts them',
      plan: vertex(200),
      seen: listing(quota('requests', 1_000), quota('input', 1_000_000), quota('output', 10_000)),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { binding: { limiter: 'otpm', perMinute: 10_000, rung: 'quota' } },
    },
    {
      name: 'none at the planned endpoint',
      plan: vertex(10),
      seen: listing(quota('tokens', 60_000, { endpoint: 'regional' })),
      status: 'inconclusive',
      code: 'limits-elsewhere',
      args: {
        reason: 'None of those listed there is of the endpoint that the planned region and id lead to.',
      },
    },
    {
      name: 'nobody is signed in',
      plan: vertex(10),
      seen: {
        'cloud-identity': failed('no-credential', 'Sign in.'),
        'cloud-quotas': { ...failed('no-credential'), status: 'unavailable' },
      },
      status: 'inconclusive',
      code: 'no-cloud-credential',
    },
  ],
  'against the quotas of a cloud',
);

judgeTable(
  limitsKnown,
  [
    {
      name: 'tokens together, and no quota of requests',
      plan: bedrock(10),
      seen: listing(quota('tokens', 60_000)),
      status: 'pass',
      code: 'limits-from-quotas',
      basis: 'live',
      args: { known: [{ limiter: 'tpm', perMinute: 60_000, rung: 'quota' }] },
    },
    {
      name: 'what accounts begin with',
      plan: bedrock(10),
      seen: listing(quota('tokens', 60_000, { from: 'default' }), quota('requests', 10)),
      status: 'pass',
      code: 'limits-from-quotas',
      basis: 'documented',
    },
    {
      name: 'requests alone',
      plan: vertex(10),
      seen: listing(quota('requests', 1_000)),
      status: 'inconclusive',
      code: 'limits-partly-known',
      args: { unknown: ['itpm', 'otpm'] },
    },
    {
      name: 'nothing was asked yet',
      plan: vertex(10),
      status: 'inconclusive',
      code: 'limits-elsewhere',
      args: { reason: null },
    },
  ],
  'by the quotas of a cloud',
);

const retried = (perMinute: number) => bedrock(perMinute, { client: { attempts: 3, retryLayers: 1 } });

judgeTable(
  retries,
  [
    {
      name: 'a quota of requests',
      plan: retried(10),
      seen: listing(quota('tokens', 60_000), quota('requests', 30)),
      status: 'pass',
      code: 'retries-fit',
      args: { limit: 30 },
    },
    {
      name: 'the cloud counts no requests',
      plan: retried(10),
      seen: listing(quota('tokens', 60_000)),
      status: 'not-applicable',
      code: 'not-applicable',
    },
  ],
  'by the quotas of a cloud',
);

describe('the other simulations judge on clouds too', () => {
  const seen = listing(quota('tokens', 600_000));
  test.each([
    ['limits/headroom', headroom, 100, 'pass'],
    ['limits/headroom', headroom, 900, 'fail'],
    ['limits/burst', burst, 10, 'pass'],
    ['limits/outage-drain', outageDrain, 10, 'pass'],
  ] as const)('%s', (_, check, perMinute, status) => {
    expect(judged(check, { plan: bedrock(perMinute), seen }).status).toBe(status);
  });
});

test('the table of limits has a row for tokens that are counted together, and only there', () => {
  const rows = (seen: Parameters<typeof observedWith>[0]) =>
    deriveTables(planWith(bedrock(10)), catalog, observedWith(seen), { today: TODAY, caps: [] }).limits;
  expect(rows(listing(quota('tokens', 60_000))).at(-1)).toMatchObject({
    name: 'Input and output tokens together',
    peak: 6_000,
    limit: 60_000,
    limitOrigin: 'live',
    headroom: 10,
  });
  expect(rows({})).toHaveLength(3);
});
