import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import {
  breakEvenHitShare,
  breakEvenReads,
  type CacheTtl,
  expectedHitShare,
  isCacheable,
} from '../../src/cost/caching.ts';

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

it.each([
  [0, 0, false],
  [511, 512, false],
  [512, 512, true],
])('a prefix of %i with a minimum of %i is cached: %s', (prefix, minimum, cached) => {
  expect(isCacheable(prefix, minimum)).toBe(cached);
});
