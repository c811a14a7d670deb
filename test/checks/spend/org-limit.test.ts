import { expect, test } from 'vitest';
import orgLimit from '../../../checks/spend/org-limit.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { evenMonth, lightIsDearest, monthPlan } from '../cost/plans.ts';
import { headers } from '../limits/plans.ts';
import { listed, organizationRow, tierRowOf, workspaceRow } from './listed-limits.ts';

/** Medium $500, heavy $750. */
const limited = (spend: PlanInput['spend'], rest: PlanInput = {}): PlanInput => evenMonth({ spend, ...rest });
const answered = (says: 'yes' | 'no'): PlanInput['answers'] => ({
  'spend/org-limit': { says, by: 'R. Example', on: '2026-11-18' },
});
const reached = {
  status: 400,
  type: 'invalid_request_error',
  messageStart: 'You have reached your specified API usage limits',
};

judgeTable(orgLimit, [
  {
    name: 'the account says that the limit is reached, whatever the plan says',
    seen: { 'tiny-message': failed('organization-spend-limit') },
    status: 'fail',
    code: 'call-refused',
    basis: 'live',
    args: { cause: 'organization-spend-limit' },
  },
  {
    name: 'that of the workspace is reached, which another check tells',
    plan: limited({ organizationLimitUsd: 1_000 }),
    seen: { 'tiny-message': failed('workspace-spend-limit') },
    status: 'pass',
    code: 'own-limit-fits',
  },
  { name: 'no path', ...asks('platform.path') },
  { name: 'nothing said', plan: evenMonth(), ...asks('spend.organizationLimitUsd') },
  {
    name: 'nobody knows',
    plan: limited({ organizationLimitUsd: null }),
    ...asks('spend.organizationLimitUsd'),
  },
  {
    name: 'the limit of the workspace says nothing of that of the organization',
    plan: limited({ workspaceLimitUsd: 1_000 }),
    ...asks('spend.organizationLimitUsd'),
  },
  {
    name: 'somebody said yes without the amount',
    plan: evenMonth({ answers: answered('yes') }),
    ...asks('spend.organizationLimitUsd'),
  },
  {
    name: 'a limit, but no forecast',
    plan: { platform: { path: 'claude-api' }, spend: { organizationLimitUsd: 900 } },
    ...asks('task.features'),
  },
  {
    name: 'a heavy month is four fifths of it: 750 / 937.5',
    plan: limited({ organizationLimitUsd: 937.5 }),
    status: 'pass',
    code: 'own-limit-fits',
    basis: 'simulated',
    args: {
      scope: 'organization',
      limitUsd: 937.5,
      mediumUsd: 500,
      dearest: 'heavy',
      dearestUsd: 750,
      error: reached,
    },
  },
  {
    name: 'a heavy month is more than four fifths of it',
    plan: limited({ organizationLimitUsd: 937 }),
    status: 'warn',
    code: 'own-limit-near',
    args: { limitUsd: 937, error: reached },
  },
  {
    name: 'a light month is the dearest, and above it',
    plan: lightIsDearest({ spend: { organizationLimitUsd: 330 } }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scenario: 'light', day: 29 },
  },
  {
    name: 'a light month is the dearest, and near it',
    plan: lightIsDearest({ spend: { organizationLimitUsd: 400 } }),
    status: 'warn',
    code: 'own-limit-near',
    args: { dearest: 'light' },
  },
  {
    name: 'exactly a heavy month',
    plan: limited({ organizationLimitUsd: 750 }),
    status: 'warn',
    code: 'own-limit-near',
  },
  {
    name: 'below a heavy month: 749 / 750 of 30 days',
    plan: limited({ organizationLimitUsd: 749 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scenario: 'heavy', day: 30, error: reached },
  },
  {
    name: 'below a medium month: 400 / 500 of 30 days',
    plan: limited({ organizationLimitUsd: 400 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { scope: 'organization', scenario: 'medium', capUsd: 400, day: 24 },
  },
  {
    name: 'a limit of nothing is reached on the first day',
    plan: limited({ organizationLimitUsd: 0 }),
    status: 'fail',
    code: 'own-limit-reached',
    args: { day: 0 },
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
    plan: limited({ organizationLimitUsd: 950 }, { limits: { tier: 'build' } }),
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
    name: 'Foundry has no such limits',
    plan: monthPlan({ platform: { path: 'foundry' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);

judgeTable(
  orgLimit,
  [
    {
      name: 'one that nobody stated',
      plan: evenMonth(),
      seen: listed(organizationRow(1_000)),
      status: 'pass',
      code: 'own-limit-fits',
      basis: 'admin',
      args: { limitUsd: 1_000, statedUsd: null },
    },
    {
      name: 'the same as stated',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: listed(organizationRow(1_000)),
      status: 'pass',
      code: 'own-limit-fits',
      basis: 'admin',
      args: { statedUsd: null },
    },
    {
      name: 'a lower one than stated counts',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: listed(organizationRow(400)),
      status: 'fail',
      code: 'own-limit-reached',
      basis: 'admin',
      args: { capUsd: 400, statedUsd: 1_000, day: 24 },
    },
    {
      name: 'above the cap of the list, which is below the documented one',
      plan: limited({}, { limits: { tier: 'build' } }),
      seen: listed(organizationRow(1_000), tierRowOf(800)),
      status: 'warn',
      code: 'own-limit-without-effect',
      args: { below: 'tier cap', belowUsd: 800 },
    },
    {
      name: 'another organization shows nothing of this one',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: {
        ...listed(organizationRow(400)),
        organization: { id: 'org-test-0009' },
        'tiny-message': {},
      },
      status: 'pass',
      code: 'own-limit-fits',
      basis: 'simulated',
      args: { limitUsd: 1_000 },
    },
    {
      name: 'a daily one is none of the month',
      plan: evenMonth(),
      seen: listed({ ...organizationRow(10), period: 'daily' }),
      status: 'warn',
      code: 'own-limit-missing',
    },
    {
      name: 'switched off',
      plan: evenMonth(),
      seen: listed(organizationRow(null)),
      status: 'warn',
      code: 'own-limit-missing',
      args: { said: null, statedUsd: null, instead: [] },
    },
    {
      name: 'a list that was cut shows no absence',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: { 'spend-limits': { limits: [], cut: true } },
      status: 'pass',
      code: 'own-limit-fits',
      basis: 'simulated',
    },
    {
      name: 'not offered to this organization: the plan counts',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: { 'spend-limits': { ...unavailable('It is in early access.'), cause: 'permission-denied' } },
      status: 'pass',
      code: 'own-limit-fits',
      basis: 'simulated',
    },
    {
      name: 'the admin key is refused: the plan counts',
      plan: limited({ organizationLimitUsd: 1_000 }),
      seen: { 'spend-limits': failed('key-rejected') },
      status: 'pass',
      code: 'own-limit-fits',
    },
    {
      name: 'not read and not stated',
      plan: evenMonth(),
      seen: { 'spend-limits': failed('not-found') },
      ...asks('spend.organizationLimitUsd'),
    },
  ],
  'as the list of the organization has it',
);

judgeTable(
  orgLimit,
  [
    {
      name: 'somebody said so, and nothing is known that stops the bill',
      plan: evenMonth({ answers: answered('no') }),
      status: 'warn',
      code: 'own-limit-missing',
      basis: 'attested',
      args: { said: { by: 'R. Example', on: '2026-11-18' }, statedUsd: null, instead: [] },
    },
    {
      name: 'cap of the tier and credit that does not reload stop it instead',
      plan: limited(
        { creditUsd: 300, autoReload: false },
        { answers: answered('no'), limits: { tier: 'build' } },
      ),
      status: 'warn',
      code: 'own-limit-missing',
      args: {
        instead: [
          { what: 'usage-tier', usd: 1_000 },
          { what: 'credit', usd: 300 },
        ],
      },
    },
    {
      name: 'credit that reloads stops nothing',
      plan: limited({ creditUsd: 300, autoReload: true }, { answers: answered('no') }),
      status: 'warn',
      code: 'own-limit-missing',
      args: { instead: [] },
    },
    {
      name: 'the workspace has one',
      plan: limited({ workspaceLimitUsd: 900 }, { answers: answered('no') }),
      status: 'pass',
      code: 'own-limit-on-the-other',
      args: { scope: 'organization', limitUsd: 900 },
    },
    {
      name: 'the Default workspace cannot have one',
      plan: limited({ workspaceLimitUsd: 900 }, { answers: answered('no'), workspace: { isDefault: true } }),
      status: 'warn',
      code: 'own-limit-missing',
    },
    {
      name: 'the list has none, though the plan counts on one',
      plan: limited({ organizationLimitUsd: 900 }),
      seen: listed(tierRowOf(500)),
      status: 'warn',
      code: 'own-limit-missing',
      basis: 'admin',
      args: { said: null, statedUsd: 900, instead: [{ what: 'usage-tier', usd: 500 }] },
    },
    {
      name: 'the list has none, and one for the workspace',
      plan: evenMonth({ workspace: { id: 'wrkspc_test_0001' } }),
      seen: listed(workspaceRow(900)),
      status: 'pass',
      code: 'own-limit-on-the-other',
      basis: 'admin',
      args: { limitUsd: 900 },
    },
  ],
  'where none is set',
);

test('the figure tells whether the account or the plan said it', () => {
  const origins = (seen: Parameters<typeof judged>[1]) =>
    judged(orgLimit, seen).figures.map(({ origin }) => origin)[0];
  const plan = limited({ organizationLimitUsd: 1_000 });
  expect(origins({ plan })).toBe('planned');
  expect(origins({ plan, seen: listed(organizationRow(1_000)) })).toBe('admin');
});
