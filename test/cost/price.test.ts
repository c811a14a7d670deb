import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import {
  type BilledUsage,
  type Cost,
  priceRequest,
  priceStepFor,
  sumCosts,
  type Tariff,
} from '../../src/cost/price.ts';

const usage = (partial: Partial<BilledUsage>): BilledUsage => ({
  uncachedInputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
  webSearches: 0,
  ...partial,
});

function tariffOf(model: string, change: Partial<Tariff> = {}): Tariff {
  const steps = findModel(catalog, model)?.prices.steps ?? [];
  return { steps, batchFactor: 0.5, locationFactor: 1, speedFactor: 1, usdPerWebSearch: 0.01, ...change };
}

/** Opus 5.5 at 4 / 20, writes 5 and 8, reads 0.20: 4,000 + 10,000 + 24,000 + 10,000 + 14,000 millionths. */
const everyKind = usage({
  uncachedInputTokens: 1_000,
  cacheWrite5mTokens: 2_000,
  cacheWrite1hTokens: 3_000,
  cacheReadTokens: 50_000,
  outputTokens: 700,
  webSearches: 2,
});

describe('the price of one request', () => {
  const cases: readonly [name: string, tariff: Tariff, used: BilledUsage, batch: boolean, usd: number][] = [
    [
      'Sonnet 5.5 at 2 / 10',
      tariffOf('claude-sonnet-5-5'),
      usage({ uncachedInputTokens: 10_000, outputTokens: 1_000 }),
      false,
      0.03,
    ],
    ['every kind of token and two searches', tariffOf('claude-opus-5-5'), everyKind, false, 0.082],
    ['a batch halves tokens, not searches', tariffOf('claude-opus-5-5'), everyKind, true, 0.051],
    [
      'US inference adds a tenth to tokens only',
      tariffOf('claude-opus-5-5', { locationFactor: 1.1 }),
      everyKind,
      false,
      0.0882,
    ],
    [
      'batch and US inference multiply',
      tariffOf('claude-opus-5-5', { locationFactor: 1.1 }),
      everyKind,
      true,
      0.0541,
    ],
    [
      'fast mode doubles every token kind',
      tariffOf('claude-opus-5-5', { speedFactor: 2 }),
      everyKind,
      false,
      0.144,
    ],
    ['a batch has no fast mode', tariffOf('claude-opus-5-5', { speedFactor: 2 }), everyKind, true, 0.051],
    [
      'Haiku 5.5 at 100,000 prompt tokens',
      tariffOf('claude-haiku-5-5'),
      usage({ uncachedInputTokens: 100_000, outputTokens: 1_000 }),
      false,
      0.0105,
    ],
    [
      'Haiku 5.5 one token above: the whole request is five times dearer',
      tariffOf('claude-haiku-5-5'),
      usage({ uncachedInputTokens: 100_001, outputTokens: 1_000 }),
      false,
      0.0525005,
    ],
    [
      'Haiku 5.5 counts writes and reads towards its step',
      tariffOf('claude-haiku-5-5'),
      usage({ uncachedInputTokens: 60_000, cacheWrite5mTokens: 20_000, cacheReadTokens: 20_001 }),
      false,
      0.04350005,
    ],
    [
      'output does not count towards the step',
      tariffOf('claude-haiku-5-5'),
      usage({ uncachedInputTokens: 1_000, outputTokens: 120_000 }),
      false,
      0.0601,
    ],
    ['nothing sent', tariffOf('claude-opus-5-5'), usage({}), false, 0],
  ];
  it.each(cases)('%s', (_name, tariff, used, batch, usd) => {
    expect(priceRequest(used, tariff, batch).totalUsd).toBeCloseTo(usd, 12);
  });

  it('gives each component its own figure', () => {
    const cost = priceRequest(everyKind, tariffOf('claude-opus-5-5'));
    const expected = {
      inputUsd: 0.004,
      cacheWriteUsd: 0.034,
      cacheReadUsd: 0.01,
      outputUsd: 0.014,
      webSearchUsd: 0.02,
    };
    for (const [part, usd] of Object.entries(expected)) expect(cost[part as keyof Cost]).toBeCloseTo(usd, 12);
  });

  it('refuses a price table that ends below the prompt', () => {
    const [first] = tariffOf('claude-haiku-5-5').steps;
    expect(() => priceStepFor(first ? [first] : [], 100_001)).toThrow(
      'no step for a prompt of 100001 tokens',
    );
  });

  it('disproves a published example: 10,000 calls of 500 in and 200 out at 3 / 15 are $45 a day, not $450', () => {
    const cost = priceRequest(
      usage({ uncachedInputTokens: 500, outputTokens: 200 }),
      tariffOf('claude-sonnet-4-6'),
    );
    expect(cost.totalUsd * 10_000).toBeCloseTo(45, 9);
  });
});

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

/** Repeatable stream of whole numbers below `bound` (Lehmer). */
function stream(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

describe('a month of requests', () => {
  it.each(['claude-haiku-5-5', 'claude-opus-5-5', 'claude-fable-5-2', 'claude-sonnet-4-6'])(
    '%s: a thousand million tokens come out exact to a hundredth of a cent',
    (model) => {
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
      const whole = exact / unitsPerUsd;
      const rest = Number(exact % unitsPerUsd) / Number(unitsPerUsd);
      expect(Math.abs(total - Number(whole) - rest)).toBeLessThan(0.0001);
    },
  );

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
