import type { TrialDistribution } from '../../src/judge/seen/trial.ts';
import type { TrialDocument } from '../../src/judge/trial-schema.ts';
import { trial } from './seen-trial.ts';

/** A distribution of these percentiles; what a table does not show is left out. */
export const spreadOf = (
  [p50, p90, p95, p99, max]: readonly [number, number, number, number, number],
  mean: number,
): TrialDistribution => ({
  count: 100,
  p50,
  p90,
  p95,
  p99,
  max,
  mean: { mean, low: mean, high: mean },
  slices: [],
});

const { live } = trial;
if (!live) throw new Error('The trial that tests use has answers.');

/** A trial of 400 prompts and 48 answers, with something to say in each of its parts. */
export const trialDocumentOfAll: TrialDocument = {
  schema: 'gonogo/trial@1',
  tool: { name: 'gonogo', version: '0.0.0-test' },
  trial: {
    ...trial,
    skipped: 3,
    input: spreadOf([1_000, 2_000, 2_500, 4_000, 9_000], 1_200.4),
    prefixes: {
      analysed: 400,
      families: [
        {
          share: 0.75,
          prefixTokens: 300,
          prefixCharacters: 1_200,
          endsIn: 'the system prompt, character 1200',
          varies: 'date',
          movedPrefixTokens: 900,
        },
      ],
    },
    live: {
      ...live,
      asked: 50,
      answered: 48,
      failed: 2,
      refused: 1,
      output: spreadOf([200, 400, 450, 480, 500], 230),
      stopReasons: { max_tokens: 12, end_turn: 35, refusal: 1 },
      hitMaxTokens: 12,
      usage: { ...live.usage, cacheWrite5mTokens: 9_000, cacheWrite1hTokens: 1_000 },
      firstTokenMs: spreadOf([640, 900, 1_240, 2_000, 3_000], 700),
      wholeMs: spreadOf([4_000, 8_000, 9_500, 10_000, 11_000], 5_000),
      costUsd: 0.48,
    },
    perRequestUsd: { mean: 0.01, low: 0.0095, high: 0.0105, answers: 'measured', prices: 'planned' },
  },
  month: { requests: 15_000, usd: 150, interval: { low: 142.5, high: 157.5 } },
  moreToHalveInterval: { samples: 1_200, answers: 144 },
  findings: [
    {
      check: 'tokens/counted',
      status: 'pass',
      title: 'Prompts were counted',
      detail: 'All is well.',
      fix: [],
    },
    {
      check: 'cost/max-tokens-realistic',
      status: 'warn',
      title: 'Answers are cut off',
      detail: '25 % of the answers were cut off.',
      fix: ['Set tokens.maxTokens to 1,000.'],
    },
    {
      check: 'cost/budget',
      status: 'fail',
      title: 'A month exceeds the budget',
      detail: 'It costs $150.00, and the budget is $100.00.',
      fix: ['Take a cheaper model.', 'Or allow more.'],
    },
    { check: 'cost/thinking', status: 'unanswered', title: 'Thinking', detail: 'Nobody said.', fix: [] },
  ],
};
