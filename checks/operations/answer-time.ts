import type { QuantileEstimate } from '../../src/capacity/latency-sample.ts';
import type { AnswerCeiling, AnswerTime } from '../../src/judge/codes/operations.ts';
import type { StreamSeen } from '../../src/judge/seen/stream.ts';

/** How long answers of this account take to begin and to be written. */
interface Pace {
  /** A ceiling bounds both times from above only: nothing about how long answers take at least follows from it. */
  readonly kind: 'measured' | 'ceiling';
  /** Until the first token is written, thinking or not. */
  readonly waitMs: number;
  readonly msPerToken: number;
}

interface Spread {
  readonly low: number;
  readonly high: number;
}

/** Null where the stream brought nothing that could be timed. */
export function paceOf(seen: StreamSeen): Pace | null {
  const { firstPieceMs, firstTextMs, wholeMs, outputTokens, thinkingTokens, tokensPerSecond } = seen;
  if (firstPieceMs === null || outputTokens === 0) return null;
  // Too fast to tell how fast: the whole time counts as wait and as writing, which no answer of this pace exceeds.
  if (tokensPerSecond === null)
    return { kind: 'ceiling', waitMs: firstPieceMs, msPerToken: wholeMs / outputTokens };
  const msPerToken = 1_000 / tokensPerSecond;
  // Thinking is written at the same speed before the text, mostly unseen.
  const waitMs = Math.max(0, (firstTextMs ?? firstPieceMs) - thinkingTokens * msPerToken);
  return { kind: 'measured', waitMs, msPerToken };
}

/**
 * Below this, differences between small calls are those of a busy machine and its network, not of the API. A rule of
 * ours.
 */
const noiseMs = 50;

/** Factors between the median of the small calls and the ends of its interval; null where an end is missing. */
export function spreadOf(median: QuantileEstimate): Spread | null {
  const { ms, lowMs, highMs } = median;
  if (ms === null || lowMs === null || highMs === null) return null;
  const whole = Math.max(ms, noiseMs);
  return { low: Math.max(lowMs, noiseMs) / whole, high: Math.max(highMs, noiseMs) / whole };
}

/** Time of an answer of so many tokens, as uncertain in proportion as the small calls are. */
export function answerTime(tokens: number, { waitMs, msPerToken }: Pace, spread: Spread): AnswerTime {
  const ms = waitMs + tokens * msPerToken;
  return {
    tokens,
    ms: Math.round(ms),
    lowMs: Math.round(ms * spread.low),
    highMs: Math.round(ms * spread.high),
  };
}

/** The same where only a ceiling of the pace is known. */
export const answerCeiling = (tokens: number, pace: Pace, spread: Spread): AnswerCeiling => ({
  tokens,
  atMostMs: answerTime(tokens, pace, spread).highMs,
});
