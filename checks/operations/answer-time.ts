import type { QuantileEstimate } from '../../src/capacity/latency-sample.ts';
import type { AnswerTime } from '../../src/judge/codes/operations.ts';
import type { StreamSeen } from '../../src/judge/seen/stream.ts';

/** How long answers of this account take to begin and to be written. */
interface Pace {
  readonly firstTokenMs: number;
  readonly msPerToken: number;
}

/** Null where the stream brought nothing that could be timed. */
export function paceOf({ firstTokenMs, wholeMs, outputTokens, tokensPerSecond }: StreamSeen): Pace | null {
  if (firstTokenMs === null || outputTokens === 0) return null;
  // Too fast to tell how fast: the whole time counts as writing, which no answer of this pace exceeds.
  const msPerToken = tokensPerSecond === null ? wholeMs / outputTokens : 1_000 / tokensPerSecond;
  return { firstTokenMs, msPerToken };
}

/** Factors between the median of the small calls and the ends of its interval; null where an end is missing. */
export function spreadOf(median: QuantileEstimate): { readonly low: number; readonly high: number } | null {
  const { ms, lowMs, highMs } = median;
  if (ms === null || lowMs === null || highMs === null) return null;
  // Calls under a millisecond were not measured, only rounded.
  const whole = Math.max(ms, 1);
  return { low: Math.max(lowMs, 1) / whole, high: Math.max(highMs, 1) / whole };
}

/** Time of an answer of so many tokens, as uncertain in proportion as the small calls are. */
export function answerTime(
  tokens: number,
  { firstTokenMs, msPerToken }: Pace,
  spread: { readonly low: number; readonly high: number },
): AnswerTime {
  const ms = firstTokenMs + tokens * msPerToken;
  return {
    tokens,
    ms: Math.round(ms),
    lowMs: Math.round(ms * spread.low),
    highMs: Math.round(ms * spread.high),
  };
}
