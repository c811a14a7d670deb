import type { Check } from '../judge/check.ts';
import type { PricedProbe } from '../observe/probe.ts';
import { chosen } from '../observe/probe-choice.ts';
import { probes } from '../observe/registry.ts';
import type { Plan } from '../plan/schema.ts';
import { count, list, usdAtMost } from '../report/wording/format.ts';
import { neededBy } from './kept-observations.ts';

/** Most answers that are named one by one. */
const mostNamed = 4;

/**
 * What a re-check sends beyond the probes of its own checks, as one sentence with the answers that were changed since;
 * null where it sends nothing else.
 */
export function othersAskedAgain(
  planned: readonly PricedProbe[],
  checks: readonly Check[],
  before: Plan,
  now: Plan,
): string | null {
  const own = new Set(chosen(neededBy(checks), probes, now).map(({ id }) => id));
  const others = planned.filter(
    ({ id, blocked, requests }) => blocked === null && requests > 0 && !own.has(id),
  );
  if (others.length === 0) return null;
  const probesWord = others.length === 1 ? 'probe is' : 'probes are';
  const cost = others.reduce((sum, { worstCaseUsd }) => sum + worstCaseUsd, 0);
  const price = cost > 0 ? `at most ${usdAtMost(cost)}` : 'free of charge';
  const changed = changedAnswers(before, now);
  const shown = changed.slice(0, mostNamed);
  const rest = changed.length - shown.length;
  const named = list([...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])]);
  const why =
    changed.length > 0
      ? `since these answers of the plan changed: ${named}`
      : 'since the last run holds no result of theirs that could be used again';
  return `Besides what was asked for, ${count(others.length)} other ${probesWord} sent again, ${price}, ${why}.`;
}

/** Paths of the answers that differ, such as `model.id`. */
function changedAnswers(before: unknown, now: unknown, at = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  if (!isRecord(before) || !isRecord(now)) return [at];
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].flatMap((key) => changedAnswers(before[key], now[key], at === '' ? key : `${at}.${key}`));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
