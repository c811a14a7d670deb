import { expect } from 'vitest';
import type { MonthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import type { MonthUsageSeen, UsageRow } from '../../../src/judge/seen/month-usage.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { monthPlan } from './plans.ts';

/**
 * Sonnet 5.5 at 2 / 10. Ten active days of the medium month are 10,000 requests: 48 million tokens in ($96) and 5.75
 * million out ($57.50), $153.50 together.
 */
export const planned = (rest: PlanInput = {}): PlanInput => monthPlan({ launchDate: '2026-11-01', ...rest });

const ownWorkspace = 'wrkspc_test_0001';
export const million = 1_000_000;
/** For amounts that are whole on paper. */
export const about = (usd: number): unknown => expect.closeTo(usd, 9);

export const row = (parts: Partial<UsageRow>): UsageRow => ({
  model: 'claude-sonnet-5-5',
  workspaceId: ownWorkspace,
  workspaceName: null,
  apiKeyId: null,
  apiKeyName: null,
  uncachedInputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
  webSearches: 0,
  requests: null,
  ...parts,
});
export const asForecast = row({ uncachedInputTokens: 48 * million, outputTokens: 5.75 * million });

/** November so far: what the product's workspace was billed each day, and what it used in all. The last day is over. */
export function november(
  dailyUsd: readonly number[],
  rows: readonly UsageRow[] = [asForecast],
  parts: { readonly cost?: Partial<MonthCostSeen>; readonly usage?: Partial<MonthUsageSeen> } = {},
) {
  const to = new Date(Date.UTC(2026, 10, dailyUsd.length + 1)).toISOString();
  const usd = dailyUsd.reduce((sum, amount) => sum + amount, 0);
  return {
    'tiny-message': {},
    'month-cost': {
      // The organization spends $50 a day besides.
      days: dailyUsd.map((amount, n) => ({
        date: `2026-11-${String(n + 1).padStart(2, '0')}`,
        usd: amount + 50,
      })),
      to,
      byWorkspace: [{ workspaceId: ownWorkspace, workspaceName: null, usd, dailyUsd: [...dailyUsd] }],
      ...parts.cost,
    },
    'month-usage': {
      to,
      rows: [...rows, row({ workspaceId: 'wrkspc_test_0002', outputTokens: 900 * million })],
      ...parts.usage,
    },
  };
}
export const tenDaysOf = (usd: number) => Array<number>(10).fill(usd);
export const near = tenDaysOf(15.35);
