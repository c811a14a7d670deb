import { expect, test } from 'vitest';
import check from '../../../checks/tokens/counted.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, observedWith, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';
import { spread } from '../../support/seen-trial.ts';

const plan = (typical: number | null, p95: number | null, tokens: PlanInput['tokens'] = {}): PlanInput => ({
  model: { id: 'claude-sonnet-5-5' },
  tokens: { input: { typical, p95 }, samplePrompt: 'A real prompt.', ...tokens },
});
const counted = (inputTokens: number) => ({ 'token-count': { inputTokens } });

judgeTable(check, [
  {
    name: 'exactly the planned size',
    plan: plan(1_000, 2_000),
    seen: counted(1_000),
    status: 'pass',
    code: 'count-confirms-size',
    args: { model: 'Sonnet 5.5', countedTokens: 1_000, plannedTokens: 1_000 },
    basis: 'live',
  },
  {
    name: 'a quarter more is within the tolerance',
    plan: plan(1_000, 2_000),
    seen: counted(1_250),
    status: 'pass',
    code: 'count-confirms-size',
  },
  {
    name: 'a token more than a quarter more is a long prompt, as planned for',
    plan: plan(1_000, 2_000),
    seen: counted(1_251),
    status: 'pass',
    code: 'count-of-long-prompt',
    args: { countedTokens: 1_251, plannedTokens: 1_000, p95Tokens: 2_000 },
  },
  {
    name: 'eight times typical, and within p95',
    plan: plan(1_000, 12_000),
    seen: counted(7_900),
    status: 'pass',
    code: 'count-of-long-prompt',
  },
  {
    name: 'typical over 1.25 is within the tolerance',
    plan: plan(1_000, 2_000),
    seen: counted(800),
    status: 'pass',
    code: 'count-confirms-size',
  },
  {
    name: 'a token less',
    plan: plan(1_000, 2_000),
    seen: counted(799),
    status: 'warn',
    code: 'count-differs',
    args: { countedTokens: 799, plannedTokens: 1_000 },
  },
  {
    name: 'a quarter above p95 is within the tolerance',
    plan: plan(1_000, 2_000),
    seen: counted(2_500),
    status: 'pass',
    code: 'count-of-long-prompt',
  },
  {
    name: 'more than a quarter above p95',
    plan: plan(1_000, 2_000),
    seen: counted(2_501),
    status: 'fail',
    code: 'count-above-p95',
    args: { countedTokens: 2_501, p95Tokens: 2_000 },
  },
  {
    name: 'without p95 there is only the typical size',
    plan: plan(1_000, null),
    seen: counted(1_251),
    status: 'warn',
    code: 'count-differs',
  },
  {
    name: 'without p95, a quarter more',
    plan: plan(1_000, null),
    seen: counted(1_250),
    status: 'pass',
    code: 'count-confirms-size',
  },
  {
    name: 'a planned size of nothing',
    plan: plan(0, null),
    seen: counted(10),
    status: 'warn',
    code: 'count-differs',
  },
  {
    name: 'no sample prompt, only the built-in one was counted',
    plan: plan(1_000, 2_000, { samplePrompt: null }),
    seen: { 'token-count': { sample: 'built-in' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.samplePrompt' },
  },
  {
    name: 'a sample prompt added since the built-in one was counted',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': { sample: 'built-in' } },
    status: 'inconclusive',
    code: 'only-built-in-counted',
  },
  {
    name: 'counted for another model',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': { model: 'claude-opus-4-6' } },
    status: 'inconclusive',
    code: 'count-of-other-model',
    args: { counted: 'claude-opus-4-6', model: 'Sonnet 5.5' },
  },
  {
    name: 'not counted at all',
    plan: plan(1_000, 2_000),
    status: 'inconclusive',
    code: 'not-observed',
    args: { probe: 'token-count' },
  },
  {
    name: 'offline',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': unavailable('The run is offline.') },
    status: 'inconclusive',
    code: 'not-observed',
    args: { reason: 'The run is offline.' },
  },
  {
    name: 'the way there failed',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'refused for want of money',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': failed('credit-empty') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access', cause: 'credit-empty' },
  },
  {
    name: 'the model is not found, which is for another check to fail',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': failed('model-not-found') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'model/available', cause: 'model-not-found' },
  },
  {
    name: 'the request to count was wrong',
    plan: plan(1_000, 2_000),
    seen: { 'token-count': failed('invalid-request') },
    status: 'inconclusive',
    code: 'call-refused',
    args: { probe: 'token-count', cause: 'invalid-request' },
  },
  {
    name: 'typical size unknown',
    plan: plan(null, 2_000),
    seen: counted(1_000),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.input.typical' },
  },
  {
    name: 'no model planned',
    plan: { tokens: { input: { typical: 1_000 } } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);

const unsampled = (typical: number | null, p95: number | null) => plan(typical, p95, { samplePrompt: null });

judgeTable(
  check,
  [
    {
      name: 'as planned, without a sample prompt: median 3,990, 95th percentile 5,790',
      plan: unsampled(3_990, 5_790),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-counted-sizes',
      basis: 'measured',
      args: { model: 'Sonnet 5.5', samples: 400, typicalTokens: 3_990, p95Tokens: 5_790 },
    },
    {
      name: 'a quarter above the planned 95th percentile is within the tolerance',
      plan: unsampled(3_990, 4_632),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-counted-sizes',
    },
    {
      name: 'above that, whatever the sample prompt counts',
      plan: plan(1_000, 4_631),
      seen: { trial: {}, ...counted(1_000) },
      status: 'fail',
      code: 'trial-above-p95',
      basis: 'measured',
      args: { p95Tokens: 5_790, plannedTokens: 4_631 },
    },
    {
      name: 'the 95th percentile holds, and the median is above the typical size',
      plan: unsampled(3_191, 5_790),
      seen: { trial: {} },
      status: 'warn',
      code: 'trial-above-typical',
      args: { typicalTokens: 3_990, plannedTokens: 3_191, p95Tokens: 5_790 },
    },
    {
      name: 'thirty samples are enough',
      plan: unsampled(1_000, 1_000),
      seen: { trial: { counted: 30, input: spread(30, 2_000, 0) } },
      status: 'fail',
      code: 'trial-above-p95',
    },
    {
      name: 'fewer leave the sample prompt to speak',
      plan: plan(1_000, 1_000),
      seen: { trial: { counted: 29, input: spread(29, 2_000, 0) }, ...counted(1_000) },
      status: 'pass',
      code: 'count-confirms-size',
    },
    {
      name: 'fewer confirm nothing by themselves',
      plan: unsampled(2_000, 2_000),
      seen: { trial: { counted: 29, input: spread(29, 2_000, 0) } },
      ...asks('tokens.samplePrompt'),
    },
    {
      name: 'no 95th percentile planned, and a median above the typical size',
      plan: unsampled(3_191, null),
      seen: { trial: {} },
      status: 'warn',
      code: 'trial-above-typical',
      args: { typicalTokens: 3_990, plannedTokens: 3_191, p95Tokens: null },
    },
    {
      name: 'no 95th percentile planned, and a median a quarter above',
      plan: unsampled(3_192, null),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-counted-sizes',
    },
    {
      name: 'nothing planned that could be too small',
      plan: unsampled(null, null),
      seen: { trial: {} },
      status: 'pass',
      code: 'trial-counted-sizes',
    },
    {
      name: 'an estimate counts nothing',
      plan: unsampled(3_990, 5_790),
      seen: { trial: { counting: { by: 'estimate', band: 0.15 } } },
      ...asks('tokens.samplePrompt'),
    },
    {
      name: 'the sandbox knows no tokenizer',
      plan: unsampled(3_990, 5_790),
      seen: { trial: { sandbox: true }, 'tiny-message': { sandbox: false } },
      ...asks('tokens.samplePrompt'),
    },
    {
      name: 'a trial of another model leaves the sample prompt to speak',
      plan: plan(1_000, 2_000),
      seen: { trial: { model: 'claude-opus-5-5' }, ...counted(1_000) },
      status: 'pass',
      code: 'count-confirms-size',
    },
  ],
  'with a trial',
);

test.each([
  ['the sample prompt', 1_000, counted(1_000)],
  ['a trial', 3_990, { trial: {} }],
] as const)('%s satisfies level ga', (_what, typical, seen) => {
  const input = {
    plan: planWith(plan(typical, 6_000)),
    catalog,
    observed: observedWith(seen),
    today: TODAY,
  };
  expect(judgeOne(check, input)).toMatchObject({ status: 'pass', blocking: true });
});
