import monthToDate from '../../../checks/spend/month-to-date.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { listed, organizationRow, tierRowOf } from './listed-limits.ts';
import { cost, even, planned } from './november-so-far.ts';

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
