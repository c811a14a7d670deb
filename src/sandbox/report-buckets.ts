import type { UsageDay } from './account-records.ts';
import { invalidRequest } from './errors.ts';

const msPerDay = 86_400_000;

/** What the rows of one day and group add up to. */
export interface UsageSum {
  /** ISO date-times; the end is exclusive. */
  readonly startingAt: string;
  readonly endingAt: string;
  /** Null where the report is not grouped by it. */
  readonly model: string | null;
  readonly workspaceId: string | null;
  readonly apiKeyId: string | null;
  readonly requests: number;
  readonly uncachedInputTokens: number;
  readonly cacheWrite5mTokens: number;
  readonly cacheWrite1hTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly webSearches: number;
  readonly amountUsd: number;
}

type AddedUp = Exclude<keyof UsageSum, 'startingAt' | 'endingAt' | 'model' | 'workspaceId' | 'apiKeyId'>;

export interface ReportRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** `starting_at` and `ending_at`, by default until now. Throws a 400 on a missing, wrong or reversed time. */
export function reportRange(query: URLSearchParams, now: Date): ReportRange {
  const time = (field: string, usual: number | null) => {
    const written = query.get(field);
    const ms = written === null ? usual : Date.parse(written);
    if (ms === null) throw invalidRequest(`${field}: Field required`);
    if (Number.isNaN(ms)) throw invalidRequest(`${field}: must be an RFC 3339 date-time`);
    return ms;
  };
  const startMs = time('starting_at', null);
  const endMs = time('ending_at', now.getTime());
  if (endMs <= startMs) throw invalidRequest('ending_at: must be after starting_at');
  return { startMs, endMs };
}

/** The values of `group_by`. Throws a 400 on one the sandbox cannot group by. */
export function reportGroups(query: URLSearchParams, known: readonly string[]): readonly string[] {
  const groups = [...query.getAll('group_by[]'), ...query.getAll('group_by')];
  const unknown = groups.find((group) => !known.includes(group));
  if (unknown !== undefined) throw invalidRequest(`group_by: "${unknown}" is not served by the sandbox`);
  return groups;
}

/** The days that begin in the range, in order, as ISO date-times of their start and end. */
export function daysOf({ startMs, endMs }: ReportRange): { startingAt: string; endingAt: string }[] {
  const first = Math.floor(startMs / msPerDay) * msPerDay;
  const count = Math.ceil((endMs - first) / msPerDay);
  return Array.from({ length: count }, (_, day) => ({
    startingAt: iso(first + day * msPerDay),
    endingAt: iso(first + (day + 1) * msPerDay),
  }));
}

/** Sums rows between two ISO date-times, one sum for every group that has any. */
export function sumsOf(
  usage: readonly UsageDay[],
  span: { readonly startingAt: string; readonly endingAt: string },
  groups: readonly string[],
): UsageSum[] {
  const sums = new Map<string, UsageSum>();
  for (const row of usage) {
    const at = `${row.date}T00:00:00Z`;
    if (at < span.startingAt || at >= span.endingAt) continue;
    const model = groups.includes('model') ? row.model : null;
    const workspaceId = groups.includes('workspace_id') ? row.workspaceId : null;
    const apiKeyId = groups.includes('api_key_id') ? (row.apiKeyId ?? null) : null;
    const key = JSON.stringify([model, workspaceId, apiKeyId]);
    const before = sums.get(key);
    const sum = (field: AddedUp) => (before?.[field] ?? 0) + (row[field] ?? 0);
    sums.set(key, {
      ...span,
      model,
      workspaceId,
      apiKeyId,
      requests: sum('requests'),
      uncachedInputTokens: sum('uncachedInputTokens'),
      cacheWrite5mTokens: sum('cacheWrite5mTokens'),
      cacheWrite1hTokens: sum('cacheWrite1hTokens'),
      cacheReadTokens: sum('cacheReadTokens'),
      outputTokens: sum('outputTokens'),
      webSearches: sum('webSearches'),
      amountUsd: sum('amountUsd'),
    });
  }
  return [...sums.values()];
}

const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
