import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import {
  breakEvenHitShare,
  breakEvenReads,
  type CacheTtl,
  cachingSavingUsd,
  expectedHitShare,
  isCacheable,
} from '../../src/cost/caching.ts';
import type { Tariff } from '../../src/cost/price.ts';

function stepOf(model: string) {
  const step = findModel(catalog, model)?.prices.steps[0];
  if (!step) throw new Error(`No price of ${model}.`);
  return step;
}

describe('break-even', () => {
  // Surcharge over saving per read: 0.25 / 0.9, 0.25 / 0.95, 0.25 / 0.975 and 1 / 0.9, 1 / 0.95, 1 / 0.975.
  const cases: readonly [model: string, ttl: CacheTtl, reads: number, hitShare: number][] = [
    ['claude-haiku-4-5', '5m', 1, 0.25 / 1.15],
    ['claude-haiku-4-5', '1h', 2, 1 / 1.9],
    ['claude-haiku-5-5', '5m', 1, 0.25 / 1.15],
    ['claude-haiku-5-5', '1h', 2, 1 / 1.9],
    ['claude-opus-5-5', '5m', 1, 0.25 / 1.2],
    ['claude-opus-5-5', '1h', 2, 1 / 1.95],
    ['claude-fable-5-1', '5m', 1, 0.25 / 1.225],
    ['claude-fable-5-1', '1h', 2, 1 / 1.975],
  ];
  it.each(cases)('%s for %s: %i reads', (model, ttl, reads, hitShare) => {
    expect(breakEvenReads(stepOf(model), ttl)).toBe(reads);
    expect(breakEvenHitShare(stepOf(model), ttl)).toBeCloseTo(hitShare, 12);
  });

  it('takes a break-even at a whole number of reads as reached', () => {
    const step = { ...stepOf('claude-haiku-4-5'), cacheWrite1hUsdPerMTok: 2.8, cacheReadUsdPerMTok: 0.1 };
    expect(breakEvenReads(step, '1h')).toBe(2);
  });
});

describe('expected hits', () => {
  it.each<[number, CacheTtl, number]>([
    [0, '5m', 0],
    [0.2, '5m', 1 - 1 / Math.E],
    [Math.LN2 / 60, '1h', 0.5],
    [10, '5m', 1],
  ])('%f requests a minute, %s', (rate, ttl, share) => {
    expect(expectedHitShare(rate, ttl)).toBeCloseTo(share, 9);
  });
});

const tariff: Tariff = {
  steps: [stepOf('claude-opus-5-5')],
  batchFactor: 0.5,
  locationFactor: 1,
  speedFactor: 1,
  usdPerWebSearch: 0.01,
};
const use = { prefixTokens: 10_000, promptTokens: 12_000, requestsPerMonth: 100_000, requestsPerMinute: 0 };

describe('saving a month', () => {
  it('all hits: 100,000 prefixes of 10,000 tokens at 4 minus 0.20 per million are $3,800', () => {
    expect(cachingSavingUsd({ ...use, requestsPerMinute: 1_000 }, tariff, '5m')).toBeCloseTo(3_800, 6);
  });
  it('no hits: the surcharge of a quarter is $1,000 lost, that of the hour $4,000', () => {
    expect(cachingSavingUsd(use, tariff, '5m')).toBeCloseTo(-1_000, 6);
    expect(cachingSavingUsd(use, tariff, '1h')).toBeCloseTo(-4_000, 6);
  });
  it('half hits for an hour: 4 - (0.1 + 4) per million is $100 lost', () => {
    expect(cachingSavingUsd({ ...use, requestsPerMinute: Math.LN2 / 60 }, tariff, '1h')).toBeCloseTo(-100, 6);
  });
  it('a dearer location scales the saving', () => {
    const regional = { ...tariff, locationFactor: 1.1 };
    expect(cachingSavingUsd({ ...use, requestsPerMinute: 1_000 }, regional, '5m')).toBeCloseTo(4_180, 6);
  });
  it('is positive exactly above the break-even share of hits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 2, noNaN: true }),
        fc.constantFrom<CacheTtl>('5m', '1h'),
        (rate, ttl) => {
          const margin = expectedHitShare(rate, ttl) - breakEvenHitShare(stepOf('claude-opus-5-5'), ttl);
          fc.pre(Math.abs(margin) > 1e-9);
          expect(Math.sign(cachingSavingUsd({ ...use, requestsPerMinute: rate }, tariff, ttl))).toBe(
            Math.sign(margin),
          );
        },
      ),
    );
  });
});

it.each([
  [0, 0, false],
  [511, 512, false],
  [512, 512, true],
])('a prefix of %i with a minimum of %i is cached: %s', (prefix, minimum, cached) => {
  expect(isCacheable(prefix, minimum)).toBe(cached);
});
