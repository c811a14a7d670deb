import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { CostComponent } from '../../src/cost/forecast.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';

/** One month for every modifier that comes from the plan, worked out on paper. Prices are USD per million tokens, "in / out". */

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

it('Haiku 5.5: 950 prompts of 100,000 tokens and 50 of 100,001', () => {
  // 950 * 0.01 + 50 * 0.0500005 = 9.50 + 2.500025
  const change = {
    model: { id: 'claude-haiku-5-5' },
    tokens: { input: { typical: 100_000, p95: 100_001 }, output: { typical: 0, p95: 0 } },
  };
  expect(monthUsd(change)).toBeCloseTo(12.000025, 9);
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
