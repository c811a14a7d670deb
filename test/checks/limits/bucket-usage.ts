import type { MonthUsageSeen, UsageRow } from '../../../src/judge/seen/month-usage.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { onTier } from './plans.ts';

export const used = (parts: Partial<UsageRow> = {}): UsageRow => ({
  model: 'claude-sonnet-5-5',
  workspaceId: 'wrkspc_test_0001',
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

export const other = (parts: Partial<UsageRow> = {}) => used({ workspaceId: 'wrkspc_other', ...parts });

/** Ten days, 14,400 minutes. */
export const usage = (rows: readonly UsageRow[], parts: Partial<MonthUsageSeen> = {}) => ({
  'tiny-message': {},
  'month-usage': { rows: [...rows], to: '2026-11-11T00:00:00.000Z', ...parts },
});

export const plan: PlanInput = onTier(undefined);
