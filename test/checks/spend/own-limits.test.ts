import ownLimits from '../../../checks/spend/own-limits.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { evenMonth, monthPlan } from '../cost/plans.ts';
import { headers } from '../limits/plans.ts';

/** Medium $500, heavy $750. */
const limited = (spend: PlanInput['spend'], rest: PlanInput = {}): PlanInput => evenMonth({ spend, ...rest });
const answered = (says: 'yes' | 'no'): PlanInput['answers'] => ({
  'spend/own-limits': { says, by: 'R. Example', on: '2026-11-18' },
});

judgeTable(ownLimits, [
  {
    name: 'the account says that its own limit is reached, whatever the plan says',
    seen: { 'tiny-message': failed('workspace-spend-limit') },
    status: 'fail',
    code: 'call-refused',
    basis: 'live',
    args: { cause: 'workspace-spend-limit' },
  },
  { name: 'no path', ...asks('platform.path') },
  { name: 'nothing said', plan: evenMonth(), ...asks('spend.organizationLimitUsd') },
  {
    name: 'nobody knows',
    plan: limited({ organizationLimitUsd: null, workspaceLimitUsd: null }),
    ...asks('spend.organizationLimitUsd'),
  },
  {
    name: 'somebody said yes without the amount',
    plan: evenMonth({ answers: answered('yes') }),
    ...asks('spend.organizationLimitUsd'),
  },
  {
    name: 'somebody said that none is set',
    plan: evenMonth({ answers: answered('no') }),
    status: 'warn',
    code: 'own-limit-missing',
    args: { by: 'R. Example', on: '2026-11-18' },
  },
  {
    name: 'a limit, but no forecast',
    plan: { platform: { path: 'claude-api' }, spend: { organizationLimitUsd: 900 } },
    ...asks('task.features'),
  },
  {
    name: 'exactly a heavy month',
    plan: limited({ organizationLimitUsd: 750 }),
    status: 'pass',
    code: 'own-limit-fits',
    args: { scope: 'organization', limitUsd: 750, mediumUsd: 500, heavyUsd: 750 },
  },
  {
    name: 'below a heavy month',
    plan: limited({ organizationLimitUsd: 749 }),
    status: 'warn',
    code: 'own-limit-reached',
    args: { scenario: 'heavy', day: 30 },
  },
  {
    name: 'below a medium month: 400 / 500 of 30 days',
    plan: limited({ organizationLimitUsd: 400 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scope: 'organization', scenario: 'medium', day: 24 },
  },
  {
    name: 'the lower of two decides',
    plan: limited({ organizationLimitUsd: 900, workspaceLimitUsd: 450 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scope: 'workspace', capUsd: 450, day: 27 },
  },
  {
    name: 'a limit of nothing is reached on the first day',
    plan: limited({ workspaceLimitUsd: 0 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { day: 0 },
  },
  {
    name: 'a workspace limit on the Default workspace',
    plan: limited({ workspaceLimitUsd: 900 }, { workspace: { isDefault: true } }),
    status: 'warn',
    code: 'workspace-limit-impossible',
    args: { limitUsd: 900 },
  },
  {
    name: 'an organization limit is fine with the Default workspace',
    plan: limited({ organizationLimitUsd: 900 }, { workspace: { isDefault: true } }),
    status: 'pass',
    code: 'own-limit-fits',
  },
  {
    name: 'above the cap of Build',
    plan: limited({ organizationLimitUsd: 1_001 }, { limits: { tier: 'build' } }),
    status: 'warn',
    code: 'own-limit-without-effect',
    args: { scope: 'organization', below: 'tier cap', belowUsd: 1_000 },
  },
  {
    name: 'at the cap of Build',
    plan: limited({ organizationLimitUsd: 1_000 }, { limits: { tier: 'build' } }),
    status: 'pass',
    code: 'own-limit-fits',
  },
  {
    name: 'below the cap of Build as planned, above that of Start as seen',
    plan: limited({ organizationLimitUsd: 900 }, { limits: { tier: 'build' } }),
    seen: { 'tiny-message': headers(1_000, 2_000_000, 400_000) },
    status: 'warn',
    code: 'own-limit-without-effect',
    args: { below: 'tier cap', belowUsd: 500 },
  },
  {
    name: 'Custom has no cap to be above',
    plan: limited({ organizationLimitUsd: 1e6 }, { limits: { tier: 'custom' } }),
    status: 'pass',
    code: 'own-limit-fits',
  },
  {
    name: 'a workspace allowed as much as its organization',
    plan: limited({ organizationLimitUsd: 800, workspaceLimitUsd: 800 }),
    status: 'pass',
    code: 'own-limit-fits',
    args: { scope: 'organization' },
  },
  {
    name: 'a workspace allowed more than its organization',
    plan: limited({ organizationLimitUsd: 800, workspaceLimitUsd: 900 }),
    status: 'warn',
    code: 'own-limit-without-effect',
    args: { scope: 'workspace', limitUsd: 900, below: 'organization limit', belowUsd: 800 },
  },
  {
    name: 'Foundry has no such limits',
    plan: monthPlan({ platform: { path: 'foundry' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);
