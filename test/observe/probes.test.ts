import { describe, expect, test } from 'vitest';
import type { ObservationId } from '../../src/judge/observation.ts';
import { chosen } from '../../src/observe/probe-choice.ts';
import { listModels } from '../../src/observe/probes/model-seen.ts';
import { builtInSample } from '../../src/observe/probes/token-count.ts';
import { probes } from '../../src/observe/registry.ts';
import { type AccountName, accountProfiles } from '../../src/sandbox/account.ts';
import { planWith } from '../support/plan-builder.ts';
import { contract } from '../support/sdk-contract.ts';
import { clientOf, gatherWith, named, sandboxFor } from './gathering.ts';

/** What every plan is asked, whatever features it uses. */
const all = chosen(
  new Set(['credential', 'model', 'fallback-model', 'token-count', 'tiny-message'] as const),
  probes,
  planWith(),
);
const plan = planWith({
  model: { id: 'claude-opus-5-5', fallback: 'claude-haiku-4-5' },
  tokens: { samplePrompt: 'Where is my parcel?' },
});

test('a whole poll of a healthy account on Start', async () => {
  const sandbox = await sandboxFor();
  const { observations, actualUsd } = await gatherWith({ probes: all, plan, url: sandbox.url });
  expect(observations.map((row) => [row.id, row.status, row.requestIds.length])).toEqual([
    ['credential', 'observed', 0],
    ['model', 'observed', 1],
    ['fallback-model', 'observed', 1],
    ['token-count', 'observed', 1],
    ['tiny-message', 'observed', 1],
  ]);
  expect(named(observations, 'credential')).toMatchObject({
    value: {
      kind: 'api-key',
      from: 'typed in',
      masked: 'sk-ant-api03-…0001',
      host: new URL(sandbox.url).host,
    },
  });
  expect(named(observations, 'model')).toMatchObject({
    value: {
      id: 'claude-opus-5-5',
      displayName: 'Claude Opus 5.5',
      lifecycle: 'active',
      deprecatedAt: null,
      retiresAt: null,
      maxInputTokens: 1_000_000,
      maxTokens: 128_000,
      supports: {
        batch: true,
        imageInput: true,
        thinking: ['adaptive'],
        efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
      },
    },
  });
  expect(named(observations, 'fallback-model')).toMatchObject({
    value: {
      id: 'claude-haiku-4-5-20251001',
      maxInputTokens: 200_000,
      maxTokens: 64_000,
      supports: { efforts: [] },
    },
  });
  // 19 characters make 7 tokens with the newer tokenizer of the sandbox, and the turn around them 4.
  expect(named(observations, 'token-count')).toMatchObject({
    value: { model: 'claude-opus-5-5', inputTokens: 11, characters: 19, sample: 'plan' },
  });
  expect(named(observations, 'tiny-message')).toMatchObject({
    value: {
      model: 'claude-opus-5-5',
      organizationId: '00000000-5a4d-4b0e-8000-000000000001',
      workspaceId: 'wrkspc_01SandboxProduction',
      limits: {
        requests: { limit: 1_000 },
        inputTokens: { limit: 2_000_000 },
        outputTokens: { limit: 400_000 },
      },
      usage: { inputTokens: 9, cacheCreationInputTokens: 0, cacheReadInputTokens: 0, outputTokens: 8 },
      stopReason: 'max_tokens',
      serviceTier: 'standard',
      inferenceGeo: 'global',
      sandbox: true,
    },
  });
  // 9 tokens in at 4 USD and 8 out at 20 USD per million.
  expect(actualUsd).toBeCloseTo(0.000_196, 12);
});

describe('what leaves this machine', () => {
  const schemas = {
    '/v1/messages': 'MessageCreateParamsNonStreaming',
    '/v1/messages/count_tokens': 'MessageCountTokensParams',
  } as const;

  test('every body conforms to the types of the SDK and holds only what the probe says', async () => {
    const judge = await contract();
    const sent: { method: string; path: string; body: unknown }[] = [];
    const sandbox = await sandboxFor({ onRequest: (request) => sent.push(request) });
    await gatherWith({ probes: all, plan, url: sandbox.url });
    const byPath = Object.fromEntries(sent.map(({ method, path, body }) => [`${method} ${path}`, body]));
    const turn = (content: string) => ({ model: 'claude-opus-5-5', messages: [{ role: 'user', content }] });
    expect(byPath).toEqual({
      'GET /v1/models/claude-opus-5-5': undefined,
      'GET /v1/models/claude-haiku-4-5': undefined,
      'POST /v1/messages/count_tokens': turn('Where is my parcel?'),
      'POST /v1/messages': { ...turn('Reply with OK.'), max_tokens: 8 },
    });
    for (const [path, schema] of Object.entries(schemas)) {
      expect(judge.check(schema, byPath[`POST ${path}`])).toEqual([]);
    }
  });

  test('without a sample of the plan the built-in sentence is counted, and said to be built in', async () => {
    const sandbox = await sandboxFor();
    const own = planWith({ model: { id: 'claude-opus-5-5' } });
    const { observations } = await gatherWith({
      probes: [probes['token-count']],
      plan: own,
      url: sandbox.url,
    });
    expect(named(observations, 'token-count')).toMatchObject({
      value: { sample: 'built-in', characters: builtInSample.length },
    });
  });

  test('a probe over the budget is never sent', async () => {
    const sandbox = await sandboxFor();
    const { observations, worstCaseUsd } = await gatherWith({
      probes: all,
      plan,
      url: sandbox.url,
      budgetUsd: 0.000_1,
    });
    expect(named(observations, 'tiny-message')).toMatchObject({ status: 'unavailable', costUsd: 0 });
    expect(sandbox.journal.map((row) => row.path)).not.toContain('/v1/messages');
    expect(sandbox.journal).toHaveLength(3);
    expect(worstCaseUsd).toBe(0);
    expect(sandbox.spentUsd()).toBe(0);
  });

  test('offline nothing is sent, and only what is on this machine is observed', async () => {
    const sandbox = await sandboxFor();
    const { observations } = await gatherWith({ probes: all, plan, url: sandbox.url, offline: true });
    expect(observations.map((row) => row.status)).toEqual(['observed', ...Array(4).fill('unavailable')]);
    expect(sandbox.journal).toEqual([]);
  });
});

describe('accounts that say no', () => {
  // biome-ignore format: a table
  const rows: readonly [account: AccountName, probe: ObservationId, cause: string][] = [
    ['key-rejected', 'model', 'key-rejected'],
    ['no-opus', 'model', 'model-not-found'],
    ['out-of-credit', 'token-count', 'credit-empty'],
    ['out-of-credit', 'tiny-message', 'credit-empty'],
    ['spend-cap-reached', 'tiny-message', 'tier-spend-cap'],
    ['organization-limit-reached', 'tiny-message', 'organization-spend-limit'],
    ['workspace-limit-reached', 'tiny-message', 'workspace-spend-limit'],
    ['on-hold', 'model', 'organization-on-hold'],
  ];
  test.each(rows)('%s: %s is %s', async (account, id, cause) => {
    const sandbox = await sandboxFor({ account: accountProfiles[account] });
    const { observations, actualUsd } = await gatherWith({
      probes: chosen(new Set([id]), probes, plan),
      plan,
      url: sandbox.url,
    });
    expect(observations[0]).toMatchObject({ status: 'failed', cause });
    expect(observations[0]?.requestIds).toEqual([sandbox.journal[0]?.requestId]);
    expect(actualUsd).toBe(0);
  });

  test('no credential: nothing is asked, and the reason is passed on', async () => {
    const { observations } = await gatherWith({
      probes: all,
      plan,
      credential: null,
      credentialReason: 'There is no key.',
      adminReason: 'There is no admin key.',
    });
    expect(observations.map((row) => (row.status === 'unavailable' ? row.reason : row.status))).toEqual([
      ...Array(5).fill('There is no key.'),
    ]);
  });
});

describe('the list of models', () => {
  const ask = async (url: string) => listModels(await clientOf(url), new AbortController().signal);

  test('is read to its last page', async () => {
    const models = await ask((await sandboxFor()).url);
    expect(models.map((model) => model.id)).toContain('claude-haiku-4-5-20251001');
    expect(models.find((model) => model.id === 'claude-sonnet-4-5-20250929')).toMatchObject({
      lifecycle: 'deprecated',
      retiresAt: '2026-11-30T00:00:00Z',
    });
  });

  test("a portal's page is no empty list", async () => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: { kind: 'html-200' } }] });
    await expect(ask(sandbox.url)).rejects.toThrow('The Models API listed no model at all');
  });
});
