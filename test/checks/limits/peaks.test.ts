import { describe, expect, it } from 'vitest';
import peakInput from '../../../checks/limits/peak-input.ts';
import peakOutput from '../../../checks/limits/peak-output.ts';
import peakRpm from '../../../checks/limits/peak-rpm.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Check } from '../../../src/judge/check.ts';
import { deriveTables } from '../../../src/judge/derived.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { observedWith, planWith, TODAY } from '../../support/plan-builder.ts';
import { configured, group, headers, onTier, peak, startLimits } from './plans.ts';

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
const answers = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  peak(perMinute, { tokens: { output: { typical: 500, p95: 2_000 }, maxTokens: 64_000 }, ...rest });

const fastOpus = {
  'rate-limits': { groups: [group('model_group', ['claude-opus-5-5'], { fast_otpm: 40_000 })] },
};

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

judgeTable(
  peakOutput,
  [
    {
      name: 'the limit of the organization',
      plan: answers(100),
      seen: configured(startLimits()),
      status: 'pass',
      code: 'peak-fits',
      basis: 'admin',
      args: { limit: 400_000, limitFrom: { kind: 'organization' } },
    },
    {
      name: 'what the workspace set',
      plan: answers(100),
      seen: configured(startLimits({ otpm: 50_000 })),
      status: 'fail',
      code: 'peak-above-limit',
      args: { limit: 50_000, limitFrom: { kind: 'workspace' } },
    },
    {
      name: 'a header below both is what the service holds the key to',
      plan: answers(100),
      seen: { ...configured(startLimits()), 'tiny-message': headers(1_000, 2_000_000, 57_000) },
      status: 'fail',
      code: 'peak-above-limit',
      basis: 'live',
      args: { limit: 57_000, limitFrom: { kind: 'header' } },
    },
    {
      name: 'a header above is not believed',
      plan: answers(700),
      seen: { ...configured(startLimits()), 'tiny-message': headers(1_000, 2_000_000, 9_000_000) },
      status: 'fail',
      code: 'peak-above-limit',
      basis: 'admin',
    },
    {
      name: 'fast mode, listed',
      plan: answers(100, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: fastOpus,
      status: 'fail',
      code: 'peak-above-limit',
      basis: 'admin',
      args: { limit: 40_000 },
    },
    {
      name: 'fast mode, not listed',
      plan: answers(100, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      status: 'inconclusive',
      code: 'limits-fast-mode',
    },
  ],
  'by rung',
);

it("a stated peak is the plan's own number, tokens reckoned from it are computed", () => {
  const origins = (check: Check, plan: PlanInput) => judged(check, { plan }).figures[0]?.origin;
  expect(origins(peakRpm, peak(9))).toBe('planned');
  expect(origins(peakInput, prompts(9, {}))).toBe('simulated');
});

const ahead = { today: TODAY, caps: [] };

describe('the limits table', () => {
  it('gives peak, limit, origin and headroom', () => {
    const plan = planWith(prompts(100, { output: { typical: 500, p95: 2_000 } }));
    const observed = observedWith({ 'tiny-message': headers(1_000, null, null) });
    const rows = deriveTables(plan, catalog, observed, ahead).limits;
    expect(rows.map(({ peak, limit, limitOrigin }) => [peak, limit, limitOrigin])).toEqual([
      [100, 1_000, 'live'],
      [480_000, 2_000_000, 'documented'],
      [57_500, 400_000, 'documented'],
    ]);
    expect(rows[0]?.headroom).toBe(10);
  });
  it('names the admin key where that told the limit', () => {
    const observed = observedWith(configured(startLimits({ rpm: 50 })));
    const rows = deriveTables(planWith(onTier('start')), catalog, observed, ahead).limits;
    expect(rows.map(({ limit, limitOrigin }) => [limit, limitOrigin])).toEqual([
      [50, 'admin'],
      [2_000_000, 'admin'],
      [400_000, 'admin'],
    ]);
  });
  it('gives fast mode its own limits, or none', () => {
    const plan = planWith(
      onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    );
    const limits = (seen: Parameters<typeof observedWith>[0]) =>
      deriveTables(plan, catalog, observedWith(seen), ahead).limits.map(({ limit }) => limit);
    expect(limits({})).toEqual([null, null, null]);
    expect(limits(fastOpus)).toEqual([null, null, 40_000]);
  });
  it('leaves open what is unknown', () => {
    const rows = deriveTables(planWith(), catalog, {}, ahead).limits;
    for (const row of rows)
      expect(row).toMatchObject({ peak: null, limit: null, limitOrigin: null, headroom: null });
  });
  it('shows no limit of Anthropic on a path that has others', () => {
    const plan = planWith({ ...peak(9), platform: { path: 'bedrock', region: 'global' } });
    const observed = observedWith({ 'tiny-message': headers(1_000, 2_000_000, 400_000) });
    expect(deriveTables(plan, catalog, observed, ahead).limits[0]).toMatchObject({ peak: 9, limit: null });
  });
  it('has no headroom figure without a peak', () => {
    const rows = deriveTables(planWith(peak(0)), catalog, {}, ahead).limits;
    expect(rows[0]).toMatchObject({ peak: 0, limit: 1_000, headroom: null });
  });
});
