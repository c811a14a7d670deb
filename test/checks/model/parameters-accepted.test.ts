import check from '../../../checks/model/parameters-accepted.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, supports, unavailable } from '../../support/plan-builder.ts';

const plan: PlanInput = { model: { id: 'claude-sonnet-5-5', effort: 'medium' } };
const budget = {
  name: 'thinking',
  value: 'enabled, budget_tokens 2000',
  why: 'budget-needs-long-answer',
} as const;
const temperature = { name: 'temperature', value: '0.2', why: 'version-open' } as const;
const inUs = [{ name: 'inference_geo', value: 'us' }];
const fast = [{ name: 'speed', value: 'fast' }];
const long = { plannedMaxTokens: 4_096, sentMaxTokens: 363 };

judgeTable(
  check,
  [
    { name: 'no model', plan: { model: { effort: 'medium' } }, ...asks('model.id') },
    { name: 'nothing answered', plan: { model: { id: 'claude-sonnet-5-5' } }, ...asks('tokens.maxTokens') },
    {
      name: 'all of it carried',
      plan,
      seen: { parameters: {} },
      status: 'pass',
      code: 'parameters-accepted',
      basis: 'live',
      args: { model: 'Sonnet 5.5', sentMaxTokens: 256, listed: [], serviceTier: 'standard' },
    },
    {
      name: 'no max_tokens planned',
      plan,
      seen: { parameters: { plannedMaxTokens: null, sentMaxTokens: 64 } },
      status: 'pass',
      code: 'parameters-accepted',
      args: { sentMaxTokens: 64, listed: [] },
    },
    {
      name: 'the rest of max_tokens within what the Models API states',
      plan,
      seen: { parameters: long, model: { maxTokens: 4_096 } },
      status: 'pass',
      code: 'parameters-accepted',
      args: { sentMaxTokens: 363, listed: [{ name: 'max_tokens', value: '4096' }] },
    },
    {
      name: 'the rest of max_tokens above it',
      plan,
      seen: { parameters: long, model: { maxTokens: 4_095 } },
      status: 'warn',
      code: 'parameters-accepted-in-part',
      args: { untried: [{ name: 'max_tokens', value: '4096', why: 'above-limit' }] },
    },
    {
      name: 'the Models API not asked',
      plan,
      seen: { parameters: long },
      status: 'warn',
      code: 'parameters-accepted-in-part',
      args: { untried: [{ name: 'max_tokens', value: '4096', why: 'limit-not-read' }] },
    },
    {
      name: 'the Models API asked about another model',
      plan,
      seen: { parameters: long, model: { id: 'claude-opus-5-5' } },
      status: 'warn',
      code: 'parameters-accepted-in-part',
      args: { untried: [{ why: 'limit-not-read' }] },
    },
    {
      name: 'a budget that the Models API lists',
      plan,
      seen: { parameters: { untried: [budget] }, model: { supports: supports({ thinking: ['enabled'] }) } },
      status: 'pass',
      code: 'parameters-accepted',
      args: { listed: [{ name: 'thinking', value: budget.value }] },
    },
    {
      name: 'a budget that it does not list',
      plan,
      seen: { parameters: { untried: [budget] }, model: { supports: supports({ thinking: ['adaptive'] }) } },
      status: 'warn',
      code: 'parameters-accepted-in-part',
      args: { untried: [budget] },
    },
    {
      name: 'a parameter that was left out',
      plan,
      seen: { parameters: { untried: [temperature] }, model: {} },
      status: 'warn',
      code: 'parameters-accepted-in-part',
      basis: 'live',
      args: { untried: [temperature] },
    },
    {
      name: 'priority capacity is told',
      plan,
      seen: { parameters: { serviceTier: 'priority' } },
      status: 'pass',
      code: 'parameters-accepted',
      args: { serviceTier: 'priority' },
    },
    {
      name: 'nothing told about tier, geography and speed',
      plan,
      seen: { parameters: { serviceTier: null, inferenceGeo: null, speed: null } },
      status: 'pass',
      code: 'parameters-accepted',
    },
  ],
  'taken',
);

judgeTable(
  check,
  [
    {
      name: 'asked for the US and served there',
      plan,
      seen: { parameters: { sent: inUs, inferenceGeo: 'us' } },
      status: 'pass',
      code: 'parameters-accepted',
    },
    {
      name: 'asked for the US and served elsewhere',
      plan,
      seen: { parameters: { sent: inUs, inferenceGeo: 'global' } },
      status: 'fail',
      code: 'us-inference-not-given',
      args: { served: 'global' },
    },
    {
      name: 'asked for the US and not told where',
      plan,
      seen: { parameters: { sent: inUs, inferenceGeo: null } },
      status: 'inconclusive',
      code: 'us-inference-not-given',
      args: { served: null },
    },
    {
      name: 'served in the US without having asked, which costs a tenth more',
      plan,
      seen: { parameters: { inferenceGeo: 'us', untried: [temperature] } },
      status: 'warn',
      code: 'us-inference-unasked',
      args: { factor: 1.1, untried: [temperature] },
    },
    {
      name: 'asked for fast mode and served fast',
      plan,
      seen: { parameters: { sent: fast, speed: 'fast' } },
      status: 'pass',
      code: 'parameters-accepted',
    },
    {
      name: 'asked for fast mode and served at standard speed',
      plan,
      seen: { parameters: { sent: fast, speed: 'standard' } },
      status: 'fail',
      code: 'fast-mode-not-given',
      args: { served: 'standard' },
    },
    {
      name: 'asked for fast mode and not told',
      plan,
      seen: { parameters: { sent: fast, speed: null } },
      status: 'inconclusive',
      code: 'fast-mode-not-given',
      args: { served: null },
    },
  ],
  'where and how fast',
);

judgeTable(
  check,
  [
    {
      name: 'refused for a parameter',
      plan: { model: { ...plan.model, request: { temperature: 0.2, apiVersion: '2023-06-01' } } },
      seen: { 'tiny-message': {}, parameters: failed('invalid-request', 'The API rejected the request.') },
      status: 'fail',
      code: 'parameters-refused',
      basis: 'live',
      args: {
        model: 'Sonnet 5.5',
        cause: 'invalid-request',
        reason: 'The API rejected the request.',
        parameters: [
          { name: 'effort', value: 'medium' },
          { name: 'temperature', value: '0.2' },
          { name: 'anthropic-version', value: '2023-06-01' },
        ],
      },
    },
    {
      name: 'refused for a permission',
      plan,
      seen: { 'tiny-message': {}, parameters: failed('permission-denied') },
      status: 'fail',
      code: 'parameters-refused',
      args: { cause: 'permission-denied' },
    },
    {
      name: 'the model is gone',
      plan,
      seen: { parameters: failed('model-not-found') },
      status: 'inconclusive',
      code: 'waits-for-check',
      args: { check: 'model/available' },
    },
    {
      name: 'the credit ran out on the way',
      plan,
      seen: { parameters: failed('credit-empty') },
      status: 'inconclusive',
      code: 'waits-for-check',
      args: { check: 'platform/access' },
    },
    {
      name: 'the network failed',
      plan,
      seen: { parameters: failed('connection-failed') },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'not sent',
      plan,
      seen: { parameters: unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
  ],
  'not taken, or not asked',
);
