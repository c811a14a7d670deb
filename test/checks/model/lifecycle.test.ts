import { expect, test } from 'vitest';
import check from '../../../checks/model/lifecycle.ts';
import { lifeEnd } from '../../../checks/model/planned-life.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';

const plan = (
  id: string | null,
  launchDate?: string | null,
  plannedLifeMonths?: number | null,
): PlanInput => ({
  model: { id },
  launchDate: launchDate ?? null,
  plannedLifeMonths: plannedLifeMonths ?? null,
});
const sonnet45 = 'claude-sonnet-4-5-20250929';

judgeTable(check, [
  {
    name: 'retired the day before launch',
    plan: plan(sonnet45, '2026-12-01', 6),
    status: 'fail',
    code: 'model-retires-before-launch',
    args: {
      model: 'Sonnet 4.5',
      retiresOn: '2026-11-30',
      launch: '2026-12-01',
      successor: 'claude-sonnet-5-5',
    },
  },
  {
    name: 'retired on launch day',
    plan: plan(sonnet45, '2026-11-30'),
    status: 'fail',
    code: 'model-retires-before-launch',
  },
  {
    name: 'retires a day after launch, inside the life',
    plan: plan(sonnet45, '2026-11-29', 1),
    status: 'fail',
    code: 'model-retires-in-life',
    args: { retiresOn: '2026-11-30', end: '2026-12-29' },
  },
  {
    name: 'deprecated, and the short life ends on the very day it retires',
    plan: plan(sonnet45, '2026-10-30', 1),
    today: '2026-10-30',
    status: 'warn',
    code: 'model-deprecated-but-outlives',
    args: { retiresOn: '2026-11-30', end: '2026-11-30' },
  },
  {
    name: 'the same plan three weeks late: a month from today is past the retirement',
    plan: plan(sonnet45, '2026-10-30', 1),
    status: 'fail',
    code: 'model-retires-in-life',
    args: { retiresOn: '2026-11-30', end: '2026-12-20' },
  },
  {
    name: 'a launch long past does not shorten the life',
    plan: plan('claude-sonnet-5-5', '2020-01-01', 12),
    status: 'warn',
    code: 'model-may-retire-in-life',
    args: { notBefore: '2027-09-28', end: '2027-11-20' },
  },
  {
    name: 'deprecated is enough where launch is unknown',
    plan: plan(sonnet45),
    status: 'fail',
    code: 'model-deprecated',
    args: { retiresOn: '2026-11-30' },
  },
  {
    name: 'deprecated is enough where the life is unknown',
    plan: plan(sonnet45, '2026-11-21'),
    status: 'fail',
    code: 'model-deprecated',
  },
  {
    name: 'deprecated without a date',
    plan: plan('claude-mythos-preview', '2026-12-01', 6),
    status: 'fail',
    code: 'model-deprecated',
    args: { retiresOn: null, successor: 'claude-mythos-5-2' },
  },
  {
    name: 'promised until the very day the life ends',
    plan: plan('claude-sonnet-5-5', '2026-12-28', 9),
    status: 'pass',
    code: 'model-outlives-plan',
    args: { date: '2027-09-28', end: '2027-09-28' },
    basis: 'documented',
  },
  {
    name: 'promised until the day before the life ends',
    plan: plan('claude-sonnet-5-5', '2026-12-29', 9),
    status: 'warn',
    code: 'model-may-retire-in-life',
    args: { notBefore: '2027-09-28', end: '2027-09-29', passed: false },
  },
  {
    name: 'the promise has passed already',
    plan: plan('claude-haiku-4-5-20251001', '2026-12-01', 3),
    status: 'warn',
    code: 'model-may-retire-in-life',
    args: { notBefore: '2026-10-15', end: '2027-03-01', passed: true },
  },
  {
    name: 'a promise that ends before launch needs no planned life',
    plan: plan('claude-opus-4-5', '2026-12-01'),
    status: 'warn',
    code: 'model-may-retire-in-life',
    args: { notBefore: '2026-11-24', end: null, passed: false },
  },
  {
    name: 'a promise that ends on launch day',
    plan: plan('claude-sonnet-5-5', '2027-09-28'),
    status: 'warn',
    code: 'model-may-retire-in-life',
    args: { notBefore: '2027-09-28', end: null },
  },
  {
    name: 'launch unknown',
    plan: plan('claude-sonnet-5-5', null, 6),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'launchDate' },
  },
  {
    name: 'life unknown',
    plan: plan('claude-sonnet-5-5', '2026-12-01'),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'plannedLifeMonths' },
  },
  {
    name: 'the account announces a date the catalog does not know',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'deprecated', retiresAt: '2027-02-01T00:00:00Z' } },
    status: 'fail',
    code: 'model-retires-in-life',
    args: { retiresOn: '2027-02-01', end: '2027-06-01' },
    basis: 'live',
  },
  {
    name: 'the account announces a date beyond the life of an active model',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { retiresAt: '2028-01-01T00:00:00Z' } },
    status: 'pass',
    code: 'model-outlives-plan',
    args: { date: '2028-01-01' },
    basis: 'live',
  },
  {
    name: 'a date the account announces still needs a launch date',
    plan: plan('claude-sonnet-5-5'),
    seen: { model: { retiresAt: '2028-01-01T00:00:00Z' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'launchDate' },
  },
  {
    name: 'the account says deprecated and gives no date',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'deprecated' } },
    status: 'fail',
    code: 'model-deprecated',
    args: { retiresOn: null },
  },
  {
    name: 'the account says retired',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'retired' } },
    status: 'fail',
    code: 'model-retired',
  },
  {
    name: 'retired by the catalog, launch unknown',
    plan: plan('claude-3-opus-latest'),
    status: 'fail',
    code: 'model-retired',
    args: { retiredOn: '2026-01-05' },
  },
  {
    name: 'unknown to everyone',
    plan: plan('claude-nova-6', '2026-12-01', 6),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'known to the account only, without a date',
    plan: plan('claude-nova-6', '2026-12-01', 6),
    seen: { model: { id: 'claude-nova-6' } },
    status: 'warn',
    code: 'model-without-retirement-date',
  },
  {
    name: 'Bedrock has dates of its own: a fail here is open there',
    plan: {
      ...plan('anthropic.claude-sonnet-4-5-20250929-v1:0', '2026-12-01', 6),
      platform: { path: 'bedrock' },
    },
    status: 'inconclusive',
    code: 'retirement-set-by-platform',
    args: { anthropicDate: '2026-11-30' },
  },
  {
    name: 'Google has dates of its own: a pass here is a caution there',
    plan: { ...plan('claude-sonnet-5-5', '2026-12-01', 6), platform: { path: 'vertex' } },
    status: 'warn',
    code: 'retirement-set-by-platform',
    args: { anthropicDate: '2027-09-28' },
  },
  {
    name: "Foundry is bound by Anthropic's dates",
    plan: { ...plan(sonnet45, '2026-12-01', 6), platform: { path: 'foundry' } },
    status: 'fail',
    code: 'model-retires-before-launch',
  },
  {
    name: 'no model planned',
    plan: plan(null, '2026-12-01', 6),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);

test('every figure says where it comes from', () => {
  const { figures } = judged(check, { plan: plan(sonnet45, '2026-11-29', 1) });
  expect(figures).toEqual([
    {
      name: 'Retires on',
      value: '2026-11-30',
      unit: 'date',
      origin: 'documented',
      source: 'deprecations',
      at: '2026-11-17',
    },
    {
      name: 'Launch',
      value: '2026-11-29',
      unit: 'date',
      origin: 'planned',
      source: 'launchDate',
      at: TODAY,
    },
    {
      name: 'End of planned life',
      value: '2026-12-29',
      unit: 'date',
      origin: 'planned',
      source: 'plannedLifeMonths',
      at: TODAY,
    },
  ]);
  const seen = { model: { retiresAt: '2027-02-01T00:00:00Z' } };
  expect(judged(check, { plan: plan('claude-sonnet-5-5', '2026-12-01', 6), seen }).figures[0]).toMatchObject({
    name: 'Retires on',
    value: '2027-02-01',
    origin: 'live',
    source: 'model',
  });
});

test.each([
  ['2026-11-23', false],
  ['2026-11-24', true],
])('judged on %s, a promise until 2026-11-24 has passed: %s', (today, passed) => {
  const input = planWith(plan('claude-opus-4-5', '2026-12-01'));
  expect(check.judge({ plan: input, catalog, observed: {}, today })).toMatchObject({ args: { passed } });
});

test.each([
  ['2026-12-01', 6, '2027-06-01'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-01', 0.5, '2026-12-16'],
  ['2026-12-15', 13.5, '2028-01-30'],
])('a life begun on %s for %d months ends on %s', (launch, months, end) => {
  expect(lifeEnd(launch, months)).toBe(end);
});
