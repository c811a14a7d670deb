import type { SpendLimitRow, SpendLimitsSeen } from '../../../src/judge/seen/spend-limits.ts';

const monthly = (parts: Pick<SpendLimitRow, 'scope' | 'usd'>): SpendLimitRow => ({
  workspaceId: null,
  period: 'monthly',
  ...parts,
});

export const organizationRow = (usd: number | null): SpendLimitRow => monthly({ scope: 'organization', usd });
export const tierRowOf = (usd: number | null): SpendLimitRow => monthly({ scope: 'usage-tier', usd });
export const workspaceRow = (usd: number | null, workspaceId = 'wrkspc_test_0001'): SpendLimitRow => ({
  ...monthly({ scope: 'workspace', usd }),
  workspaceId,
});

/** What an admin key saw: these limits and no others. */
export const listed = (...limits: SpendLimitRow[]): { readonly 'spend-limits': SpendLimitsSeen } => ({
  'spend-limits': { limits, cut: false },
});
