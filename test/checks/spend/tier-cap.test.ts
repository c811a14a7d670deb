import tierCap from '../../../checks/spend/tier-cap.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { evenMonth, monthPlan } from '../cost/plans.ts';

const on = (tier: NonNullable<PlanInput['limits']>['tier'], requestsPerDay = 1_000): PlanInput =>
  monthPlan({ limits: { tier }, traffic: { requestsPerDay } });

judgeTable(tierCap, [
  {
    name: 'the account says that the cap is reached, whatever the plan says',
    seen: { 'tiny-message': failed('tier-spend-cap') },
    status: 'fail',
    code: 'call-refused',
    basis: 'live',
    args: { cause: 'tier-spend-cap' },
  },
  { name: 'nothing said', ...asks('platform.path') },
  { name: 'no tier', plan: monthPlan(), ...asks('limits.tier') },
  { name: 'nobody knows the tier', plan: on(null), ...asks('limits.tier') },
  { name: 'no sizes', plan: { ...on('start'), tokens: {} }, ...asks('tokens.input.typical') },
  {
    name: 'Build holds a heavy month of $742.50',
    plan: on('build'),
    status: 'pass',
    code: 'tier-cap-fits',
    args: { tier: 'Build', capUsd: 1_000, mediumUsd: 307, heavyUsd: 742.5 },
  },
  {
    name: 'Start holds a medium month, not a heavy one: 500 / 742.5 of 30 days',
    plan: on('start'),
    status: 'warn',
    code: 'tier-cap-reached',
    args: { scenario: 'heavy', day: 21, next: ['Build', 'Scale', 'Custom'] },
  },
  {
    name: 'ten times the requests: 500 / 3,070 of 30 days, and Build is too small as well',
    plan: on('start', 10_000),
    status: 'fail',
    code: 'tier-cap-reached',
    args: { scenario: 'medium', capUsd: 500, forecastUsd: 3_070, day: 5, next: ['Scale', 'Custom'] },
  },
  {
    name: 'a medium month of exactly $500 does not exceed Start; its heavy one does',
    plan: evenMonth({ limits: { tier: 'start' } }),
    status: 'warn',
    code: 'tier-cap-reached',
    args: { scenario: 'heavy', forecastUsd: 750, day: 20 },
  },
  {
    name: 'one request a day more',
    plan: evenMonth({ limits: { tier: 'start' }, traffic: { requestsPerDay: 1_251 } }),
    status: 'fail',
    code: 'tier-cap-reached',
    args: { scenario: 'medium', day: 30 },
  },
  { name: 'Custom has no cap', plan: on('custom', 10_000_000), status: 'pass', code: 'tier-without-cap' },
  {
    name: 'Evaluation publishes none',
    plan: on('evaluation'),
    status: 'inconclusive',
    code: 'tier-cap-unpublished',
    args: { mediumUsd: 307 },
  },
  {
    name: 'a model without a price',
    plan: monthPlan({ model: { id: 'claude-next-1' }, limits: { tier: 'start' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'Bedrock has no tiers',
    plan: monthPlan({ platform: { path: 'bedrock', region: 'global' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);
