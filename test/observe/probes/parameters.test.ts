import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { parametersProbe } from '../../../src/observe/probes/parameters.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

/** What one poll of this probe saw, sent and cost. */
async function probed(input: PlanInput, options: SandboxOptions = {}) {
  const bodies: unknown[] = [];
  const sandbox = await sandboxFor({
    ...options,
    onRequest: ({ body }) => bodies.push(body),
  });
  const { observations, actualUsd, worstCaseUsd } = await gatherWith({
    probes: [parametersProbe],
    plan: planWith(input),
    url: sandbox.url,
  });
  const seen = named(observations, 'parameters');
  expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  expect(worstCaseUsd).toBeGreaterThanOrEqual(actualUsd);
  return { seen, body: bodies[0], requests: bodies.length };
}

const sonnet = (model: PlanInput['model'] = {}): PlanInput => ({
  model: { id: 'claude-sonnet-5-5', ...model },
});

test('a chat plan: effort and version as planned, max_tokens as far as $0.004 goes', async () => {
  const judge = await contract();
  const { seen, body, requests } = await probed({
    ...sonnet({ effort: 'medium', request: { apiVersion: '2026-10-21' } }),
    tokens: { maxTokens: 4_096 },
  });
  expect(seen).toMatchObject({
    status: 'observed',
    value: {
      model: 'claude-sonnet-5-5',
      sent: [
        { name: 'effort', value: 'medium' },
        { name: 'anthropic-version', value: '2026-10-21' },
      ],
      untried: [],
      plannedMaxTokens: 4_096,
      // 0.004 USD at 10 USD per million tokens and 1.1 in the US: 363.6.
      sentMaxTokens: 363,
      serviceTier: 'standard',
      inferenceGeo: 'global',
      speed: 'standard',
    },
  });
  expect(requests).toBe(1);
  expect(judge.check('MessageCreateParamsNonStreaming', body)).toEqual([]);
});

describe('max_tokens', () => {
  // biome-ignore format: a table
  const rows: readonly [id: string, planned: number | null, sent: number][] = [
    ['claude-sonnet-5-5', 200, 200],
    ['claude-sonnet-5-5', null, 64],
    // 50 USD per million, 1.1 in the US.
    ['claude-fable-5-1', 4_096, 72],
    ['claude-fable-5-1', null, 64],
    // 0.50 USD per million.
    ['claude-haiku-5-5', 100_000, 7_272],
  ];
  test.each(rows)('%s, planned %s: %i', async (id, maxTokens, sent) => {
    const { seen, body } = await probed({ model: { id, thinking: 'default' }, tokens: { maxTokens } });
    expect(body).toMatchObject({ max_tokens: sent });
    expect(seen).toMatchObject({
      status: 'observed',
      value: { plannedMaxTokens: maxTokens, sentMaxTokens: sent },
    });
  });
});

describe('what older models take', () => {
  test("sampling under the older API version; the SDK's own one would be answered 400", async () => {
    const request = { temperature: 0, topK: 40, apiVersion: '2023-06-01' } as const;
    const { seen, body } = await probed({ model: { id: 'claude-sonnet-4-5', request } });
    expect(seen.status).toBe('observed');
    expect(body).toMatchObject({ temperature: 0, top_k: 40 });
  });

  test('a begun answer and a forced tool', async () => {
    const request = { prefill: true, forcedToolChoice: true };
    const { seen, body } = await probed({ model: { id: 'claude-sonnet-4-5', request } });
    expect(seen).toMatchObject({ status: 'observed', value: { stopReason: 'tool_use' } });
    expect(body).toMatchObject({
      tool_choice: { type: 'any' },
      tools: [{ name: 'confirm' }],
      messages: [{ role: 'user' }, { role: 'assistant' }],
    });
  });
});

// The preview of Opus 4.8 answers 400 without its beta header.
test.each(['claude-opus-5-5', 'claude-opus-4-8'])(
  'fast and in the US on %s, at what that costs',
  async (id) => {
    const { seen } = await probed({ model: { id }, task: { features: ['fast-mode', 'us-inference'] } });
    expect(seen).toMatchObject({ status: 'observed', value: { speed: 'fast', inferenceGeo: 'us' } });
  },
);

test('the worst case: 128 tokens in and 363 out in the US, on Sonnet 5.5 at 2 and 10 USD per million', () => {
  const plan = planWith({ ...sonnet({ effort: 'medium' }), tokens: { maxTokens: 8_192 } });
  const usd = ((128 * 2 + 363 * 10) / 1e6) * 1.1;
  expect(parametersProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(usd, 12);
});

describe('a forced tool adds the documented overhead of the model; fast mode doubles the price of Opus 5', () => {
  test.each([
    ['claude-opus-5', 406, 10, 50],
    // No figure is published for it, so the most of any: that of Opus 4.7.
    ['claude-fable-5', 804, 10, 50],
  ])('%s: %i tokens', (id, overhead, inputUsd, outputUsd) => {
    const plan = planWith({
      model: { id, request: { forcedToolChoice: true } },
      task: { features: ['fast-mode'] },
    });
    const usd = (((128 + overhead) * inputUsd + 64 * outputUsd) / 1e6) * 1.1;
    expect(parametersProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(usd, 12);
  });
});

test('it says how far max_tokens goes as the poll says its budget', () => {
  expect(parametersProbe.sends(planWith(sonnet()))).toContain('or as much as 0.004 USD buys.');
});

describe('what the account turns down is refused whole and costs nothing', () => {
  // biome-ignore format: a table
  const rows: readonly [string, PlanInput, cause: string, said: RegExp, options?: SandboxOptions][] = [
    ['temperature on a new model', sonnet({ request: { temperature: 0.2, apiVersion: '2023-06-01' } }), 'invalid-request', /temperature/],
    ['sampling under the newer version', { model: { id: 'claude-sonnet-4-5', request: { topP: 0.5, apiVersion: '2026-10-21' } } }, 'invalid-request', /top_p/],
    ['prefill', sonnet({ request: { prefill: true } }), 'invalid-request', /prefill/],
    ['a forced tool', sonnet({ request: { forcedToolChoice: true } }), 'invalid-request', /tool_choice/],
    ['an effort the model lacks', { model: { id: 'claude-sonnet-4-6', effort: 'xhigh' } }, 'invalid-request', /xhigh/],
    ['US inference switched off', { ...sonnet(), task: { features: ['us-inference'] } }, 'permission-denied', /us-inference/,
      { account: { ...accountProfiles.start, disabledFeatures: ['us-inference'] } }],
  ];
  test.each(rows)('%s', async (_, input, cause, said, options) => {
    const { seen } = await probed(input, options);
    expect(seen).toMatchObject({ status: 'failed', cause, costUsd: 0 });
    expect(seen.status === 'failed' && seen.reason).toMatch(said);
  });
});

test('it concerns plans that say anything about parameters', () => {
  expect(parametersProbe.concerns(planWith(sonnet({ effort: 'none' })))).toBe(true);
  expect(parametersProbe.concerns(planWith(sonnet()))).toBe(false);
});

test('every answer that shapes the message is among its inputs', () => {
  const inputs = (input: PlanInput) => JSON.stringify(parametersProbe.inputs(planWith(input)));
  const base = sonnet({ effort: 'low' });
  const others: readonly PlanInput[] = [
    sonnet({ effort: 'high' }),
    sonnet({ effort: 'low', thinking: 'adaptive' }),
    sonnet({ effort: 'low', request: { topP: 1 } }),
    { ...base, tokens: { maxTokens: 100 } },
    { ...base, task: { features: ['us-inference'] } },
    { ...base, task: { features: ['fast-mode'] } },
  ];
  expect(new Set([base, ...others].map(inputs)).size).toBe(others.length + 1);
});
