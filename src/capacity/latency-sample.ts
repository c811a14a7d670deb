/** How certain an interval is meant to be: at most this share of samples may miss the true value, half on each side. */
const missShare = 0.05;

/** What a sample says about one quantile of all calls. Null: the sample is too small, or broke off too early, to say. */
export interface QuantileEstimate {
  /** The sample's own quantile; null where less than one call of the sample would lie beyond it. */
  readonly ms: number | null;
  /** Ends of the distribution-free 95 % interval. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
}

export interface LatencySummary {
  /** Calls that were timed, those given up on included. */
  readonly calls: number;
  readonly median: QuantileEstimate;
  readonly p95: QuantileEstimate;
}

/**
 * Median and 95th percentile of all such calls, from a sample in ms in any order. `tooSlow` calls were given up on: they
 * took longer than any that was timed, nobody knows how long, and leaving them out would make the rest look fast.
 */
export function summarizeLatency(answeredMs: readonly number[], tooSlow = 0): LatencySummary {
  const sorted = [
    ...answeredMs.toSorted((a, b) => a - b),
    ...Array.from({ length: tooSlow }, () => Number.POSITIVE_INFINITY),
  ];
  return { calls: sorted.length, median: estimate(sorted, 0.5), p95: estimate(sorted, 0.95) };
}

function estimate(sorted: readonly number[], share: number): QuantileEstimate {
  const { low, high } = intervalRanks(sorted.length, share);
  return { ms: ownQuantile(sorted, share), lowMs: atRank(sorted, low), highMs: atRank(sorted, high) };
}

/**
 * Ranks (1 is the fastest call) between which the quantile lies in at least 95 % of samples, whatever the distribution:
 * the number of calls below the quantile is binomial. Null where no rank bounds it, such as the upper end of the p95
 * below 72 calls.
 */
export function intervalRanks(
  calls: number,
  share: number,
): { readonly low: number | null; readonly high: number | null } {
  const atMost = cumulativeBinomial(calls, share);
  const tail = missShare / 2;
  // The quantile lies below rank r where fewer than r calls fell below it, above it where at least r did.
  const low = atMost.filter((chance) => chance <= tail).length;
  const high = atMost.findIndex((chance) => 1 - chance <= tail) + 1;
  return { low: low === 0 ? null : low, high: high === 0 || high > calls ? null : high };
}

/** P(at most k of n) for k = 0 … n. By logarithms, so that large samples do not vanish to 0. */
function cumulativeBinomial(n: number, share: number): number[] {
  let logChance = n * Math.log(1 - share);
  let sum = 0;
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) logChance += Math.log((n - k + 1) / k) + Math.log(share / (1 - share));
    sum += Math.exp(logChance);
    return sum;
  });
}

/** From how many calls on a sample has a quantile of its own: at least one call then lies beyond it. */
export const callsForQuantile = (share: number): number =>
  // Twelve digits: 20 × (1 − 0.95) is one call.
  Math.ceil(Number((1 / (1 - share)).toPrecision(12)));

function ownQuantile(sorted: readonly number[], share: number): number | null {
  const n = sorted.length;
  if (n < callsForQuantile(share)) return null;
  const position = Number((n * share).toPrecision(12));
  if (!Number.isInteger(position)) return atRank(sorted, Math.ceil(position));
  const [left, right] = [atRank(sorted, position), atRank(sorted, position + 1)];
  return left === null || right === null ? null : (left + right) / 2;
}

function atRank(sorted: readonly number[], rank: number | null): number | null {
  const ms = rank === null ? undefined : sorted[rank - 1];
  return ms === undefined || !Number.isFinite(ms) ? null : ms;
}
