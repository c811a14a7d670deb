import type { JudgeInput } from '../src/judge/check.ts';
import { admin, type Figure, measured, type Unit } from '../src/judge/figure.ts';
import type { Outcome } from '../src/judge/finding.ts';
import type { Observation, ObservedBy } from '../src/judge/observation.ts';
import { otherOrganization } from '../src/judge/other-organization.ts';
import { inconclusive, notObserved } from '../src/judge/outcome.ts';
import type { UsageRow } from '../src/judge/seen/month-usage.ts';

type MonthProbe = 'month-usage' | 'month-cost';

/** What the reports say of this month, or why they say nothing: no key that may read them, another month, other organization. */
export function readMonth<K extends MonthProbe>(
  probe: K,
  instead: 'spend' | 'limits' | 'forecast',
  input: JudgeInput,
): { readonly seen: ObservedBy<K> } | { readonly without: Outcome } {
  const observation = input.observed[probe] as Observation<MonthProbe> | undefined;
  if (observation?.status !== 'observed') {
    const { path } = input.plan.platform;
    // Another path has no such reports: the runner says so of a probe that was not sent.
    if (path && path !== 'claude-api') return { without: notObserved(probe, observation) };
    const reason = observation?.reason ?? 'The probe was not run.';
    return { without: inconclusive('month-not-read', { probe, reason, instead }, { basis: 'documented' }) };
  }
  const { source, to } = observation.value;
  const others = source === 'console-export' ? null : otherOrganization(input);
  if (others) {
    return { without: inconclusive('admin-of-other-organization', { ...others }, { basis: 'admin' }) };
  }
  const lastMoment = new Date(Date.parse(to) - 1).toISOString();
  if (lastMoment.slice(0, 7) !== input.today.slice(0, 7)) {
    return { without: inconclusive('month-over', { to }, { basis: basisOf(source) }) };
  }
  return { seen: observation as unknown as ObservedBy<K> };
}

export const basisOf = (source: ObservedBy<MonthProbe>['value']['source']) =>
  source === 'console-export' ? 'measured' : 'admin';

/** A figure of a report, or of a file exported from the Console. */
export function reported(name: string, value: number, unit: Unit, seen: ObservedBy<MonthProbe>): Figure {
  return (basisOf(seen.value.source) === 'admin' ? admin : measured)(name, value, unit, seen);
}

export interface TokenFields {
  readonly uncached: number;
  readonly writes: number;
  readonly reads: number;
  readonly output: number;
}

/** The four fields of usage rows, each added up. */
export const tokenFields = (rows: readonly UsageRow[]): TokenFields =>
  rows.reduce(
    (sum, row) => ({
      uncached: sum.uncached + row.uncachedInputTokens,
      writes: sum.writes + row.cacheWrite5mTokens + row.cacheWrite1hTokens,
      reads: sum.reads + row.cacheReadTokens,
      output: sum.output + row.outputTokens,
    }),
    { uncached: 0, writes: 0, reads: 0, output: 0 },
  );

/** The four fields apart, and the whole input, which is the sum of three of them. */
export function tokenFigures(
  whose: string,
  rows: readonly UsageRow[],
  seen: ObservedBy<'month-usage'>,
): Figure[] {
  const { uncached, writes, reads, output } = tokenFields(rows);
  const fields: readonly (readonly [string, number])[] = [
    ['uncached input', uncached],
    ['cache writes', writes],
    ['cache reads', reads],
    ['total input: uncached, writes and reads', uncached + writes + reads],
    ['output', output],
  ];
  return fields.map(([name, tokens]) => reported(`${whose}, ${name}`, tokens, 'tokens', seen));
}
