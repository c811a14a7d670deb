import type { PlanInput } from '../../../src/plan/schema.ts';

/**
 * Sonnet 5.5 at 2 / 10: a typical request costs 0.008 + 0.005 = $0.013, one of p95 size 0.04 + 0.02 = $0.06.
 * 1,000 a day on 20 days are $156 light (12,000 typical), $307 medium (19,000 and 1,000 long) and $742.50 heavy
 * (22,500 and 7,500 long). Sections given replace fields of their section.
 */
export const monthPlan = (change: PlanInput = {}): PlanInput => ({
  ...change,
  task: { type: 'extraction', features: [], ...change.task },
  model: { id: 'claude-sonnet-5-5', ...change.model },
  tokens: { input: { typical: 4_000, p95: 20_000 }, output: { typical: 500, p95: 2_000 }, ...change.tokens },
  platform: { path: 'claude-api', ...change.platform },
  traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 20, ...change.traffic },
});

/**
 * Every prompt is its prefix of 60,000 tokens, which costs $0.15 to write and $0.006 to read; 500 a day over 24 hours on
 * 20 days. 300 of a light month lie 4.8 minutes apart and 106.3 of them miss the cache of five minutes, so that it costs
 * $342.19: more than the medium month of $315.34 with its 88.7 misses, and than the heavy one of $251.71 with 56.3.
 */
export const lightIsDearest = (change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    task: { features: ['prompt-caching'], ...change.task },
    tokens: {
      input: { typical: 60_000, p95: 60_000 },
      output: { typical: 0, p95: 0 },
      repeatedPrefix: 60_000,
      cacheTtl: '5m',
      ...change.tokens,
    },
    traffic: { requestsPerDay: 500, activeDaysPerMonth: 20, shape: 'steady', ...change.traffic },
  });

/** Every request costs $0.02 of input; 25,000 a month are $500 medium and $750 heavy. */
export const evenMonth = (change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: { input: { typical: 10_000, p95: 10_000 }, output: { typical: 0, p95: 0 }, ...change.tokens },
    traffic: { requestsPerDay: 1_250, activeDaysPerMonth: 20, ...change.traffic },
  });
