import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastMonth } from '../../src/cost/forecast.ts';
import {
  cacheEffect,
  componentErrors,
  daysOfUse,
  forecastUnitPrices,
  largestError,
  listUnitPrices,
  priceUnits,
} from '../../src/cost/forecast-error.ts';
import { costOfTraffic, monthTraffic } from '../../src/cost/month-usage.ts';
import { anyMonth } from './any-workload.ts';
import { tariffOf, usage } from './tariffs.ts';
import { workloadOf } from './workloads.ts';

const perMillion = (usd: number): number => usd * 1_000_000;

describe('what the forecast pays for a token', () => {
  it('is the list price where all is live (Sonnet 5.5, 2 / 10)', () => {
    const unit = forecastUnitPrices(workloadOf(), tariffOf('claude-sonnet-5-5'));
    expect(perMillion(unit.uncachedInputTokens)).toBeCloseTo(2, 9);
    expect(perMillion(unit.outputTokens)).toBeCloseTo(10, 9);
    expect(unit.webSearches).toBe(0.01);
  });
  it('is three quarters of it where half is batched', () => {
    const unit = forecastUnitPrices(workloadOf({ batchShare: 0.5 }), tariffOf('claude-sonnet-5-5'));
    expect(perMillion(unit.uncachedInputTokens)).toBeCloseTo(1.5, 9);
    expect(perMillion(unit.outputTokens)).toBeCloseTo(7.5, 9);
  });
  it('holds the price steps of the planned sizes', () => {
    // Haiku 5.5: 19,000 prompts of 50,000 tokens at 0.10 and 1,000 of 200,000 at 0.50: $95 + $100 for 1,150 million.
    const long = workloadOf({ input: { typical: 50_000, p95: 200_000 } });
    const unit = forecastUnitPrices(long, tariffOf('claude-haiku-5-5'));
    expect(perMillion(unit.uncachedInputTokens)).toBeCloseTo(195 / 1_150, 9);
  });
  it('is the plain live price for kinds the plan does without', () => {
    const unit = forecastUnitPrices(
      workloadOf({ batchShare: 0.5 }),
      tariffOf('claude-opus-5-5', { locationFactor: 1.1 }),
    );
    expect(perMillion(unit.cacheWrite5mTokens)).toBeCloseTo(5.5, 9);
    expect(perMillion(unit.cacheWrite1hTokens)).toBeCloseTo(8.8, 9);
    expect(perMillion(unit.cacheReadTokens)).toBeCloseTo(0.22, 9);
  });
  it('prices the forecast’s own use at the forecast, for any workload', () => {
    fc.assert(
      fc.property(anyMonth, ({ workload, tariff }) => {
        const traffic = monthTraffic(workload, 'medium');
        const month = costOfTraffic(workload, traffic, tariff);
        const count = costOfTraffic(workload, traffic, oneUsdEach);
        const own = usage({
          uncachedInputTokens: count.inputUsd,
          [workload.cache?.ttl === '1h' ? 'cacheWrite1hTokens' : 'cacheWrite5mTokens']: count.cacheWriteUsd,
          cacheReadTokens: count.cacheReadUsd,
          outputTokens: count.outputUsd,
          webSearches: count.webSearchUsd,
        });
        const { totalUsd } = priceUnits(own, forecastUnitPrices(workload, tariff));
        expect(Math.abs(totalUsd - month.totalUsd)).toBeLessThanOrEqual(1e-9 * (1 + month.totalUsd));
      }),
    );
  });
});

const oneUsdEach = {
  ...tariffOf('claude-sonnet-5-5', { usdPerWebSearch: 1, batchFactor: 1 }),
  steps: [
    {
      upToPromptTokens: null,
      inputUsdPerMTok: 1e6,
      outputUsdPerMTok: 1e6,
      cacheWrite5mUsdPerMTok: 1e6,
      cacheWrite1hUsdPerMTok: 1e6,
      cacheReadUsdPerMTok: 1e6,
    },
  ],
};

describe('errors by component', () => {
  const { medium } = forecastMonth(workloadOf(), tariffOf('claude-sonnet-5-5'));
  it('holds each component against the same part of a month', () => {
    // Half of $192 and of $115.
    const actual = priceUnits(
      usage({ uncachedInputTokens: 40_000_000, outputTokens: 10_000_000 }),
      listUnitPrices(tariffOf('claude-sonnet-5-5'), 0),
    );
    const errors = componentErrors(actual, medium, 0.5);
    expect(errors.map(({ name }) => name)).toEqual([
      'Uncached input',
      'Cache writes',
      'Cache reads',
      'Output',
      'Web search',
    ]);
    expect(errors[0]?.actualUsd).toBeCloseTo(80, 9);
    expect(errors[0]?.forecastUsd).toBeCloseTo(96, 9);
    expect(errors[3]?.actualUsd).toBeCloseTo(100, 9);
    expect(errors[3]?.forecastUsd).toBeCloseTo(57.5, 9);
  });
  it('names the one furthest off, above or below', () => {
    const row = (name: string, actualUsd: number, forecastUsd: number) => ({ name, actualUsd, forecastUsd });
    const rest = row('rest', 1, 0);
    expect(largestError(rest, [row('above', 5, 3), row('below', 1, 4)])).toEqual(row('below', 1, 4));
    expect(largestError(rest, [])).toBe(rest);
  });
});

describe('what a cache did (Sonnet 5.5: input 2, 5m write 2.50, 1h write 4, read 0.10)', () => {
  const live = listUnitPrices(tariffOf('claude-sonnet-5-5'), 0);
  it('saved: 40 million at 2 are $80; 2 million written and 38 million read are $5 and $3.80', () => {
    const used = usage({
      uncachedInputTokens: 10_000_000,
      cacheWrite5mTokens: 2_000_000,
      cacheReadTokens: 38_000_000,
    });
    const effect = cacheEffect(used, live);
    expect(effect?.readShare).toBeCloseTo(0.76, 12);
    expect(effect?.savedUsd).toBeCloseTo(71.2, 9);
  });
  it('written and never read is paying more: a quarter for 5 minutes, as much again for an hour', () => {
    expect(cacheEffect(usage({ cacheWrite5mTokens: 10_000_000 }), live)?.savedUsd).toBeCloseTo(-5, 9);
    expect(cacheEffect(usage({ cacheWrite1hTokens: 10_000_000 }), live)?.savedUsd).toBeCloseTo(-20, 9);
  });
  it('no cache has no effect', () => {
    expect(cacheEffect(usage({ uncachedInputTokens: 5 }), live)).toBeNull();
  });
});

it.each([
  ['no day', [], 0],
  ['days without cost', [0, 0], 0],
  ['every day', [5, 6, 7], 3],
  ['a weekend with a monitor running', [10, 10, 10, 10, 10, 0.2, 0.2], 5],
  ['a quiet day just above a tenth of the mean', [19, 1.2], 2],
] as const)('days of use: %s', (_name, daily, count) => {
  expect(daysOfUse(daily)).toBe(count);
});
