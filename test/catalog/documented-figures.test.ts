import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { documentedLimits, findModel, tierRow } from '../../src/catalog/lookup.ts';
import type { LimitClass, Model } from '../../src/catalog/model.ts';

/** Typed a second time from the documentation, by hand, so that a slip in one place does not pass in the other. */

function model(id: string): Model {
  const found = findModel(catalog, id);
  if (!found) throw new Error(`${id} is not in the catalog`);
  return found;
}

// biome-ignore format: a table
const figures: readonly (readonly [id: string, inUsd: number | null, outUsd: number | null, readUsd: number | null, context: number, answer: number | null, batchAnswer: number | null, cacheMinimum: number | null])[] = [
  ['claude-fable-5-2',            8,    40,  0.2,  1_000_000, 128_000, null,    null],
  ['claude-fable-5-1',            10,   50,  0.25, 1_000_000, 128_000, null,    512],
  ['claude-fable-5',              10,   50,  1,    1_000_000, 128_000, null,    512],
  ['claude-mythos-5-2',           8,    40,  0.2,  1_000_000, 128_000, null,    null],
  ['claude-mythos-5-1',           10,   50,  0.25, 1_000_000, 128_000, null,    512],
  ['claude-mythos-5',             10,   50,  1,    1_000_000, 128_000, null,    512],
  ['claude-mythos-preview',       null, null, null, 1_000_000, null,   null,    null],
  ['claude-opus-5-5',             4,    20,  0.2,  1_000_000, 128_000, 300_000, 512],
  ['claude-opus-5',               5,    25,  0.5,  1_000_000, 128_000, 300_000, 512],
  ['claude-opus-4-8',             5,    25,  0.5,  1_000_000, 128_000, 300_000, 1024],
  ['claude-opus-4-7',             5,    25,  0.5,  1_000_000, 128_000, 300_000, 2048],
  ['claude-opus-4-6',             5,    25,  0.5,  1_000_000, 128_000, 300_000, 4096],
  ['claude-opus-4-5-20251101',    5,    25,  0.5,  200_000,   64_000,  null,    4096],
  ['claude-sonnet-5-5',           2,    10,  0.1,  1_000_000, 128_000, 300_000, 512],
  ['claude-sonnet-5',             2,    10,  0.2,  1_000_000, 128_000, 300_000, 1024],
  ['claude-sonnet-4-6',           3,    15,  0.3,  1_000_000, 128_000, 300_000, 1024],
  ['claude-sonnet-4-5-20250929',  3,    15,  0.3,  200_000,   64_000,  null,    1024],
  ['claude-haiku-5-5',            0.1,  0.5, 0.01, 1_000_000, 128_000, 300_000, 512],
  ['claude-haiku-4-5-20251001',   1,    5,   0.1,  200_000,   64_000,  null,    4096],
];

test('the table names every model', () => {
  expect(figures.map(([id]) => id)).toEqual(catalog.models.map((row) => row.id));
});

test.each(figures)(
  '%s: price, window and cache minimum',
  (id, inUsd, outUsd, readUsd, context, answer, batchAnswer, minimum) => {
    const { prices, windows, behaviour } = model(id);
    const step = prices.steps[0];
    expect([
      step?.inputUsdPerMTok ?? null,
      step?.outputUsdPerMTok ?? null,
      step?.cacheReadUsdPerMTok ?? null,
    ]).toEqual([inUsd, outUsd, readUsd]);
    expect([windows.contextTokens, windows.maxOutputTokens, windows.batchMaxOutputTokens]).toEqual([
      context,
      answer,
      batchAnswer,
    ]);
    expect(behaviour.cacheMinimumTokens).toBe(minimum);
  },
);

test.each([
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
  ['claude-mythos-5', null, null],
])('%s: tools add %s tokens, %s when forced', (id, auto, forced) => {
  const { autoTokens, forcedTokens } = model(id).toolOverhead;
  expect([autoTokens, forcedTokens]).toEqual([auto, forced]);
});

/** The eight parameter columns: thinking, effort, sampling, prefill, budget, adaptive, disabled, forced tool choice. */
// biome-ignore format: a table
const rules = [
  ['claude-fable-5-2',  'adaptive-always',   'high',   'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'rejected'],
  ['claude-fable-5-1',  'adaptive-always',   'high',   'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'rejected'],
  ['claude-fable-5',    'adaptive-always',   'high',   'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'ok'],
  ['claude-mythos-5-1', 'adaptive-always',   'high',   'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'rejected'],
  ['claude-opus-5-5',   'adaptive-always',   'medium', 'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'rejected'],
  ['claude-opus-5',     'adaptive-default',  'high',   'rejected', 'rejected', 'rejected',   'ok',       'ok',       'ok'],
  ['claude-opus-4-8',   'adaptive-optional', 'high',   'rejected', 'rejected', 'rejected',   'ok',       'ok',       'ok'],
  ['claude-opus-4-7',   'adaptive-optional', 'high',   'rejected', 'rejected', 'rejected',   'ok',       'ok',       'ok'],
  ['claude-opus-4-6',   'adaptive-optional', 'high',   'ok',       'rejected', 'deprecated', 'ok',       'ok',       'ok'],
  ['claude-opus-4-5',   'extended-only',     'high',   'ok',       'ok',       'ok',         'rejected', 'ok',       'not-with-thinking'],
  ['claude-sonnet-5-5', 'adaptive-default',  'high',   'rejected', 'rejected', 'rejected',   'ok',       'rejected', 'rejected'],
  ['claude-sonnet-5',   'adaptive-default',  'high',   'rejected', 'rejected', 'rejected',   'ok',       'ok',       'ok'],
  ['claude-sonnet-4-6', 'adaptive-optional', 'high',   'ok',       'rejected', 'deprecated', 'ok',       'ok',       'ok'],
  ['claude-sonnet-4-5', 'extended-only',     null,     'ok',       'ok',       'ok',         'rejected', 'ok',       'not-with-thinking'],
  ['claude-haiku-5-5',  'adaptive-default',  'medium', 'rejected', 'rejected', 'rejected',   'ok',       'ok',       'ok'],
  ['claude-haiku-4-5',  'extended-only',     null,     'ok',       'ok',       'ok',         'rejected', 'ok',       'not-with-thinking'],
] as const;

test.each(rules)('%s: what it does by default and rejects', (id, ...expected) => {
  const b = model(id).behaviour;
  expect([
    b.thinking,
    b.defaultEffort,
    b.samplingParameters,
    b.prefill,
    b.budgetTokens,
    b.adaptiveThinking,
    b.thinkingDisabled,
    b.forcedToolChoice,
  ]).toEqual(expected);
});

test.each([
  ['claude-opus-5-5', 'low medium high xhigh max'],
  ['claude-opus-4-6', 'low medium high max'],
  ['claude-opus-4-5', 'low medium high'],
  ['claude-sonnet-4-6', 'low medium high max'],
  ['claude-sonnet-4-5', ''],
  ['claude-haiku-4-5', ''],
])('%s: effort levels %s', (id, levels) => {
  expect(model(id).behaviour.effortLevels.join(' ')).toBe(levels);
});

test('thinking is turned off at effort high and below on three models, on one of them between tools only', () => {
  const bounded = catalog.models.filter(({ behaviour }) => behaviour.thinkingOffUpTo !== null);
  expect(
    bounded.map(({ name, behaviour: b }) => [name, b.thinkingOffUpTo, b.thinkingDisabled, b.betweenTools]),
  ).toEqual([
    ['Opus 5', 'high', 'ok', 'rejected'],
    ['Sonnet 5.5', 'high', 'rejected', 'ok'],
    ['Haiku 5.5', 'high', 'ok', 'rejected'],
  ]);
});

test('a request holds 600 images and PDF pages where the window is a million tokens, else 100', () => {
  for (const { id, windows } of catalog.models) {
    expect(windows.mediaItems, id).toBe(windows.contextTokens === 1_000_000 ? 600 : 100);
  }
});

test('Bedrock passes structured outputs on for every model but Haiku 5.5', () => {
  const lacking = catalog.models.filter(({ features }) => features.missingOn);
  expect(lacking.map(({ name, features }) => [name, features.missingOn])).toEqual([
    ['Haiku 5.5', { bedrock: ['structured-outputs'], 'bedrock-mantle': ['structured-outputs'] }],
  ]);
});

test('the newer tokenizer begins with 4.7 and Mythos Preview', () => {
  const old = catalog.models.filter((row) => row.behaviour.tokenizer === 'old').map((row) => row.name);
  expect(old).toEqual(['Opus 4.6', 'Opus 4.5', 'Sonnet 4.6', 'Sonnet 4.5', 'Haiku 4.5']);
});

test('US inference begins with 4.6', () => {
  const without = catalog.models
    .filter((row) => !row.features.supported.includes('us-inference'))
    .map((row) => row.name);
  expect(without).toEqual(['Opus 4.5', 'Sonnet 4.5', 'Haiku 4.5']);
});

describe('limits', () => {
  // biome-ignore format: a table
  const limits: readonly (readonly [LimitClass, 'start' | 'build' | 'scale', number, number, number])[] = [
    ['fable-5',    'start', 1000,  500_000,    100_000],
    ['fable-5',    'build', 2000,  1_500_000,  300_000],
    ['fable-5',    'scale', 4000,  4_000_000,  800_000],
    ['mythos-5',   'build', 2000,  1_500_000,  300_000],
    ['opus-5-5',   'start', 1000,  2_000_000,  400_000],
    ['opus-5',     'build', 5000,  5_000_000,  1_000_000],
    ['opus-4',     'scale', 10000, 10_000_000, 2_000_000],
    ['sonnet-5-5', 'start', 1000,  2_000_000,  400_000],
    ['sonnet-5',   'build', 5000,  5_000_000,  1_000_000],
    ['sonnet-4',   'scale', 10000, 10_000_000, 2_000_000],
    ['haiku-5-5',  'build', 5000,  5_000_000,  1_000_000],
    ['haiku-4-5',  'start', 1000,  2_000_000,  400_000],
    ['haiku-3-5',  'start', 1000,  100_000,    20_000],
    ['haiku-3-5',  'build', 2000,  200_000,    40_000],
    ['haiku-3-5',  'scale', 4000,  400_000,    80_000],
  ];
  test.each(limits)('%s on %s', (limitClass, tier, rpm, itpm, otpm) => {
    expect(documentedLimits(catalog, limitClass, tier)).toMatchObject({ rpm, itpm, otpm });
  });

  test.each(['evaluation', 'custom'] as const)('%s publishes none', (tier) => {
    expect(documentedLimits(catalog, 'opus-5-5', tier)).toBeUndefined();
  });

  test.each([
    ['evaluation', null, false],
    ['start', 500, true],
    ['build', 1000, true],
    ['scale', 200_000, true],
    ['custom', null, true],
  ] as const)('%s: monthly cap %s', (tier, cap, published) => {
    expect(tierRow(catalog, tier)).toMatchObject({ monthlySpendCapUsd: cap, published });
  });

  test.each([
    [0, 1000, 200_000, 2000, 5000],
    [1, 2000, 300_000, 4000, 10_000],
    [2, 4000, 500_000, 8000, 20_000],
  ])(
    'endpoints, row %s',
    (index, batchRpm, batchQueuedRequests, tokenCountRpm, tokenCountRpmOtherReading) => {
      expect(catalog.endpointLimits[index]).toMatchObject({
        batchRpm,
        batchQueuedRequests,
        batchRequestsPerBatch: 100_000,
        tokenCountRpm,
        tokenCountRpmOtherReading,
      });
    },
  );
});

test('a thousand web searches cost ten dollars, fetching and running code nothing of their own', () => {
  const fees = catalog.serverToolFees.map((fee) => [fee.feature, Math.round(fee.usdPerUse * 1000)]);
  expect(fees).toEqual([
    ['web-search', 10],
    ['web-fetch', 0],
    ['code-execution', 0],
  ]);
});
