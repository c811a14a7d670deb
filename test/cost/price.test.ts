import { describe, expect, it } from 'vitest';
import {
  type BilledUsage,
  type Cost,
  priceRequest,
  priceStepFor,
  type Tariff,
} from '../../src/cost/price.ts';
import { tariffOf, usage } from './tariffs.ts';

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
