import check from '../../../checks/cost/max-tokens-realistic.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { spread, trial } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

const { live } = trial;
if (!live) throw new Error('The trial of the fixture has answers.');
/** The p95 answer of the fixture has 670 tokens. */
const cut = (hitMaxTokens: number, answered = 100) => ({
  trial: { live: { ...live, answered, hitMaxTokens, output: spread(answered, 200, 5) } },
});
const limited = (maxTokens: number | null, change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    tokens: {
      input: { typical: 4_000, p95: 20_000 },
      output: { typical: 500, p95: 2_000 },
      ...change.tokens,
      maxTokens,
    },
  });
const shortAnswers = (maxTokens: number): PlanInput =>
  limited(maxTokens, { tokens: { output: { typical: 50, p95: 100 } } });

judgeTable(
  check,
  [
    {
      name: 'none of a hundred: z² / (100 + z²) stay possible',
      plan: limited(4_096),
      seen: cut(0),
      status: 'pass',
      code: 'max-tokens-holds',
      basis: 'measured',
      args: { hits: 0, answered: 100, low: 0, high: 3.841458820694 / 103.841458820694, p95Tokens: 670 },
    },
    {
      name: 'one of a hundred: 0.18 to 5.4 percent',
      plan: limited(4_096),
      seen: cut(1),
      status: 'warn',
      code: 'some-answers-hit-max-tokens',
      args: { hits: 1, low: 0.0017674321, high: 0.0544861962, tolerated: 0.01 },
    },
    {
      name: 'two of a hundred may still be one percent',
      plan: limited(4_096),
      seen: cut(2),
      status: 'warn',
      code: 'some-answers-hit-max-tokens',
    },
    {
      name: 'three of a hundred: 1.03 percent at least',
      plan: limited(4_096),
      seen: cut(3),
      status: 'fail',
      code: 'answers-hit-max-tokens',
      basis: 'measured',
      args: { hits: 3, answered: 100, low: 0.010254524, sentTokens: null },
    },
    {
      name: 'two of twenty',
      plan: limited(4_096),
      seen: cut(2, 20),
      status: 'fail',
      code: 'answers-hit-max-tokens',
    },
    {
      name: 'all of 19: too few to be sure of anything',
      plan: limited(4_096),
      seen: cut(19, 19),
      status: 'warn',
      code: 'some-answers-hit-max-tokens',
    },
    {
      name: 'reached what the trial assumed, as nobody states one',
      plan: limited(null),
      seen: cut(50),
      ...asks('tokens.maxTokens'),
    },
    {
      name: 'what the samples state needs no planned one',
      plan: limited(null),
      seen: { trial: { ...cut(50).trial, maxTokens: spread(400, 512, 0) } },
      status: 'fail',
      code: 'answers-hit-max-tokens',
    },
    {
      name: 'the largest max_tokens of the samples is told',
      plan: limited(4_096),
      seen: { trial: { ...cut(50).trial, maxTokens: spread(300, 512, 0) } },
      status: 'fail',
      code: 'answers-hit-max-tokens',
      args: { sentTokens: 512 },
    },
    {
      name: 'none of 19: by the plan',
      plan: limited(4_096),
      seen: cut(0, 19),
      status: 'pass',
      code: 'max-tokens-holds-by-plan',
      args: { maxTokens: 4_096, p95Tokens: 2_000 },
    },
    {
      name: 'an estimate has nothing to say',
      plan: limited(4_096),
      seen: { trial: { ...cut(50).trial, counting: { by: 'estimate', band: 0.15 } } },
      status: 'pass',
      code: 'max-tokens-holds-by-plan',
    },
  ],
  'cut answers',
);

judgeTable(
  check,
  [
    { name: 'nothing said', ...asks('model.id') },
    { name: 'no max_tokens', plan: limited(null), seen: cut(0), ...asks('tokens.maxTokens') },
    {
      name: 'the samples state another',
      plan: limited(4_096),
      seen: { trial: { maxTokens: spread(300, 1_024, 0) } },
      status: 'warn',
      code: 'max-tokens-not-as-sent',
      args: { maxTokens: 4_096, sentTokens: 1_024, stating: 300, counted: 400 },
    },
    {
      name: 'the largest of the samples is the planned one',
      plan: limited(1_024),
      seen: { trial: { maxTokens: spread(2, 512, 512) } },
      status: 'pass',
      code: 'max-tokens-holds',
    },
    {
      name: 'no answer size',
      plan: limited(4_096, { tokens: { output: {} } }),
      ...asks('tokens.output.p95'),
    },
    {
      name: 'planned answers do not fit, which another check says',
      plan: limited(1_999),
      status: 'inconclusive',
      code: 'max-tokens-below-answers',
      args: { maxTokens: 1_999, p95Tokens: 2_000, check: 'tokens/max-output' },
    },
    {
      name: 'they just fit',
      plan: limited(2_000),
      status: 'pass',
      code: 'max-tokens-holds-by-plan',
      basis: 'planned',
    },
  ],
  'the plan',
);

judgeTable(
  check,
  [
    {
      name: 'ten times the measured p95 answer',
      plan: limited(6_700),
      seen: cut(0),
      status: 'pass',
      code: 'max-tokens-holds',
    },
    {
      name: 'a token more, at $10 per million',
      plan: limited(6_701),
      seen: cut(0),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { p95Tokens: 670, factor: 10, isMeasured: true, worstUsd: 0.06701, p95Usd: 0.0067 },
    },
    {
      name: 'by the plan: 20,001 against 2,000',
      plan: limited(20_001),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { isMeasured: false, worstUsd: 0.20001, p95Usd: 0.02 },
    },
    {
      name: 'a long prompt past the step of Haiku 5.5: $2.50 per million',
      plan: limited(20_001, {
        model: { id: 'claude-haiku-5-5' },
        tokens: { input: { typical: 4_000, p95: 100_001 } },
      }),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { worstUsd: 20_001 * 2.5e-6 },
    },
    {
      name: 'a batched part leaves the worst one live',
      plan: limited(20_001, { task: { features: ['batch'] }, traffic: { batchableShare: 0.5 } }),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { worstUsd: 0.20001 },
    },
    {
      name: 'all batched: half',
      plan: limited(20_001, { task: { features: ['batch'] }, traffic: { batchableShare: 1 } }),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { worstUsd: 0.100005 },
    },
    {
      name: 'no price',
      plan: limited(20_001, { model: { id: 'claude-next-1' } }),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
      args: { worstUsd: null, p95Usd: null },
    },
    {
      name: 'room to think is never too much',
      plan: shortAnswers(4_096),
      status: 'pass',
      code: 'max-tokens-holds-by-plan',
      args: { p95Tokens: 100 },
    },
    {
      name: 'more than that is',
      plan: shortAnswers(4_097),
      status: 'warn',
      code: 'max-tokens-far-above-answers',
    },
  ],
  'runaway answers',
);
