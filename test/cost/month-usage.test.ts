import { describe, expect, it } from 'vitest';
import { costOfTraffic, hitShareOf, monthTraffic } from '../../src/cost/month-usage.ts';
import type { Workload } from '../../src/cost/workload.ts';
import { tariffOf } from './tariffs.ts';
import { workloadOf } from './workloads.ts';

const sonnet = tariffOf('claude-sonnet-5-5');
const cache = { ttl: '5m', prefixes: [{ tokens: 3_000, share: 1 }], minimumTokens: 512 } as const;

describe('the requests of a month', () => {
  it.each([
    ['light', 12_000, [1, 0]],
    ['medium', 20_000, [0.95, 0.05]],
    ['heavy', 30_000, [0.75, 0.25]],
  ] as const)('%s: %i', (name, requests, shares) => {
    const traffic = monthTraffic(workloadOf(), name);
    expect(traffic.requests).toBeCloseTo(requests, 9);
    expect(traffic.sizes.map(({ share }) => share)).toEqual(shares);
  });
  it('find nothing where no prefix is cached, or one too short to be stored', () => {
    expect(hitShareOf(monthTraffic(workloadOf(), 'medium'))).toBeNull();
    const short = workloadOf({ cache: { ...cache, prefixes: [{ tokens: 511, share: 1 }] } });
    expect(hitShareOf(monthTraffic(short, 'medium'))).toBeNull();
  });
  it('find the prefix more often the more of them are live', () => {
    const hits = (change: Partial<Workload>): number =>
      hitShareOf(monthTraffic(workloadOf({ requestsPerDay: 100, cache, ...change }), 'medium')) ?? Number.NaN;
    expect(hits({ batchShare: 0.9 })).toBeLessThan(hits({ batchShare: 0.5 }));
    expect(hits({ batchShare: 0.5 })).toBeLessThan(hits({}));
    expect(hits({ batchShare: 1 })).toBe(0);
  });
});

describe('what they cost (Sonnet 5.5: 2 / 10, 5m write 2.50, read 0.10)', () => {
  const costOf = (change: Partial<Workload>, hitShare: number) => {
    const workload = workloadOf(change);
    const traffic = monthTraffic(workload, 'medium');
    const cached = traffic.cached.map((prefix) => ({ ...prefix, hitShare }));
    return costOfTraffic(workload, { ...traffic, cached }, sonnet);
  };
  it('misses write the prefix and hits read it', () => {
    // 96 million in, 60 of them prefix: 36 plain, a quarter written, three quarters read.
    const cost = costOf({ cache }, 0.75);
    expect(cost.inputUsd).toBeCloseTo(72, 9);
    expect(cost.cacheWriteUsd).toBeCloseTo(15 * 2.5, 9);
    expect(cost.cacheReadUsd).toBeCloseTo(45 * 0.1, 9);
    expect(cost.outputUsd).toBeCloseTo(115, 9);
  });
  it('what is written and never read is paid at the price of writes each time', () => {
    // 20,000 × 2,000 tokens written at 2.50; of 96 million the other 56 at 2.
    const workload = workloadOf({ cache: { ...cache, prefixes: [], unread: { tokens: 2_000, share: 1 } } });
    const cost = costOfTraffic(workload, monthTraffic(workload, 'medium'), sonnet);
    expect(cost.cacheWriteUsd).toBeCloseTo(100, 9);
    expect(cost.inputUsd).toBeCloseTo(112, 9);
    expect(cost.cacheReadUsd).toBe(0);
  });
  it('batches pay the whole prompt plainly, at half', () => {
    // Half live as above; the other half 48 million in at 1 and 5.75 million out at 5.
    const cost = costOf({ cache, batchShare: 0.5 }, 0.75);
    expect(cost.inputUsd).toBeCloseTo(36 + 48, 9);
    expect(cost.cacheWriteUsd).toBeCloseTo(18.75, 9);
    expect(cost.cacheReadUsd).toBeCloseTo(2.25, 9);
    expect(cost.outputUsd).toBeCloseTo(57.5 + 28.75, 9);
  });
  it('a prompt shorter than the prefix shares no more than itself, and nothing below the minimum', () => {
    // Typical prompts of 2,000 are all prefix, long ones share 3,000 of 20,000: 38 + 3 million read.
    const whole = costOf({ cache, input: { typical: 2_000, p95: 20_000 } }, 1);
    expect(whole.cacheReadUsd).toBeCloseTo(4.1, 9);
    expect(whole.inputUsd).toBeCloseTo(34, 9);
    // Typical ones of 400 are stored by nobody: 7.6 + 17 million plain, 3 million read.
    const tiny = costOf({ cache, input: { typical: 400, p95: 20_000 } }, 1);
    expect(tiny.cacheReadUsd).toBeCloseTo(0.3, 9);
    expect(tiny.inputUsd).toBeCloseTo(49.2, 9);
  });
  it('of two beginnings each is paid by the requests that have it, and the others pay plainly', () => {
    // 96 million in. Half begin with 3,000 tokens, a quarter with 600; a fifth beginning of 500 is stored by nobody.
    const prefixes = [
      { tokens: 3_000, share: 0.5 },
      { tokens: 600, share: 0.25 },
      { tokens: 500, share: 0.2 },
    ];
    const cost = costOf({ cache: { ...cache, prefixes } }, 0.75);
    // 30 and 3 million prefix tokens, a quarter of them written.
    expect(cost.cacheWriteUsd).toBeCloseTo(8.25 * 2.5, 9);
    expect(cost.cacheReadUsd).toBeCloseTo(24.75 * 0.1, 9);
    expect(cost.inputUsd).toBeCloseTo((96 - 33) * 2, 9);
    expect(cost.outputUsd).toBeCloseTo(115, 9);
  });
  it('an hour is written at its own price', () => {
    // 60 million at 4.
    expect(costOf({ cache: { ...cache, ttl: '1h' } }, 0).cacheWriteUsd).toBeCloseTo(240, 9);
  });
});
