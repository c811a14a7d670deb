import type { QuantileEstimate } from '../../src/capacity/latency-sample.ts';
import type { AnswerTime } from '../../src/judge/codes/operations.ts';
import type { StreamSeen } from '../../src/judge/seen/stream.ts';

/** How long answers of this account take to begin and to be written. */
interface Pace {
  /** Until the first token is written, thinking or not. */
  readonly waitMs: number;
  readonly msPerToken: number;
}

/** Null where the stream brought nothing that could be timed. */
export function paceOf(seen: StreamSeen): Pace | null {
  const { firstPieceMs, firstTextMs, wholeMs, outputTokens, thinkingTokens, tokensPerSecond } = seen;
  if (firstPieceMs === null || outputTokens === 0) return null;
  // Too fast to tell how fast: the whole time counts as wait and as writing, which no answer of this pace exceeds.
  if (tokensPerSecond === null) return { waitMs: firstPieceMs, msPerToken: wholeMs / outputTokens };
  const msPerToken = 1_000 / tokensPerSecond;
  // Thinking is written at the same speed before the text, mostly unseen.
  return { waitMs: Math.max(0, (firstTextMs ?? firstPieceMs) - thinkingTokens * msPerToken), msPerToken };
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
  { waitMs, msPerToken }: Pace,
  spread: { readonly low: number; readonly high: number },
): AnswerTime {
  const ms = waitMs + tokens * msPerToken;
  return {
    tokens,
    ms: Math.round(ms),
    lowMs: Math.round(ms * spread.low),
    highMs: Math.round(ms * spread.high),
  };
}
