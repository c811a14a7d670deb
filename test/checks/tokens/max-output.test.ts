import check from '../../../checks/tokens/max-output.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';

const plan = (
  id: string | null,
  maxTokens: number | null,
  p95: number | null,
  rest: PlanInput = {},
): PlanInput => ({
  ...rest,
  model: { id, ...rest.model },
  tokens: { maxTokens, output: { p95 } },
});
const allBatched: PlanInput = { task: { features: ['batch'] }, traffic: { batchableShare: 1 } };

judgeTable(check, [
  {
    name: 'room on both sides',
    plan: plan('claude-sonnet-5-5', 8_000, 3_000),
    status: 'pass',
    code: 'max-output-fits',
    args: { maxTokens: 8_000, p95Tokens: 3_000 },
    basis: 'documented',
  },
  {
    name: 'exactly the limit of the model',
    plan: plan('claude-sonnet-5-5', 128_000, 3_000),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'one token above the limit of the model',
    plan: plan('claude-sonnet-5-5', 128_001, 3_000),
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { model: 'Sonnet 5.5', maxTokens: 128_001, limitTokens: 128_000 },
  },
  {
    name: 'above the limit needs no p95',
    plan: plan('claude-haiku-4-5', 64_001, null),
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { limitTokens: 64_000 },
  },
  {
    name: 'p95 one token above max_tokens',
    plan: plan('claude-sonnet-5-5', 8_000, 8_001),
    status: 'fail',
    code: 'answers-cut-off',
    args: { p95Tokens: 8_001, maxTokens: 8_000, roomTokens: 9_602 },
  },
  {
    name: 'p95 equal to max_tokens',
    plan: plan('claude-sonnet-5-5', 8_000, 8_000),
    status: 'warn',
    code: 'max-tokens-tight',
  },
  {
    name: 'one token short of a fifth of headroom',
    plan: plan('claude-sonnet-5-5', 11_999, 10_000),
    status: 'warn',
    code: 'max-tokens-tight',
    args: { p95Tokens: 10_000, maxTokens: 11_999, headroom: 0.2, roomTokens: 12_000 },
  },
  {
    name: 'exactly a fifth of headroom',
    plan: plan('claude-sonnet-5-5', 12_000, 10_000),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'little room on a model that always thinks',
    plan: plan('claude-opus-5-5', 4_095, 1_000, { model: { thinking: 'disabled' } }),
    status: 'warn',
    code: 'max-tokens-small-for-thinking',
    args: { model: 'Opus 5.5', maxTokens: 4_095, roomTokens: 4_096 },
  },
  {
    name: 'just enough room on a model that always thinks',
    plan: plan('claude-opus-5-5', 4_096, 1_000),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'little room on a model that thinks by default',
    plan: plan('claude-haiku-5-5', 1_024, 500),
    status: 'warn',
    code: 'max-tokens-small-for-thinking',
  },
  {
    name: 'little room is enough where thinking is off',
    plan: plan('claude-haiku-5-5', 1_024, 500, { model: { thinking: 'disabled' } }),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'little room is enough where no thinking comes before the answer',
    plan: plan('claude-sonnet-5-5', 1_024, 500, { model: { thinking: 'between-tools' } }),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'little room is enough where thinking must be asked for',
    plan: plan('claude-opus-4-8', 1_024, 500),
    status: 'pass',
    code: 'max-output-fits',
  },
  {
    name: 'and is not where it is asked for',
    plan: plan('claude-opus-4-8', 1_024, 500, { model: { thinking: 'adaptive' } }),
    status: 'warn',
    code: 'max-tokens-small-for-thinking',
  },
  {
    name: '300,000 in batches needs a header',
    plan: plan('claude-opus-5-5', 300_000, 200_000, allBatched),
    status: 'warn',
    code: 'max-tokens-needs-batch-header',
    args: { maxTokens: 300_000, limitTokens: 128_000, header: 'output-300k-2026-03-24' },
  },
  {
    name: 'a night job whose share is open counts as all batched',
    plan: plan('claude-opus-5-5', 200_000, 150_000, { task: { type: 'batch', features: ['batch'] } }),
    status: 'warn',
    code: 'max-tokens-needs-batch-header',
  },
  {
    name: 'more than 300,000 fails in batches too',
    plan: plan('claude-opus-5-5', 300_001, 200_000, allBatched),
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { limitTokens: 300_000 },
  },
  {
    name: 'half in batches keeps the ordinary limit',
    plan: plan('claude-opus-5-5', 200_000, 150_000, {
      task: { features: ['batch'] },
      traffic: { batchableShare: 0.5 },
    }),
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { limitTokens: 128_000 },
  },
  {
    name: 'a model without a longer limit in batches',
    plan: plan('claude-haiku-4-5', 70_000, 50_000, allBatched),
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { limitTokens: 64_000 },
  },
  {
    name: 'the account gives a smaller limit than the catalog',
    plan: plan('claude-sonnet-5-5', 100_000, 3_000),
    seen: { model: { maxTokens: 64_000 } },
    status: 'fail',
    code: 'max-tokens-above-model-limit',
    args: { limitTokens: 64_000 },
    basis: 'live',
  },
  {
    name: 'a limit nobody wrote down',
    plan: plan('claude-mythos-preview', 8_000, 3_000),
    status: 'inconclusive',
    code: 'output-limit-unknown',
  },
  {
    name: 'a model nobody knows',
    plan: plan('claude-nova-6', 8_000, 3_000),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'max_tokens unknown',
    plan: plan('claude-sonnet-5-5', null, 3_000),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.maxTokens' },
  },
  {
    name: 'answer size unknown',
    plan: plan('claude-sonnet-5-5', 8_000, null),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.output.p95' },
  },
  {
    name: 'no model planned',
    plan: plan(null, 8_000, 3_000),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);
