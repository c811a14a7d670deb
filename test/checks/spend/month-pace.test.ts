import { expect, test } from 'vitest';
import { workspaceMonth } from '../../../checks/spend/month-pace.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { JudgeInput } from '../../../src/judge/check.ts';
import type { ObservedBy } from '../../../src/judge/observation.ts';
import type { MonthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import { observedWith, planWith, TODAY } from '../../support/plan-builder.ts';

const row = (workspaceId: string | null, usd: number): MonthCostSeen['byWorkspace'][number] => ({
  workspaceId,
  workspaceName: null,
  usd,
  dailyUsd: [usd],
});

/** What the product's workspace spent on the only day told of. */
function spent(source: MonthCostSeen['source'], defaultId: string | null): number | undefined {
  const observed = observedWith({
    'tiny-message': {},
    workspaces: { defaultId },
    'month-cost': {
      source,
      days: [{ date: '2026-11-01', usd: 14 }],
      byWorkspace: [row(null, 2), row('wrkspc_test_0001', 4), row('wrkspc_other', 8)],
    },
  });
  const input: JudgeInput = { plan: planWith({}), catalog, observed, today: TODAY };
  return workspaceMonth(observed['month-cost'] as unknown as ObservedBy<'month-cost'>, input)?.days[0]?.usd;
}

test.each([
  ['report', 'wrkspc_test_0001', 6],
  ['report', 'wrkspc_default', 4],
  ['report', null, 4],
  ['analytics', 'wrkspc_test_0001', 4],
] as const)('costs without a workspace, %s, Default workspace %s: $%d', (source, defaultId, usd) => {
  expect(spent(source, defaultId)).toBe(usd);
});
