import { expect, test } from 'vitest';
import type { ActualMonth } from '../../../src/judge/codes/cost-actual.ts';
import { costActualWording } from '../../../src/report/wording/cost-actual.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const month: ActualMonth = {
  model: 'Sonnet 5.5',
  source: 'analytics',
  from: '2026-11-01',
  to: '2026-11-10',
  activeDays: 10,
  wholeDays: 10,
  plannedDaysPerMonth: 20,
  billedUsd: 240,
  forecastUsd: 153.5,
  error: 240 / 153.5 - 1,
  largest: { name: 'Output', actualUsd: 144, forecastUsd: 57.5 },
  pricedUsd: 240,
  cache: null,
  requests: {
    count: 10_000,
    plannedCount: 10_000,
    inputTokens: 4_800.4,
    outputTokens: 1_440,
    plannedInputTokens: 4_000,
    plannedOutputTokens: 500,
  },
  unplanned: [],
  billedRefusals: ['bio', 'frontier_llm'],
  stepped: false,
};
const exact: ActualMonth = {
  ...month,
  source: 'console-export',
  activeDays: 8,
  billedUsd: 153.5,
  error: 0,
  largest: { name: 'Other models', actualUsd: 0, forecastUsd: 0 },
  pricedUsd: 153.5,
  requests: null,
};
const strangers: ActualMonth = {
  ...month,
  error: 0.1,
  largest: { name: 'Other models', actualUsd: 30, forecastUsd: 0 },
  unplanned: [
    { model: 'Opus 5.5', tokenShare: 0.11, usd: 30 },
    { model: 'claude-next-1', tokenShare: 0.02, usd: null },
    { model: 'Haiku 5.5', tokenShare: 0.01, usd: 0.1 },
    { model: 'Haiku 4.5', tokenShare: 0.001, usd: 0.001 },
  ],
};
const below: ActualMonth = { ...month, billedUsd: 76.75, error: -0.5, pricedUsd: 153.5, stepped: true };

const samples: Samples<keyof typeof costActualWording> = {
  'actual-near-forecast': [exact, { ...exact, cache: { readShare: 0.76, savedUsd: 71.2 } }],
  'actual-cache-costs-more': [
    { ...exact, cache: { readShare: 0, savedUsd: -5 } },
    { ...exact, cache: { readShare: 0.1, savedUsd: -1 } },
  ],
  'actual-models-unplanned': [strangers],
  'actual-above-forecast': [
    { ...month, pricedUsd: 180 },
    { ...month, cache: { readShare: 0, savedUsd: -5 } },
    strangers,
  ],
  'actual-below-forecast': [below],
  'actual-far-above-forecast': [
    month,
    ...(['Uncached input', 'Cache writes', 'Cache reads', 'Web search', 'Code execution'] as const).map(
      (name) => ({ ...month, largest: { ...month.largest, name } }),
    ),
  ],
  'actual-cut-short': [month],
  'actual-days-too-few': [
    { activeDays: 0, fewest: 2, since: '2026-11-19' },
    { activeDays: 1, fewest: 2, since: '2026-11-19' },
  ],
  'actual-sources-disagree': [
    {
      usageFrom: '2026-11-01T00:00:00.000Z',
      usageTo: '2026-11-20T09:00:00.000Z',
      costFrom: '2026-11-05T00:00:00.000Z',
      costTo: '2026-11-20T00:00:00.000Z',
    },
  ],
  'actual-workspace-unnamed': [{}],
};

test.each(wordedTexts(costActualWording, samples))('%s: %s', (_code, text) => expectSentences(text));
test.each(wordedTitles(costActualWording, samples))('%s is headed: %s', (_code, title) => expectTitle(title));

const detail = (code: 'actual-near-forecast' | 'actual-below-forecast', args: ActualMonth): string =>
  costActualWording[code](args).detail;

test('a cache that is never read is called what it is', () => {
  expect(detail('actual-near-forecast', { ...exact, cache: { readShare: 0, savedUsd: -5 } })).toContain(
    'written and never read, which cost $5.00 more than no cache',
  );
});

test('says what requests tell of failures, and what they do not', () => {
  expect(detail('actual-near-forecast', month)).toContain(
    'Which of them failed or were sent again is not told.',
  );
  expect(detail('actual-near-forecast', exact)).toContain('does not count requests');
  expect(detail('actual-near-forecast', month)).toContain('those for bio and frontier_llm are');
});

test('what the plan’s prices do not explain is told, with its direction', () => {
  expect(detail('actual-below-forecast', below)).toContain('comes to $153.50, $76.75 more than the bill');
  expect(detail('actual-near-forecast', exact)).not.toContain('At the plan');
});

test('the last day of an export is said to be left out, and a report leaves none out', () => {
  const left = 'The last day of an export is left out, because it may be incomplete.';
  expect(costActualWording['actual-near-forecast'](exact).detail).toContain(left);
  expect(costActualWording['actual-near-forecast']({ ...exact, source: 'report' }).detail).not.toContain(
    left,
  );
});
