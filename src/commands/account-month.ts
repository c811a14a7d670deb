import { basisOf, readMonth } from '../../checks/month-read.ts';
import { inDefaultWorkspace, knownCaps, ownLimit } from '../../checks/spend/known-caps.ts';
import { workspaceMonth } from '../../checks/spend/month-pace.ts';
import { capPassed, paceOf } from '../cost/pace.ts';
import type { AccountCap, AccountMonth, AccountReported } from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import type { ObservedBy } from '../judge/observation.ts';
import { accountGroups, tokensOf } from './account-groups.ts';

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
  return {
    usage: usage && { ...reportedBy(usage), tokens: tokensOf(usage.value.rows) },
    cost: cost && { ...reportedBy(cost), ...spentIn(cost), sinceFirst: isSinceFirst(cost) },
    ...accountGroups(usage, cost, input),
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
