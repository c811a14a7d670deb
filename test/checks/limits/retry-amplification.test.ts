import { expect, test } from 'vitest';
import check from '../../../checks/limits/retry-amplification.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, onTier, peak, startLimits } from './plans.ts';

/** So many requests in the busiest minute of Start, which lets in 1,000. */
const retrying = (perMinute: number, attempts: number, retryLayers: number, rest: PlanInput = {}) =>
  peak(perMinute, { client: { attempts, retryLayers }, ...rest });

judgeTable(check, [
  { name: 'tries unknown', plan: peak(10, { client: { retryLayers: 1 } }), ...asks('client.attempts') },
  { name: 'layers unknown', plan: peak(10, { client: { attempts: 3 } }), ...asks('client.retryLayers') },
  {
    name: 'no peak',
    plan: onTier('start', { client: { attempts: 3, retryLayers: 1 } }),
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: 'no tier',
    plan: retrying(10, 3, 1, { limits: { tier: null } }),
    ...asks('limits.tier'),
  },
  {
    name: 'whoever tries once, in however many layers, adds nothing',
    plan: retrying(5_000, 1, 3),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'and need not say in how many',
    plan: peak(5_000, { client: { attempts: 1 } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'every request is batched',
    plan: peak(5_000, {
      task: { features: ['batch'] },
      traffic: { peakRequestsPerMinute: 5_000, batchableShare: 1 },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    // 2 tries of 500 are 1,000.
    name: 'one layer, just at the limit',
    plan: retrying(500, 2, 1),
    status: 'pass',
    code: 'retries-fit',
    basis: 'documented',
    args: { attempts: 2, layers: 1, factor: 2, peak: 500, limit: 1_000 },
  },
  {
    name: 'one layer, just above it',
    plan: retrying(501, 2, 1),
    status: 'warn',
    code: 'retries-above-limit',
    args: { factor: 2, peak: 501 },
  },
  {
    // 2 × 2 tries of 250 are 1,000.
    name: 'two layers, just at the limit',
    plan: retrying(250, 2, 2),
    status: 'pass',
    code: 'retries-fit',
    args: { factor: 4 },
  },
  {
    name: 'two layers, just above it',
    plan: retrying(251, 2, 2),
    status: 'fail',
    code: 'retries-multiply',
    args: { factor: 4, peak: 251, limit: 1_000 },
  },
  {
    // 27 × 37 = 999, 27 × 38 = 1,026.
    name: 'three tries in three layers carry 37',
    plan: retrying(37, 3, 3),
    status: 'pass',
    code: 'retries-fit',
    args: { factor: 27 },
  },
  {
    name: 'and not 38',
    plan: retrying(38, 3, 3),
    status: 'fail',
    code: 'retries-multiply',
  },
  { name: 'nothing sent live', plan: retrying(0, 3, 3), status: 'pass', code: 'retries-fit' },
  {
    // 240,000 in ten hours are 400 a minute on average and 800 in the busiest one.
    name: 'a peak that follows from the day',
    plan: onTier('start', {
      task: { features: [] },
      client: { attempts: 2, retryLayers: 1 },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours' },
    }),
    status: 'warn',
    code: 'retries-above-limit',
    args: { peak: 800 },
  },
]);

judgeTable(
  check,
  [
    {
      name: 'the header decides, not the tier',
      plan: retrying(100, 2, 1),
      seen: { 'tiny-message': headers(199, null, null) },
      status: 'warn',
      code: 'retries-above-limit',
      basis: 'live',
      args: { limit: 199 },
    },
    {
      name: 'an admin key shows more than the tier',
      plan: retrying(1_000, 2, 1),
      seen: configured({ requests_per_minute: 2_000 }),
      status: 'pass',
      code: 'retries-fit',
      basis: 'admin',
      args: { limit: 2_000 },
    },
    {
      name: 'what the workspace set',
      plan: retrying(100, 2, 2),
      seen: configured(startLimits({ rpm: 399 })),
      status: 'fail',
      code: 'retries-multiply',
      basis: 'admin',
      args: { limit: 399 },
    },
    {
      name: 'limits of tokens alone are no help',
      plan: retrying(100, 2, 2, { limits: { tier: null } }),
      seen: { 'tiny-message': headers(null, 2_000_000, 400_000) },
      ...asks('limits.tier'),
    },
    {
      name: 'a tier without published limits',
      plan: retrying(1, 3, 1, { limits: { tier: 'evaluation' } }),
      seen: { 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'limits-unpublished',
    },
    {
      name: 'a model nobody lists',
      plan: retrying(1, 3, 1, { model: { id: 'claude-next-1' } }),
      status: 'inconclusive',
      code: 'limits-model-unlisted',
    },
    {
      name: "a path without Anthropic's limits",
      plan: { ...retrying(1, 3, 1), platform: { path: 'vertex', region: 'global' } },
      seen: { 'tiny-message': headers(1_000, 2_000_000, 400_000) },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'fast mode has limits of its own',
      plan: retrying(1, 3, 1, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      status: 'inconclusive',
      code: 'limits-fast-mode',
    },
    {
      name: 'which an admin key shows',
      plan: retrying(20, 3, 1, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: {
        'rate-limits': {
          groups: [group('model_group', ['claude-opus-5-5'], { requests_per_minute: 60, fast_otpm: 40_000 })],
        },
      },
      status: 'pass',
      code: 'retries-fit',
      args: { limit: 60 },
    },
  ],
  'by where the limit was read',
);

test('figures say what of it is planned, reckoned and read', () => {
  const { figures } = judged(check, { plan: retrying(100, 3, 2) });
  expect(figures.map(({ name, value, origin }) => [name, value, origin])).toEqual([
    ['Tries of one layer', 3, 'planned'],
    ['Layers that try again', 2, 'planned'],
    ['Requests that one can become', 9, 'simulated'],
    ['Peak requests', 100, 'planned'],
    ['Request limit', 1_000, 'documented'],
  ]);
});
