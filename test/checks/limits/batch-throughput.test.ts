import { expect, test } from 'vitest';
import check from '../../../checks/limits/batch-throughput.ts';
import type { Tier } from '../../../src/catalog/vocabulary.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { headers } from './plans.ts';

const none = { status: 'not-applicable', code: 'not-applicable' } as const;

judgeTable(check, [
  { name: 'features unknown', plan: { task: { features: null } }, ...asks('task.features') },
  { name: 'share unknown', plan: { task: { features: ['batch'] } }, ...asks('traffic.batchableShare') },
  { name: 'no batches planned', plan: { task: { features: [] }, traffic: { batchableShare: 1 } }, ...none },
  {
    name: 'nothing can wait',
    plan: { task: { features: ['batch'] }, traffic: { batchableShare: 0 } },
    ...none,
  },
]);

/** Places in the queue: Start 200,000, Build 300,000, Scale 500,000. */
const daily = (requestsPerDay: number | null, tier: Tier | null = 'start'): PlanInput => ({
  task: { type: 'batch', features: ['batch'] },
  limits: { tier },
  traffic: { batchableShare: 1, requestsPerDay },
});

judgeTable(
  check,
  [
    { name: 'requests a day unknown', plan: daily(null), ...asks('traffic.requestsPerDay') },
    { name: 'tier unknown', plan: daily(1_000, null), ...asks('limits.tier') },
    { name: 'no requests', plan: daily(0), ...none },
    {
      name: 'a path with a batch service of its own',
      plan: { ...daily(1_000), platform: { path: 'bedrock' } },
      ...none,
    },
    {
      name: 'a tier without published figures',
      plan: daily(1_000, 'custom'),
      status: 'inconclusive',
      code: 'batch-limits-unpublished',
    },
    {
      // Each request holds its place for 24 hours: as many places as requests a day are enough.
      name: 'a day that fills the queue once',
      plan: daily(200_000),
      status: 'pass',
      code: 'batches-keep-up',
      basis: 'documented',
      args: { tier: 'Start', perDay: 200_000, queued: 200_000, tolerableHours: 24, behindPerDay: 0 },
    },
    {
      name: 'one request more',
      plan: daily(200_001),
      status: 'warn',
      code: 'batches-need-speed',
      args: { tolerableHours: (24 * 200_000) / 200_001, deadlineHours: 24, behindPerDay: 1 },
    },
    {
      name: 'Build has 300,000 places',
      plan: daily(300_000, 'build'),
      status: 'pass',
      code: 'batches-keep-up',
    },
    {
      name: 'one more on Build',
      plan: daily(300_001, 'build'),
      status: 'warn',
      code: 'batches-need-speed',
      args: { tier: 'Build', behindPerDay: 1 },
    },
    {
      // 24 fillings of 200,000, an hour each.
      name: '4,800,000 on Start keep up as long as every batch is done within the hour',
      plan: daily(4_800_000),
      status: 'warn',
      code: 'batches-need-speed',
      args: { tolerableHours: 1, behindPerDay: 4_600_000 },
    },
    {
      name: 'and one more does not',
      plan: daily(4_800_001),
      status: 'fail',
      code: 'batches-fall-behind',
      args: { behindPerDay: 4_600_001 },
    },
    {
      name: 'only the part that is batched counts: 15 % of a million may take 32 hours',
      plan: { ...daily(1_000_000), traffic: { requestsPerDay: 1_000_000, batchableShare: 0.15 } },
      status: 'pass',
      code: 'batches-keep-up',
      args: { perDay: 150_000, tolerableHours: 32 },
    },
    {
      name: 'the queue of the tier that the account shows, not of the stated one',
      plan: {
        ...daily(300_000, 'scale'),
        platform: { path: 'claude-api' },
        model: { id: 'claude-sonnet-5-5' },
      },
      seen: { 'rate-limits': unavailable(), 'tiny-message': headers(1_000, 2_000_000, 400_000) },
      status: 'warn',
      code: 'batches-need-speed',
      args: { tier: 'Start', tolerableHours: 16, behindPerDay: 100_000 },
    },
  ],
  'a day against the places in the queue',
);

test('what is left behind after two weeks of slowest batches is simulated', () => {
  const figure = (requestsPerDay: number, name: string) =>
    judged(check, { plan: daily(requestsPerDay) }).figures.find((row) => row.name.startsWith(name));
  // 14 times 600,000 less 200,000 a day, and the 25,000 whose places are free again at the very end.
  expect(figure(600_000, 'Left behind')).toMatchObject({ value: 5_575_000, origin: 'simulated' });
  expect(figure(200_000, 'Left behind')?.value).toBe(0);
  expect(figure(600_000, 'Longest')).toMatchObject({ value: 8 * 3_600, unit: 's' });
  // 24 × 200,000 / 970,000 hours are 4:56:54.
  expect(figure(970_000, 'Longest')).toMatchObject({ value: 4 * 3_600 + 56 * 60 });
});
