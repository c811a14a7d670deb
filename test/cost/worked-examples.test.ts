import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { type BilledUsage, priceRequest } from '../../src/cost/price.ts';
import { plannedToolTokens } from '../../src/plan/tool-tokens.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';
import { tariffOf, usage } from './tariffs.ts';

/**
 * One example for every modifier, worked out on paper from the pricing page of 2026-10-08 (and, for Fable 5.2, the release
 * notes of 2026-11-09). Prices are USD per million tokens, "in / out".
 */

const million = 1_000_000;

const usdOf = (model: string, used: Partial<BilledUsage>, change: Parameters<typeof tariffOf>[1] = {}) =>
  priceRequest(usage(used), tariffOf(model, change)).totalUsd;

const batchUsdOf = (model: string, used: Partial<BilledUsage>, change: Parameters<typeof tariffOf>[1] = {}) =>
  priceRequest(usage(used), tariffOf(model, change), true).totalUsd;

describe('each kind of token at its own price', () => {
  it.each<readonly [string, string, Partial<BilledUsage>, number]>([
    // 250,000 * 4 / million
    ['uncached input, Opus 5.5', 'claude-opus-5-5', { uncachedInputTokens: 250_000 }, 1],
    // 250,000 * 5 / million: 1.25 times the input
    ['a write for 5 minutes, Opus 5.5', 'claude-opus-5-5', { cacheWrite5mTokens: 250_000 }, 1.25],
    // 250,000 * 8 / million: twice the input
    ['a write for an hour, Opus 5.5', 'claude-opus-5-5', { cacheWrite1hTokens: 250_000 }, 2],
    // 100,000 * 6.25 + 100,000 * 10 = 0.625 + 1
    [
      'both writes in one request, Opus 5',
      'claude-opus-5',
      { cacheWrite5mTokens: 100_000, cacheWrite1hTokens: 100_000 },
      1.625,
    ],
    // 40,000 * 20 / million; of these 30,000 may be thinking that nobody sees, which costs the same.
    ['output with its thinking, Opus 5.5', 'claude-opus-5-5', { outputTokens: 10_000 + 30_000 }, 0.8],
    // 1,000 * 2 + 2,000 * 2.5 + 3,000 * 4 + 40,000 * 0.1 + 500 * 10 = 2,000 + 5,000 + 12,000 + 4,000 + 5,000 millionths
    [
      'all of them together, Sonnet 5.5',
      'claude-sonnet-5-5',
      {
        uncachedInputTokens: 1_000,
        cacheWrite5mTokens: 2_000,
        cacheWrite1hTokens: 3_000,
        cacheReadTokens: 40_000,
        outputTokens: 500,
      },
      0.028,
    ],
  ])('%s', (_name, model, used, usd) => {
    expect(usdOf(model, used)).toBeCloseTo(usd, 12);
  });

  // A million tokens of plain input, and the part of that price a million tokens read cost.
  it.each([
    ['claude-fable-5-2', 8, 0.025],
    ['claude-fable-5-1', 10, 0.025],
    ['claude-mythos-5-1', 10, 0.025],
    ['claude-fable-5', 10, 0.1],
    ['claude-opus-5-5', 4, 0.05],
    ['claude-opus-5', 5, 0.1],
    ['claude-opus-4-6', 5, 0.1],
    ['claude-sonnet-5-5', 2, 0.05],
    ['claude-sonnet-5', 2, 0.1],
    ['claude-sonnet-4-6', 3, 0.1],
    ['claude-haiku-4-5-20251001', 1, 0.1],
  ] as const)('%s: input $%d, read at %d of it', (model, inputUsd, part) => {
    expect(usdOf(model, { uncachedInputTokens: million })).toBeCloseTo(inputUsd, 12);
    expect(usdOf(model, { cacheReadTokens: million })).toBeCloseTo(inputUsd * part, 12);
  });
  it('Haiku 5.5 reads at a tenth, on either side of its step', () => {
    // 100,000 * 0.01 and, one token longer, * 0.05
    expect(usdOf('claude-haiku-5-5', { cacheReadTokens: 100_000 })).toBeCloseTo(0.001, 12);
    expect(usdOf('claude-haiku-5-5', { cacheReadTokens: 100_001 })).toBeCloseTo(0.00500005, 12);
  });
});

describe('Haiku 5.5: above 100,000 prompt tokens the whole request costs five times as much', () => {
  it.each<readonly [string, Partial<BilledUsage>, number]>([
    // 100,000 * 0.10 + 2,000 * 0.50 = 10,000 + 1,000 millionths
    ['at the step', { uncachedInputTokens: 100_000, outputTokens: 2_000 }, 0.011],
    // 100,001 * 0.50 + 2,000 * 2.50 = 50,000.5 + 5,000 millionths
    ['one token above', { uncachedInputTokens: 100_001, outputTokens: 2_000 }, 0.0550005],
    // 40,000 * 0.10 + 30,000 * 0.125 + 30,000 * 0.01 = 4,000 + 3,750 + 300 millionths
    [
      'uncached, written and read count together: 100,000',
      { uncachedInputTokens: 40_000, cacheWrite5mTokens: 30_000, cacheReadTokens: 30_000 },
      0.00805,
    ],
    // 40,000 * 0.50 + 30,000 * 0.625 + 30,001 * 0.05 = 20,000 + 18,750 + 1,500.05 millionths
    [
      'uncached, written and read count together: 100,001',
      { uncachedInputTokens: 40_000, cacheWrite5mTokens: 30_000, cacheReadTokens: 30_001 },
      0.04025005,
    ],
    // 100,000 * 0.20 and 100,001 * 1.00
    ['written for an hour, at the step', { cacheWrite1hTokens: 100_000 }, 0.02],
    ['written for an hour, above', { cacheWrite1hTokens: 100_001 }, 0.100001],
    // 120,000 out do not count: 1,000 * 0.10 + 120,000 * 0.50
    ['output does not count', { uncachedInputTokens: 1_000, outputTokens: 120_000 }, 0.0601],
  ])('%s', (_name, used, usd) => {
    expect(usdOf('claude-haiku-5-5', used)).toBeCloseTo(usd, 12);
  });
});

describe('modifiers multiply', () => {
  /** Opus 5.5: 100,000 * 4 + 100,000 * 5 + 100,000 * 8 + 1,000,000 * 0.20 + 50,000 * 20 = 0.4 + 0.5 + 0.8 + 0.2 + 1. */
  const used = {
    uncachedInputTokens: 100_000,
    cacheWrite5mTokens: 100_000,
    cacheWrite1hTokens: 100_000,
    cacheReadTokens: million,
    outputTokens: 50_000,
  };
  it.each([
    ['plainly', 2.9, usdOf('claude-opus-5-5', used)],
    ['batch × cache', 1.45, batchUsdOf('claude-opus-5-5', used)],
    ['cache × geography', 3.19, usdOf('claude-opus-5-5', used, { locationFactor: 1.1 })],
    ['batch × cache × geography', 1.595, batchUsdOf('claude-opus-5-5', used, { locationFactor: 1.1 })],
    ['fast × cache', 5.8, usdOf('claude-opus-5-5', used, { speedFactor: 2 })],
    [
      'fast × cache × geography',
      6.38,
      usdOf('claude-opus-5-5', used, { speedFactor: 2, locationFactor: 1.1 }),
    ],
  ] as const)('%s: $%d', (_name, usd, computed) => {
    expect(computed).toBeCloseTo(usd, 12);
  });
  it('a read in a batch in the US, Fable 5.2: 0.20 * 0.5 * 1.1 a million', () => {
    expect(batchUsdOf('claude-fable-5-2', { cacheReadTokens: million }, { locationFactor: 1.1 })).toBeCloseTo(
      0.11,
      12,
    );
  });
});

describe('what tools add to every prompt', () => {
  // Input tokens with tool_choice auto or none, and with any or a named tool; null: no figure.
  it.each([
    ['claude-opus-5-5', 286, null],
    ['claude-opus-5', 286, 406],
    ['claude-opus-4-8', 290, 410],
    ['claude-opus-4-7', 675, 804],
    ['claude-opus-4-6', 497, 589],
    ['claude-opus-4-5', 496, 588],
    ['claude-sonnet-5-5', 286, null],
    ['claude-sonnet-5', 354, 474],
    ['claude-sonnet-4-6', 497, 589],
    ['claude-sonnet-4-5', 496, 588],
    ['claude-haiku-5-5', 286, 406],
    ['claude-haiku-4-5', 496, 588],
    ['claude-fable-5-2', null, null],
    ['claude-mythos-5-1', null, null],
  ] as const)('%s: %s, forced %s', (id, auto, forced) => {
    const added = (forcedToolChoice: boolean) => {
      const plan = planWith({
        task: { features: ['tool-use'] },
        model: { id, request: { forcedToolChoice } },
      });
      return plannedToolTokens(plan, catalog, findModel(catalog, id))?.added?.tokens ?? null;
    };
    expect([added(false), added(true)]).toEqual([auto, forced]);
  });

  it('286 tokens in each of a million requests on Opus 5.5 are $1,144 at 4 a million', () => {
    expect(usdOf('claude-opus-5-5', { uncachedInputTokens: 286 }) * million).toBeCloseTo(1_144, 6);
  });

  it('in the month: 286 added, 714 of definitions, in 1,000 prompts of 10,000 are a tenth of $20', () => {
    const plan = planWith(
      monthPlan({
        task: { features: ['tool-use'] },
        tokens: {
          input: { typical: 10_000, p95: 10_000 },
          output: { typical: 0, p95: 0 },
          toolDefinitions: 714,
        },
        traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 1 },
      }),
    );
    const month = plannedMonth(plan, catalog, null);
    if (month.kind !== 'planned') throw new Error('The plan is whole.');
    const layer = month.forecast.medium.layers.find(({ name }) => name === 'Tools');
    expect(layer?.usd).toBeCloseTo(2, 9);
  });
});
