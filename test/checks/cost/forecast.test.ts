import { expect, it } from 'vitest';
import forecast from '../../../checks/cost/forecast.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { spread } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

const shortPrompt = { input: { typical: 999, p95: 999 } };

judgeTable(forecast, [
  { name: 'nothing said', ...asks('task.features') },
  { name: 'no model', plan: monthPlan({ model: { id: null } }), ...asks('model.id') },
  {
    name: 'no p95',
    plan: monthPlan({ tokens: { input: { typical: 4_000 } } }),
    ...asks('tokens.input.p95'),
  },
  { name: 'no output', plan: monthPlan({ tokens: { output: {} } }), ...asks('tokens.output.typical') },
  { name: 'no path', plan: monthPlan({ platform: { path: null } }), ...asks('platform.path') },
  {
    name: 'no requests',
    plan: monthPlan({ traffic: { requestsPerDay: null } }),
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: 'no days',
    plan: monthPlan({ traffic: { activeDaysPerMonth: null } }),
    ...asks('traffic.activeDaysPerMonth'),
  },
  {
    name: 'batches without a share',
    plan: monthPlan({ task: { features: ['batch'] } }),
    ...asks('traffic.batchableShare'),
  },
  {
    name: 'searches without a number',
    plan: monthPlan({ task: { features: ['web-search'] } }),
    ...asks('traffic.webSearchesPerRequest'),
  },
  {
    name: 'caching without a time to live',
    plan: monthPlan({ task: { features: ['prompt-caching'] } }),
    ...asks('tokens.cacheTtl'),
  },
  {
    name: 'caching without a prefix',
    plan: monthPlan({ tokens: { cacheTtl: '5m' } }),
    ...asks('tokens.repeatedPrefix'),
  },
  {
    name: 'caching without a shape of the day',
    plan: monthPlan({ tokens: { cacheTtl: '5m', repeatedPrefix: 3_000 } }),
    ...asks('traffic.shape'),
  },
  {
    name: 'Vertex without a region: the price depends on it',
    plan: monthPlan({ platform: { path: 'vertex' } }),
    ...asks('platform.region'),
  },
  {
    name: 'a plan that counts no requests forecasts nothing',
    plan: monthPlan({ traffic: { requestsPerDay: 0 } }),
    status: 'warn',
    code: 'no-requests-counted',
  },
  {
    name: 'by request, day of use, and the largest item of the bill: 20,000 × 4,000 × 2 and long ones to $192',
    plan: monthPlan(),
    status: 'pass',
    code: 'forecast-made',
    args: {
      model: 'Sonnet 5.5',
      lightUsd: 156,
      mediumUsd: 307,
      heavyUsd: 742.5,
      perRequestUsd: 0.01535,
      perDayUsd: 15.35,
      perUser: null,
      largest: { name: 'Uncached input', usd: 192 },
      measuredOn: { prompts: null, answers: null },
    },
  },
  {
    name: 'by user',
    plan: monthPlan({ traffic: { usersPerMonth: 400 } }),
    status: 'pass',
    code: 'forecast-made',
    args: { perUser: { usd: 0.7675, users: 400 } },
  },
  {
    name: 'sizes measured: 3,995 tokens at 2 and 447.5 at 10 are $0.012465',
    plan: monthPlan(),
    seen: { trial: { input: spread(400, 2_000, 10) } },
    status: 'pass',
    code: 'forecast-made',
    args: { mediumUsd: 249.3, perRequestUsd: 0.012465, measuredOn: { prompts: 400, answers: 100 } },
  },
  {
    name: 'prompts measured alone',
    plan: monthPlan(),
    seen: { trial: { live: null } },
    status: 'pass',
    code: 'forecast-made',
    args: { measuredOn: { prompts: 400, answers: null } },
  },
  {
    name: 'sizes estimated are not measured',
    plan: monthPlan(),
    seen: { trial: { counting: { by: 'estimate', band: 0.25 } } },
    status: 'pass',
    code: 'forecast-made',
    args: { mediumUsd: 307, measuredOn: { prompts: null, answers: null } },
  },
  {
    name: 'a chat of 999 tokens has forgotten its history',
    plan: monthPlan({ task: { type: 'chat' }, tokens: shortPrompt }),
    status: 'warn',
    code: 'history-hardly-counted',
    args: { task: 'chat', inputTokens: 999, isMeasured: false },
  },
  {
    name: 'so has an agent',
    plan: monthPlan({ task: { type: 'agent' }, tokens: shortPrompt }),
    status: 'warn',
    code: 'history-hardly-counted',
  },
  {
    name: 'and a trial of first turns',
    plan: monthPlan({ task: { type: 'chat' } }),
    seen: { trial: { input: spread(400, 300, 1) } },
    status: 'warn',
    code: 'history-hardly-counted',
    args: { inputTokens: 499, isMeasured: true },
  },
  {
    name: 'a chat of 1,000 tokens may be right',
    plan: monthPlan({ task: { type: 'chat' }, tokens: { input: { typical: 1_000, p95: 2_000 } } }),
    status: 'pass',
    code: 'forecast-made',
  },
  {
    name: 'extraction has no history',
    plan: monthPlan({ task: { type: 'extraction' }, tokens: shortPrompt }),
    status: 'pass',
    code: 'forecast-made',
  },
  {
    name: 'a retired model',
    plan: monthPlan({ model: { id: 'claude-3-opus-20240229' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'Haiku 5.5 at 0.10 / 0.50, above 100,000 prompt tokens at 0.50 / 2.50',
    plan: monthPlan({
      model: { id: 'claude-haiku-5-5' },
      tokens: { input: { typical: 4_000, p95: 100_001 } },
    }),
    status: 'pass',
    code: 'forecast-made',
    args: { dearStep: { aboveTokens: 100_000, priceRatio: 5 } },
  },
  ...(['vertex', 'bedrock'] as const).map((path) => ({
    name: `Opus 4.1 on ${path}, older than the surcharge of regions, at 15 / 75: 0.0975 typical and 0.45 long, 19,000 and 1,000 of them`,
    plan: monthPlan({ model: { id: 'claude-opus-4-1' }, platform: { path, region: 'us-east5' } }),
    status: 'pass' as const,
    code: 'forecast-made' as const,
    args: { model: 'claude-opus-4-1-20250805', lightUsd: 1_170, mediumUsd: 2_302.5, heavyUsd: 5_568.75 },
  })),
  {
    name: 'Opus 4.1 where it no longer answers',
    plan: monthPlan({ model: { id: 'claude-opus-4-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'a model whose price was never read',
    plan: monthPlan({ model: { id: 'claude-mythos-preview' } }),
    status: 'inconclusive',
    code: 'price-unpublished',
  },
]);

it.each([
  ['p95 at the step', { typical: 4_000, p95: 100_000 }],
  ['all above the step', { typical: 100_001, p95: 200_000 }],
])('%s: no request is dearer than another', (_, input) => {
  const plan = monthPlan({ model: { id: 'claude-haiku-5-5' }, tokens: { input } });
  const { code, args } = judged(forecast, { plan });
  expect(code).toBe('forecast-made');
  expect(args).not.toHaveProperty('dearStep');
});

it('tells a month by what is billed, by decision, and by request and day', () => {
  const { figures } = judged(forecast, { plan: monthPlan() });
  expect(figures.map(({ name, value }) => [name, Math.round(Number(value) * 1e6) / 1e6])).toEqual([
    ['Light month', 156],
    ['Medium month', 307],
    ['Heavy month', 742.5],
    ['Medium month: uncached input', 192],
    ['Medium month: cache writes', 0],
    ['Medium month: cache reads', 0],
    ['Medium month: output', 115],
    ['Medium month: prompt, by decision', 192],
    ['Medium month: answer, by decision', 115],
    ['Medium month: one request', 0.01535],
    ['Medium month: one day of use', 15.35],
  ]);
  expect(new Set(figures.map(({ origin }) => origin))).toEqual(new Set(['simulated']));
});

it('shows what a decision saves as a negative figure', () => {
  const plan = monthPlan({
    tokens: {
      input: { typical: 4_000, p95: 20_000 },
      output: { typical: 500, p95: 2_000 },
      repeatedPrefix: 3_000,
      cacheTtl: '5m',
    },
    traffic: { requestsPerDay: 100_000, activeDaysPerMonth: 20, shape: 'steady', usersPerMonth: 7 },
  });
  const { figures } = judged(forecast, { plan });
  const names = figures.map(({ name }) => name);
  expect(names).toContain('Medium month: one user');
  expect(figures.find(({ name }) => name === 'Medium month: caching, by decision')?.value).toBeLessThan(0);
});
