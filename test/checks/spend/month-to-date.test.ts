import { expect, test } from 'vitest';
import monthToDate from '../../../checks/spend/month-to-date.ts';
import { usagePages, wholeInput } from '../../../checks/spend/usage-habits.ts';
import type { MonthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, type CheckCase, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { monthPlan } from '../cost/plans.ts';
import { listed, organizationRow, tierRowOf } from './listed-limits.ts';

/** Sonnet 5.5, a medium month of $307, or $10.2333 a day of 30. Launched on the first unless a case says otherwise. */
const planned = (rest: PlanInput = {}): PlanInput =>
  monthPlan({ limits: { tier: 'start' }, launchDate: '2026-11-01', ...rest });

/** November so far, one amount a day, all of it by the product's workspace. The last day is over. */
function cost(usd: readonly number[], parts: Partial<MonthCostSeen> = {}) {
  const days = usd.map((amount, n) => ({ date: `2026-11-${String(n + 1).padStart(2, '0')}`, usd: amount }));
  return {
    'tiny-message': {},
    'month-cost': {
      days,
      to: new Date(Date.UTC(2026, 10, usd.length + 1)).toISOString(),
      byWorkspace: [
        {
          workspaceId: 'wrkspc_test_0001',
          workspaceName: null,
          usd: usd.reduce((sum, amount) => sum + amount, 0),
          dailyUsd: [...usd],
        },
      ],
      ...parts,
    },
  };
}
const even = (usdPerDay: number, days = 10) => Array<number>(days).fill(usdPerDay);

judgeTable(
  monthToDate,
  [
    { name: 'nothing said', ...asks('platform.path') },
    { name: 'no tier', plan: planned({ limits: {} }), seen: cost(even(1)), ...asks('limits.tier') },
    {
      name: 'no launch date',
      plan: planned({ launchDate: null }),
      seen: cost(even(1)),
      ...asks('launchDate'),
    },
    {
      name: 'a launch to come, of unknown size',
      plan: { ...planned({ launchDate: '2026-11-25' }), tokens: {} },
      seen: cost(even(1)),
      ...asks('tokens.input.typical'),
    },
    {
      name: 'Bedrock has no tiers',
      plan: planned({ platform: { path: 'bedrock', region: 'global' } }),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'no admin key',
      plan: planned(),
      seen: { 'month-cost': unavailable('ANTHROPIC_ADMIN_KEY is not set.') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-cost', instead: 'spend', reason: 'ANTHROPIC_ADMIN_KEY is not set.' },
    },
    ...(['permission-denied', 'not-found', 'key-rejected', 'connection-failed'] as const).map((cause) => ({
      name: cause,
      plan: planned(),
      seen: { 'month-cost': failed(cause) },
      status: 'inconclusive' as const,
      code: 'month-not-read' as const,
    })),
    {
      name: 'another organization',
      plan: planned(),
      seen: { ...cost(even(1)), organization: { id: 'org-other' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
    {
      name: 'a report of last month',
      plan: planned(),
      seen: cost(even(1)),
      today: '2026-12-01',
      status: 'inconclusive',
      code: 'month-over',
    },
    {
      name: 'one day is over',
      plan: planned(),
      seen: cost([1]),
      status: 'inconclusive',
      code: 'month-too-young',
      args: { spentUsd: 1 },
    },
  ],
  'what it needs',
);

judgeTable(
  monthToDate,
  [
    {
      name: '$16 a day end at $480, below the $500 of Start',
      plan: planned(),
      seen: cost(even(16)),
      status: 'pass',
      code: 'month-fits',
      basis: 'admin',
      args: { spentUsd: 160, monthEnd: { expected: 480, low: 480, high: 480 }, added: null },
    },
    // 200 by the 10th, 300 more at 20 a day: 15 days, to the end of the 25th, and a cent more an hour later.
    {
      name: '$20 a day pass $500 on the 26th',
      plan: planned(),
      seen: cost(even(20)),
      status: 'fail',
      code: 'month-cap-passed',
      basis: 'admin',
      args: {
        caps: [
          {
            scope: 'usage-tier',
            capUsd: 500,
            spentUsd: 200,
            expected: '2026-11-26T00:00:00.000Z',
            earliest: '2026-11-26T00:00:00.000Z',
            latest: '2026-11-26T00:00:00.000Z',
          },
        ],
      },
    },
    {
      name: 'nor does that need a tier, a launch date or a second day',
      plan: monthPlan({ spend: { organizationLimitUsd: 10 } }),
      seen: cost([11]),
      status: 'fail',
      code: 'month-cap-passed',
      args: { caps: [{ scope: 'organization', expected: '2026-11-01T23:00:00.000Z' }] },
    },
    // 160 by the 10th; 16 a day to the 20th: 320. From the 21st 16 + 10.2333 a day: 180 more in 6.861 days, 165 hours.
    {
      name: 'the planned traffic from the launch on passes it',
      plan: planned({ launchDate: '2026-11-21' }),
      seen: cost(even(16)),
      status: 'fail',
      code: 'month-cap-passed',
      args: {
        added: { from: '2026-11-21', usdPerDay: 307 / 30 },
        caps: [{ expected: '2026-11-27T20:00:00.000Z' }],
      },
    },
    {
      name: 'a launch in December adds nothing to November, but to a whole month: 480 + 307',
      plan: planned({ launchDate: '2026-12-05' }),
      seen: cost(even(16)),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: { added: null, wholeMonthUsd: 787, cap: { scope: 'usage-tier', capUsd: 500 } },
    },
    {
      name: 'a little besides: 150 + 307 fit as well',
      plan: planned({ launchDate: '2026-12-05' }),
      seen: cost(even(5)),
      status: 'pass',
      code: 'month-fits',
    },
    {
      name: 'a product that is live is in the pace already',
      plan: planned({ launchDate: '2026-08-01' }),
      seen: cost(even(16)),
      status: 'pass',
      code: 'month-fits',
      args: { added: null, paceDays: 'all' },
    },
    // Mean 15.5, spent 155: 20 days more end at 465. s is 5.43, half width 1.833 x 5.43 x sqrt(20 + 40) = 77.
    {
      name: 'uneven days may pass it',
      plan: planned(),
      seen: cost([10, 21, 10, 21, 10, 21, 10, 21, 10, 21]),
      status: 'warn',
      code: 'month-cap-possible',
      args: { monthEnd: { expected: 465 }, caps: [{ expected: null, latest: null }] },
    },
    {
      name: 'the Custom tier has no cap',
      plan: planned({ limits: { tier: 'custom' } }),
      seen: cost(even(1_000)),
      status: 'pass',
      code: 'month-without-cap',
    },
    {
      name: 'Evaluation publishes none',
      plan: planned({ limits: { tier: 'evaluation' } }),
      seen: cost(even(1)),
      status: 'inconclusive',
      code: 'month-caps-unknown',
    },
    {
      name: 'nor do own limits make up for it',
      plan: planned({ limits: { tier: 'evaluation' }, spend: { organizationLimitUsd: 1_000 } }),
      seen: cost(even(1)),
      status: 'inconclusive',
      code: 'month-caps-unknown',
      args: { caps: [{ scope: 'organization' }] },
    },
    {
      name: 'a report cut short proves no fit',
      plan: planned(),
      seen: cost(even(1), { cut: true }),
      status: 'inconclusive',
      code: 'month-cut-short',
    },
    {
      name: 'but a cap passed',
      plan: planned(),
      seen: cost(even(20), { cut: true }),
      status: 'fail',
      code: 'month-cap-passed',
      args: { cut: true },
    },
    {
      name: "the Console's export is measured, not told by the account",
      plan: planned(),
      seen: cost(even(16), { source: 'console-export' }),
      status: 'pass',
      code: 'month-fits',
      basis: 'measured',
    },
    {
      name: 'a model with a price step among the usage is named',
      plan: planned(),
      seen: {
        ...cost(even(16)),
        'month-usage': {
          rows: ['claude-haiku-5-5', 'claude-sonnet-5-5'].map((model) => ({
            model,
            workspaceId: null,
            workspaceName: null,
            apiKeyId: null,
            apiKeyName: null,
            uncachedInputTokens: 1,
            cacheWrite5mTokens: 0,
            cacheWrite1hTokens: 0,
            cacheReadTokens: 0,
            outputTokens: 1,
            webSearches: 0,
            requests: 1,
          })),
        },
      },
      status: 'pass',
      code: 'month-fits',
      args: { steppedModels: ['Haiku 5.5'] },
    },
  ],
  'the pace',
);

/** Nineteen whole days and nine hours of today: $4.50. */
const untilToday = (usd: readonly number[]) => cost([...usd, 4.5], { to: '2026-11-20T09:00:00.000Z' });
judgeTable(
  monthToDate,
  [
    // 12 a day and 307 planned are 667 in a whole month; this one ends well below 500 all the same.
    {
      name: 'tomorrow',
      plan: planned({ launchDate: '2026-11-21' }),
      seen: untilToday(even(12, 19)),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: { added: { from: '2026-11-21', usdPerDay: 307 / 30 }, paceDays: 'all', wholeMonthUsd: 667 },
    },
    // 232.50 and 10.625 days of 12 + 10.2333: 468.7292.
    {
      name: 'today',
      plan: planned({ launchDate: '2026-11-20' }),
      seen: untilToday(even(12, 19)),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: {
        added: { from: '2026-11-20', usdPerDay: 307 / 30 },
        paceDays: 'before-launch',
        monthEnd: { expected: 232.5 + 10.625 * (12 + 307 / 30) },
        wholeMonthUsd: 667,
      },
    },
    {
      name: 'yesterday: that day is no part of the pace, which would count it twice',
      plan: planned({ launchDate: '2026-11-19' }),
      seen: untilToday([...even(12, 18), 30]),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: {
        added: { from: '2026-11-19' },
        paceDays: 'before-launch',
        perDay: { meanUsd: 12 },
        wholeMonthUsd: 667,
      },
    },
    {
      name: 'yesterday, and the rest of the month passes the cap',
      plan: planned({ launchDate: '2026-11-19' }),
      seen: untilToday(even(15, 19)),
      status: 'fail',
      code: 'month-cap-passed',
      args: { added: { from: '2026-11-19' } },
    },
    {
      name: 'two days ago: those two are the pace',
      plan: planned({ launchDate: '2026-11-18' }),
      seen: untilToday(even(12, 19)),
      status: 'pass',
      code: 'month-fits',
      args: { added: null, paceDays: 'since-launch', perDay: { meanUsd: 12 } },
    },
    // 204 + 44 + 4.50 and 10.625 days of 22: 486.25. Thirty days of 22 are 660.
    {
      name: 'two days ago: this month fits, a whole one since the launch would not',
      plan: planned({ launchDate: '2026-11-18' }),
      seen: untilToday([...even(12, 17), 22, 22]),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: { added: null, monthEnd: { expected: 486.25 }, wholeMonthUsd: 660, cap: { capUsd: 500 } },
    },
    // The workspace began with the launch: 24 so far and 11 days of 12 are 156, thirty are 360.
    {
      name: 'two days ago, in a workspace of its own, held against its own days',
      plan: planned({
        launchDate: '2026-11-18',
        limits: { tier: 'build' },
        spend: { workspaceLimitUsd: 300 },
      }),
      seen: cost([...even(8, 17), 20, 20], {
        byWorkspace: [
          {
            workspaceId: 'wrkspc_test_0001',
            workspaceName: null,
            usd: 24,
            dailyUsd: [...even(0, 17), 12, 12],
          },
        ],
      }),
      status: 'warn',
      code: 'month-cap-after-launch',
      args: { cap: { scope: 'workspace', capUsd: 300 }, wholeMonthUsd: 360 },
    },
    {
      name: 'dear days before the launch are over',
      plan: planned({ launchDate: '2026-11-10' }),
      seen: untilToday([...even(40, 9), ...even(5, 10)]),
      status: 'pass',
      code: 'month-fits',
      args: { perDay: { meanUsd: 5 } },
    },
  ],
  'a launch',
);

const young = (parts: Partial<MonthCostSeen> = {}) => cost([1], parts);
const withTier = (tier: 'start' | 'build', organizationLimitUsd: number | null = null) =>
  planned({ limits: { tier }, spend: { organizationLimitUsd } });
judgeTable(
  monthToDate,
  [
    // 1 + 307 are 308: half of Build's 1,000 is 500, half of 616 is 308.
    {
      name: 'a planned month leaves half of the cap',
      plan: withTier('build'),
      seen: young(),
      status: 'warn',
      code: 'month-young-with-room',
      args: { spentUsd: 1, plannedUsd: 307, perDay: null },
    },
    { name: 'just half of a limit', plan: withTier('build', 616), seen: young() },
    { name: 'more than half of a limit', plan: withTier('build', 615), seen: young(), tight: true },
    { name: 'more than half of the tier', plan: withTier('start'), seen: young(), tight: true },
    { name: 'sums that are too low', plan: withTier('build'), seen: young({ cut: true }), tight: true },
    {
      name: 'an export without its first days',
      plan: withTier('build'),
      seen: young({
        source: 'console-export',
        from: '2026-11-10T00:00:00.000Z',
        days: [{ date: '2026-11-10', usd: 1 }],
      }),
      tight: true,
    },
  ].map(({ tight, ...row }) => ({
    status: tight ? ('inconclusive' as const) : ('warn' as const),
    code: tight ? ('month-too-young' as const) : ('month-young-with-room' as const),
    ...row,
  })) as CheckCase[],
  'a young month',
);

/** The Console's file from the tenth on, to the end of the nineteenth. */
const sinceTheTenth = (usdPerDay: number) =>
  cost([], {
    source: 'console-export',
    from: '2026-11-10T00:00:00.000Z',
    to: '2026-11-20T00:00:00.000Z',
    days: even(usdPerDay).map((usd, n) => ({ date: `2026-11-${10 + n}`, usd })),
    byWorkspace: [],
  });
judgeTable(
  monthToDate,
  [
    {
      name: 'that begins late proves no fit',
      plan: planned(),
      seen: sinceTheTenth(5),
      status: 'inconclusive',
      code: 'month-begins-late',
      args: { from: '2026-11-10T00:00:00.000Z' },
    },
    // 250 and eleven more days of 25 are 525.
    {
      name: 'that begins late and passes a cap',
      plan: planned(),
      seen: sinceTheTenth(25),
      status: 'fail',
      code: 'month-cap-passed',
    },
    {
      name: 'whose last day is not over',
      plan: planned(),
      seen: cost([...even(16, 9), 1], { source: 'console-export' }),
      status: 'pass',
      code: 'month-fits',
      args: { perDay: { meanUsd: 16 } },
    },
  ],
  "the Console's export",
);

const withoutAmount = listed(tierRowOf(null));
judgeTable(
  monthToDate,
  [
    {
      name: 'is no word for the documented cap',
      plan: planned(),
      seen: { ...cost(even(1)), ...withoutAmount },
      status: 'inconclusive',
      code: 'month-caps-unknown',
      args: { caps: [] },
    },
    {
      name: 'of a list that lacks it says nothing',
      plan: planned(),
      seen: { ...cost(even(1)), ...listed(organizationRow(450)) },
      status: 'pass',
      code: 'month-fits',
      args: { caps: [{ scope: 'usage-tier', capUsd: 500 }, { scope: 'organization' }] },
    },
    {
      name: 'is what Custom has',
      plan: planned({ limits: { tier: 'custom' } }),
      seen: { ...cost(even(1), { source: 'console-export' }), ...withoutAmount },
      status: 'pass',
      code: 'month-without-cap',
      basis: 'admin',
    },
  ],
  'a tier listed without an amount',
);

test('the guide says in the same words as the others where to look and what input is', () => {
  expect(monthToDate.guide.fix).toContain(usagePages);
  expect(monthToDate.guide.fix).toContain(wholeInput);
});

const withLimits = (spend: PlanInput['spend'], rest: PlanInput = {}) =>
  planned({ spend: spend ?? {}, ...rest });
judgeTable(
  monthToDate,
  [
    // 160 by the 10th: 200 after 2.5 days, 320 after 10; the tier's 500 is not passed.
    {
      name: 'several are passed: the first of them comes first',
      plan: withLimits({ organizationLimitUsd: 320, workspaceLimitUsd: 200 }),
      seen: cost(even(16)),
      status: 'fail',
      code: 'month-cap-passed',
      args: {
        caps: [
          { scope: 'workspace', expected: '2026-11-13T12:00:00.000Z' },
          { scope: 'organization', expected: '2026-11-21T00:00:00.000Z' },
          { scope: 'usage-tier', expected: null },
        ],
      },
    },
    {
      name: "another workspace's spending does not count against the product's limit",
      plan: withLimits({ workspaceLimitUsd: 200 }, { workspace: { id: 'wrkspc_new' } }),
      seen: cost(even(16)),
      status: 'pass',
      code: 'month-fits',
      args: { caps: [{ scope: 'usage-tier' }, { scope: 'workspace', spentUsd: 0 }] },
    },
    {
      name: 'but its planned traffic does: 10.2333 a day from the 21st are 102 by the end',
      plan: withLimits(
        { workspaceLimitUsd: 100 },
        { workspace: { id: 'wrkspc_new' }, launchDate: '2026-11-21' },
      ),
      seen: cost(even(1)),
      status: 'fail',
      code: 'month-cap-passed',
      args: { caps: [{ scope: 'workspace', expected: '2026-11-30T18:00:00.000Z' }, { scope: 'usage-tier' }] },
    },
    {
      name: 'the Default workspace has no limit',
      plan: withLimits({ workspaceLimitUsd: 100 }, { workspace: { isDefault: true } }),
      seen: cost(even(16)),
      status: 'pass',
      code: 'month-fits',
      args: { caps: [{ scope: 'usage-tier' }] },
    },
    {
      name: 'a limit of a workspace nobody can name',
      plan: withLimits({ workspaceLimitUsd: 1_000 }),
      seen: { ...cost(even(1)), 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'month-caps-unknown',
    },
    {
      name: "the export's workspaces by name",
      plan: withLimits({ workspaceLimitUsd: 200 }, { workspace: { name: 'Launch' } }),
      seen: cost(even(16), {
        source: 'console-export',
        byWorkspace: [{ workspaceId: null, workspaceName: 'Launch', usd: 160, dailyUsd: even(16) }],
      }),
      status: 'fail',
      code: 'month-cap-passed',
      args: { caps: [{ scope: 'workspace', spentUsd: 160 }, { scope: 'usage-tier' }] },
    },
    {
      name: 'an export without workspaces says nothing of the limit of one',
      plan: withLimits({ workspaceLimitUsd: 200 }, { workspace: { name: 'Launch' } }),
      seen: cost(even(16), {
        source: 'console-export',
        byWorkspace: [{ workspaceId: null, workspaceName: null, usd: 256, dailyUsd: even(16) }],
      }),
      status: 'inconclusive',
      code: 'month-caps-unknown',
    },
    // The plan-builder's account lists 450 for the organization, 400 for the workspace and 500 for the tier.
    {
      name: 'what the account lists comes before what the plan says',
      plan: withLimits(
        { organizationLimitUsd: 100, workspaceLimitUsd: 10_000 },
        { limits: { tier: 'scale' } },
      ),
      seen: { ...cost(even(16)), 'spend-limits': {} },
      status: 'fail',
      code: 'month-cap-passed',
      args: {
        caps: [
          { scope: 'workspace', capUsd: 400, expected: '2026-11-26T00:00:00.000Z' },
          { scope: 'organization', capUsd: 450, expected: '2026-11-29T03:00:00.000Z' },
          { scope: 'usage-tier', capUsd: 500, expected: null },
        ],
      },
    },
    {
      name: 'a listed tier needs no answer, and one without amount is no cap',
      plan: planned({ limits: {} }),
      seen: {
        ...cost(even(16)),
        'spend-limits': {
          limits: [
            { scope: 'usage-tier' as const, workspaceId: null, usd: 481, period: 'monthly' as const },
            { scope: 'organization' as const, workspaceId: null, usd: null, period: 'monthly' as const },
            { scope: 'organization' as const, workspaceId: null, usd: 1, period: 'daily' as const },
            { scope: 'workspace' as const, workspaceId: 'wrkspc_b', usd: 1, period: 'monthly' as const },
          ],
        },
      },
      status: 'pass',
      code: 'month-fits',
      args: { caps: [{ scope: 'usage-tier', capUsd: 481 }] },
    },
  ],
  'the caps',
);
