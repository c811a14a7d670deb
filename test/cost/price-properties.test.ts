import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type BilledUsage, priceRequest, sumCosts } from '../../src/cost/price.ts';
import { tariffOf, usage } from './tariffs.ts';

const tokens = fc.integer({ min: 0, max: 1_000_000 });
const anyUsage: fc.Arbitrary<BilledUsage> = fc.record({
  uncachedInputTokens: tokens,
  cacheWrite5mTokens: tokens,
  cacheWrite1hTokens: tokens,
  cacheReadTokens: tokens,
  outputTokens: tokens,
  webSearches: fc.integer({ min: 0, max: 50 }),
});
const anyTariff = fc
  .record({ index: fc.nat(), locationFactor: fc.constantFrom(1, 1.1), speedFactor: fc.constantFrom(1, 2) })
  .map(({ index, ...change }) => {
    const priced = catalog.models.filter((model) => model.prices.steps.length > 0);
    return tariffOf(priced[index % priced.length]?.id ?? '', change);
  });
const kinds = Object.keys(usage({})) as (keyof BilledUsage)[];
const nearly = (value: number): number => value + Math.abs(value) * 1e-12 + 1e-15;

describe('prices behave', () => {
  it('monotone: more of anything is never cheaper', () => {
    fc.assert(
      fc.property(
        anyUsage,
        anyTariff,
        fc.constantFrom(...kinds),
        tokens,
        fc.boolean(),
        (used, tariff, kind, more, batch) => {
          const dearer = { ...used, [kind]: used[kind] + more };
          const before = priceRequest(used, tariff, batch).totalUsd;
          expect(before).toBeLessThanOrEqual(nearly(priceRequest(dearer, tariff, batch).totalUsd));
        },
      ),
    );
  });

  it('additive: on a model with one price step, two requests cost what one of their sizes together costs', () => {
    fc.assert(
      fc.property(anyUsage, anyUsage, anyTariff, (a, b, tariff) => {
        fc.pre(tariff.steps.length === 1);
        const together = Object.fromEntries(
          kinds.map((kind) => [kind, a[kind] + b[kind]]),
        ) as unknown as BilledUsage;
        const apart = sumCosts([priceRequest(a, tariff), priceRequest(b, tariff)]).totalUsd;
        expect(priceRequest(together, tariff).totalUsd).toBeCloseTo(apart, 8);
      }),
    );
  });

  it('a batch is never dearer, and never below half', () => {
    fc.assert(
      fc.property(anyUsage, anyTariff, (used, tariff) => {
        const standard = priceRequest(used, { ...tariff, speedFactor: 1 }).totalUsd;
        const batched = priceRequest(used, tariff, true).totalUsd;
        expect(batched).toBeLessThanOrEqual(nearly(standard));
        expect(nearly(batched)).toBeGreaterThanOrEqual(standard / 2);
      }),
    );
  });

  it('the components add up to the total', () => {
    fc.assert(
      fc.property(anyUsage, anyTariff, fc.boolean(), (used, tariff, batch) => {
        const { totalUsd, ...parts } = priceRequest(used, tariff, batch);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(totalUsd, 9);
      }),
    );
  });
});
