import type { PlanInput } from '../../../src/plan/schema.ts';
import { monthPlan } from './plans.ts';

/** 10,000 requests a month, each of 10,000 tokens and 1,000 of answer: 100 and 10 million. On Sonnet 5.5: $200 + $100. */
export const evenTexts = (change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: {
      input: { typical: 10_000, p95: 10_000 },
      output: { typical: 1_000, p95: 1_000 },
      ...change.tokens,
    },
    traffic: { requestsPerDay: 500, activeDaysPerMonth: 20, ...change.traffic },
  });
