import { expect, test } from 'vitest';
import check from '../../../checks/cost/thinking.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { spread, trial } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

/** Answers of a medium month cost $115; a typical one has 500 tokens. */
const thinks = (thinking: number | null, model: PlanInput['model'] = {}, change: PlanInput = {}): PlanInput =>
  monthPlan({
    ...change,
    model: { id: 'claude-sonnet-5-5', thinking: 'default', ...model },
    tokens: {
      input: { typical: 4_000, p95: 20_000 },
      output: { typical: 500, p95: 2_000 },
      thinking,
    },
  });
const off = { status: 'not-applicable', code: 'not-applicable' } as const;
const counted = { status: 'pass', code: 'thinking-counted' } as const;

judgeTable(
  check,
  [
    { name: 'no model', ...asks('model.id') },
    {
      name: 'a model nobody knows',
      plan: thinks(100, { id: 'claude-next-1' }),
      status: 'inconclusive',
      code: 'model-not-in-catalog',
    },
    { name: 'nobody has said', plan: thinks(100, { thinking: null }), ...asks('model.thinking') },
    { name: 'on by default', plan: thinks(100), ...counted },
    { name: 'disabled', plan: thinks(100, { id: 'claude-sonnet-5', thinking: 'disabled' }), ...off },
    {
      name: 'disabled where it cannot be',
      plan: thinks(100, { id: 'claude-opus-5-5', thinking: 'disabled' }),
      ...counted,
    },
    {
      name: 'always on, whatever was said',
      plan: thinks(null, { id: 'claude-opus-5-5', thinking: null }),
      ...asks('tokens.thinking'),
    },
    { name: 'off unless asked for', plan: thinks(100, { id: 'claude-opus-4-8' }), ...off },
    {
      name: 'asked for',
      plan: thinks(100, { id: 'claude-opus-4-8', thinking: 'adaptive' }),
      ...counted,
    },
    { name: 'extended only, not asked for', plan: thinks(100, { id: 'claude-haiku-4-5' }), ...off },
    {
      name: 'extended only, with a budget',
      plan: thinks(100, { id: 'claude-haiku-4-5', request: { thinkingBudgetTokens: 2_048 } }),
      ...counted,
    },
    { name: 'between tools, without tools', plan: thinks(100, { thinking: 'between-tools' }), ...off },
    {
      name: 'between tools, with tools',
      plan: thinks(100, { thinking: 'between-tools' }, { task: { features: ['tool-use'] } }),
      ...counted,
    },
    {
      name: 'between tools, and nobody has named features',
      plan: thinks(100, { thinking: 'between-tools' }, { task: { features: null } }),
      ...asks('task.features'),
    },
  ],
  'whether the model thinks',
);

judgeTable(
  check,
  [
    {
      name: 'a fifth of the answer is a fifth of the output: $23',
      plan: thinks(100),
      status: 'pass',
      code: 'thinking-counted',
      basis: 'planned',
      args: {
        thinkingTokens: 100,
        outputTokens: 500,
        share: 0.2,
        usdPerMonth: 23,
        mediumUsd: 307,
        isMeasured: false,
      },
    },
    {
      // Means of 99.5 and 447.5; of a typical answer of 445 that is 98.944.
      name: 'measured: 99.5 of 447.5 on average, of $89.50',
      plan: thinks(400),
      seen: { trial: { live: trial.live && { ...trial.live, thinking: spread(100, 50, 1) } } },
      status: 'pass',
      code: 'thinking-counted',
      basis: 'measured',
      args: {
        thinkingTokens: (445 * 99.5) / 447.5,
        outputTokens: 445,
        share: 99.5 / 447.5,
        usdPerMonth: 19.9,
        mediumUsd: 249.3,
        isMeasured: true,
      },
    },
    {
      name: 'answers were measured and do not tell: by the plan',
      plan: thinks(100),
      seen: { trial: {} },
      status: 'pass',
      code: 'thinking-counted',
      args: { thinkingTokens: 100, outputTokens: 445, isMeasured: false },
    },
    { name: 'half of it', plan: thinks(250), ...counted },
    {
      name: 'more than half, at the default effort',
      plan: thinks(251),
      status: 'warn',
      code: 'thinking-dominates',
      args: { share: 0.502, usdPerMonth: 57.73, effort: 'high', off: 'between_tools' },
    },
    {
      name: 'more than half, no effort sent',
      plan: thinks(251, { id: 'claude-haiku-5-5', effort: 'none' }),
      status: 'warn',
      code: 'thinking-dominates',
      args: { effort: 'medium', off: 'disabled' },
    },
    {
      name: 'more than half, and nothing turns it off',
      plan: thinks(251, { id: 'claude-opus-5-5' }),
      status: 'warn',
      code: 'thinking-dominates',
      args: { effort: 'medium', off: null },
    },
    {
      name: 'more than half, at an effort somebody chose',
      plan: thinks(251, { effort: 'high' }),
      ...counted,
    },
    {
      name: 'more than half, on a model without effort',
      plan: thinks(251, { id: 'claude-haiku-4-5', thinking: 'enabled' }),
      ...counted,
    },
    {
      name: 'all of it is still within the answer',
      plan: thinks(500, { effort: 'low' }),
      ...counted,
    },
    {
      name: 'more than the whole answer',
      plan: thinks(501, { effort: 'low' }),
      status: 'fail',
      code: 'thinking-above-output',
      args: { thinkingTokens: 501, outputTokens: 500 },
    },
    {
      name: 'answers of nothing',
      plan: monthPlan({
        model: { id: 'claude-fable-5-1' },
        tokens: { input: { typical: 1, p95: 1 }, output: { typical: 0, p95: 0 }, thinking: 0 },
      }),
      ...counted,
    },
    {
      name: 'no month to price it in',
      plan: thinks(100, {}, { traffic: { requestsPerDay: null } }),
      ...asks('traffic.requestsPerDay'),
    },
  ],
  'what it costs',
);

test('the puzzle of the poll is a hint beside the open question', () => {
  const { status, code, figures } = judged(check, { plan: thinks(null), seen: { thinking: {} } });
  expect([status, code]).toEqual(['unanswered', 'not-answered']);
  expect(figures.map(({ value, origin }) => [value, origin])).toEqual([
    [120, 'live'],
    [130, 'live'],
  ]);
});

test.each([
  ['of another model', { model: 'claude-opus-5-5' }],
  ['that counts no thinking', { thinkingTokens: null }],
])('a puzzle %s hints at nothing', (_what, seen) => {
  expect(judged(check, { plan: thinks(null), seen: { thinking: seen } })).toMatchObject({
    code: 'not-answered',
    figures: [],
  });
});
