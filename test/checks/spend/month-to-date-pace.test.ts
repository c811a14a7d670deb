import monthToDate from '../../../checks/spend/month-to-date.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { monthPlan } from '../cost/plans.ts';
import { cost, even, planned } from './november-so-far.ts';

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
