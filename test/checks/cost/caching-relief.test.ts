import { describe, expect, test } from 'vitest';
import caching from '../../../checks/cost/caching.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged } from '../../support/check-cases.ts';
import { cached, family, saw } from './caching-plans.ts';

describe('relief of the input limit', () => {
  const relief = (plan: PlanInput, seen = {}) => {
    const { args } = judged(caching, { plan, seen });
    return (args as { reliefTokensPerMinute: number }).reliefTokensPerMinute;
  };
  const peak = (peakRequestsPerMinute: number): PlanInput =>
    cached('5m', 3_000, 100_000, { traffic: { peakRequestsPerMinute } });

  test('is what the reads of the busiest minute do not count', () => {
    // 100 prompts a minute, 3,000 tokens each; all but e^-500 of them find the prefix.
    expect(relief(peak(100))).toBeCloseTo(300_000, 6);
    // From the shape of the day: twice the mean of 10 hours, 2 * 100,000 / 600.
    expect(relief(cached('5m', 3_000))).toBeCloseTo((3_000 * 2 * 100_000) / 600, 6);
    // At one request in 100 minutes 1 - e^(-5/100) find it.
    expect(relief(peak(0.01))).toBeCloseTo(0.01 * 3_000 * (1 - Math.exp(-0.05)), 9);
  });

  test('counts only the requests that begin with it', () => {
    expect(relief(peak(100), saw([family(0.6, 2_000), family(0.4, 100)]))).toBeCloseTo(60 * 2_000, 6);
  });

  test('is a figure', () => {
    const { figures } = judged(caching, { plan: peak(100) });
    expect(figures).toContainEqual(
      expect.objectContaining({ unit: 'tokens/min', value: expect.closeTo(300_000, 6), origin: 'simulated' }),
    );
  });
});
