import check from '../../../checks/limits/batch-queue.ts';
import type { Tier } from '../../../src/catalog/vocabulary.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, startLimits } from './plans.ts';

judgeTable(check, [
  { name: 'features unknown', plan: { task: { features: null } }, ...asks('task.features') },
  { name: 'share unknown', plan: { task: { features: ['batch'] } }, ...asks('traffic.batchableShare') },
  {
    name: 'no batches planned, whatever could wait',
    plan: { task: { features: [] }, traffic: { batchableShare: 1 } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'nothing can wait',
    plan: { task: { features: ['batch'] }, traffic: { batchableShare: 0 } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);

const night = (tier: Tier | null, requestsPerDay: number | null): PlanInput => ({
  task: { type: 'batch', features: ['batch'], patienceSeconds: 86_400 },
  limits: { tier },
  traffic: { batchableShare: 1, requestsPerDay },
});

judgeTable(
  check,
  [
    {
      name: 'three million a night fill the 200,000 of Start fifteen times, in 30 batches of 100,000',
      plan: night('start', 3_000_000),
      status: 'warn',
      code: 'batch-above-queue',
      args: {
        tier: 'Start',
        perDay: 3_000_000,
        queued: 200_000,
        perBatch: 100_000,
        batches: 30,
        fillings: 15,
        deadlineHours: 24,
      },
    },
    { name: 'the whole queue', plan: night('start', 200_000), status: 'pass', code: 'batch-queue-fits' },
    {
      name: 'one more than the queue',
      plan: night('start', 200_001),
      status: 'warn',
      code: 'batch-above-queue',
      args: { fillings: 2, batches: 3 },
    },
    {
      name: 'Build lets 300,000 wait',
      plan: night('build', 300_000),
      status: 'pass',
      code: 'batch-queue-fits',
    },
    {
      name: 'Scale lets 500,000 wait',
      plan: night('scale', 500_001),
      status: 'warn',
      code: 'batch-above-queue',
    },
    {
      name: 'only the part that is batched counts: 15 % of a million are 150,000',
      plan: { ...night('start', null), traffic: { batchableShare: 0.15, requestsPerDay: 1_000_000 } },
      status: 'pass',
      code: 'batch-queue-fits',
      args: { perDay: 150_000 },
    },
    {
      name: 'a tier without published figures',
      plan: night('custom', 1_000),
      status: 'inconclusive',
      code: 'batch-limits-unpublished',
      args: { tier: 'Custom', perDay: 1_000 },
    },
    { name: 'tier unknown', plan: night(null, 3_000_000), ...asks('limits.tier') },
    { name: 'requests a day unknown', plan: night('start', null), ...asks('traffic.requestsPerDay') },
    {
      name: 'a path with a batch service of its own',
      plan: { ...night('start', 3_000_000), platform: { path: 'bedrock' } },
      status: 'not-applicable',
      code: 'not-applicable',
    },
  ],
  'a day against the batch queue',
);

const nightly = (requestsPerDay: number, tier: Tier = 'start'): PlanInput => ({
  ...night(tier, requestsPerDay),
  platform: { path: 'claude-api' },
  model: { id: 'claude-sonnet-5-5' },
});
const batchGroup = (rpm: readonly [number | null, number | null] | number) =>
  configured(startLimits(), group('batch', null, { requests_per_minute: rpm }));

judgeTable(
  check,
  [
    {
      name: 'an admin key shows the calls of the organization',
      plan: nightly(1_000),
      seen: batchGroup(1_000),
      status: 'pass',
      code: 'batch-queue-fits',
      basis: 'admin',
      args: { callsPerMinute: 1_000, callsFrom: 'organization', smallestBatch: 1 },
    },
    {
      name: 'a workspace that may call once a minute: 150,000 requests in 1,440 batches are 105 each',
      plan: nightly(150_000),
      seen: batchGroup([1_000, 1]),
      status: 'pass',
      code: 'batch-queue-fits',
      args: { callsPerMinute: 1, callsFrom: 'workspace', smallestBatch: 105 },
    },
    {
      name: 'a list without batches: the table',
      plan: nightly(1_000),
      seen: configured(startLimits()),
      status: 'pass',
      code: 'batch-queue-fits',
      basis: 'documented',
      args: { callsPerMinute: 1_000, callsFrom: 'table' },
    },
    {
      name: 'the queue of the tier that the account shows, not of the stated one',
      plan: nightly(300_000, 'scale'),
      seen: { 'rate-limits': unavailable(), 'tiny-message': headers(1_000, 2_000_000, 400_000) },
      status: 'warn',
      code: 'batch-above-queue',
      args: { tier: 'Start', fillings: 2 },
    },
    {
      name: "another organization's key says nothing",
      plan: nightly(1_000),
      seen: { ...batchGroup(7), 'tiny-message': {}, organization: { id: 'org-test-0002' } },
      status: 'pass',
      code: 'batch-queue-fits',
      args: { callsPerMinute: 1_000, callsFrom: 'table' },
    },
  ],
  'calls to the Batches API',
);
