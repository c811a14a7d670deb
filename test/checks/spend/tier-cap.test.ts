import tierCap from '../../../checks/spend/tier-cap.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { evenMonth, monthPlan } from '../cost/plans.ts';
import { headers } from '../limits/plans.ts';
import { listed, tierRowOf } from './listed-limits.ts';

const on = (tier: NonNullable<PlanInput['limits']>['tier'], requestsPerDay = 1_000): PlanInput =>
  monthPlan({ limits: { tier }, traffic: { requestsPerDay } });

const ofStart = { 'tiny-message': headers(1_000, 2_000_000, 400_000) };
const belowAll = { 'tiny-message': headers(50, 30_000, 8_000) };

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
  {
    name: 'Build planned, limits of Start seen: $783 reaches 500 on day 500 / 783 of 30',
    plan: evenMonth({ limits: { tier: 'build' }, traffic: { requestsPerDay: 1_957.5 } }),
    seen: ofStart,
    status: 'fail',
    code: 'tier-cap-reached',
    basis: 'live',
    args: { tier: 'Start', stated: 'Build', scenario: 'medium', capUsd: 500, forecastUsd: 783, day: 20 },
  },
  {
    name: 'Start planned, limits of Build seen: its cap counts',
    plan: on('start'),
    seen: { 'tiny-message': headers(5_000, 5_000_000, 1_000_000) },
    status: 'pass',
    code: 'tier-cap-fits',
    basis: 'live',
    args: { tier: 'Build', stated: 'Start', capUsd: 1_000 },
  },
  {
    name: 'Custom planned, limits of Start seen',
    plan: on('custom', 10_000),
    seen: ofStart,
    status: 'fail',
    code: 'tier-cap-reached',
    args: { tier: 'Start', stated: 'Custom' },
  },
  {
    name: 'the planned tier confirmed by the account',
    plan: on('build'),
    seen: { 'tiny-message': headers(5_000, 5_000_000, 1_000_000) },
    status: 'pass',
    code: 'tier-cap-fits',
    basis: 'live',
    args: { tier: 'Build', stated: null },
  },
  {
    name: 'limits of another model class say nothing',
    plan: on('build'),
    seen: { 'tiny-message': { ...headers(1_000, 2_000_000, 400_000), model: 'claude-fable-5-1' } },
    status: 'pass',
    code: 'tier-cap-fits',
    basis: 'simulated',
    args: { tier: 'Build', stated: null },
  },
  {
    name: 'limits of no tier leave the plan its word',
    plan: on('build'),
    seen: { 'tiny-message': headers(500, 5_000_000, 1_000_000) },
    status: 'pass',
    code: 'tier-cap-fits',
    basis: 'simulated',
  },
  {
    name: 'limits below every tier: the cap of Start is not to be had',
    plan: on('start', 100),
    seen: belowAll,
    status: 'inconclusive',
    code: 'tier-cap-in-doubt',
    basis: 'live',
    args: { tier: 'Start', capUsd: 500, mediumUsd: 30.7 },
  },
  {
    name: 'limits below every tier, and a month that even the planned one does not hold',
    plan: on('start', 10_000),
    seen: belowAll,
    status: 'fail',
    code: 'tier-cap-reached',
    args: { tier: 'Start' },
  },
  {
    name: 'limits below every tier, Evaluation planned',
    plan: on('evaluation'),
    seen: belowAll,
    status: 'inconclusive',
    code: 'tier-cap-unpublished',
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

judgeTable(
  tierCap,
  [
    {
      name: 'the documented one, which tells the tier',
      plan: on('start'),
      seen: listed(tierRowOf(500)),
      status: 'warn',
      code: 'tier-cap-reached',
      basis: 'admin',
      args: { tier: 'Start', stated: null, capUsd: 500, day: 21 },
    },
    {
      name: 'one that was granted counts instead of the documented one',
      plan: on('start'),
      seen: listed(tierRowOf(800)),
      status: 'pass',
      code: 'tier-cap-fits',
      basis: 'admin',
      args: { tier: null, stated: null, capUsd: 800, heavyUsd: 742.5 },
    },
    {
      name: 'one of a tier nobody named: 300 / 307 of 30 days',
      plan: monthPlan(),
      seen: listed(tierRowOf(300)),
      status: 'fail',
      code: 'tier-cap-reached',
      args: { tier: null, capUsd: 300, scenario: 'medium', day: 30 },
    },
    {
      name: 'one of Evaluation, which publishes none',
      plan: on('evaluation'),
      seen: listed(tierRowOf(100)),
      status: 'fail',
      code: 'tier-cap-reached',
      args: { tier: null, capUsd: 100, day: 10 },
    },
    {
      name: 'limits below every tier leave no doubt',
      plan: on('start', 100),
      seen: { ...belowAll, ...listed(tierRowOf(500)) },
      status: 'pass',
      code: 'tier-cap-fits',
      basis: 'admin',
    },
    {
      name: 'none: the documented one counts',
      plan: on('build'),
      seen: listed(tierRowOf(null)),
      status: 'pass',
      code: 'tier-cap-fits',
      basis: 'simulated',
    },
    {
      name: 'that of another organization',
      plan: on('build'),
      seen: { ...listed(tierRowOf(1)), organization: { id: 'org-test-0009' }, 'tiny-message': {} },
      status: 'pass',
      code: 'tier-cap-fits',
      basis: 'simulated',
    },
    {
      name: 'not offered to this organization',
      plan: on('build'),
      seen: { 'spend-limits': failed('permission-denied') },
      status: 'pass',
      code: 'tier-cap-fits',
      basis: 'simulated',
    },
  ],
  'a cap as the list of the organization has it',
);
