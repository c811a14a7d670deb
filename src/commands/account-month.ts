import { basisOf, readMonth, tokenFields } from '../../checks/month-read.ts';
import { inDefaultWorkspace, knownCaps, ownLimit } from '../../checks/spend/known-caps.ts';
import { workspaceMonth } from '../../checks/spend/month-pace.ts';
import { adminEvidence, listedWorkspace } from '../../checks/workspace/admin-evidence.ts';
import { capPassed, paceOf } from '../cost/pace.ts';
import type {
  AccountCap,
  AccountGroup,
  AccountMonth,
  AccountReported,
  AccountTokens,
} from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import type { ObservedBy } from '../judge/observation.ts';
import type { UsageRow } from '../judge/seen/month-usage.ts';

/** Longer lists tell no more about who uses it up. */
const mostGroups = 20;

type Usage = ObservedBy<'month-usage'>;
type Cost = ObservedBy<'month-cost'>;

const usageOf = (input: JudgeInput): Usage | null => {
  const read = readMonth('month-usage', 'limits', input);
  return 'seen' in read ? read.seen : null;
};
const costOf = (input: JudgeInput): Cost | null => {
  const read = readMonth('month-cost', 'spend', input);
  return 'seen' in read ? read.seen : null;
};

/** What the organization used and spent this month; null where nothing told either. */
export function accountMonth(input: JudgeInput): AccountMonth | null {
  const usage = usageOf(input);
  const cost = costOf(input);
  if (!usage && !cost) return null;
  const rows = usage?.value.rows ?? [];
  const evidence = adminEvidence(input);
  const workspaceName = (id: string | null) => listedWorkspace(evidence, id)?.name ?? null;
  const keyName = (id: string | null) => evidence.keys?.value.keys.find((key) => key.id === id)?.name ?? null;
  return {
    usage: usage && { ...reportedBy(usage), tokens: tokensOf(rows) },
    cost: cost && { ...reportedBy(cost), ...spentIn(cost), sinceFirst: isSinceFirst(cost) },
    byModel: grouped(
      rows,
      (row) => ({ id: row.model, name: null }),
      (cost?.value.byModel ?? []).map(({ model, usd }) => ({ id: model, name: null, usd })),
    ),
    byWorkspace: grouped(
      rows,
      (row) => ({
        id: row.workspaceId,
        name: row.workspaceName ?? workspaceName(row.workspaceId),
      }),
      (cost?.value.byWorkspace ?? []).map((row) => ({
        id: row.workspaceId,
        name: row.workspaceName ?? workspaceName(row.workspaceId),
        usd: row.usd,
      })),
    ),
    byKey: grouped(
      rows,
      (row) => ({ id: row.apiKeyId, name: row.apiKeyName ?? keyName(row.apiKeyId) }),
      null,
    ),
  };
}

/** Usage and cost may come from different sources that tell of different days. */
const reportedBy = ({ value: { source, from, to, cut } }: Usage | Cost): AccountReported => ({
  origin: basisOf(source),
  source,
  from,
  to,
  cut,
});

function spentIn({ value }: Cost): Pick<NonNullable<AccountMonth['cost']>, 'usd' | 'perDay'> {
  const { spentUsd, perDay } = paceOf(value);
  return { usd: spentUsd, perDay };
}

/** Reports are asked for from the first day on; a file may have been exported from a later one. */
const isSinceFirst = ({ value: { source, from } }: Cost): boolean =>
  source !== 'console-export' || from.slice(8, 10) === '01';

interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

function tokensOf(rows: readonly UsageRow[]): AccountTokens {
  const { uncached, writes, reads, output } = tokenFields(rows);
  return {
    uncachedInput: uncached,
    cacheWrites: writes,
    cacheReads: reads,
    totalInput: uncached + writes + reads,
    output,
  };
}

/** Usage and cost by the same name, the dearest first, then the largest. `costs` null: no report tells them by that name. */
function grouped(
  rows: readonly UsageRow[],
  nameOf: (row: UsageRow) => Named,
  costs: readonly (Named & { readonly usd: number })[] | null,
): AccountGroup[] {
  const keyOf = ({ id, name }: Named) => JSON.stringify([id, id === null ? name : null]);
  const used = new Map<string, { readonly named: Named; readonly rows: UsageRow[] }>();
  for (const row of rows) {
    const named = nameOf(row);
    const group = used.get(keyOf(named)) ?? { named, rows: [] };
    group.rows.push(row);
    used.set(keyOf(named), group);
  }
  const spent = new Map((costs ?? []).map((row) => [keyOf(row), row]));
  const groups = [...new Set([...used.keys(), ...spent.keys()])].map((key): AccountGroup => {
    const group = used.get(key);
    const { id, name } = group?.named ?? spent.get(key) ?? { id: null, name: null };
    return { id, name, tokens: group ? tokensOf(group.rows) : null, usd: spent.get(key)?.usd ?? null };
  });
  const size = ({ tokens }: AccountGroup) => (tokens ? tokens.totalInput + tokens.output : 0);
  return groups.sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0) || size(b) - size(a)).slice(0, mostGroups);
}

/** Every cap there may be on a month, what of it is left, and when the month's own pace passes it. */
export function accountCaps(input: JudgeInput): AccountCap[] {
  const cost = costOf(input);
  const caps = knownCaps(input);
  return (['usage-tier', 'organization', 'workspace'] as const).map((scope): AccountCap => {
    const cap = caps.find((row) => row.scope === scope);
    if (!cap) return { kind: lackOf(scope, input), scope };
    const { capUsd, figure } = cap;
    const month = cost && (scope === 'workspace' ? workspaceMonth(cost, input) : cost.value);
    const readUsd = month ? paceOf(month).spentUsd : null;
    // Of a part of the month is known only that it was spent: more than the cap is more than the cap.
    const tells = cost && readUsd !== null && (isSinceFirst(cost) || readUsd > capUsd);
    const spentUsd = tells ? readUsd : null;
    return {
      kind: 'set',
      scope,
      capUsd,
      told: { origin: figure.origin, source: figure.source, at: figure.at },
      spentUsd,
      leftUsd: spentUsd === null ? null : Math.max(0, capUsd - spentUsd),
      passedAt: tells && month ? capPassed(month, null, capUsd) : null,
    };
  });
}

function lackOf(scope: AccountCap['scope'], input: JudgeInput): Exclude<AccountCap['kind'], 'set'> {
  if (scope === 'usage-tier') return 'unknown';
  if (scope === 'workspace' && inDefaultWorkspace(input)) return 'impossible';
  return ownLimit(scope, input).kind === 'none' ? 'none' : 'unknown';
}
