import check from '../../../checks/model/request-shape.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { type CheckCase, judgeTable } from '../../support/check-cases.ts';
import { supports } from '../../support/plan-builder.ts';

type ModelPart = NonNullable<PlanInput['model']>;
type Request = NonNullable<ModelPart['request']>;

/** Everything answered, nothing sent; a case changes what it is about. */
const plan = (id: string | null, request: Request = {}, model: ModelPart = {}): PlanInput => ({
  model: {
    id,
    thinking: 'default',
    ...model,
    request: {
      temperature: 'none',
      topP: 'none',
      topK: 'none',
      thinkingBudgetTokens: 'none',
      prefill: false,
      forcedToolChoice: false,
      ...request,
    },
  },
});
const old = 'claude-sonnet-4-5-20250929';

const accepted = (name: string, input: PlanInput): CheckCase => ({
  name,
  plan: input,
  status: 'pass',
  code: 'request-accepted',
});
const rejected = (name: string, input: PlanInput, ...offences: (readonly [string, string])[]): CheckCase => ({
  name,
  plan: input,
  status: 'fail',
  code: 'request-rejected',
  args: { offences: offences.map(([parameter, why]) => expectOffence(parameter, why)) },
});
const expectOffence = (parameter: string, why: string) => ({ parameter, why });
const open = (name: string, input: PlanInput, field: string): CheckCase => ({
  name,
  plan: input,
  status: 'unanswered',
  code: 'not-answered',
  args: { field },
});

judgeTable(
  check,
  [
    accepted('nothing sent', plan('claude-opus-4-8')),
    rejected('temperature 0 from 4.7 on, whatever the version', plan('claude-opus-4-7', { temperature: 0 }), [
      'temperature',
      'sampling-rejected',
    ]),
    rejected(
      'top_p and top_k from 4.7 on',
      plan('claude-sonnet-5-5', { topP: 0.9, topK: 40, apiVersion: '2023-06-01' }),
      ['top_p', 'sampling-rejected'],
      ['top_k', 'sampling-rejected'],
    ),
    accepted(
      'the default temperature under the older version',
      plan('claude-opus-5-5', { temperature: 1, apiVersion: '2023-06-01' }),
    ),
    rejected(
      'even the default temperature under the newer version',
      plan('claude-opus-5-5', { temperature: 1, apiVersion: '2026-10-21' }),
      ['temperature', 'sampling-gone'],
    ),
    open(
      'the default temperature under an unknown version',
      plan('claude-opus-5-5', { temperature: 1 }),
      'model.request.apiVersion',
    ),
    accepted(
      'an older model under the older version',
      plan(old, { temperature: 0, apiVersion: '2023-06-01' }),
    ),
    rejected(
      'an older model under the newer version',
      plan(old, { temperature: 0, apiVersion: '2026-10-21' }),
      ['temperature', 'sampling-gone'],
    ),
    open(
      'an older model under an unknown version',
      plan(old, { temperature: 0 }),
      'model.request.apiVersion',
    ),
    open('a value nobody knows', plan('claude-opus-5-5', { topP: null }), 'model.request.topP'),
    accepted('a value nobody knows where any is taken', plan(old, { topP: null, apiVersion: '2023-06-01' })),
    open('parameters never asked for', { model: { id: old, thinking: 'default' } }, 'model.request'),
    accepted('parameters never asked for, where none matters', {
      model: { id: old, thinking: 'default', request: { apiVersion: '2023-06-01' } },
    }),
  ],
  'sampling',
);

judgeTable(
  check,
  [
    rejected(
      'a thinking budget from 4.7 on',
      plan('claude-opus-5-5', { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' }),
      ['thinking.budget_tokens', 'budget-rejected'],
    ),
    rejected(
      'thinking enabled without a budget figure',
      plan('claude-opus-4-8', {}, { thinking: 'enabled' }),
      ['thinking.type', 'budget-rejected'],
    ),
    {
      name: 'a thinking budget on 4.6 works and is deprecated',
      plan: plan('claude-opus-4-6', { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' }),
      status: 'warn',
      code: 'request-cautions',
      args: { cautions: [{ parameter: 'thinking.budget_tokens', why: 'budget-deprecated' }] },
    },
    accepted('a thinking budget on 4.5', plan(old, { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' })),
    rejected('adaptive thinking on 4.5', plan(old, {}, { thinking: 'adaptive' }), [
      'thinking.type',
      'adaptive-rejected',
    ]),
    accepted('adaptive thinking on 4.6', plan('claude-sonnet-4-6', {}, { thinking: 'adaptive' })),
    rejected(
      'thinking off on a model that always thinks',
      plan('claude-opus-5-5', {}, { thinking: 'disabled' }),
      ['thinking.type', 'disabled-rejected'],
    ),
    accepted(
      'thinking off on Opus 5 at effort high',
      plan('claude-opus-5', {}, { thinking: 'disabled', effort: 'high' }),
    ),
    rejected(
      'thinking off on Opus 5 at effort xhigh',
      plan('claude-opus-5', {}, { thinking: 'disabled', effort: 'xhigh' }),
      ['thinking.type', 'disabled-at-high-effort'],
    ),
    accepted(
      'thinking off on Haiku 5.5 at its default effort',
      plan('claude-haiku-5-5', {}, { thinking: 'disabled' }),
    ),
    accepted(
      'thinking off on Sonnet 5 at effort max, where no bound is documented',
      plan('claude-sonnet-5', {}, { thinking: 'disabled', effort: 'max' }),
    ),
    accepted('thinking unsaid on Opus 5 at effort xhigh', plan('claude-opus-5', {}, { effort: 'xhigh' })),
    accepted(
      'thinking off at effort xhigh where it is off anyway',
      plan('claude-opus-4-8', {}, { thinking: 'disabled', effort: 'xhigh' }),
    ),
    {
      name: 'the rejected value is told',
      plan: plan('claude-opus-5-5', { thinkingBudgetTokens: 8_000 }),
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ parameter: 'thinking.budget_tokens', value: '8000', why: 'budget-rejected' }] },
    },
    open('thinking unknown', plan('claude-opus-5-5', {}, { thinking: null }), 'model.thinking'),
    open(
      'a budget nobody knows',
      plan('claude-opus-4-6', { thinkingBudgetTokens: null }),
      'model.request.thinkingBudgetTokens',
    ),
    rejected('effort on a model without it', plan(old, {}, { effort: 'low' }), [
      'effort',
      'effort-not-taken',
    ]),
    rejected('effort xhigh on 4.6', plan('claude-opus-4-6', {}, { effort: 'xhigh' }), [
      'effort',
      'effort-level-missing',
    ]),
    rejected('effort max on Opus 4.5', plan('claude-opus-4-5', {}, { effort: 'max' }), [
      'effort',
      'effort-level-missing',
    ]),
    accepted('effort max on 4.6', plan('claude-opus-4-6', {}, { effort: 'max' })),
    open('effort nobody knows on 4.6', plan('claude-opus-4-6', {}, { effort: null }), 'model.effort'),
    accepted('effort nobody knows where every level is taken', plan('claude-opus-5-5', {}, { effort: null })),
    {
      name: 'the account beats the catalog: an effort level is gone',
      plan: plan('claude-sonnet-5-5', {}, { effort: 'max' }),
      seen: { model: { supports: supports({ efforts: ['low', 'high'] }) } },
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ parameter: 'effort', why: 'effort-level-missing' }] },
    },
    {
      name: 'the account beats the catalog: thinking may be disabled',
      plan: plan('claude-sonnet-5-5', {}, { thinking: 'disabled' }),
      seen: { model: { supports: supports({ thinking: ['adaptive', 'disabled'] }) } },
      status: 'pass',
      code: 'request-accepted',
    },
    {
      name: 'the account takes every thinking setting, so none needs to be known',
      plan: plan('claude-sonnet-5-5', {}, { thinking: null }),
      seen: {
        model: { supports: supports({ thinking: ['adaptive', 'disabled', 'enabled'] }) },
      },
      status: 'pass',
      code: 'request-accepted',
    },
    {
      name: 'the account takes a budget that the catalog calls deprecated',
      plan: plan('claude-opus-4-6', {}, { thinking: 'enabled' }),
      seen: {
        model: { id: 'claude-opus-4-6', supports: supports({ thinking: ['adaptive', 'enabled'] }) },
      },
      status: 'warn',
      code: 'request-cautions',
      args: { cautions: [{ parameter: 'thinking.type', why: 'budget-deprecated' }] },
    },
    {
      name: 'the account beats the catalog: adaptive thinking is gone',
      plan: plan('claude-sonnet-5-5', {}, { thinking: 'adaptive' }),
      seen: { model: { supports: supports({ thinking: ['between_tools'] }) } },
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ why: 'adaptive-rejected' }] },
    },
  ],
  'thinking and effort',
);

judgeTable(
  check,
  [
    rejected('a prefilled answer from 4.6 on', plan('claude-sonnet-4-6', { prefill: true }), [
      'prefill',
      'prefill-rejected',
    ]),
    accepted('a prefilled answer on 4.5', plan(old, { prefill: true })),
    open('prefill unknown', plan('claude-sonnet-4-6', { prefill: null }), 'model.request.prefill'),
    rejected('a forced tool on Opus 5.5', plan('claude-opus-5-5', { forcedToolChoice: true }), [
      'tool_choice',
      'forced-tool-rejected',
    ]),
    accepted('a forced tool on Opus 5', plan('claude-opus-5', { forcedToolChoice: true })),
    accepted('a forced tool on 4.5 without thinking', plan(old, { forcedToolChoice: true })),
    rejected(
      'a forced tool on 4.5 with thinking',
      plan(old, { forcedToolChoice: true, thinkingBudgetTokens: 2_000 }),
      ['tool_choice', 'forced-tool-with-thinking'],
    ),
    open(
      'a forced tool unknown on Fable 5.2',
      plan('claude-fable-5-2', { forcedToolChoice: null }),
      'model.request.forcedToolChoice',
    ),
    rejected(
      'every offence is listed',
      plan(
        'claude-fable-5-2',
        { temperature: 0.2, prefill: true, forcedToolChoice: true },
        { thinking: 'disabled' },
      ),
      ['temperature', 'sampling-rejected'],
      ['thinking.type', 'disabled-rejected'],
      ['prefill', 'prefill-rejected'],
      ['tool_choice', 'forced-tool-rejected'],
    ),
    rejected(
      'offences come before open questions',
      plan('claude-opus-5-5', { temperature: 0, prefill: null }),
      ['temperature', 'sampling-rejected'],
    ),
    rejected(
      'Bedrock takes the newer version for 4.7 and later only',
      {
        ...plan('anthropic.claude-opus-4-6-v1', { apiVersion: '2026-10-21' }),
        platform: { path: 'bedrock' },
      },
      ['anthropic_version', 'version-not-on-bedrock'],
    ),
    open(
      'Bedrock, an older model and an unknown version',
      { ...plan('anthropic.claude-opus-4-6-v1'), platform: { path: 'bedrock' } },
      'model.request.apiVersion',
    ),
    accepted('Bedrock, 4.7 and the newer version', {
      ...plan('anthropic.claude-opus-4-7', { apiVersion: '2026-10-21' }),
      platform: { path: 'bedrock' },
    }),
    open('no model planned', plan(null), 'model.id'),
    {
      name: 'model not in the catalog',
      plan: plan('claude-nova-6'),
      status: 'inconclusive',
      code: 'model-not-in-catalog',
    },
  ],
  'prefill, tools, version, model',
);
