import { daysOfUse } from '../../src/cost/forecast-error.ts';
import { wholeDaysOf } from '../../src/cost/pace.ts';
import { type BilledUsage, promptTokens } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { inconclusive, notApplicable } from '../../src/judge/outcome.ts';
import type { UsageRow } from '../../src/judge/seen/month-usage.ts';
import { withDefaultWorkspace } from '../month-default-workspace.ts';
import { basisOf, readMonth } from '../month-read.ts';
import { workspaceMonth } from '../spend/month-pace.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, listedWorkspace, productWorkspaceId } from '../workspace/admin-evidence.ts';

/** What the product's workspace used and was billed on the whole days of this month since the launch. */
export interface ActualUse {
  readonly usage: ObservedBy<'month-usage'>;
  readonly cost: ObservedBy<'month-cost'>;
  /** The workspace's rows, of the whole month. */
  readonly rows: readonly UsageRow[];
  /** Part of these rows that falls on the days counted. Rows tell no days, so it is taken from what each day cost. */
  readonly countedShare: number;
  readonly wholeDays: number;
  readonly activeDays: number;
  readonly billedUsd: number;
  /** ISO dates (UTC) of the first and the last whole day. */
  readonly from: string;
  readonly to: string;
}

/** Ours: a single day tells more of the day than of the product. */
const fewestDays = 2;

/** What was really used, or why it cannot be told. */
export function actualUse(
  input: JudgeInput,
  launchDate: string,
): { readonly use: ActualUse } | { readonly without: Outcome } {
  const readUsage = readMonth('month-usage', 'forecast', input);
  if ('without' in readUsage) return readUsage;
  const readCost = readMonth('month-cost', 'forecast', input);
  if ('without' in readCost) return readCost;
  const [usage, cost] = [readUsage.seen, readCost.seen];
  const evidence = { basis: basisOf(cost.value.source) } as const;
  const rows = productRows(usage, input);
  const month = workspaceMonth(cost, input);
  if (!rows || !month) {
    return {
      without: [usage, cost].some(({ value }) => value.source === 'console-export')
        ? inconclusive('actual-workspace-unnamed', {}, evidence)
        : unansweredField('workspace.id'),
    };
  }
  const used = sumOf(rows);
  const hasTokens = promptTokens(used) + used.outputTokens > 0;
  const monthUsd = usdOf(month.days);
  if (!hasTokens && monthUsd <= 0) return { without: nothingUsed(usage) };
  if (!hasTokens || !sameTime(usage.value, cost.value)) {
    return { without: inconclusive('actual-sources-disagree', spans(usage, cost), evidence) };
  }
  const whole = wholeDaysOf({ ...month, paceFrom: launchDate });
  const activeDays = daysOfUse(whole.map(({ usd }) => usd));
  const [first, last] = [whole[0], whole.at(-1)];
  if (activeDays < fewestDays || !first || !last) {
    const since = [launchDate, cost.value.from.slice(0, 10)].toSorted().at(-1) ?? launchDate;
    const args = { activeDays, fewest: fewestDays, since };
    return { without: inconclusive('actual-days-too-few', args, evidence) };
  }
  const billedUsd = usdOf(whole);
  const countedShare = Math.min(1, billedUsd / monthUsd);
  const [from, to] = [first.date, last.date];
  const wholeDays = whole.length;
  return { use: { usage, cost, rows, countedShare, wholeDays, activeDays, billedUsd, from, to } };
}

/** Rows of the product's own workspace; null where nobody knows which it is. */
function productRows({ value }: ObservedBy<'month-usage'>, input: JudgeInput): readonly UsageRow[] | null {
  const evidence = adminEvidence(input);
  const id = productWorkspaceId(input, evidence);
  const rows = withDefaultWorkspace(value.rows, value.source, evidence);
  if (value.source !== 'console-export') {
    return id === null ? null : rows.filter(({ workspaceId }) => workspaceId === id);
  }
  const name = input.plan.workspace.name ?? listedWorkspace(evidence, id)?.name ?? null;
  // An export need not name workspaces: what this one used is then not nothing, but unknown.
  const isNamed = rows.length === 0 || rows.some(({ workspaceName }) => workspaceName !== null);
  return name !== null && isNamed ? rows.filter(({ workspaceName }) => workspaceName === name) : null;
}

/** All rows together, in the fields that are billed; `part` of them. */
export const sumOf = (rows: readonly UsageRow[], part = 1): BilledUsage =>
  rows.reduce<BilledUsage>(
    (sum, row) => ({
      uncachedInputTokens: sum.uncachedInputTokens + row.uncachedInputTokens * part,
      cacheWrite5mTokens: sum.cacheWrite5mTokens + row.cacheWrite5mTokens * part,
      cacheWrite1hTokens: sum.cacheWrite1hTokens + row.cacheWrite1hTokens * part,
      cacheReadTokens: sum.cacheReadTokens + row.cacheReadTokens * part,
      outputTokens: sum.outputTokens + row.outputTokens * part,
      webSearches: sum.webSearches + row.webSearches * part,
    }),
    {
      uncachedInputTokens: 0,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens: 0,
      webSearches: 0,
    },
  );

const usdOf = (days: readonly { readonly usd: number }[]): number =>
  days.reduce((sum, { usd }) => sum + usd, 0);

const nothingUsed = ({ value }: ObservedBy<'month-usage'>): Outcome =>
  notApplicable(
    `The product's workspace used nothing from ${value.from.slice(0, 10)} to ${value.to.slice(0, 10)}, so there is nothing to hold the forecast against.`,
  );

const dayMs = 86_400_000;

/** Reports are asked for one after the other, and exports end with a day. */
const sameTime = (
  one: { readonly from: string; readonly to: string },
  other: { readonly from: string; readonly to: string },
): boolean =>
  one.from.slice(0, 10) === other.from.slice(0, 10) &&
  Math.abs(Date.parse(one.to) - Date.parse(other.to)) < dayMs;

const spans = (usage: ObservedBy<'month-usage'>, cost: ObservedBy<'month-cost'>) => ({
  usageFrom: usage.value.from,
  usageTo: usage.value.to,
  costFrom: cost.value.from,
  costTo: cost.value.to,
});
