import { expect, it } from 'vitest';
import serverTools from '../../../checks/cost/server-tools.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { monthPlan } from './plans.ts';

type Features = NonNullable<PlanInput['task']>['features'];

const using = (features: Features, webSearchesPerRequest?: number | null): PlanInput =>
  monthPlan({
    task: { features },
    ...(webSearchesPerRequest !== undefined && { traffic: { webSearchesPerRequest } }),
  });

const running = (containerHoursPerMonth: number): PlanInput =>
  monthPlan({ task: { features: ['code-execution'] }, traffic: { containerHoursPerMonth } });

judgeTable(serverTools, [
  { name: 'nothing said', ...asks('task.features') },
  { name: 'none', plan: using(['streaming', 'tool-use']), status: 'pass', code: 'server-tools-none' },
  { name: 'search without a number', plan: using(['web-search']), ...asks('traffic.webSearchesPerRequest') },
  {
    name: 'search, nobody knows how often',
    plan: using(['web-search'], null),
    ...asks('traffic.webSearchesPerRequest'),
  },
  {
    name: 'search, counted as 0',
    plan: using(['web-search'], 0),
    status: 'warn',
    code: 'searches-counted-as-none',
  },
  {
    name: '20,000 requests of 1.5 searches at $10 a thousand: $300 beside $307',
    plan: using(['web-search'], 1.5),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 300, mediumUsd: 607, tools: [{ feature: 'web-search', usdPerMonth: 300 }] },
  },
  {
    name: 'searches nobody planned',
    plan: using([], 2),
    status: 'warn',
    code: 'searches-without-feature',
    args: { searchesPerRequest: 2, feesUsd: 400 },
  },
  {
    name: 'fetching costs tokens only',
    plan: using(['web-fetch']),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 0, tools: [{ feature: 'web-fetch', usdPerMonth: 0 }] },
  },
  {
    name: 'code execution alone, hours unknown',
    plan: using(['code-execution']),
    ...asks('traffic.containerHoursPerMonth'),
  },
  {
    name: '1,550 hours are free',
    plan: running(1_550),
    status: 'pass',
    code: 'server-tools-counted',
    args: {
      feesUsd: 0,
      mediumUsd: 307,
      containers: { kind: 'paid', hours: 1_550, freeHours: 1_550, minimumMinutes: 5, usdPerMonth: 0 },
    },
  },
  {
    // 2,000 - 1,550 = 450 hours at $0.05 are $22.50, beside $307 of tokens.
    name: '2,000 hours: 450 are paid',
    plan: running(2_000),
    status: 'pass',
    code: 'server-tools-counted',
    args: {
      feesUsd: 22.5,
      mediumUsd: 329.5,
      tools: [{ feature: 'code-execution', usdPerMonth: 22.5 }],
      containers: { kind: 'paid', hours: 2_000, usdPerHour: 0.05, usdPerMonth: 22.5 },
    },
  },
  {
    name: 'no container at all',
    plan: running(0),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 0, containers: { kind: 'paid', hours: 0 } },
  },
  {
    name: 'beside search, containers are free, however many hours are written down',
    plan: monthPlan({
      task: { features: ['code-execution', 'web-search'] },
      traffic: { webSearchesPerRequest: 1, containerHoursPerMonth: 9_000 },
    }),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 200, mediumUsd: 507, containers: { kind: 'free', besides: ['web-search'] } },
  },
  {
    name: 'beside fetch too',
    plan: using(['code-execution', 'web-fetch']),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 0, containers: { kind: 'free', besides: ['web-fetch'] } },
  },
  {
    name: 'hours without code execution are nobody’s',
    plan: monthPlan({ task: { features: ['web-fetch'] }, traffic: { containerHoursPerMonth: 9_000 } }),
    status: 'pass',
    code: 'server-tools-counted',
    args: { feesUsd: 0, mediumUsd: 307, containers: null },
  },
  {
    name: 'a path that has none of them, whatever is counted',
    plan: monthPlan({
      model: { id: 'global.anthropic.claude-sonnet-5-5' },
      task: { features: ['web-search', 'code-execution'] },
      platform: { path: 'bedrock' },
      traffic: { webSearchesPerRequest: null },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'searches written down for a path without search',
    plan: monthPlan({
      model: { id: 'global.anthropic.claude-sonnet-5-5' },
      platform: { path: 'bedrock' },
      traffic: { webSearchesPerRequest: 2 },
    }),
    status: 'pass',
    code: 'server-tools-none',
  },
  {
    name: 'traffic unknown',
    plan: monthPlan({
      task: { features: ['web-search'] },
      traffic: { requestsPerDay: null, webSearchesPerRequest: 1 },
    }),
    ...asks('traffic.requestsPerDay'),
  },
]);

it('shows the fee with the page it was read on', () => {
  const { figures } = judged(serverTools, { plan: using(['web-search'], 1) });
  expect(figures[0]).toMatchObject({ value: 0.01, unit: 'USD', origin: 'documented', source: 'pricing' });
});

it('shows what an hour costs and how many are free', () => {
  const { figures } = judged(serverTools, { plan: running(2_000) });
  expect(figures.map(({ value, origin }) => [value, origin])).toEqual([
    [2_000, 'planned'],
    [0.05, 'documented'],
    [1_550, 'documented'],
    [22.5, 'simulated'],
  ]);
});
