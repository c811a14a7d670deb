import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { CostComponent } from '../../src/cost/forecast.ts';
import { type BilledUsage, priceRequest } from '../../src/cost/price.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
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

/** The medium month of a plan: 1,000 requests on one day, so that a month is 1,000 equal requests. */
function mediumOf(change: PlanInput = {}) {
  const plan = monthPlan({
    ...change,
    tokens: {
      input: { typical: 10_000, p95: 10_000 },
      output: { typical: 1_000, p95: 1_000 },
      ...change.tokens,
    },
    traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 1, ...change.traffic },
  });
  const month = plannedMonth(planWith(plan), catalog, null);
  if (month.kind !== 'planned') throw new Error(`The month is ${JSON.stringify(month)}.`);
  const { medium } = month.forecast;
  const usd = (name: CostComponent): number =>
    medium.components.find((row) => row.name === name)?.usd ?? Number.NaN;
  return { totalUsd: medium.totalUsd, usd, hitShare: medium.cacheHitShare };
}
const monthUsd = (change: PlanInput): number => mediumOf(change).totalUsd;

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
  it('in a month: 950 prompts of 100,000 tokens and 50 of 100,001', () => {
    // 950 * 0.01 + 50 * 0.0500005 = 9.50 + 2.500025
    const change = {
      model: { id: 'claude-haiku-5-5' },
      tokens: { input: { typical: 100_000, p95: 100_001 }, output: { typical: 0, p95: 0 } },
    };
    expect(monthUsd(change)).toBeCloseTo(12.000025, 9);
  });
});

/** 1,000 requests of 10,000 in and 1,000 out on Sonnet 5.5: 10 million at 2 and 1 million at 10 are $20 + $10. */
const plainUsd = 30;

describe('how and where requests are sent, from the plan', () => {
  it.each<readonly [string, PlanInput, number]>([
    ['live, on the Claude API', {}, plainUsd],
    ['all in batches', { task: { features: ['batch'] }, traffic: { batchableShare: 1 } }, plainUsd * 0.5],
    // 600 live and 400 at half: 18 + 6
    ['four of ten in batches', { task: { features: ['batch'] }, traffic: { batchableShare: 0.4 } }, 24],
    ['US inference', { task: { features: ['us-inference'] } }, 33],
    [
      'US inference on Claude Platform on AWS, which has inference_geo too',
      { task: { features: ['us-inference'] }, platform: { path: 'claude-on-aws', region: 'us-east-1' } },
      33,
    ],
    [
      'a region of Claude Platform on AWS alone costs nothing more',
      { platform: { path: 'claude-on-aws', region: 'eu-central-1' } },
      plainUsd,
    ],
    [
      'the US Data Zone of Foundry',
      { task: { features: ['us-inference'] }, platform: { path: 'foundry', region: 'eastus2' } },
      33,
    ],
    // Sonnet 4.6 at 3 / 15, times 1.1; Sonnet 4.5, at the same price, refuses the parameter.
    [
      'US inference, Sonnet 4.6',
      { model: { id: 'claude-sonnet-4-6' }, task: { features: ['us-inference'] } },
      49.5,
    ],
    [
      'US inference asked of Sonnet 4.5',
      { model: { id: 'claude-sonnet-4-5' }, task: { features: ['us-inference'] } },
      45,
    ],
    // Regional endpoints cost more from the 4.5 models on.
    [
      'Google Cloud, one region, Sonnet 4.5',
      { model: { id: 'claude-sonnet-4-5' }, platform: { path: 'vertex', region: 'europe-west1' } },
      49.5,
    ],
    ['Foundry, global', { platform: { path: 'foundry', region: 'eastus2' } }, plainUsd],
    [
      'Bedrock, one region',
      { model: { id: 'anthropic.claude-sonnet-5-5' }, platform: { path: 'bedrock', region: 'eu-west-1' } },
      33,
    ],
    [
      'Bedrock, the multi-region endpoint of the EU',
      { model: { id: 'eu.anthropic.claude-sonnet-5-5' }, platform: { path: 'bedrock', region: 'eu-west-1' } },
      33,
    ],
    [
      'Bedrock, global',
      { model: { id: 'global.anthropic.claude-sonnet-5-5' }, platform: { path: 'bedrock', region: null } },
      plainUsd,
    ],
    ['Google Cloud, one region', { platform: { path: 'vertex', region: 'europe-west1' } }, 33],
    ['Google Cloud, multi-region', { platform: { path: 'vertex', region: 'eu' } }, 33],
    ['Google Cloud, global', { platform: { path: 'vertex', region: 'global' } }, plainUsd],
    // 10 million at 8 and 1 million at 40, instead of 4 / 20
    ['fast mode, Opus 5.5', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }, 120],
    // 10 million at 10 and 1 million at 50, instead of 5 / 25
    ['fast mode, Opus 5', { model: { id: 'claude-opus-5' }, task: { features: ['fast-mode'] } }, 150],
    ['fast mode, Opus 4.8', { model: { id: 'claude-opus-4-8' }, task: { features: ['fast-mode'] } }, 150],
    // Opus 4.6 silently runs at standard speed and price: 10 million at 5 and 1 million at 25.
    [
      'fast mode asked of Opus 4.6',
      { model: { id: 'claude-opus-4-6' }, task: { features: ['fast-mode'] } },
      75,
    ],
    // 120 * 1.1
    [
      'fast mode in the US, Opus 5.5',
      { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode', 'us-inference'] } },
      132,
    ],
    // Half live at 8 / 40, $60; half in batches, which have no fast mode, at 2 / 10, $15.
    [
      'fast mode beside batches, Opus 5.5',
      {
        model: { id: 'claude-opus-5-5' },
        task: { features: ['fast-mode', 'batch'] },
        traffic: { batchableShare: 0.5 },
      },
      75,
    ],
    // 30 * 0.5 * 1.1
    [
      'batches in the US',
      { task: { features: ['batch', 'us-inference'] }, traffic: { batchableShare: 1 } },
      16.5,
    ],
  ])('%s', (_name, change, usd) => {
    expect(monthUsd(change)).toBeCloseTo(usd, 9);
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

describe('a cache, from the plan', () => {
  // Of each 10,000 tokens 8,000 are the prefix; 2,000 stay plain: 2 million at 2 are $4.
  const cached = (ttl: '5m' | '1h') =>
    mediumOf({
      tokens: { repeatedPrefix: 8_000, cacheTtl: ttl },
      task: { features: ['prompt-caching'] },
      traffic: { shape: 'steady' },
    });
  it.each([
    ['5m', 2.5],
    ['1h', 4],
  ] as const)('%s: a miss writes the prefix at %d, a hit reads it at 0.10', (ttl, writePrice) => {
    const { usd, hitShare, totalUsd } = cached(ttl);
    const hits = hitShare ?? Number.NaN;
    expect(hits).toBeGreaterThan(0.9);
    // 8 million prefix tokens, split by the share of requests that hit.
    expect(usd('Uncached input')).toBeCloseTo(4, 9);
    expect(usd('Cache writes')).toBeCloseTo(8 * (1 - hits) * writePrice, 9);
    expect(usd('Cache reads')).toBeCloseTo(8 * hits * 0.1, 9);
    expect(totalUsd).toBeCloseTo(4 + 8 * (1 - hits) * writePrice + 8 * hits * 0.1 + 10, 9);
  });
  it('a prefix below the minimum of 512 tokens is plain input, and no error says so', () => {
    const short = { tokens: { repeatedPrefix: 511, cacheTtl: '5m' }, traffic: { shape: 'steady' } } as const;
    expect(monthUsd(short)).toBeCloseTo(plainUsd, 9);
  });
});

describe('what is billed beside tokens, from the plan', () => {
  it.each<readonly [string, PlanInput, CostComponent, number, number]>([
    // 1,000 requests of 3 searches at $10 a thousand
    [
      'web search',
      { task: { features: ['web-search'] }, traffic: { webSearchesPerRequest: 3 } },
      'Web search',
      30,
      plainUsd + 30,
    ],
    [
      'web search in a batch: the tokens cost half, the searches the same',
      {
        task: { features: ['web-search', 'batch'] },
        traffic: { webSearchesPerRequest: 3, batchableShare: 1 },
      },
      'Web search',
      30,
      15 + 30,
    ],
    [
      'web search in the US: the surcharge is on tokens only',
      { task: { features: ['web-search', 'us-inference'] }, traffic: { webSearchesPerRequest: 3 } },
      'Web search',
      30,
      33 + 30,
    ],
    ['web fetch: tokens only', { task: { features: ['web-fetch'] } }, 'Web search', 0, plainUsd],
    [
      '1,550 container-hours are free',
      { task: { features: ['code-execution'] }, traffic: { containerHoursPerMonth: 1_550 } },
      'Code execution',
      0,
      plainUsd,
    ],
    // 1,650 - 1,550 = 100 hours at $0.05
    [
      '1,650 container-hours: a hundred are paid',
      { task: { features: ['code-execution'] }, traffic: { containerHoursPerMonth: 1_650 } },
      'Code execution',
      5,
      plainUsd + 5,
    ],
    [
      'containers beside web search are free',
      {
        task: { features: ['code-execution', 'web-search'] },
        traffic: { containerHoursPerMonth: 9_999, webSearchesPerRequest: 0 },
      },
      'Code execution',
      0,
      plainUsd,
    ],
  ])('%s', (_name, change, component, componentUsd, totalUsd) => {
    const month = mediumOf(change);
    expect(month.usd(component)).toBeCloseTo(componentUsd, 9);
    expect(month.totalUsd).toBeCloseTo(totalUsd, 9);
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
