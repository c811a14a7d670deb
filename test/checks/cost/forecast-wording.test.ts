import { expect, test } from 'vitest';
import { costForecastWording } from '../../../src/report/wording/cost-forecast.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const totals = { model: 'Sonnet 5.5', lightUsd: 156, mediumUsd: 307, heavyUsd: 742.5 };
const dear = { dearStep: { aboveTokens: 100_000, priceRatio: 5 } };
const months = { ...totals, budgetUsd: 300 };
const measured = { lowUsd: 224, highUsd: 236, answers: 'measured', count: 100 } as const;
const planned = { ...measured, answers: 'planned', count: 400 } as const;
const growth = { perMonth: 0.1, lastMonthUsd: 875.92 };
const made = {
  ...totals,
  perRequestUsd: 0.01535,
  perDayUsd: 15.35,
  perUser: null,
  largest: { name: 'Uncached input', usd: 192 },
  measuredOn: { prompts: null, answers: null },
} as const;
const passed = [
  { kind: 'budget', usd: 600, on: '2027-02-28' },
  { kind: 'usage-tier', usd: 1_000, on: '2027-08-29' },
] as const;

const samples: Samples<keyof typeof costForecastWording> = {
  'no-requests-counted': [{}],
  'forecast-made': [
    made,
    { ...made, ...dear, perUser: { usd: 0.7675, users: 400 }, measuredOn: { prompts: 400, answers: null } },
    { ...made, measuredOn: { prompts: 1, answers: 100 } },
  ],
  'history-hardly-counted': [
    { ...totals, task: 'chat', inputTokens: 300, isMeasured: false },
    { ...totals, task: 'agent', inputTokens: 300, isMeasured: true },
    { ...totals, task: 'coding-agent', inputTokens: 0, isMeasured: false },
  ],
  'forecast-within-budget': [
    { ...months, measured: null, growth: null },
    { ...months, ...dear, measured, growth },
    { ...months, measured: planned, growth: { perMonth: 0, lastMonthUsd: 307 } },
    { ...months, measured: null, growth: { perMonth: -0.025, lastMonthUsd: 232.37 } },
  ],
  'forecast-over-budget': [
    { ...months, measured: null, largest: 'Uncached input', largestUsd: 192 },
    { ...months, ...dear, measured, largest: 'Output', largestUsd: 250 },
  ],
  'heavy-month-over-budget': [
    { ...months, dearest: 'heavy', growth: null },
    { ...months, ...dear, dearest: 'light', growth },
  ],
  'budget-within-interval': [
    { ...months, measured, more: 300 },
    { ...months, ...dear, measured: planned, more: 1_200 },
  ],
  'growth-passes-cap': [
    { ...months, measured: null, growth, passed },
    {
      ...months,
      measured,
      growth,
      passed: [
        { kind: 'workspace', usd: 600, on: '2027-02-28' },
        { kind: 'organization', usd: 700, on: '2027-03-28' },
      ],
    },
  ],
};

test('every code of forecast and budget is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(costForecastWording).sort());
  for (const [, text] of wordedTexts(costForecastWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(costForecastWording, samples)) expectTitle(title);
});

test('a forecast says what a request, a day and a user cost, and that nothing was measured', () => {
  expect(costForecastWording['forecast-made']({ ...made, perUser: { usd: 0.7675, users: 400 } }).detail).toBe(
    'Sonnet 5.5 costs $156.00 in a light, $307.00 in a medium and $742.50 in a heavy month. A medium one is $0.0154 a request, $15.35 a day of use and $0.77 for each of 400 users. The largest item of its bill is uncached input with $192.00. Sizes of prompts and answers are as planned: no trial measured them.',
  );
});

test('long prompts are said to cost more where they pass a step of the price table', () => {
  expect(costForecastWording['forecast-made']({ ...made, ...dear }).detail).toContain(
    'Requests of p95 size pass 100,000 prompt tokens, and every token of them costs 5× as much.',
  );
});

test('an exceeded budget says by how much and what weighs most', () => {
  expect(costForecastWording['forecast-over-budget'](samples['forecast-over-budget'][0]).detail).toBe(
    'Sonnet 5.5 costs $156.00 in a light, $307.00 in a medium and $742.50 in a heavy month; the budget of $300.00 is exceeded by $7.00 in a medium month. The largest part is uncached input with $192.00.',
  );
});

test('growth that nobody stated is said to be unknown', () => {
  const { detail } = costForecastWording['forecast-within-budget']({
    ...months,
    measured: null,
    growth: null,
  });
  expect(detail).toContain('Nobody stated how the traffic grows');
});

test('a budget within the interval says how many more answers would halve it', () => {
  const [sample] = samples['budget-within-interval'];
  const { detail, fix } = costForecastWording['budget-within-interval'](sample);
  expect(detail).toContain(
    'The 95 % interval of a medium month, from 100 answers of the trial, is $224.00 to $236.00.',
  );
  expect(fix?.[0]).toBe(
    'Make the trial with 300 more answers: three times as many on top halve the interval.',
  );
});

test('growth names each cap and the day it is reached', () => {
  const [sample] = samples['growth-passes-cap'];
  expect(costForecastWording['growth-passes-cap'](sample).detail).toContain(
    'With 10 % more traffic each month, the last of twelve medium months costs $875.92. Within its calendar month such spending reaches the budget of $600.00 on 2027-02-28 and the cap of the usage tier of $1,000.00 on 2027-08-29.',
  );
});
