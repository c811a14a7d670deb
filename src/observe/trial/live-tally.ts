import { meanInterval } from '../../cost/mean-interval.ts';
import { promptTokens } from '../../cost/price.ts';
import type { TrialDistribution, TrialInterval, TrialLive } from '../../judge/seen/trial.ts';
import type { RequestPricing } from '../../plan/request-pricing.ts';
import type { LiveAnswer } from './live-answer.ts';
import type { LiveOutcome } from './live-outcome.ts';
import type { LiveUsage } from './live-price.ts';
import { summaryOf } from './summary-of.ts';

/** What the answers of a live trial were, all together; null where nothing was sent. */
export function tallyOf({ via, sent, failed, answers, bookedUsd }: LiveOutcome): TrialLive | null {
  if (sent === 0) return null;
  const thinking = answers.flatMap(({ thinkingTokens }) => thinkingTokens ?? []);
  const times = answers.flatMap((answer) => answer.times ?? []);
  const firstTokens = times.flatMap(({ firstTokenMs }) => firstTokenMs ?? []);
  const stopReasons = new Map<string, number>();
  for (const { stopReason } of answers) {
    const name = stopReason ?? 'none';
    stopReasons.set(name, (stopReasons.get(name) ?? 0) + 1);
  }
  return {
    via,
    asked: sent,
    answered: answers.length,
    failed,
    refused: answers.filter(({ refusal }) => refusal !== null).length,
    output: summaryOf(Float64Array.from(answers, ({ usage }) => usage.outputTokens)),
    thinking: orNull(thinking),
    stopReasons: Object.fromEntries(stopReasons),
    hitMaxTokens: stopReasons.get('max_tokens') ?? 0,
    usage: usageOf(answers),
    firstTokenMs: orNull(firstTokens),
    wholeMs: orNull(times.map(({ wholeMs }) => wholeMs)),
    costUsd: bookedUsd,
    perRequestUsd: meanInterval(Float64Array.from(answers, ({ costUsd }) => costUsd)),
  };
}

/** What the answers of such requests cost by these prices, on average, in USD; null without answers. */
export function answersUsd(answers: readonly LiveAnswer[], { costOf }: RequestPricing): TrialInterval | null {
  if (answers.length === 0) return null;
  return meanInterval(
    // The length of the prompt can decide what its answer costs a token.
    Float64Array.from(answers, ({ usage }) => costOf(promptTokens(usage), usage.outputTokens).outputUsd),
  );
}

const orNull = (values: readonly number[]): TrialDistribution | null =>
  values.length === 0 ? null : summaryOf(Float64Array.from(values));

const kinds = [
  'uncachedInputTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'cacheReadTokens',
  'outputTokens',
  'webSearches',
] as const satisfies (keyof LiveUsage)[];

function usageOf(answers: readonly LiveAnswer[]): LiveUsage {
  const sum = (kind: keyof LiveUsage) => answers.reduce((total, { usage }) => total + usage[kind], 0);
  return Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])) as Record<keyof LiveUsage, number>;
}
