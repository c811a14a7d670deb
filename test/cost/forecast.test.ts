import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenHitShare } from '../../src/cost/caching.ts';
import { type CostComponent, forecastMonth, type MonthForecast } from '../../src/cost/forecast.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import { scenarioNames } from '../../src/cost/scenarios.ts';
import type { Workload } from '../../src/cost/workload.ts';
import { tariffOf } from './tariffs.ts';

/** 1,000 requests a day on 20 days; Sonnet 5.5 at 2 / 10. */
const workload: Workload = {
  input: { typical: 4_000, p95: 20_000 },
  output: { typical: 500, p95: 2_000 },
  requestsPerDay: 1_000,
  activeDaysPerMonth: 20,
  measured: null,
  thinkingTokens: null,
  toolTokens: null,
  arrivals: { activeHours: 10, burstsPerDay: 1 },
  containerHoursPerMonth: null,
  batchShare: 0,
  webSearchesPerRequest: 0,
  cache: null,
};
const component = (month: MonthForecast, name: CostComponent): number =>
  month.components.find((row) => row.name === name)?.usd ?? Number.NaN;

describe('three months worked out by hand (Sonnet 5.5, 2 / 10)', () => {
  // A typical request is 0.008 + 0.005 = 0.013, one of p95 size 0.04 + 0.02 = 0.06.
  const month = forecastMonth(workload, tariffOf('claude-sonnet-5-5'));
  it.each([
    ['light', 12_000, 12_000 * 0.013],
    ['medium', 20_000, 19_000 * 0.013 + 1_000 * 0.06],
    ['heavy', 30_000, 22_500 * 0.013 + 7_500 * 0.06],
  ] as const)('%s: %i requests, $%f', (name, requests, usd) => {
    expect(month[name].requests).toBe(requests);
    expect(month[name].totalUsd).toBeCloseTo(usd, 9);
    expect(month[name].perRequestUsd).toBeCloseTo(usd / requests, 12);
  });
  it('splits the medium month: input $192, output $115', () => {
    expect(component(month.medium, 'Uncached input')).toBeCloseTo(192, 9);
    expect(component(month.medium, 'Output')).toBeCloseTo(115, 9);
    expect(month.medium.outputShare).toBeCloseTo(115 / 307, 12);
  });
});

it('bills searches apart and at the same price in a batch', () => {
  const month = forecastMonth(
    { ...workload, webSearchesPerRequest: 2, batchShare: 0.5 },
    tariffOf('claude-sonnet-5-5'),
  );
  expect(component(month.medium, 'Web search')).toBeCloseTo(400, 9);
});

it('prices the batched share at half', () => {
  const month = forecastMonth({ ...workload, batchShare: 0.4 }, tariffOf('claude-sonnet-5-5'));
  expect(month.medium.totalUsd).toBeCloseTo(307 * 0.6 + 307 * 0.4 * 0.5, 9);
});

describe('caching', () => {
  const cache = { ttl: '5m', prefixes: [{ tokens: 3_000, share: 1 }], minimumTokens: 512 } as const;
  it('at a rate where every request hits, the prefix is paid at the read price', () => {
    // 100,000 a day over 10 hours is 167 a minute: all are found but the first of each of the 20 days.
    // Reads 1,999,980 * 3,000 at 0.10 per million, writes 20 * 3,000 at 2.50.
    const month = forecastMonth(
      { ...workload, requestsPerDay: 100_000, cache },
      tariffOf('claude-sonnet-5-5'),
    );
    expect(month.medium.cacheHitShare).toBeCloseTo(0.99999, 9);
    expect(component(month.medium, 'Cache reads')).toBeCloseTo(599.994, 6);
    expect(component(month.medium, 'Cache writes')).toBeCloseTo(0.15, 6);
    // Input without the prefix: 2,000,000 * (0.95 * 1,000 + 0.05 * 17,000) at 2 per million.
    expect(component(month.medium, 'Uncached input')).toBeCloseTo(7_200, 6);
    // Saved 1.90 per million on each read, lost 0.50 on each write.
    expect(month.medium.cachingSavingUsd).toBeCloseTo(11_399.886 - 0.03, 6);
  });
  it('at one request an hour, hits are rare and caching costs money', () => {
    const month = forecastMonth({ ...workload, requestsPerDay: 10, cache }, tariffOf('claude-sonnet-5-5'));
    expect(month.medium.cacheHitShare).toBeCloseTo(0.9 * (1 - (1 - 5 / 600) ** 10), 9);
    expect(month.medium.cachingSavingUsd).toBeLessThan(0);
  });
  it('the hour is written at twice the price of input', () => {
    const rare = { ...workload, requestsPerDay: 0.001, cache: { ...cache, ttl: '1h' } } as const;
    const month = forecastMonth(rare, tariffOf('claude-sonnet-5-5'));
    const writes = component(month.light, 'Cache writes') / month.light.requests;
    expect(writes).toBeCloseTo((3_000 * 4) / 1_000_000, 5);
  });
  it('counts hits at the rate of the live requests of that month', () => {
    // 100 a day over 10 hours is one in 6 minutes; half of them batched, and half as many again when heavy.
    const month = forecastMonth(
      { ...workload, requestsPerDay: 100, batchShare: 0.5, cache },
      tariffOf('claude-sonnet-5-5'),
    );
    expect(month.medium.cacheHitShare).toBeCloseTo((1 - 1 / 50) * (1 - (1 - 5 / 600) ** 50), 9);
    expect(month.heavy.cacheHitShare).toBeCloseTo((1 - 1 / 75) * (1 - (1 - 5 / 600) ** 75), 9);
  });
  it('saves money exactly where hits exceed the break-even share', () => {
    const tariff = tariffOf('claude-opus-5-5');
    const step = priceStepFor(tariff.steps, 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom('5m', '1h'), (requestsPerDay, ttl) => {
        const { medium } = forecastMonth({ ...workload, requestsPerDay, cache: { ...cache, ttl } }, tariff);
        const margin = (medium.cacheHitShare ?? Number.NaN) - breakEvenHitShare(step, ttl);
        fc.pre(Math.abs(margin) > 1e-9);
        expect(Math.sign(medium.cachingSavingUsd)).toBe(Math.sign(margin));
      }),
    );
  });
  it('a prefix below the minimum is plain input', () => {
    const below = { ...workload, cache: { ...cache, prefixes: [{ tokens: 511, share: 1 }] } };
    const month = forecastMonth(below, tariffOf('claude-sonnet-5-5'));
    expect(month.medium.cacheHitShare).toBeNull();
    expect(month.medium.totalUsd).toBeCloseTo(307, 9);
    expect(month.medium.cachingSavingUsd).toBe(0);
  });
  it('a batched prefix counts as plain input', () => {
    const month = forecastMonth({ ...workload, batchShare: 1, cache }, tariffOf('claude-sonnet-5-5'));
    expect(month.medium.totalUsd).toBeCloseTo(153.5, 9);
  });
});

it('takes the price step of each size: on Haiku 5.5 only long prompts pay five times as much', () => {
  const long = { ...workload, input: { typical: 50_000, p95: 200_000 }, output: { typical: 0, p95: 0 } };
  const month = forecastMonth(long, tariffOf('claude-haiku-5-5'));
  // 19,000 at 0.005 and 1,000 at 0.10
  expect(month.medium.totalUsd).toBeCloseTo(195, 9);
});

it('a plan without requests costs nothing and divides by nothing', () => {
  const month = forecastMonth({ ...workload, requestsPerDay: 0 }, tariffOf('claude-sonnet-5-5'));
  expect([month.medium.totalUsd, month.medium.perRequestUsd, month.medium.outputShare]).toEqual([0, 0, 0]);
});

it('components add up, and light <= medium <= heavy, for any workload without a cache', () => {
  const size = fc
    .tuple(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 10_000 }))
    .map(([typical, more]) => ({ typical, p95: typical + more }));
  fc.assert(
    fc.property(
      size,
      size,
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (input, output, requestsPerDay, batchShare) => {
        const month = forecastMonth(
          { ...workload, input, output, requestsPerDay, batchShare },
          tariffOf('claude-sonnet-5-5'),
        );
        for (const name of scenarioNames) {
          const sum = month[name].components.reduce((total, row) => total + row.usd, 0);
          expect(sum).toBeCloseTo(month[name].totalUsd, 6);
        }
        expect(month.light.totalUsd).toBeLessThanOrEqual(month.medium.totalUsd);
        expect(month.medium.totalUsd).toBeLessThanOrEqual(month.heavy.totalUsd);
      },
    ),
  );
});
