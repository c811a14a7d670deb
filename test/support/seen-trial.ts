import type { ObservedValues } from '../../src/judge/observation.ts';
import type { TrialDistribution } from '../../src/judge/seen/trial.ts';

/** `count` values from `least` on, `step` apart. The interval of the mean is made up. */
export function spread(count: number, least: number, step: number): TrialDistribution {
  const at = (share: number) => least + step * Math.floor((count - 1) * share);
  const mean = least + (step * (count - 1)) / 2;
  const slices = Array.from({ length: 20 }, (_, n) => least + step * (((n + 0.5) * count) / 20 - 0.5));
  return {
    count,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    mean: { mean, low: mean * 0.97, high: mean * 1.03 },
    slices,
  };
}

/**
 * 400 prompts of 2,000 to 5,990 tokens and 100 answers of 200 to 695, evenly spread: 3,995 and 447.5 on average. At 2 / 10
 * without a cache one request costs 0.00799 + 0.004475 = $0.012465. The 100 that were answered are like all.
 */
export const trial: ObservedValues['trial'] = {
  at: '2026-11-19T09:00:00.000Z',
  model: 'claude-sonnet-5-5',
  samples: 'samples.jsonl',
  counted: 400,
  skipped: 0,
  counting: { by: 'api' },
  sandbox: false,
  input: spread(400, 2_000, 10),
  maxTokens: null,
  carry: { system: 400, tools: 0, images: 0, documents: 0, cacheControl: 0 },
  toolTokens: null,
  prefixes: {
    analysed: 400,
    families: [
      {
        share: 1,
        prefixTokens: 2_000,
        prefixCharacters: 8_000,
        endsIn: 'message 1',
        varies: 'words',
        movedPrefixTokens: null,
      },
    ],
  },
  live: {
    via: 'messages',
    asked: 100,
    answered: 100,
    failed: 0,
    refused: 0,
    output: spread(100, 200, 5),
    thinking: null,
    stopReasons: { end_turn: 100 },
    hitMaxTokens: 0,
    usage: {
      uncachedInputTokens: 399_500,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens: 44_750,
      webSearches: 0,
    },
    firstTokenMs: null,
    wholeMs: null,
    costUsd: 1.2465,
    perRequestUsd: { mean: 0.012465, low: 0.012, high: 0.013 },
  },
  perRequestUsd: { mean: 0.012465, low: 0.0122, high: 0.0128, answers: 'measured', prices: 'planned' },
};
