import check from '../../../checks/keys/expiry.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { listedKey } from '../../support/seen-account.ts';

/** Launched on 2026-12-01 and meant to live six months: until 2027-06-01. Judged on 2026-11-20. */
const plan = (expiresOn: string | null, rest: PlanInput = {}): PlanInput => ({
  platform: { path: 'claude-api' },
  launchDate: '2026-12-01',
  plannedLifeMonths: 6,
  keys: { expiresOn },
  ...rest,
});
const listed = (expiresAt: string | null) => ({
  organization: {},
  'api-keys': { keys: [{ ...listedKey, expiresAt }] },
});

judgeTable(check, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'another path',
    plan: { platform: { path: 'vertex' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'nobody knows', plan: plan(null), ...asks('keys.expiresOn') },
  {
    name: 'never, whatever the launch',
    plan: plan('never', { launchDate: null }),
    status: 'warn',
    code: 'key-never-expires',
    basis: 'planned',
    args: { name: null },
  },
  { name: 'yesterday', plan: plan('2026-11-19'), status: 'fail', code: 'key-expired' },
  { name: 'later today', plan: plan('2026-11-20'), status: 'fail', code: 'key-expires-before-launch' },
  {
    name: 'later today, which is after the launch',
    plan: plan('2026-11-20', { launchDate: '2026-11-01' }),
    status: 'warn',
    code: 'key-expires-within-life',
  },
  { name: 'tomorrow', plan: plan('2026-11-21'), status: 'fail', code: 'key-expires-before-launch' },
  {
    name: 'on the day of the launch',
    plan: plan('2026-12-01'),
    status: 'fail',
    code: 'key-expires-before-launch',
  },
  {
    name: 'the day after the launch',
    plan: plan('2026-12-02'),
    status: 'warn',
    code: 'key-expires-within-life',
    args: { on: '2026-12-02', lifeEnd: '2027-06-01' },
  },
  { name: 'a day before the end', plan: plan('2027-05-31'), status: 'warn', code: 'key-expires-within-life' },
  {
    name: 'on the last day',
    plan: plan('2027-06-01'),
    status: 'pass',
    code: 'key-outlives-plan',
    basis: 'planned',
  },
  { name: 'no launch date', plan: plan('2027-06-01', { launchDate: null }), ...asks('launchDate') },
  {
    name: 'no planned life',
    plan: plan('2027-06-01', { plannedLifeMonths: null }),
    ...asks('plannedLifeMonths'),
  },
  {
    name: 'workload identity',
    plan: plan(null),
    seen: { credential: { kind: 'federation', from: 'ANTHROPIC_FEDERATION_RULE_ID' } },
    status: 'pass',
    code: 'key-federated',
    basis: 'live',
  },
]);

judgeTable(
  check,
  [
    {
      name: 'read instead of asked',
      plan: plan(null),
      seen: listed('2027-06-01T08:00:00.000Z'),
      status: 'pass',
      code: 'key-outlives-plan',
      basis: 'admin',
      args: { name: 'production', on: '2027-06-01 at 08:00 UTC' },
    },
    {
      name: 'a day of UTC, whatever the list counts in',
      plan: plan(null),
      seen: listed('2027-06-01T01:30:00+02:00'),
      status: 'warn',
      code: 'key-expires-within-life',
      args: { on: '2027-05-31 at 23:30 UTC' },
    },
    {
      name: 'earlier today, by the status of the key',
      plan: plan(null),
      seen: {
        organization: {},
        'api-keys': {
          keys: [{ ...listedKey, status: 'expired', expiresAt: '2026-11-20T01:00:00.000Z' }],
        },
      },
      status: 'fail',
      code: 'key-expired',
      args: { on: '2026-11-20 at 01:00 UTC' },
    },
    {
      name: 'the list beats the plan',
      plan: plan('2029-01-01'),
      seen: listed('2026-11-30T23:59:59.000Z'),
      status: 'fail',
      code: 'key-expires-before-launch',
      basis: 'admin',
    },
    {
      name: 'no end is listed',
      plan: plan('2027-06-01'),
      seen: listed(null),
      status: 'warn',
      code: 'key-never-expires',
      args: { name: 'production' },
    },
    {
      name: 'a key that could not be told apart is asked for',
      plan: plan(null),
      seen: { organization: {}, 'api-keys': { inUse: { kind: 'ambiguous', count: 2 } } },
      ...asks('keys.expiresOn'),
    },
    {
      name: 'no admin key: the word of the plan',
      plan: plan('2027-06-01'),
      seen: { organization: unavailable(), 'api-keys': failed('not-found') },
      status: 'pass',
      code: 'key-outlives-plan',
      basis: 'planned',
    },
    {
      name: "another organization's admin key",
      plan: plan(null),
      seen: {
        ...listed('2026-11-30T00:00:00.000Z'),
        'tiny-message': {},
        organization: { id: 'org-test-0002' },
      },
      ...asks('keys.expiresOn'),
    },
  ],
  'with an admin key',
);
