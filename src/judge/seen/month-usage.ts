import { z } from 'zod';

/** Longest list that is kept; what is beyond it is told by `cut`. */
export const mostUsageRows = 1_000;

/** Who told: the newer analytics routes, the older reports, or a file exported from the Console. */
export const reportSources = ['analytics', 'report', 'console-export'] as const;

const name = z.string().max(200).nullable();
/** More than any organization uses in a month, so that sums stay exact. */
export const mostCount = 1e15;
const count = z.number().int().nonnegative().max(mostCount);

/** What one model was used for in one workspace with one key; null: not told, or not tied to one. */
const usageRow = z.strictObject({
  model: name,
  /** The reports know ids, an export knows display names. */
  workspaceId: name,
  workspaceName: name,
  apiKeyId: name,
  apiKeyName: name,
  uncachedInputTokens: count,
  cacheWrite5mTokens: count,
  cacheWrite1hTokens: count,
  cacheReadTokens: count,
  outputTokens: count,
  webSearches: count,
  /** Null: the source does not count them. */
  requests: count.nullable(),
});

/** What the organization used in the calendar month (UTC), up to now. */
export const monthUsageSeen = z.strictObject({
  source: z.enum(reportSources),
  /** ISO date-times (UTC), the end exclusive. */
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** The largest first. */
  rows: z.array(usageRow).max(mostUsageRows),
  /** True: there was more than is kept, so sums are too low. */
  cut: z.boolean(),
});

export type UsageRow = Readonly<z.output<typeof usageRow>>;
export type MonthUsageSeen = Readonly<z.output<typeof monthUsageSeen>>;
