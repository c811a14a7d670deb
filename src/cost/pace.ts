/** What a calendar month (UTC) cost so far, day by day. */
export interface MonthSoFar {
  /** ISO date-times (UTC): the days tell of what was spent from here, up to there. */
  readonly from: string;
  readonly to: string;
  /** Every day between them in order, those without spending too. */
  readonly days: readonly { readonly date: string; readonly usd: number }[];
  /** Who told. The last day of an export is as far as it had come when it was made, so it is never a whole one. */
  readonly source?: 'analytics' | 'report' | 'console-export';
  /** ISO dates (UTC): only days from the one on, and before the other, tell how the month goes on. */
  readonly paceFrom?: string;
  readonly paceBefore?: string;
}

/** Spending that begins later in the month, spread evenly over the days and hours from then on. */
export interface AddedSpending {
  /** ISO date (UTC). */
  readonly from: string;
  readonly usdPerDay: number;
}

export interface Pace {
  readonly spentUsd: number;
  /** Days that make the pace: over when the data ended; the last one, if still running, is not among them. */
  readonly wholeDays: number;
  /** Mean of the whole days with its 90 % interval; null before the second of them is over. */
  readonly perDay: { readonly meanUsd: number; readonly lowUsd: number; readonly highUsd: number } | null;
}

/** ISO date-times of the hour (its start, UTC) in which a cap is passed; null: the month ends before. */
export interface CapPassed {
  readonly expected: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

/** Student's t at 0.95 for 1, 2, … 30 degrees of freedom: nine of ten values lie between minus and plus it. */
// biome-ignore format: a table
const t95 = [
  6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812,
  1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.740, 1.734, 1.729, 1.725,
  1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
] as const;

/** Mean and spread of the whole days. */
interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Half of the 90 % interval around the sum of `days` further days drawn from the same source, in USD. */
  readonly halfWidth: (days: number) => number;
}

/**
 * The pace of a month: mean of its whole days with a 90 % t-interval, which takes the days for independent draws of one
 * source. Weekends widen it; a change of use in mid-month it does not know.
 */
export function paceOf(month: MonthSoFar): Pace {
  const sample = sampleOf(month);
  const spentUsd = month.days.reduce((sum, { usd }) => sum + usd, 0);
  const wholeDays = wholeDaysOf(month).length;
  if (!sample) return { spentUsd, wholeDays, perDay: null };
  const { mean } = sample;
  // The mean of endlessly many further days: only the uncertainty of the mean itself is left.
  const half = sample.halfWidth(1e9) / 1e9;
  return {
    spentUsd,
    wholeDays,
    perDay: { meanUsd: mean, lowUsd: Math.max(0, mean - half), highUsd: mean + half },
  };
}

/** What the month will have cost at its end, with its 90 % interval; null while there is no pace. */
export function monthEndUsd(
  month: MonthSoFar,
  added: AddedSpending | null,
): { readonly expected: number; readonly low: number; readonly high: number } | null {
  const spending = spendingAt(month, added);
  return spending?.(endOfMonthMs(month.to)) ?? null;
}

/**
 * When a cap will be passed: in the expected hour at the mean pace, and between the earliest and the latest nine times
 * out of ten. Reaching a cap exactly is not passing it. Null while there is no pace, unless what is spent says enough.
 */
export function capPassed(month: MonthSoFar, added: AddedSpending | null, capUsd: number): CapPassed | null {
  const toMs = Date.parse(month.to);
  if (paceOf(month).spentUsd > capUsd) {
    const hour = new Date(Math.ceil(toMs / msPerHour) * msPerHour - msPerHour).toISOString();
    return { expected: hour, earliest: hour, latest: hour };
  }
  const spending = spendingAt(month, added);
  if (!spending) return null;
  const found: { expected: string | null; high: string | null; low: string | null } = {
    expected: null,
    high: null,
    low: null,
  };
  const endMs = endOfMonthMs(month.to);
  for (let ms = Math.ceil(toMs / msPerHour) * msPerHour; ms <= endMs; ms += msPerHour) {
    const usd = spending(ms);
    for (const curve of ['expected', 'high', 'low'] as const) {
      if (usd[curve] > capUsd) found[curve] ??= new Date(ms - msPerHour).toISOString();
    }
  }
  return { expected: found.expected, earliest: found.high, latest: found.low };
}

/** Spent up to a moment from the end of the data on. */
function spendingAt(month: MonthSoFar, added: AddedSpending | null) {
  const sample = sampleOf(month);
  if (!sample) return null;
  const { spentUsd } = paceOf(month);
  const toMs = Date.parse(month.to);
  const addedFromMs = added ? Math.max(toMs, Date.parse(added.from)) : 0;
  return (ms: number) => {
    const days = (ms - toMs) / msPerDay;
    const addedUsd = added ? (Math.max(0, ms - addedFromMs) / msPerDay) * added.usdPerDay : 0;
    const further = days * sample.mean;
    const half = sample.halfWidth(days);
    return {
      expected: spentUsd + further + addedUsd,
      low: spentUsd + Math.max(0, further - half) + addedUsd,
      high: spentUsd + further + half + addedUsd,
    };
  };
}

/** Days that are over and told whole, within the bounds that the month sets. */
export function wholeDaysOf({ from, to, days, source, paceFrom, paceBefore }: MonthSoFar) {
  const told = source === 'console-export' ? days.slice(0, -1) : days;
  return told.filter(({ date }) => {
    const startMs = Date.parse(date);
    const whole = startMs >= Date.parse(from) && startMs + msPerDay <= Date.parse(to);
    return whole && date >= (paceFrom ?? '') && (paceBefore === undefined || date < paceBefore);
  });
}

function sampleOf(month: MonthSoFar): Sample | null {
  const whole = wholeDaysOf(month).map(({ usd }) => usd);
  const count = whole.length;
  const t = t95[Math.min(count - 1, t95.length) - 1];
  if (t === undefined) return null;
  const mean = whole.reduce((sum, usd) => sum + usd, 0) / count;
  const variance = whole.reduce((sum, usd) => sum + (usd - mean) ** 2, 0) / (count - 1);
  // A sum of further days varies with those days themselves and with the mean that few past days give.
  const halfWidth = (days: number) => t * Math.sqrt(variance * (days + days ** 2 / count));
  return { count, mean, halfWidth };
}

/** The first moment (UTC) of the month after the one that holds the last moment of the data. */
function endOfMonthMs(to: string): number {
  const last = new Date(Date.parse(to) - 1);
  return Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1);
}
