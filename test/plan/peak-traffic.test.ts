import { describe, expect, it } from 'vitest';
import type { Limiter } from '../../src/capacity/peak.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { type PlannedPeak, plannedPeak } from '../../src/plan/peak-traffic.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';

const peakOf = (plan: PlanInput, limiter: Limiter): PlannedPeak =>
  plannedPeak(planWith(plan), catalog, limiter, null);
const perMinute = (plan: PlanInput, limiter: Limiter): number => {
  const peak = peakOf(plan, limiter);
  return peak.kind === 'planned' ? peak.perMinute : Number.NaN;
};
const fields = (plan: PlanInput, limiter: Limiter): readonly string[] => {
  const peak = peakOf(plan, limiter);
  return peak.kind === 'missing' ? peak.missing.map((row) => row.field) : [];
};

/** Lognormal means: of prompts 4,000 × e^(s²/2) with s = ln 5 / 1.64485, of answers 500 × e^(s²/2) with s = ln 4 / 1.64485. */
const [prompt, answer] = [6_455.903, 713.206];
/** 100 a minute. */
const stated = monthPlan({ traffic: { peakRequestsPerMinute: 100 } });

describe('each limiter asks only for what it counts', () => {
  it.each<[Limiter, readonly string[]]>([
    ['rpm', []],
    ['itpm', ['model.id', 'tokens.cacheTtl', 'tokens.input.typical', 'tokens.input.p95']],
    ['otpm', ['tokens.output.typical', 'tokens.output.p95']],
  ])('%s', (limiter, missing) => {
    expect(fields({ traffic: { peakRequestsPerMinute: 100 } }, limiter)).toEqual(missing);
  });
});

it('counts a stated peak as it stands', () => {
  expect(perMinute(stated, 'rpm')).toBe(100);
  expect(perMinute(stated, 'itpm')).toBeCloseTo(100 * prompt, 0);
  expect(perMinute(stated, 'otpm')).toBeCloseTo(100 * answer, 0);
  expect(peakOf(stated, 'rpm')).toMatchObject({ requests: { kind: 'stated' } });
});

it('a stated peak of 0 is an answer, not a reason to derive one', () => {
  const quiet = monthPlan({
    traffic: { peakRequestsPerMinute: 0, requestsPerDay: 240_000, shape: 'office-hours' },
  });
  expect(perMinute(quiet, 'rpm')).toBe(0);
});

it('derives a peak from day and shape, less what is batched', () => {
  const day = { traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 0.25 } } as const;
  expect(peakOf(monthPlan(day), 'rpm')).toMatchObject({
    perMinute: 800,
    requests: { kind: 'derived', shape: 'office-hours' },
  });
  expect(perMinute(monthPlan({ ...day, task: { features: ['batch'] } }), 'rpm')).toBeCloseTo(600, 9);
});

it('takes out cache reads at the rate of the peak itself', () => {
  const caching = { tokens: { cacheTtl: '5m', repeatedPrefix: 3_000 } } as const;
  const once = monthPlan({ ...caching, traffic: { peakRequestsPerMinute: 0.2 } });
  // One request in five minutes: 1 - 1/e of them read 3,000 of their tokens.
  expect(perMinute(once, 'itpm')).toBeCloseTo(0.2 * (prompt - 3_000 * (1 - 1 / Math.E)), 2);
});

it('takes a measured prefix for the planned one, each by the requests that begin with it', () => {
  const caching = monthPlan({
    tokens: { cacheTtl: '5m', repeatedPrefix: 3_000 },
    traffic: { peakRequestsPerMinute: 0.4 },
  });
  const prefixes = [
    { tokens: 2_000, share: 0.5 },
    { tokens: 600, share: 0.25 },
    { tokens: 511, share: 0.1 },
  ];
  const measured = { input: null, output: null, thinkingTokens: null, sizes: null, prefixes };
  const peak = plannedPeak(planWith(caching), catalog, 'itpm', measured);
  // 0.4 prompts a minute; of 0.2 that begin alike 1 - 1/e find 2,000 cached, of 0.1 1 - 1/sqrt(e) find 600.
  const read = 0.2 * 2_000 * (1 - 1 / Math.E) + 0.1 * 600 * (1 - Math.exp(-0.5));
  expect(peak.kind === 'planned' && peak.perMinute).toBeCloseTo(0.4 * prompt - read, 2);
});
