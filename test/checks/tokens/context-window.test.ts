import { expect, test } from 'vitest';
import check from '../../../checks/tokens/context-window.ts';
import type { TrialDistribution } from '../../../src/judge/seen/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { spread } from '../../support/seen-trial.ts';

const plan = (
  id: string | null,
  p95: number | null,
  maxTokens: number | null = null,
  outputP95: number | null = null,
): PlanInput => ({
  model: { id },
  tokens: { input: { p95 }, output: { p95: outputP95 }, maxTokens },
});

/** Samples of 50,000 tokens, counted for Haiku 4.5. */
const counted = (change: Partial<TrialDistribution>) => ({
  model: 'claude-haiku-4-5',
  input: { ...spread(400, 50_000, 0), ...change },
});

judgeTable(check, [
  {
    name: 'fits with room',
    plan: plan('claude-sonnet-5-5', 240_000, 8_000),
    status: 'pass',
    code: 'input-fits-window',
    args: { model: 'Sonnet 5.5', inputTokens: 240_000, windowTokens: 1_000_000 },
    basis: 'documented',
  },
  {
    name: 'the prompt alone is too long',
    plan: plan('claude-sonnet-4-5', 240_000, 8_000),
    status: 'fail',
    code: 'input-exceeds-window',
    args: { model: 'Sonnet 4.5', inputTokens: 240_000, windowTokens: 200_000 },
  },
  {
    name: 'one token too long',
    plan: plan('claude-haiku-4-5', 200_001),
    status: 'fail',
    code: 'input-exceeds-window',
  },
  {
    name: 'exactly the window leaves no room for the answer',
    plan: plan('claude-haiku-4-5', 200_000, 1),
    status: 'warn',
    code: 'answer-exceeds-window',
    args: { answerTokens: 1, answer: 'max_tokens' },
  },
  {
    name: 'prompt and max_tokens one token over',
    plan: plan('claude-haiku-4-5', 136_001, 64_000),
    status: 'warn',
    code: 'answer-exceeds-window',
    args: { inputTokens: 136_001, answerTokens: 64_000, windowTokens: 200_000, answer: 'max_tokens' },
  },
  {
    name: 'prompt and max_tokens exactly full',
    plan: plan('claude-haiku-4-5', 136_000, 64_000),
    status: 'pass',
    code: 'input-fits-window',
  },
  {
    name: 'without max_tokens the p95 answer counts',
    plan: plan('claude-haiku-4-5', 170_000, null, 30_001),
    status: 'warn',
    code: 'answer-exceeds-window',
    args: { answerTokens: 30_001, answer: 'p95' },
  },
  {
    name: 'no answer size is needed where the longest one fits',
    plan: plan('claude-haiku-4-5', 136_000),
    status: 'pass',
    code: 'input-fits-window',
  },
  {
    name: 'an answer size is needed where the longest one does not fit',
    plan: plan('claude-haiku-4-5', 136_001),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.maxTokens' },
  },
  {
    name: 'nine tenths full is comfortable',
    plan: plan('claude-sonnet-5-5', 900_000, 8_000),
    status: 'pass',
    code: 'input-fits-window',
  },
  {
    name: 'a token more than nine tenths is not',
    plan: plan('claude-sonnet-5-5', 900_001, 8_000),
    status: 'warn',
    code: 'window-nearly-full',
    args: { inputTokens: 900_001 },
  },
  {
    name: 'the account gives a smaller window than the catalog',
    plan: plan('claude-sonnet-5-5', 240_000, 8_000),
    seen: { model: { maxInputTokens: 200_000 } },
    status: 'fail',
    code: 'input-exceeds-window',
    args: { windowTokens: 200_000 },
    basis: 'live',
  },
  {
    name: 'the account gives no window, the catalog stands in',
    plan: plan('claude-sonnet-5-5', 240_000, 8_000),
    seen: { model: { maxInputTokens: null } },
    status: 'pass',
    code: 'input-fits-window',
    basis: 'documented',
  },
  {
    name: 'a model only the account knows, without a window',
    plan: plan('claude-nova-6', 240_000, 8_000),
    seen: { model: { id: 'claude-nova-6', maxInputTokens: null } },
    status: 'inconclusive',
    code: 'window-unknown',
  },
  {
    name: 'a model nobody knows',
    plan: plan('claude-nova-6', 240_000, 8_000),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'prompt size unknown',
    plan: plan('claude-sonnet-5-5', null, 8_000),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.input.p95' },
  },
  {
    name: 'no model planned',
    plan: plan(null, 240_000, 8_000),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
  {
    name: 'a trial: the 95th percentile fits, and the longest sample is one token too long',
    plan: plan('claude-haiku-4-5', 20_000, 8_000),
    seen: { trial: counted({ max: 200_001 }) },
    status: 'warn',
    code: 'longest-exceeds-window',
    args: { inputTokens: 50_000, windowTokens: 200_000, longestTokens: 200_001, samples: 400 },
    basis: 'documented',
  },
  {
    name: 'the longest sample fits',
    plan: plan('claude-haiku-4-5', 20_000, 8_000),
    seen: { trial: counted({ max: 200_000 }) },
    status: 'pass',
    code: 'input-fits-window',
  },
  {
    name: 'samples that were only estimated prove nothing',
    plan: plan('claude-haiku-4-5', 20_000, 8_000),
    seen: { trial: { ...counted({ max: 200_001 }), counting: { by: 'estimate', band: 0.2 } as const } },
    status: 'pass',
    code: 'input-fits-window',
  },
  {
    name: 'the 95th percentile of the samples does not fit either',
    plan: plan('claude-haiku-4-5', 20_000, 8_000),
    seen: { trial: counted({ p95: 200_001, p99: 200_001, max: 300_000 }) },
    status: 'fail',
    code: 'input-exceeds-window',
    args: { inputTokens: 200_001 },
  },
]);

test.each([
  ['max_tokens', plan('claude-sonnet-5-5', 20_000, 8_000, 3_000), 8_000, 'tokens.maxTokens'],
  ['the p95 answer', plan('claude-sonnet-5-5', 20_000, null, 3_000), 3_000, 'tokens.output.p95'],
] as const)('the room for the answer is taken from %s and says so', (_name, input, value, source) => {
  expect(judged(check, { plan: input }).figures).toMatchObject([
    { value: 20_000, origin: 'planned', source: 'tokens.input.p95' },
    { value, origin: 'planned', source },
    { value: 1_000_000, origin: 'documented', source: 'models-overview' },
  ]);
});
