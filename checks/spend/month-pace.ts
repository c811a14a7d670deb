import { findModel } from '../../src/catalog/lookup.ts';
import { type AddedSpending, capPassed, type MonthSoFar, monthEndUsd, paceOf } from '../../src/cost/pace.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { MonthCap, MonthPace } from '../../src/judge/codes/month.ts';
import { type Figure, simulated } from '../../src/judge/figure.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { withDefaultWorkspace } from '../month-default-workspace.ts';
import { reported, tokenFigures } from '../month-read.ts';
import { adminEvidence, listedWorkspace, productWorkspaceId } from '../workspace/admin-evidence.ts';
import type { KnownCap } from './known-caps.ts';

type Cost = ObservedBy<'month-cost'>;

/** The whole days that tell how the month goes on. `holdsLaunch`: the planned traffic is among what they cost. */
export interface PaceDays {
  readonly kind: MonthPace['paceDays'];
  readonly holdsLaunch: boolean;
  readonly sampled: Pick<MonthSoFar, 'paceFrom' | 'paceBefore'>;
}

/** Two whole days since the launch are a pace of their own; until then only the days before it are, without its traffic. */
export function paceDaysOf({ value }: Cost, launchDate: string | null): PaceDays {
  const lastDay = value.days.at(-1)?.date ?? '';
  if (launchDate === null || launchDate > lastDay) return { kind: 'all', holdsLaunch: false, sampled: {} };
  if (paceOf({ ...value, paceFrom: launchDate }).wholeDays < 2) {
    return { kind: 'before-launch', holdsLaunch: false, sampled: { paceBefore: launchDate } };
  }
  return launchDate <= value.from.slice(0, 10)
    ? { kind: 'all', holdsLaunch: true, sampled: {} }
    : { kind: 'since-launch', holdsLaunch: true, sampled: { paceFrom: launchDate } };
}

/** What a cap counts of the month so far; null where nobody knows. */
export function monthUnder(
  scope: MonthCap['scope'],
  cost: Cost,
  { sampled }: PaceDays,
  input: JudgeInput,
): MonthSoFar | null {
  const month = scope === 'workspace' ? workspaceMonth(cost, input) : cost.value;
  return month && { ...month, ...sampled };
}

/** Where spending of this month leads, and when it passes each cap. `added`: traffic that the pace does not hold. */
export function monthPace(
  cost: Cost,
  caps: readonly KnownCap[],
  days: PaceDays,
  added: AddedSpending | null,
  input: JudgeInput,
): MonthPace {
  const { source, from, to, cut } = cost.value;
  const whole = { ...cost.value, ...days.sampled };
  const { spentUsd, perDay } = paceOf(whole);
  const passed = caps.flatMap((cap): MonthCap[] => {
    const month = monthUnder(cap.scope, cost, days, input);
    if (!month) return [];
    const never = { expected: null, earliest: null, latest: null };
    const when = capPassed(month, added, cap.capUsd) ?? never;
    return [{ scope: cap.scope, capUsd: cap.capUsd, spentUsd: paceOf(month).spentUsd, ...when }];
  });
  return {
    source,
    from,
    to,
    spentUsd,
    perDay,
    paceDays: days.kind,
    monthEnd: monthEndUsd(whole, added),
    added,
    caps: passed.sort((a, b) => soonest(a) - soonest(b)),
    steppedModels: steppedModels(input),
    cut,
  };
}

const soonest = ({ expected, earliest }: MonthCap): number =>
  Date.parse(expected ?? earliest ?? '9999-12-31T00:00:00Z') + (expected === null ? 1e15 : 0);

/** What the product's own workspace spent; null where nobody knows which of them that is. */
export function workspaceMonth({ value }: Cost, input: JudgeInput): MonthSoFar | null {
  const evidence = adminEvidence(input);
  const id = productWorkspaceId(input, evidence);
  const name = input.plan.workspace.name ?? listedWorkspace(evidence, id)?.name ?? null;
  const byName = value.source === 'console-export';
  if ((byName ? name : id) === null) return null;
  // An export need not name workspaces: what this one spent is then not nothing, but unknown.
  if (byName && value.byWorkspace.every(({ workspaceName }) => workspaceName === null)) return null;
  const own = withDefaultWorkspace(value.byWorkspace, value.source, evidence).filter((row) =>
    byName ? row.workspaceName === name : row.workspaceId === id,
  );
  const days = value.days.map(({ date }, day) => ({
    date,
    usd: own.reduce((sum, { dailyUsd }) => sum + (dailyUsd[day] ?? 0), 0),
  }));
  return { from: value.from, to: value.to, days, source: value.source };
}

/** Models that were used and whose price depends on the length of the prompt: the context buckets of reports end elsewhere. */
function steppedModels({ observed, catalog }: JudgeInput): readonly string[] {
  const usage = observed['month-usage'];
  if (usage?.status !== 'observed') return [];
  const used = new Set(usage.value.rows.map(({ model }) => findModel(catalog, model)));
  return catalog.models
    .filter((model) => used.has(model) && model.prices.steps.length > 1)
    .map(({ name }) => name);
}

const source = 'pace of the month';

/** What was spent and used so far, the pace, the caps, and the hour in which each is passed. */
export function paceFigures(
  pace: MonthPace,
  caps: readonly KnownCap[],
  cost: Cost,
  { observed, today }: JudgeInput,
): readonly Figure[] {
  const { perDay, monthEnd, added } = pace;
  const usage = observed['month-usage'];
  const computed = (name: string, usd: number) => simulated(name, usd, 'USD', source, today);
  return [
    reported('Spent this month', pace.spentUsd, 'USD', cost),
    ...(perDay
      ? [
          computed('Mean of a whole day', perDay.meanUsd),
          computed('Mean of a whole day, low end', perDay.lowUsd),
          computed('Mean of a whole day, high end', perDay.highUsd),
        ]
      : []),
    ...(added ? [computed('Planned traffic a day', added.usdPerDay)] : []),
    ...(monthEnd ? [computed('Spent by the end of the month', monthEnd.expected)] : []),
    ...caps.map(({ figure }) => figure),
    ...pace.caps.flatMap(({ scope, expected }) =>
      expected === null
        ? []
        : [
            simulated(
              `Hour in which the cap is passed: ${capNames[scope]}`,
              `${expected.slice(0, 16)}Z`,
              'date',
              source,
              today,
            ),
          ],
    ),
    ...(usage?.status === 'observed' ? tokenFigures('This month', usage.value.rows, usage) : []),
  ];
}

const capNames: Readonly<Record<MonthCap['scope'], string>> = {
  'usage-tier': 'usage tier',
  organization: 'organization',
  workspace: 'workspace',
};
