import type { JudgeInput } from '../../src/judge/check.ts';
import type { MeasuredBudgetMonth } from '../../src/judge/codes/cost-forecast.ts';
import { fewestAnswers } from '../../src/judge/measured-sizes.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import type { PricedMonth } from './month.ts';

/** What is paid by use or by the hour does not vary with the sizes that a trial measures. */
const paidByUse: ReadonlySet<string> = new Set(['Web search', 'Code execution']);

/**
 * The medium month with the interval of the trial's cost per request: as wide in proportion, for the plan may have changed
 * since the trial was made. Null where no trial tells of whole requests, or only one request of it.
 */
export function measuredBudgetMonth(
  input: JudgeInput,
  { forecast }: PricedMonth,
): MeasuredBudgetMonth | null {
  const found = trialAtHand(input);
  if (found.kind !== 'counted') return null;
  const { perRequestUsd, counted, live } = found.trial.value;
  if (!perRequestUsd || perRequestUsd.answers === 'left-out') return null;
  const { mean, low, high, answers } = perRequestUsd;
  const count = answers === 'measured' ? (live?.answered ?? 0) : counted;
  // Fewer answers do not stand in for the planned ones in the month, so their interval is not its own either.
  if (count < (answers === 'measured' ? fewestAnswers : 2) || mean === 0) return null;
  const { components, totalUsd } = forecast.medium;
  const byUseUsd = components.reduce((sum, { name, usd }) => sum + (paidByUse.has(name) ? usd : 0), 0);
  const scaled = (usd: number): number => byUseUsd + ((totalUsd - byUseUsd) * usd) / mean;
  return { lowUsd: scaled(low), highUsd: scaled(high), answers, count };
}
