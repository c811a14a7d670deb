import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CachedInput,
  drawCounted,
  meanCounted,
  type Prefix,
  type RequestSizes,
} from '../../../src/capacity/arrivals/request-sizes.ts';
import type { TokenSizes } from '../../../src/capacity/arrivals/token-sizes.ts';
import { expectedHitShare } from '../../../src/cost/caching.ts';
import { seededRandom } from '../../../src/cost/random.ts';

const always = (tokens: number): TokenSizes => ({ kind: 'measured', slices: [tokens] });
const fiveMinutes = 300_000;
const kept = (...prefixes: readonly Prefix[]): CachedInput => ({
  kind: 'prefixes',
  lifetimeMs: fiveMinutes,
  prefixes,
});
const withInput = (input: TokenSizes, cache: CachedInput): RequestSizes => ({
  input,
  output: always(1),
  cache,
});
/** The numbers one after another; which prefix comes is the second one of each request. */
const given = (...numbers: readonly number[]) => {
  let at = 0;
  return () => numbers[at++] ?? 0;
};

describe('counted input', () => {
  test('is the whole prompt without a cache, and what is left of it where a share is read', () => {
    expect(drawCounted(withInput(always(4_000), { kind: 'none' }))(given(0.5), 0)).toBe(4_000);
    expect(drawCounted(withInput(always(4_000), { kind: 'share', share: 0.75 }))(given(0.5), 0)).toBe(1_000);
  });

  test('leaves out a prefix that was used within its lifetime', () => {
    const draw = drawCounted(withInput(always(4_000), kept({ tokens: 3_000, share: 1 })));
    // Each use begins the five minutes anew; the one at 1,000,001 comes a millisecond too late.
    const minutes = [0, 1, 299_999, 599_999, 600_000, 700_000, 1_000_001, 1_300_001];
    const [read, written] = [1_000, 4_000];
    expect(minutes.map((ms) => draw(given(0.5, 0.5), ms))).toEqual([
      written,
      read,
      read,
      read,
      read,
      read,
      written,
      read,
    ]);
  });

  test('each prefix is kept by itself, and a request that begins with none writes none', () => {
    const draw = drawCounted(
      withInput(always(4_000), kept({ tokens: 3_000, share: 0.5 }, { tokens: 1_000, share: 0.3 })),
    );
    const next = (which: number, ms: number) => draw(given(0, which), ms);
    expect(next(0.49, 0)).toBe(4_000);
    expect(next(0.5, 1)).toBe(4_000);
    expect(next(0, 2)).toBe(1_000);
    expect(next(0.79, 3)).toBe(3_000);
    expect(next(0.81, 4)).toBe(4_000);
    // The first was used last at 2, the second at 3.
    expect(next(0.3, fiveMinutes + 3)).toBe(4_000);
    expect(next(0.6, fiveMinutes + 3)).toBe(3_000);
  });

  test('a prompt shorter than its prefix counts nothing', () => {
    const draw = drawCounted(withInput(always(500), kept({ tokens: 3_000, share: 1 })));
    expect([draw(given(0, 0), 0), draw(given(0, 0), 1)]).toEqual([500, 0]);
  });

  test('two simulations do not read what the other wrote', () => {
    const sizes = withInput(always(4_000), kept({ tokens: 3_000, share: 1 }));
    expect(drawCounted(sizes)(given(0, 0), 0)).toBe(4_000);
    expect(drawCounted(sizes)(given(0, 0), 1)).toBe(4_000);
  });
});

describe('share of reads at random times', () => {
  const requests = 40_000;
  /** Poisson arrivals, so many a minute. */
  const readShares = (perMinute: number, prefixes: readonly Prefix[]) => {
    const random = seededRandom(11);
    const draw = drawCounted(withInput(always(10_000), kept(...prefixes)));
    const sizes: number[] = [];
    for (let n = 0, ms = 0; n < requests; n += 1) {
      ms -= (Math.log(1 - random()) / perMinute) * 60_000;
      sizes.push(draw(random, ms));
    }
    return prefixes.map(({ tokens }) => sizes.filter((size) => size === 10_000 - tokens).length / requests);
  };
  /** Four standard errors of a share. */
  const margin = (share: number, of: number) => 4 * Math.sqrt((share * (1 - share)) / of);

  test.each([0.02, 0.1, 0.3, 1])('one prefix, %d requests a minute: 1 - exp(-rate × 5 min)', (perMinute) => {
    const [share = 0] = readShares(perMinute, [{ tokens: 9_000, share: 1 }]);
    const expected = expectedHitShare(perMinute, '5m');
    expect(expected).toBeCloseTo(1 - Math.exp(-5 * perMinute), 12);
    expect(Math.abs(share - expected)).toBeLessThan(margin(expected, requests));
  });

  test('three families, each at its own rate', () => {
    const families = [0.5, 0.3, 0.1].map((share, n) => ({ tokens: 1_000 * (n + 1), share }));
    const shares = readShares(0.4, families);
    for (const [n, { share }] of families.entries()) {
      const expected = share * (1 - Math.exp(-0.4 * share * 5));
      expect(Math.abs((shares[n] ?? 0) - expected)).toBeLessThan(margin(expected, requests));
    }
  });
});

describe('counted input on average', () => {
  const input: TokenSizes = { kind: 'lognormal', typical: 8_000, p95: 20_000 };
  test.each<[string, TokenSizes, CachedInput, number | null]>([
    ['no cache', always(4_000), { kind: 'none' }, 4_000],
    ['a share', always(4_000), { kind: 'share', share: 0.9 }, 400],
    // Half of the requests read 3,000 and a fifth 1,000 of 4,000.
    [
      'two prefixes',
      always(4_000),
      kept({ tokens: 3_000, share: 0.5 }, { tokens: 1_000, share: 0.2 }),
      4_000 - 1_500 - 200,
    ],
    ['a prefix larger than the prompts', always(500), kept({ tokens: 3_000, share: 0.5 }), 250],
    ['prompts of all lengths', input, kept({ tokens: 1_000, share: 0.8 }), null],
  ])('%s: that of many draws', (_, sizes, cache, byHand) => {
    const [draw, random] = [drawCounted(withInput(sizes, cache)), seededRandom(5)];
    // A second apart, so that no prefix is forgotten.
    const counts = Float64Array.from({ length: 100_000 }, (_, n) => draw(random, n * 1_000));
    const drawn = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const mean = meanCounted(withInput(sizes, cache));
    if (byHand !== null) expect(mean).toBeCloseTo(byHand, 9);
    expect(Math.abs(drawn / mean - 1)).toBeLessThan(0.01);
  });
});

test('never negative and never more than the prompt', () => {
  const prefix = fc.record({
    tokens: fc.integer({ min: 0, max: 50_000 }),
    share: fc.double({ min: 0, max: 0.3, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.array(prefix, { maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 30 }),
      fc.integer(),
      (tokens, prefixes, gaps, seed) => {
        const [draw, random] = [
          drawCounted(withInput(always(tokens), kept(...prefixes))),
          seededRandom(seed),
        ];
        let ms = 0;
        for (const gap of gaps) {
          ms += gap;
          const count = draw(random, ms);
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(tokens);
        }
      },
    ),
  );
});
