import type { MonthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { monthPlan } from '../cost/plans.ts';

/** Sonnet 5.5, a medium month of $307, or $10.2333 a day of 30. Launched on the first unless a case says otherwise. */
export const planned = (rest: PlanInput = {}): PlanInput =>
  monthPlan({ limits: { tier: 'start' }, launchDate: '2026-11-01', ...rest });

/** November so far, one amount a day, all of it by the product's workspace. The last day is over. */
export function cost(usd: readonly number[], parts: Partial<MonthCostSeen> = {}) {
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

export const even = (usdPerDay: number, days = 10) => Array<number>(days).fill(usdPerDay);
