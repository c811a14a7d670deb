import monthToDate from '../../../checks/spend/month-to-date.ts';
import type { MonthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import { type CheckCase, judgeTable } from '../../support/check-cases.ts';
import { cost, even, planned } from './november-so-far.ts';

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
