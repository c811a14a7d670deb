import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { ThinkingSeen } from '../../../src/judge/seen/thinking.ts';
import { thinkingProbe } from '../../../src/observe/probes/thinking.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { expectSentences } from '../../support/sentences.ts';
import { clientOf, gatherWith, named, sandboxFor } from '../gathering.ts';

type Model = PlanInput['model'];
const planFor = (model: Model) => planWith({ model, task: { features: ['thinking'] } });
const enabled = (budget: number, id = 'claude-haiku-4-5'): Model => ({
  id,
  thinking: 'enabled',
  request: { thinkingBudgetTokens: budget },
});

async function observe(model: Model, options: SandboxOptions = {}) {
  const bodies: object[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body as object), ...options });
  const result = await gatherWith({ probes: [thinkingProbe], plan: planFor(model), url: sandbox.url });
  return { ...result, sandbox, bodies, row: named(result.observations, 'thinking') };
}

describe('each setting is sent as planned, with the planned effort', () => {
  // biome-ignore format: a table
  const rows: readonly [string, Model, sent: object, seen: Partial<ThinkingSeen>][] = [
    ['default', { id: 'claude-sonnet-5-5', thinking: 'default', effort: 'none' }, { max_tokens: 256 }, { setting: 'default', text: 'omitted', effort: null, budgetTokens: null }],
    ['default where only the asked think', { id: 'claude-opus-4-8', thinking: 'default', effort: 'none' }, { max_tokens: 256 }, { setting: 'default', text: null, thinkingTokens: 0 }],
    ['adaptive', { id: 'claude-opus-5-5', thinking: 'adaptive', effort: 'medium' }, { thinking: { type: 'adaptive' }, output_config: { effort: 'medium' } }, { setting: 'adaptive', text: 'omitted', effort: 'medium' }],
    ['adaptive, shown', { id: 'claude-opus-4-6', thinking: 'adaptive' }, { thinking: { type: 'adaptive' } }, { setting: 'adaptive', text: 'shown', effort: null }],
    ['between tools', { id: 'claude-sonnet-5-5', thinking: 'between-tools', effort: 'high' }, { thinking: { type: 'between_tools' }, output_config: { effort: 'high' } }, { setting: 'between-tools', text: null, thinkingTokens: 0 }],
    ['the smallest budget', enabled(1_024), { thinking: { type: 'enabled', budget_tokens: 1_024 }, max_tokens: 1_280 }, { setting: 'enabled', text: 'shown', budgetTokens: 1_024 }],
    ['a large budget', enabled(32_000), { thinking: { type: 'enabled', budget_tokens: 1_024 }, max_tokens: 1_280 }, { setting: 'enabled', budgetTokens: 1_024 }],
    ['a budget alone', { id: 'claude-haiku-4-5', request: { thinkingBudgetTokens: 2_000 } }, { thinking: { type: 'enabled', budget_tokens: 1_024 } }, { setting: 'enabled' }],
    ['an effort the model does not take', { id: 'claude-haiku-4-5', thinking: 'default', effort: 'high' }, { max_tokens: 256 }, { effort: null }],
  ];
  test.each(rows)('%s', async (_, model, sent, seen) => {
    const judge = await contract();
    const { row, bodies, sandbox, actualUsd, worstCaseUsd } = await observe(model);
    expect(row).toMatchObject({ status: 'observed', value: seen });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject(sent);
    for (const field of ['thinking', 'output_config']) {
      expect(field in (bodies[0] ?? {})).toBe(field in sent);
    }
    expect(judge.check('MessageCreateParamsNonStreaming', bodies[0])).toEqual([]);
    expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    expect(sandbox.spentUsd()).toBeLessThanOrEqual(worstCaseUsd);
  });
});

describe('what the model or the account does not take is refused', () => {
  test.each<[string, Model, cause: string]>([
    ['a budget below the smallest', enabled(1_023), 'invalid-request'],
    ['a budget where none is taken', enabled(2_000, 'claude-opus-5-5'), 'invalid-request'],
    ['between tools elsewhere', { id: 'claude-opus-5-5', thinking: 'between-tools' }, 'invalid-request'],
    ['adaptive on an older model', { id: 'claude-haiku-4-5', thinking: 'adaptive' }, 'invalid-request'],
  ])('%s', async (_, model, cause) => {
    const { row, actualUsd } = await observe(model);
    expect(row).toMatchObject({ status: 'failed', cause });
    expect(actualUsd).toBe(0);
  });

  test('an account without thinking', async () => {
    const account = { ...accountProfiles.start, disabledFeatures: ['thinking'] as const };
    const { row } = await observe({ id: 'claude-opus-5-5', thinking: 'adaptive' }, { account });
    expect(row).toMatchObject({ status: 'failed', cause: 'permission-denied' });
  });
});

test('an answer cut off in its thinking has shown it', async () => {
  const { row } = await observe({ id: 'claude-opus-5-5', thinking: 'adaptive' }, { answerTokens: 4_000 });
  expect(row).toMatchObject({
    value: { stopReason: 'max_tokens', thinkingTokens: 256, outputTokens: 256, text: 'omitted' },
  });
});

test('thinking that came redacted is there and cannot be read', async () => {
  const { url } = await sandboxFor();
  const api = await clientOf(url);
  const redacting = api.withOptions({
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const { status, headers } = response;
      const message = (await response.json()) as object;
      return Response.json(
        { ...message, content: [{ type: 'redacted_thinking', data: 'c2VjcmV0' }] },
        { status, headers },
      );
    },
  });
  const { observations } = await gatherWith({
    probes: [thinkingProbe],
    plan: planFor({ id: 'claude-haiku-4-5', thinking: 'default' }),
    client: async () => redacting,
  });
  expect(named(observations, 'thinking')).toMatchObject({ value: { text: 'omitted', thinkingTokens: 0 } });
});

test('the worst case: 128 tokens in and 256 out in the US, on Sonnet 5.5 at 2 and 10 USD per million', () => {
  const plan = planFor({ id: 'claude-sonnet-5-5', thinking: 'adaptive' });
  expect(thinkingProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(((128 * 2 + 256 * 10) / 1e6) * 1.1, 12);
});

test('a budget is priced in full, 1,280 tokens out; on Haiku 4.5 at 1 and 5 USD per million', () => {
  const usd = ((128 * 1 + 1_280 * 5) / 1e6) * 1.1;
  expect(thinkingProbe.worstCaseUsd(planFor(enabled(1_024)), catalog)).toBeCloseTo(usd, 12);
  expect(thinkingProbe.worstCaseUsd(planFor(enabled(32_000)), catalog)).toBeCloseTo(usd, 12);
});

test.each<[string, PlanInput, boolean]>([
  ['among the features', { task: { features: ['thinking'] } }, true],
  ['asked for beside them', { task: { features: [] }, model: { thinking: 'adaptive' } }, true],
  ['neither', { task: { features: [] }, model: { thinking: 'default' } }, false],
  ['disabled all the same', { task: { features: ['thinking'] }, model: { thinking: 'disabled' } }, false],
  ['not said', {}, false],
])('thinking %s', (_, input, concerned) => {
  expect(thinkingProbe.concerns(planWith(input))).toBe(concerned);
});

test.each<[string, Model]>([
  ['the setting is open', { id: 'claude-opus-5-5' }],
  ['the budget is open', { id: 'claude-haiku-4-5', thinking: 'enabled' }],
  [
    'a budget was decided against',
    { id: 'claude-haiku-4-5', thinking: 'enabled', request: { thinkingBudgetTokens: 'none' } },
  ],
])('nothing is sent while %s', (_, model) => {
  const said = thinkingProbe.blocked(planFor(model), catalog);
  expectSentences(said ?? '');
});

test('each answer that shapes the request makes it another question', () => {
  const base = { id: 'claude-haiku-4-5', thinking: 'enabled', effort: 'low' } as const;
  const plans = [
    { ...base, request: { thinkingBudgetTokens: 1_024 } },
    { ...base, request: { thinkingBudgetTokens: 900 } },
    { ...base, effort: 'high' as const },
    { ...base, thinking: 'default' as const },
    { ...base, id: 'claude-opus-5-5' },
  ];
  const inputs = plans.map((model) => JSON.stringify(thinkingProbe.inputs(planFor(model))));
  expect(new Set(inputs).size).toBe(plans.length);
});
