import { type MonthUsageSeen, mostUsageRows, type UsageRow } from '../../judge/seen/month-usage.ts';

/** More groups than any organization has; beyond them a source is cut, so that a huge file stays in bounds. */
const mostGroups = 100_000;

const names = ['model', 'workspaceId', 'workspaceName', 'apiKeyId', 'apiKeyName'] as const;
const counts = [
  'uncachedInputTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'cacheReadTokens',
  'outputTokens',
  'webSearches',
] as const;

/** Adds up usage by model, workspace and key, as it comes. */
export class UsageTally {
  readonly #groups = new Map<string, UsageRow>();
  #cut = false;

  add(row: UsageRow): void {
    const group = JSON.stringify(names.map((name) => row[name]));
    const before = this.#groups.get(group);
    if (!before && this.#groups.size >= mostGroups) {
      this.#cut = true;
      return;
    }
    this.#groups.set(group, before ? sumOf(before, row) : row);
  }

  /** The largest groups; `cut` also where the source itself was not read to its end. */
  value(span: Pick<MonthUsageSeen, 'source' | 'from' | 'to' | 'cut'>): MonthUsageSeen {
    const rows = [...this.#groups.values()].sort((a, b) => tokensOf(b) - tokensOf(a));
    return {
      ...span,
      rows: rows.slice(0, mostUsageRows),
      cut: span.cut || this.#cut || rows.length > mostUsageRows,
    };
  }
}

function sumOf(one: UsageRow, other: UsageRow): UsageRow {
  const sums = Object.fromEntries(counts.map((name) => [name, one[name] + other[name]]));
  const requests = one.requests === null || other.requests === null ? null : one.requests + other.requests;
  return { ...one, ...sums, requests };
}

const tokensOf = (row: UsageRow): number => counts.reduce((sum, name) => sum + row[name], 0);
