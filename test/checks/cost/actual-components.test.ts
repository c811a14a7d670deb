import { expect, test } from 'vitest';
import check from '../../../checks/cost/actual-against-estimate.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { about, asForecast, million, near, november, planned, row, tenDaysOf } from './actual-november.ts';

judgeTable(
  check,
  [
    {
      // 50 million in are $100 instead of $96, 5.8 million out $58 instead of $57.50.
      name: 'input is furthest off',
      plan: planned(),
      seen: november(tenDaysOf(15.8), [
        row({ uncachedInputTokens: 50 * million, outputTokens: 5.8 * million }),
      ]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: {
        largest: { name: 'Uncached input', actualUsd: 100, forecastUsd: 96 },
        pricedUsd: 158,
        activeDays: 10,
        plannedDaysPerMonth: 20,
        cache: null,
        unplanned: [],
      },
    },
    {
      // 48 million in are $96, 14.4 million out $144 instead of $57.50.
      name: 'output is',
      plan: planned(),
      seen: november(tenDaysOf(24), [
        row({ uncachedInputTokens: 48 * million, outputTokens: 14.4 * million }),
      ]),
      status: 'fail',
      code: 'actual-far-above-forecast',
      args: { largest: { name: 'Output', actualUsd: 144, forecastUsd: 57.5 }, pricedUsd: 240 },
    },
    {
      // The same tokens as forecast; all of it in batches would be half the bill.
      name: 'a bill that is half of what the use comes to at the plan’s prices',
      plan: planned(),
      seen: november(tenDaysOf(7.675)),
      status: 'warn',
      code: 'actual-below-forecast',
      args: { billedUsd: 76.75, pricedUsd: 153.5 },
    },
    {
      // 40 million in $80, 10 million written at 2.50 $25 where plain input is $20, 4.85 million out $48.50.
      name: 'a cache that is written and never read',
      plan: planned(),
      seen: november(near, [
        row({
          uncachedInputTokens: 40 * million,
          cacheWrite5mTokens: 10 * million,
          outputTokens: 4.85 * million,
        }),
      ]),
      status: 'warn',
      code: 'actual-cache-costs-more',
      args: {
        cache: { readShare: 0, savedUsd: about(-5) },
        largest: { name: 'Cache writes', actualUsd: about(25), forecastUsd: 0 },
        pricedUsd: 153.5,
      },
    },
    {
      // 50 million of input at 2 would be $100; 10 plain, 2 written and 38 read are 20 + 5 + 3.80.
      name: 'a cache that saves',
      plan: planned(),
      seen: november(near, [
        row({
          uncachedInputTokens: 10 * million,
          cacheWrite5mTokens: 2 * million,
          cacheReadTokens: 38 * million,
          outputTokens: 5 * million,
        }),
      ]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: {
        cache: { readShare: 0.76, savedUsd: 71.2 },
        largest: { name: 'Uncached input', actualUsd: 20, forecastUsd: 96 },
      },
    },
    {
      // 10,000 requests in ten days: 50 million in and 6 million out.
      name: 'sizes of requests where they are counted, split over two keys',
      plan: planned(),
      seen: november(tenDaysOf(16), [
        row({ apiKeyId: 'a', uncachedInputTokens: 20 * million, outputTokens: million, requests: 4_000 }),
        row({ apiKeyId: 'b', cacheReadTokens: 30 * million, outputTokens: 5 * million, requests: 6_000 }),
      ]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: {
        requests: {
          count: 10_000,
          plannedCount: 10_000,
          inputTokens: 5_000,
          outputTokens: 600,
          plannedInputTokens: 4_000,
          plannedOutputTokens: 500,
        },
        billedRefusals: ['bio', 'frontier_llm', 'reasoning_extraction'],
      },
    },
    {
      name: 'no sizes where the report does not count them',
      plan: planned(),
      seen: november(near, [asForecast], { usage: { source: 'report' } }),
      status: 'pass',
      code: 'actual-near-forecast',
      args: { requests: null },
    },
    {
      // Sonnet 40 + 4.5 million, Opus 5.5 5 + 0.5: 11 % of 50 million, at 4 / 20 $20 + $10.
      name: 'a model nobody planned',
      plan: planned({ model: { id: 'claude-sonnet-5-5', fallback: 'none' } }),
      seen: november(near, [
        row({ uncachedInputTokens: 40 * million, outputTokens: 4.5 * million }),
        row({ model: 'claude-opus-5-5', uncachedInputTokens: 5 * million, outputTokens: 0.5 * million }),
      ]),
      status: 'warn',
      code: 'actual-models-unplanned',
      args: {
        unplanned: [{ model: 'Opus 5.5', tokenShare: 0.11, usd: 30 }],
        pricedUsd: 155,
        largest: { name: 'Other models', actualUsd: 30, forecastUsd: 0 },
      },
    },
    {
      name: 'the fallback is planned',
      plan: planned({ model: { id: 'claude-sonnet-5-5', fallback: 'claude-opus-5-5' } }),
      seen: november(near, [
        row({ uncachedInputTokens: 40 * million, outputTokens: 4.5 * million }),
        row({ model: 'claude-opus-5-5', uncachedInputTokens: 5 * million, outputTokens: 0.5 * million }),
      ]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: { unplanned: [], pricedUsd: 155 },
    },
    {
      name: 'a model no page prices, used a little',
      plan: planned(),
      seen: november(near, [asForecast, row({ model: 'claude-next-1', outputTokens: 1.25 * million })]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: { unplanned: [{ model: 'claude-next-1', tokenShare: 1.25 / 55, usd: null }] },
    },
    {
      name: 'Haiku 5.5: the report does not tell how long each prompt was',
      plan: planned({ model: { id: 'claude-haiku-5-5' } }),
      seen: november(tenDaysOf(0.7675), [{ ...asForecast, model: 'claude-haiku-5-5' }]),
      status: 'pass',
      code: 'actual-near-forecast',
      // A twentieth of Sonnet's prices, input and output: $153.50 / 20.
      args: { stepped: true, forecastUsd: 7.675, pricedUsd: 7.675 },
    },
  ],
  'by component',
);

judgeTable(
  check,
  [
    {
      // Five days of tests at $2 and five since at $16: 80 of 90 dollars count, and 80 of 90 parts of the tokens.
      name: 'launched on the 6th',
      plan: planned({ launchDate: '2026-11-06' }),
      seen: november(
        [2, 2, 2, 2, 2, 16, 16, 16, 16, 16],
        [row({ uncachedInputTokens: 27 * million, outputTokens: 2.7 * million, requests: 9_000 })],
      ),
      status: 'pass',
      code: 'actual-near-forecast',
      args: {
        from: '2026-11-06',
        to: '2026-11-10',
        activeDays: 5,
        billedUsd: 80,
        forecastUsd: 76.75,
        pricedUsd: 48 + 24,
        requests: { count: 8_000, plannedCount: 5_000, inputTokens: 3_000, outputTokens: 300 },
      },
    },
    {
      name: 'the running day is not counted',
      plan: planned(),
      seen: november([...near, 4], [asForecast], {
        cost: { to: '2026-11-11T09:00:00.000Z' },
        usage: { to: '2026-11-11T09:00:00.000Z' },
      }),
      status: 'pass',
      code: 'actual-near-forecast',
      args: {
        to: '2026-11-10',
        wholeDays: 10,
        billedUsd: 153.5,
        error: about(0),
        pricedUsd: (153.5 * 153.5) / 157.5,
      },
    },
    {
      // Eight days of $15.35, and a weekend with a monitor running: 122.80 + 0.20 against 8 of 20 days.
      name: 'quiet days are no days of use',
      plan: planned(),
      seen: november([...Array<number>(7).fill(15.35), 0.1, 0.1, 15.35]),
      status: 'pass',
      code: 'actual-near-forecast',
      args: { activeDays: 8, wholeDays: 10, billedUsd: about(123), forecastUsd: 122.8 },
    },
    {
      name: 'sums that are too low prove no fit',
      plan: planned(),
      seen: november(near, [asForecast], { usage: { cut: true } }),
      status: 'inconclusive',
      code: 'actual-cut-short',
    },
    {
      name: 'but they prove an excess',
      plan: planned(),
      seen: november(tenDaysOf(24), [asForecast], { cost: { cut: true } }),
      status: 'fail',
      code: 'actual-far-above-forecast',
    },
    {
      name: 'launched months ago',
      plan: planned({ launchDate: '2026-07-14' }),
      seen: november(near),
      status: 'pass',
      code: 'actual-near-forecast',
      args: { from: '2026-11-01', activeDays: 10 },
    },
  ],
  'the days that count',
);

test('shows each component as used and as forecast, and the four kinds of tokens', () => {
  const { figures } = judged(check, { plan: planned(), seen: november(tenDaysOf(24)) });
  const shown = Object.fromEntries(figures.map(({ name, value, origin }) => [name, [value, origin]]));
  expect(shown).toMatchObject({
    Billed: [240, 'admin'],
    'Forecast for as many days': [expect.closeTo(153.5, 9), 'simulated'],
    'Uncached input, used': [expect.closeTo(96, 9), 'simulated'],
    'Uncached input, forecast': [expect.closeTo(96, 9), 'simulated'],
    'Output, forecast': [expect.closeTo(57.5, 9), 'simulated'],
    'Sonnet 5.5 on all days of the report, uncached input': [48 * million, 'admin'],
  });
  expect(shown).not.toHaveProperty('Cache reads, used');
});
