import { describe, expect, it } from 'vitest';
import peakInput from '../../../checks/limits/peak-input.ts';
import peakOutput from '../../../checks/limits/peak-output.ts';
import peakRpm from '../../../checks/limits/peak-rpm.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Check } from '../../../src/judge/check.ts';
import { deriveTables } from '../../../src/judge/derived.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { observedWith, planWith, unavailable } from '../../support/plan-builder.ts';
import { headers, onTier } from './plans.ts';

const peak = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  onTier('start', { traffic: { peakRequestsPerMinute: perMinute }, ...rest });

judgeTable(peakRpm, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  {
    name: 'a day without its shape',
    plan: onTier('start', { traffic: { requestsPerDay: 9 } }),
    ...asks('traffic.shape'),
  },
  {
    name: 'whether a day is batched must be known',
    plan: onTier('start', { traffic: { requestsPerDay: 9, shape: 'steady' } }),
    ...asks('task.features'),
  },
  {
    name: 'no tier',
    plan: onTier(undefined, { traffic: { peakRequestsPerMinute: 9 } }),
    ...asks('limits.tier'),
  },
  { name: 'no peak at all', plan: peak(0), status: 'pass', code: 'peak-fits', args: { load: 0 } },
  {
    name: '70 % of 1,000 is the last pass',
    plan: peak(700),
    status: 'pass',
    code: 'peak-fits',
    args: { load: 0.7, limit: 1_000 },
  },
  {
    name: 'just above 70 %',
    plan: peak(701),
    status: 'warn',
    code: 'peak-near-limit',
    args: { load: 0.701 },
  },
  {
    name: 'all of it is still no fail',
    plan: peak(1_000),
    status: 'warn',
    code: 'peak-near-limit',
    args: { load: 1 },
  },
  { name: 'one above', plan: peak(1_001), status: 'fail', code: 'peak-above-limit', args: { load: 1.001 } },
  {
    name: 'the header decides, not the tier',
    plan: peak(100),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'fail',
    code: 'peak-above-limit',
    args: { limit: 50, load: 2, limitFrom: { kind: 'header' } },
  },
  {
    name: 'a header of 0 blocks',
    plan: peak(1),
    seen: { 'tiny-message': headers(0, 0, 0) },
    status: 'fail',
    code: 'peak-above-limit',
    args: { limit: 0 },
  },
  {
    name: 'derived: 240,000 in ten office hours peak at 800',
    plan: onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours' },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: {
      peak: 800,
      peakFrom: { kind: 'derived' },
      limitFrom: { kind: 'table', tier: 'Start' },
      movableShare: 0,
    },
  },
  {
    name: 'derived, half of it batched',
    plan: onTier('start', {
      task: { features: ['batch'] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 0.5 },
    }),
    status: 'pass',
    code: 'peak-fits',
    args: { peak: 400, movableShare: 0 },
  },
  {
    name: 'derived, all of it batched',
    plan: onTier('start', {
      task: { features: ['batch'] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 1 },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'derived, half of it batchable but no batches planned',
    plan: onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 0.5 },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: { peak: 800, movableShare: 0.5 },
  },
  {
    name: 'a stated peak is taken as it stands',
    plan: peak(800, {
      task: { features: ['batch'] },
      traffic: { peakRequestsPerMinute: 800, batchableShare: 0.5 },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: { peak: 800, peakFrom: { kind: 'stated' }, movableShare: 0.5, increaseBy: 'console' },
  },
  {
    name: 'through AWS nobody requests more on the Console',
    plan: { ...peak(1_001), platform: { path: 'claude-on-aws', region: 'us-east-1' } },
    status: 'fail',
    code: 'peak-above-limit',
    args: { increaseBy: 'account-team' },
  },
  {
    name: 'Evaluation, offline',
    plan: peak(1, { limits: { tier: 'evaluation' } }),
    seen: { 'tiny-message': unavailable() },
    status: 'inconclusive',
    code: 'limits-unpublished',
  },
  {
    name: 'Vertex',
    plan: { ...peak(1), platform: { path: 'vertex', region: 'global' } },
    status: 'inconclusive',
    code: 'limits-elsewhere',
  },
]);

/** 95 prompts of 4,000 and 5 of 20,000 in a hundred: 4,800 each on average. */
const input = { typical: 4_000, p95: 20_000 };
const prompts = (
  perMinute: number,
  tokens: PlanInput['tokens'],
  features: [] | ['prompt-caching'] = [],
): PlanInput => peak(perMinute, { task: { features }, tokens: { input, ...tokens } });

judgeTable(peakInput, [
  { name: 'no peak', plan: onTier('start', { task: { features: [] } }), ...asks('traffic.requestsPerDay') },
  { name: 'no sizes', plan: peak(100, { task: { features: [] } }), ...asks('tokens.input.typical') },
  { name: 'caching undecided', plan: peak(100, { tokens: { input } }), ...asks('tokens.cacheTtl') },
  {
    name: 'caching planned, prefix unknown',
    plan: prompts(100, { cacheTtl: '5m' }, ['prompt-caching']),
    ...asks('tokens.repeatedPrefix'),
  },
  {
    name: '100 a minute',
    plan: prompts(100, {}),
    status: 'pass',
    code: 'peak-fits',
    args: { peak: 480_000, load: 0.24 },
  },
  {
    name: '500 a minute',
    plan: prompts(500, {}),
    status: 'fail',
    code: 'peak-above-limit',
    args: { peak: 2_400_000, load: 1.2 },
  },
  {
    name: '500 a minute with a warm prefix of 3,000: reads do not count',
    plan: prompts(500, { cacheTtl: '5m', repeatedPrefix: 3_000 }, ['prompt-caching']),
    status: 'pass',
    code: 'peak-fits',
    args: { peak: 900_000, load: 0.45 },
  },
  {
    name: 'a prefix below the 512 of Sonnet 5.5 is never read',
    plan: prompts(500, { cacheTtl: '5m', repeatedPrefix: 511 }, ['prompt-caching']),
    status: 'fail',
    code: 'peak-above-limit',
    args: { peak: 2_400_000 },
  },
]);

/** 95 answers of 500 and 5 of 2,000 in a hundred: 575 each on average. */
const answers = (perMinute: number): PlanInput =>
  peak(perMinute, { tokens: { output: { typical: 500, p95: 2_000 }, maxTokens: 64_000 } });

judgeTable(peakOutput, [
  { name: 'no sizes', plan: peak(100), ...asks('tokens.output.typical') },
  { name: 'no p95', plan: peak(100, { tokens: { output: { typical: 500 } } }), ...asks('tokens.output.p95') },
  {
    name: '100 a minute, whatever max_tokens is',
    plan: answers(100),
    status: 'pass',
    code: 'peak-fits',
    args: { peak: 57_500, load: 0.14375 },
  },
  {
    name: '500 a minute',
    plan: answers(500),
    status: 'warn',
    code: 'peak-near-limit',
    args: { load: 0.71875 },
  },
  {
    name: '700 a minute',
    plan: answers(700),
    status: 'fail',
    code: 'peak-above-limit',
    args: { peak: 402_500 },
  },
]);

describe('figures', () => {
  it('say that a derived peak is planned and derived, and a limit live or documented', () => {
    const plan = onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours' },
    });
    const offline = judged(peakRpm, { plan });
    expect(offline.figures.map(({ name, origin, source }) => [name, origin, source])).toEqual([
      ['Peak requests, derived from the shape office-hours', 'planned', 'traffic.requestsPerDay'],
      ['Request limit', 'documented', 'rate-limits'],
    ]);
    expect(offline.basis).toBe('documented');
    const online = judged(peakRpm, { plan, seen: { 'tiny-message': headers(5_000, 1, 1) } });
    expect(online.basis).toBe('live');
    expect(online.figures[1]).toMatchObject({ origin: 'live', source: 'tiny-message' });
  });
});

it("a stated peak is the plan's own number, tokens reckoned from it are computed", () => {
  const origins = (check: Check, plan: PlanInput) => judged(check, { plan }).figures[0]?.origin;
  expect(origins(peakRpm, peak(9))).toBe('planned');
  expect(origins(peakInput, prompts(9, {}))).toBe('simulated');
});

describe('the limits table', () => {
  it('gives peak, limit, origin and headroom', () => {
    const plan = planWith(prompts(100, { output: { typical: 500, p95: 2_000 } }));
    const observed = observedWith({ 'tiny-message': headers(1_000, null, null) });
    const rows = deriveTables(plan, catalog, observed).limits;
    expect(rows.map(({ peak, limit, limitOrigin }) => [peak, limit, limitOrigin])).toEqual([
      [100, 1_000, 'live'],
      [480_000, 2_000_000, 'documented'],
      [57_500, 400_000, 'documented'],
    ]);
    expect(rows[0]?.headroom).toBe(10);
  });
  it('leaves open what is unknown', () => {
    const rows = deriveTables(planWith(), catalog, {}).limits;
    for (const row of rows)
      expect(row).toMatchObject({ peak: null, limit: null, limitOrigin: null, headroom: null });
  });
  it('shows no limit of Anthropic on a path that has others', () => {
    const plan = planWith({ ...peak(9), platform: { path: 'bedrock', region: 'global' } });
    const observed = observedWith({ 'tiny-message': headers(1_000, 2_000_000, 400_000) });
    expect(deriveTables(plan, catalog, observed).limits[0]).toMatchObject({ peak: 9, limit: null });
  });
  it('has no headroom figure without a peak', () => {
    const rows = deriveTables(planWith(peak(0)), catalog, {}).limits;
    expect(rows[0]).toMatchObject({ peak: 0, limit: 1_000, headroom: null });
  });
});
