import workspaceLimit from '../../../checks/spend/workspace-limit.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { evenMonth, monthPlan } from '../cost/plans.ts';
import { listed, organizationRow, workspaceRow } from './listed-limits.ts';

/** Medium $500, heavy $750. */
const limited = (spend: PlanInput['spend'], rest: PlanInput = {}): PlanInput => evenMonth({ spend, ...rest });
const saidNone: PlanInput['answers'] = {
  'spend/workspace-limit': { says: 'no', by: 'R. Example', on: '2026-11-18' },
};
const mine = { workspace: { id: 'wrkspc_test_0001' } };

judgeTable(workspaceLimit, [
  {
    name: 'the account says that the limit is reached, whatever the plan says',
    seen: { 'token-count': failed('workspace-spend-limit') },
    status: 'fail',
    code: 'call-refused',
    basis: 'live',
    args: { cause: 'workspace-spend-limit' },
  },
  { name: 'no path', ...asks('platform.path') },
  { name: 'nothing said', plan: evenMonth(), ...asks('spend.workspaceLimitUsd') },
  {
    name: 'with room, and with the error of its own',
    plan: limited({ workspaceLimitUsd: 1_000 }),
    status: 'pass',
    code: 'own-limit-fits',
    args: {
      scope: 'workspace',
      limitUsd: 1_000,
      error: {
        status: 400,
        type: 'invalid_request_error',
        messageStart: 'You have reached your specified workspace API usage limits',
      },
    },
  },
  {
    name: 'a heavy month comes near',
    plan: limited({ workspaceLimitUsd: 800 }),
    status: 'warn',
    code: 'own-limit-near',
  },
  {
    name: 'below a medium month: 450 / 500 of 30 days',
    plan: limited({ organizationLimitUsd: 900, workspaceLimitUsd: 450 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scope: 'workspace', capUsd: 450, day: 27 },
  },
  {
    name: 'as much as its organization',
    plan: limited({ organizationLimitUsd: 1_000, workspaceLimitUsd: 1_000 }),
    status: 'pass',
    code: 'own-limit-fits',
  },
  {
    name: 'more than its organization',
    plan: limited({ organizationLimitUsd: 800, workspaceLimitUsd: 900 }),
    status: 'warn',
    code: 'own-limit-without-effect',
    args: { scope: 'workspace', limitUsd: 900, below: 'organization limit', belowUsd: 800 },
  },
  {
    name: 'more than the tier, which allows less than the organization',
    plan: limited({ organizationLimitUsd: 1_500, workspaceLimitUsd: 1_600 }, { limits: { tier: 'build' } }),
    status: 'warn',
    code: 'own-limit-without-effect',
    args: { below: 'tier cap', belowUsd: 1_000 },
  },
  {
    name: 'on the Default workspace',
    plan: limited({ workspaceLimitUsd: 900 }, { workspace: { isDefault: true } }),
    status: 'warn',
    code: 'workspace-limit-impossible',
    args: { limitUsd: 900 },
  },
  {
    name: 'none on the Default workspace',
    plan: evenMonth({ workspace: { isDefault: true } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'on a workspace that the list shows as the Default one, whatever the plan says',
    plan: limited({ workspaceLimitUsd: 900 }, { workspace: { id: 'wrkspc_test_0000', isDefault: false } }),
    seen: { workspaces: {} },
    status: 'warn',
    code: 'workspace-limit-impossible',
  },
  {
    name: 'on one that the list shows not to be the Default one',
    plan: limited({ workspaceLimitUsd: 1_000 }, { workspace: { id: 'wrkspc_test_0001', isDefault: true } }),
    seen: { workspaces: {} },
    status: 'pass',
    code: 'own-limit-fits',
  },
  {
    name: 'none set, and none for the organization either',
    plan: evenMonth({ answers: saidNone }),
    status: 'warn',
    code: 'own-limit-missing',
    args: { scope: 'workspace', said: { by: 'R. Example', on: '2026-11-18' } },
  },
  {
    name: 'none set, and one for the organization',
    plan: limited({ organizationLimitUsd: 900 }, { answers: saidNone }),
    status: 'pass',
    code: 'own-limit-on-the-other',
    args: { scope: 'workspace', limitUsd: 900 },
  },
  {
    name: 'the list has that of the planned workspace',
    plan: evenMonth(mine),
    seen: listed(workspaceRow(50, 'wrkspc_test_0002'), workspaceRow(1_000)),
    status: 'pass',
    code: 'own-limit-fits',
    basis: 'admin',
    args: { limitUsd: 1_000 },
  },
  {
    name: 'the list has that of the workspace that answered',
    plan: evenMonth(),
    seen: { ...listed(workspaceRow(1_000)), 'tiny-message': {} },
    status: 'pass',
    code: 'own-limit-fits',
    basis: 'admin',
  },
  {
    name: 'nobody knows which workspace of the list is meant: the plan counts',
    plan: limited({ workspaceLimitUsd: 1_000 }),
    seen: listed(workspaceRow(50)),
    status: 'pass',
    code: 'own-limit-fits',
    basis: 'simulated',
  },
  {
    name: 'the list has none for it',
    plan: evenMonth(mine),
    seen: listed(workspaceRow(50, 'wrkspc_test_0002'), organizationRow(900)),
    status: 'pass',
    code: 'own-limit-on-the-other',
    basis: 'admin',
    args: { scope: 'workspace', said: null, limitUsd: 900 },
  },
  {
    name: 'the list has none for it, though the plan counts on one: that of the organization is no excuse',
    plan: limited({ workspaceLimitUsd: 480 }, mine),
    seen: listed(organizationRow(900)),
    status: 'warn',
    code: 'own-limit-missing',
    basis: 'admin',
    args: { said: null, statedUsd: 480, instead: [{ what: 'organization', usd: 900 }] },
  },
  {
    name: 'Foundry has no such limits',
    plan: monthPlan({ platform: { path: 'foundry' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);
