import credit from '../../../checks/spend/credit.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { evenMonth, monthPlan } from '../cost/plans.ts';

/** Medium $600 or $20 a day, heavy $900 or $30 a day. */
const holding = (
  creditUsd: number | null,
  autoReload: boolean | null = false,
  requestsPerDay = 1_500,
): PlanInput => evenMonth({ spend: { creditUsd, autoReload }, traffic: { requestsPerDay } });

const invoiced = (says: 'yes' | 'no'): PlanInput =>
  evenMonth({ answers: { 'spend/credit': { says, by: 'R. Example', on: '2026-11-18' } } });

judgeTable(credit, [
  {
    name: 'the account says that it is empty, whatever the plan says',
    seen: { 'tiny-message': failed('credit-empty') },
    status: 'fail',
    code: 'call-refused',
    basis: 'live',
    args: { probe: 'tiny-message', cause: 'credit-empty' },
  },
  {
    name: 'empty credit refuses token counting too',
    plan: holding(1_000, true),
    seen: { 'token-count': failed('billing-problem') },
    status: 'fail',
    code: 'call-refused',
  },
  {
    name: 'a refusal for another reason is not about credit',
    plan: holding(30, true),
    seen: { 'tiny-message': failed('tier-spend-cap') },
    status: 'pass',
    code: 'credit-reloads',
  },
  { name: 'no path', plan: { spend: { creditUsd: 5, autoReload: true } }, ...asks('platform.path') },
  { name: 'no amount', plan: monthPlan({ spend: { autoReload: true } }), ...asks('spend.creditUsd') },
  { name: 'nobody knows the amount', plan: holding(null), ...asks('spend.creditUsd') },
  { name: 'invoiced, by a person', plan: invoiced('yes'), status: 'pass', code: 'answered-yes' },
  { name: 'not invoiced, and no amount given', plan: invoiced('no'), ...asks('spend.creditUsd') },
  {
    name: 'an amount is better than a word',
    plan: { ...invoiced('yes'), spend: { creditUsd: 0, autoReload: false } },
    status: 'fail',
    code: 'credit-runs-out',
  },
  { name: 'auto-reload unknown', plan: holding(100, null), ...asks('spend.autoReload') },
  {
    name: 'no forecast',
    plan: { platform: { path: 'claude-api' }, spend: { creditUsd: 5, autoReload: true } },
    ...asks('task.features'),
  },
  {
    name: 'reloads, one heavy day left',
    plan: holding(30, true),
    status: 'pass',
    code: 'credit-reloads',
    args: { mediumUsd: 600 },
  },
  {
    name: 'reloads, less than a heavy day left',
    plan: holding(29.99, true),
    status: 'warn',
    code: 'credit-below-a-busy-day',
    args: { dayUsd: 30 },
  },
  {
    name: 'nothing left and no reload',
    plan: holding(0),
    status: 'fail',
    code: 'credit-runs-out',
    args: { days: 0 },
  },
  {
    name: 'a little less than two weeks',
    plan: holding(279),
    status: 'fail',
    code: 'credit-runs-out',
    args: { days: 13.95 },
  },
  {
    name: 'two weeks',
    plan: holding(280),
    status: 'warn',
    code: 'credit-short-of-a-month',
    args: { days: 14 },
  },
  {
    name: 'a day short of a month',
    plan: holding(580),
    status: 'warn',
    code: 'credit-short-of-a-month',
    args: { days: 29 },
  },
  { name: 'a month', plan: holding(600), status: 'pass', code: 'credit-lasts', args: { days: 30 } },
  { name: 'a year', plan: holding(7_200), status: 'pass', code: 'credit-lasts', args: { days: 360 } },
  {
    name: 'more than the year it is valid',
    plan: holding(7_800),
    status: 'warn',
    code: 'credit-outlasts-its-year',
    args: { months: 13, yearUsd: 7_200 },
  },
  {
    name: 'nothing is spent',
    plan: holding(5, false, 0),
    status: 'pass',
    code: 'credit-lasts',
    args: { days: null },
  },
  {
    name: 'marketplaces bill in arrears',
    plan: monthPlan({ platform: { path: 'claude-on-aws', region: 'us-east-1' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);
