import { expect, test } from 'vitest';
import check from '../../../checks/model/lifecycle.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { planWith } from '../../support/plan-builder.ts';
import { plan, sonnet45 } from './lifecycle-plan.ts';

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
    name: 'no model planned',
    plan: plan(null, '2026-12-01', 6),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);

test.each([
  ['2026-11-23', false],
  ['2026-11-24', true],
])('judged on %s, a promise until 2026-11-24 has passed: %s', (today, passed) => {
  const input = planWith(plan('claude-opus-4-5', '2026-12-01'));
  expect(check.judge({ plan: input, catalog, observed: {}, today })).toMatchObject({ args: { passed } });
});
