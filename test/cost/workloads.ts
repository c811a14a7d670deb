import type { Workload } from '../../src/cost/workload.ts';

/**
 * 1,000 requests a day on 20 days, 19 of 20 with 4,000 tokens in and 500 out, the others with 20,000 and 2,000. A medium
 * month is 96 million tokens in and 11.5 million out.
 */
export const workloadOf = (change: Partial<Workload> = {}): Workload => ({
  input: { typical: 4_000, p95: 20_000 },
  output: { typical: 500, p95: 2_000 },
  measured: null,
  thinkingTokens: null,
  toolTokens: null,
  requestsPerDay: 1_000,
  activeDaysPerMonth: 20,
  arrivals: { activeHours: 10, burstsPerDay: 1 },
  batchShare: 0,
  webSearchesPerRequest: 0,
  containerHoursPerMonth: null,
  cache: null,
  ...change,
});
