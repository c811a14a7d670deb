import thinking from '../../../checks/features/thinking.ts';
import type { ThinkingSeen } from '../../../src/judge/seen/thinking.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, type CheckCase, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const thinks = (model: PlanInput['model'], maxTokens?: number): PlanInput => ({
  model,
  task: { features: ['thinking'] },
  ...(maxTokens && { tokens: { maxTokens } }),
});
const plan = thinks({ id: 'claude-opus-5-5', thinking: 'adaptive' });
const budget = (thinkingBudgetTokens: number | 'none' | null, maxTokens?: number, id = 'claude-haiku-4-5') =>
  thinks({ id, thinking: 'enabled', request: { thinkingBudgetTokens } }, maxTokens);
const seen = (part: Partial<ThinkingSeen> = {}) => ({ thinking: part });
const nothing = { text: null, thinkingTokens: 0 } as const;

judgeTable(
  thinking,
  [
    { name: 'nobody said whether it thinks', plan: { model: { id: 'x' } }, ...asks('task.features') },
    { name: 'no model', plan: { task: { features: ['thinking'] } }, ...asks('model.id') },
    {
      name: 'it does not think',
      plan: { model: { id: 'claude-opus-5-5' }, task: { features: [] } },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'the setting asks for it beside the list of features',
      plan: { model: { id: 'claude-opus-5-5', thinking: 'adaptive' }, task: { features: [] } },
      seen: seen(),
      status: 'pass',
      code: 'thinking-seen',
    },
    { name: 'the setting is open', plan: thinks({ id: 'claude-opus-5-5' }), ...asks('model.thinking') },
    {
      name: 'planned and disabled',
      plan: thinks({ id: 'claude-haiku-5-5', thinking: 'disabled' }),
      status: 'warn',
      code: 'thinking-switched-off',
      basis: 'planned',
    },
    { name: 'the budget is open', plan: budget(null), ...asks('model.request.thinkingBudgetTokens') },
    {
      name: 'enabled, and a budget decided against',
      plan: budget('none'),
      status: 'fail',
      code: 'thinking-budget-missing',
    },
    {
      name: 'the budget is max_tokens',
      plan: budget(2_000, 2_000),
      status: 'fail',
      code: 'thinking-budget-above-max-tokens',
      args: { budgetTokens: 2_000, maxTokens: 2_000 },
    },
    {
      name: 'the budget is one below max_tokens',
      plan: budget(1_999, 2_000),
      seen: seen({ setting: 'enabled', budgetTokens: 1_024 }),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'max_tokens matters to no adaptive thinking',
      plan: { ...plan, tokens: { maxTokens: 1 } },
      seen: seen(),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'a budget alone asks for thinking beside the list of features',
      plan: {
        model: { id: 'claude-haiku-4-5', request: { thinkingBudgetTokens: 2_000 } },
        task: { features: [] },
        tokens: { maxTokens: 1_000 },
      },
      status: 'fail',
      code: 'thinking-budget-above-max-tokens',
    },
    {
      name: 'a budget beside another setting is one that is enabled',
      plan: thinks(
        { id: 'claude-haiku-4-5', thinking: 'adaptive', request: { thinkingBudgetTokens: 2_000 } },
        1_000,
      ),
      status: 'fail',
      code: 'thinking-budget-above-max-tokens',
    },
    {
      name: 'a budget alone is one that is enabled',
      plan: thinks({ id: 'claude-haiku-4-5', request: { thinkingBudgetTokens: 2_000 } }, 1_000),
      status: 'fail',
      code: 'thinking-budget-above-max-tokens',
    },
  ],
  'what the plan settles',
);

judgeTable(
  thinking,
  [
    {
      name: 'thought',
      plan,
      seen: seen({ thinkingTokens: 120, text: 'omitted' }),
      status: 'pass',
      code: 'thinking-seen',
      basis: 'live',
      args: {
        setting: 'adaptive',
        thinkingTokens: 120,
        text: 'omitted',
        budgetTokens: null,
        plannedBudgetTokens: null,
      },
    },
    {
      name: 'a thinking block that usage does not count',
      plan,
      seen: seen({ thinkingTokens: null, text: 'shown' }),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'thinking counted without a block',
      plan,
      seen: seen({ thinkingTokens: 40, text: null }),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'cut off in the middle of its thinking',
      plan,
      seen: seen({ thinkingTokens: 256, outputTokens: 256, stopReason: 'max_tokens' }),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'a part of the planned budget was sent',
      plan: budget(32_000),
      seen: seen({ setting: 'enabled', budgetTokens: 1_024 }),
      status: 'pass',
      code: 'thinking-seen',
      args: { budgetTokens: 1_024, plannedBudgetTokens: 32_000 },
    },
    {
      name: 'adaptive, and not thought',
      plan,
      seen: seen({ ...nothing, effort: 'low' }),
      status: 'warn',
      code: 'thinking-absent',
      args: { setting: 'adaptive', effort: 'low' },
    },
    {
      name: 'adaptive, and a long answer without thinking',
      plan,
      seen: seen({ ...nothing, stopReason: 'max_tokens' }),
      status: 'warn',
      code: 'thinking-absent',
    },
    {
      name: 'a budget, and not thought',
      plan: budget(1_024),
      seen: seen({ ...nothing, setting: 'enabled', budgetTokens: 1_024 }),
      status: 'inconclusive',
      code: 'thinking-absent',
    },
    {
      name: 'nothing sent on a model that thinks by default',
      plan: thinks({ id: 'claude-sonnet-5-5', thinking: 'default' }),
      seen: seen({ ...nothing, setting: 'default' }),
      status: 'warn',
      code: 'thinking-absent',
    },
    {
      name: 'nothing sent on a model that must be asked to think adaptively',
      plan: thinks({ id: 'claude-opus-4-8', thinking: 'default' }),
      seen: seen({ ...nothing, setting: 'default', stopReason: 'max_tokens' }),
      status: 'fail',
      code: 'thinking-not-asked-for',
      basis: 'live',
      args: { model: 'Opus 4.8', ask: 'adaptive' },
    },
    {
      name: 'nothing sent on a model that thinks by budget only',
      plan: thinks({ id: 'claude-haiku-4-5', thinking: 'default' }),
      seen: seen({ ...nothing, setting: 'default' }),
      status: 'fail',
      code: 'thinking-not-asked-for',
      args: { model: 'Haiku 4.5', ask: 'enabled' },
    },
    {
      name: 'nothing sent, and it thought all the same',
      plan: thinks({ id: 'claude-opus-4-8', thinking: 'default' }),
      seen: seen({ setting: 'default' }),
      status: 'pass',
      code: 'thinking-seen',
    },
    {
      name: 'between tools, and answered at once',
      plan: thinks({ id: 'claude-sonnet-5-5', thinking: 'between-tools' }),
      seen: seen({ ...nothing, setting: 'between-tools' }),
      status: 'pass',
      code: 'thinking-held-back',
      basis: 'live',
    },
    {
      name: 'between tools, and thought before the answer',
      plan: thinks({ id: 'claude-sonnet-5-5', thinking: 'between-tools' }),
      seen: seen({ setting: 'between-tools', thinkingTokens: 80 }),
      status: 'warn',
      code: 'thinking-not-held-back',
      args: { thinkingTokens: 80 },
    },
    {
      name: 'refused by the model',
      plan,
      seen: seen({ ...nothing, stopReason: 'refusal' }),
      status: 'inconclusive',
      code: 'feature-cut-short',
      args: { feature: 'thinking', stopReason: 'refusal' },
    },
    {
      name: 'cut off, with nothing to tell by',
      plan,
      seen: seen({ text: null, thinkingTokens: null, stopReason: 'max_tokens' }),
      status: 'inconclusive',
      code: 'feature-cut-short',
      args: { stopReason: 'max_tokens' },
    },
  ],
  'what the answer showed',
);

const refused = (cause: 'permission-denied' | 'not-found'): CheckCase => ({
  name: cause,
  plan,
  seen: { 'tiny-message': {}, thinking: failed(cause) },
  status: 'fail',
  code: 'feature-refused',
  args: { feature: 'thinking', cause },
});
judgeTable(
  thinking,
  [
    {
      name: 'the setting is refused where only adaptive thinking is taken',
      plan: budget(2_000, 4_000, 'claude-opus-5-5'),
      seen: { 'tiny-message': {}, thinking: failed('invalid-request', 'No budget here.') },
      status: 'fail',
      code: 'thinking-setting-refused',
      basis: 'live',
      args: { setting: 'enabled', takes: ['adaptive'], reason: 'No budget here.' },
    },
    {
      name: 'the setting is refused where only a budget is taken',
      plan: thinks({ id: 'claude-haiku-4-5', thinking: 'adaptive' }),
      seen: { 'tiny-message': {}, thinking: failed('invalid-request') },
      status: 'fail',
      code: 'thinking-setting-refused',
      args: { setting: 'adaptive', takes: ['enabled'] },
    },
    {
      name: 'the setting is refused by a model nobody has documented',
      plan: thinks({ id: 'claude-next-1', thinking: 'adaptive' }),
      seen: { 'tiny-message': {}, thinking: failed('invalid-request') },
      status: 'fail',
      code: 'thinking-setting-refused',
      args: { takes: [] },
    },
    refused('permission-denied'),
    refused('not-found'),
    {
      name: 'not asked',
      plan,
      seen: { thinking: unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the network failed',
      plan,
      seen: { thinking: failed('connection-failed') },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the spend cap was reached on the way',
      plan,
      seen: { thinking: failed('tier-spend-cap') },
      status: 'inconclusive',
      code: 'waits-for-check',
    },
  ],
  'without an answer',
);
