import { z } from 'zod';

/** One cap on what may be spent in one period. */
const spendLimitRow = z.strictObject({
  /** `usage-tier`: set by Anthropic; `other`: of members, groups or services, which no launch of a product meets. */
  scope: z.enum(['organization', 'workspace', 'usage-tier', 'other']),
  workspaceId: z.string().max(200).nullable(),
  /** Null: no amount is in force there. */
  usd: z.number().nonnegative().nullable(),
  period: z.enum(['daily', 'weekly', 'monthly']),
});

/** The spend limits of the organization, its workspaces and its usage tier, as its admin key sees them. */
export const spendLimitsSeen = z.strictObject({
  limits: z.array(spendLimitRow).max(1_000),
  /** True where there are more than were read. */
  cut: z.boolean(),
});

export type SpendLimitRow = Readonly<z.output<typeof spendLimitRow>>;
export type SpendLimitsSeen = Readonly<z.output<typeof spendLimitsSeen>>;
