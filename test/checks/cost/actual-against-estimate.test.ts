import { expect, test } from 'vitest';
import check from '../../../checks/cost/actual-against-estimate.ts';
import { asks, type CheckCase, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { about, asForecast, near, november, planned, tenDaysOf } from './actual-november.ts';

judgeTable(
  check,
  [
    { name: 'nothing said', ...asks('platform.path') },
    {
      name: 'no launch date',
      plan: planned({ launchDate: null }),
      seen: november(near),
      ...asks('launchDate'),
    },
    {
      name: 'Bedrock is billed by AWS',
      plan: planned({ platform: { path: 'bedrock', region: 'global' } }),
      seen: november(near),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'a launch to come',
      plan: planned({ launchDate: '2026-11-21' }),
      seen: november(near),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'nothing used by the product’s workspace',
      plan: planned(),
      seen: november(tenDaysOf(0), []),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'no admin key',
      plan: planned(),
      seen: { 'month-usage': unavailable('ANTHROPIC_ADMIN_KEY is not set.') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-usage', reason: 'ANTHROPIC_ADMIN_KEY is not set.', instead: 'forecast' },
    },
    {
      name: 'usage without cost',
      plan: planned(),
      seen: { ...november(near), 'month-cost': failed('permission-denied') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-cost' },
    },
    {
      name: 'another organization',
      plan: planned(),
      seen: { ...november(near), organization: { id: 'org-other' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
    {
      name: 'a report of last month',
      plan: planned(),
      seen: november(near),
      today: '2026-12-01',
      status: 'inconclusive',
      code: 'month-over',
    },
    {
      name: 'a workspace nobody knows',
      plan: planned(),
      seen: { ...november(near), 'tiny-message': { workspaceId: null } },
      ...asks('workspace.id'),
    },
    {
      name: 'one day of use',
      plan: planned(),
      seen: november([15.35]),
      status: 'inconclusive',
      code: 'actual-days-too-few',
      args: { activeDays: 1, since: '2026-11-01' },
    },
    {
      name: 'launched yesterday, after days of tests',
      plan: planned({ launchDate: '2026-11-10' }),
      seen: november(near),
      status: 'inconclusive',
      code: 'actual-days-too-few',
      args: { activeDays: 1, since: '2026-11-10' },
    },
    {
      name: 'billed, and no usage told',
      plan: planned(),
      seen: november(near, []),
      status: 'inconclusive',
      code: 'actual-sources-disagree',
    },
    {
      name: 'usage of the whole month beside the cost of its second half',
      plan: planned(),
      seen: november(near, [asForecast], { cost: { from: '2026-11-05T00:00:00.000Z' } }),
      status: 'inconclusive',
      code: 'actual-sources-disagree',
    },
    {
      name: 'a plan without sizes',
      plan: { ...planned(), tokens: {} },
      seen: november(near),
      ...asks('tokens.input.typical'),
    },
    {
      name: 'a plan without requests',
      plan: planned({ traffic: { requestsPerDay: 0 } }),
      seen: november(near),
      status: 'warn',
      code: 'no-requests-counted',
    },
  ],
  'what it needs',
);

const bounds: readonly (readonly [number, CheckCase['status'], CheckCase['code']])[] = [
  [23.1, 'fail', 'actual-far-above-forecast'],
  [22.9, 'warn', 'actual-above-forecast'],
  [19.3, 'warn', 'actual-above-forecast'],
  [19.1, 'pass', 'actual-near-forecast'],
  [15.35, 'pass', 'actual-near-forecast'],
  [11.6, 'pass', 'actual-near-forecast'],
  [11.4, 'warn', 'actual-below-forecast'],
];

// $153.50 for ten days: half more is $23.025 a day, a quarter more $19.1875, a quarter less $11.5125.
judgeTable(
  check,
  bounds.map(([usdPerDay, status, code]) => ({
    name: `$${usdPerDay} a day`,
    plan: planned(),
    seen: november(tenDaysOf(usdPerDay)),
    status,
    code,
    basis: 'admin',
    args: { billedUsd: about(usdPerDay * 10), forecastUsd: 153.5, error: about(usdPerDay / 15.35 - 1) },
  })),
  'the bounds',
);

const exported = (workspaceName: string | null) => {
  const seen = november([...near, 1], [{ ...asForecast, workspaceId: null, workspaceName }]);
  const [own] = seen['month-cost'].byWorkspace;
  return {
    'month-usage': {
      ...seen['month-usage'],
      source: 'console-export' as const,
      rows: [{ ...asForecast, workspaceId: null, workspaceName }],
    },
    'month-cost': {
      ...seen['month-cost'],
      source: 'console-export' as const,
      byWorkspace: own ? [{ ...own, workspaceId: null, workspaceName }] : [],
    },
  };
};
const named = planned({ workspace: { name: 'production' } });

judgeTable(
  check,
  [
    {
      name: 'its last day is never a whole one',
      plan: named,
      seen: exported('production'),
      status: 'pass',
      code: 'actual-near-forecast',
      basis: 'measured',
      args: { activeDays: 10, billedUsd: 153.5, source: 'console-export' },
    },
    {
      name: 'another workspace used it all',
      plan: named,
      seen: exported('staging'),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'no workspace is named',
      plan: named,
      seen: exported(null),
      status: 'inconclusive',
      code: 'actual-workspace-unnamed',
    },
    {
      name: 'the plan names none',
      plan: planned(),
      seen: exported('production'),
      status: 'inconclusive',
      code: 'actual-workspace-unnamed',
    },
  ],
  'exports of the Console',
);

test('a model is joined by its name in an export', () => {
  const seen = exported('production');
  const rows = seen['month-usage'].rows.map((used) => ({ ...used, model: 'Claude Sonnet 5.5' }));
  const outcome = judged(check, {
    plan: named,
    seen: { ...seen, 'month-usage': { ...seen['month-usage'], rows } },
  });
  expect(outcome).toMatchObject({ code: 'actual-near-forecast', args: { unplanned: [] } });
});
