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
    name: 'code execution alone',
    plan: using(['code-execution']),
    status: 'warn',
    code: 'container-hours-not-counted',
  },
  {
    name: 'code execution with search is free',
    plan: using(['code-execution', 'web-search'], 1),
    status: 'pass',
    code: 'server-tools-counted',
  },
  {
    name: 'code execution with fetch is free',
    plan: using(['code-execution', 'web-fetch']),
    status: 'pass',
    code: 'server-tools-counted',
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
