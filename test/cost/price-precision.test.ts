import { describe, expect, it } from 'vitest';
import { forecastMonth } from '../../src/cost/forecast.ts';
import { costOfTraffic } from '../../src/cost/month-usage.ts';
import {
  type BilledUsage,
  type Cost,
  priceRequest,
  priceStepFor,
  sumCosts,
  type Tariff,
} from '../../src/cost/price.ts';
import { tariffOf, usage } from './tariffs.ts';
import { workloadOf } from './workloads.ts';

/** The same price in whole units of 5e-12 USD: prices have at most three decimals, 1.1 one, a half one. */
function exactPrice(used: BilledUsage, tariff: Tariff, batch: boolean): bigint {
  const prompt =
    used.uncachedInputTokens + used.cacheWrite5mTokens + used.cacheWrite1hTokens + used.cacheReadTokens;
  const step = priceStepFor(tariff.steps, prompt);
  const thousandths = (usdPerMTok: number): bigint => BigInt(Math.round(usdPerMTok * 1_000));
  const tokens =
    BigInt(used.uncachedInputTokens) * thousandths(step.inputUsdPerMTok) +
    BigInt(used.cacheWrite5mTokens) * thousandths(step.cacheWrite5mUsdPerMTok) +
    BigInt(used.cacheWrite1hTokens) * thousandths(step.cacheWrite1hUsdPerMTok) +
    BigInt(used.cacheReadTokens) * thousandths(step.cacheReadUsdPerMTok) +
    BigInt(used.outputTokens) * thousandths(step.outputUsdPerMTok);
  const tenths = BigInt(Math.round(tariff.locationFactor * 10));
  return tokens * tenths * (batch ? 1n : 2n) * 10n + BigInt(used.webSearches) * 2_000_000_000n;
}
const unitsPerUsd = 200_000_000_000n;

/** Distance of a total from an exact one, USD. */
function offBy(total: number, exact: bigint): number {
  const rest = Number(exact % unitsPerUsd) / Number(unitsPerUsd);
  return Math.abs(total - Number(exact / unitsPerUsd) - rest);
}

const models = ['claude-haiku-5-5', 'claude-opus-5-5', 'claude-fable-5-2', 'claude-sonnet-4-6'];

/** Repeatable stream of whole numbers below `bound` (Lehmer). */
function stream(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

describe('a month of requests', () => {
  it.each(models)('%s: a thousand million tokens come out exact to a hundredth of a cent', (model) => {
    const below = stream(20_261_120);
    const tariff = tariffOf(model, { locationFactor: 1.1 });
    let exact = 0n;
    let tokens = 0;
    const costs: Cost[] = [];
    while (tokens < 1_000_000_000) {
      const used = usage({
        uncachedInputTokens: below(30_000),
        cacheWrite5mTokens: below(9_000),
        cacheWrite1hTokens: below(9_000),
        cacheReadTokens: below(90_000),
        outputTokens: below(8_000),
        webSearches: below(3),
      });
      const batch = below(2) === 0;
      tokens += used.uncachedInputTokens + used.cacheReadTokens + used.outputTokens;
      costs.push(priceRequest(used, tariff, batch));
      exact += exactPrice(used, tariff, batch);
    }
    const total = sumCosts(costs).totalUsd;
    expect(offBy(total, exact)).toBeLessThan(0.0001);
  });

  it('does not drift: a million requests of ten cents are one hundred thousand dollars', () => {
    const one: Cost = {
      inputUsd: 0.1,
      cacheWriteUsd: 0,
      cacheReadUsd: 0,
      outputUsd: 0,
      webSearchUsd: 0,
      totalUsd: 0.1,
    };
    expect(sumCosts(Array.from({ length: 1_000_000 }, () => one)).totalUsd).toBe(100_000);
  });
});

describe('a forecast of a thousand million tokens', () => {
  // 2,000 requests on 20 days: 40,000, a quarter of them in batches, each with one search.
  const workload = workloadOf({
    input: { typical: 23_457, p95: 121_003 },
    output: { typical: 1_013, p95: 7_919 },
    requestsPerDay: 2_000,
    batchShare: 0.25,
    webSearchesPerRequest: 1,
  });
  const typical = usage({ uncachedInputTokens: 23_457, outputTokens: 1_013, webSearches: 1 });
  const long = usage({ uncachedInputTokens: 121_003, outputTokens: 7_919, webSearches: 1 });

  describe.each(models)('%s', (model) => {
    const tariff = tariffOf(model, { locationFactor: 1.1 });
    const exactly = (used: BilledUsage, requests: bigint): bigint =>
      (exactPrice(used, tariff, false) * requests * 3n + exactPrice(used, tariff, true) * requests) / 4n;

    it.each([
      ['light', 24_000n, 0n],
      ['medium', 38_000n, 2_000n],
      ['heavy', 45_000n, 15_000n],
    ] as const)('%s is exact to a hundredth of a cent', (name, typicalOnes, longOnes) => {
      const exact = exactly(typical, typicalOnes) + exactly(long, longOnes);
      expect(offBy(forecastMonth(workload, tariff)[name].totalUsd, exact)).toBeLessThan(0.0001);
    });

    it('so it is where three of four requests find the prefix', () => {
      // Of 40,000 requests of one size, 30,000 read 12,000 tokens and 10,000 write them.
      const even = workloadOf({
        cache: { ttl: '1h', prefixes: [{ tokens: 12_000, share: 1 }], minimumTokens: 512 },
        webSearchesPerRequest: 1,
      });
      const cached = [{ tokens: 12_000, share: 1, hitShare: 0.75 }];
      const sizes = [{ share: 1, inputTokens: 23_457, outputTokens: 1_013 }];
      const cost = costOfTraffic(even, { requests: 40_000, sizes, cached }, tariff);
      const rest = { ...typical, uncachedInputTokens: 11_457 };
      const exact =
        exactPrice({ ...rest, cacheReadTokens: 12_000 }, tariff, false) * 30_000n +
        exactPrice({ ...rest, cacheWrite1hTokens: 12_000 }, tariff, false) * 10_000n;
      expect(offBy(cost.totalUsd, exact)).toBeLessThan(0.0001);
    });
  });
});
