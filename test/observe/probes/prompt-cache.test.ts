import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { PromptCacheSeen } from '../../../src/judge/seen/prompt-cache.ts';
import { promptCacheProbe } from '../../../src/observe/probes/prompt-cache.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultRule } from '../../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { clientOf, gatherWith, named, sandboxFor } from '../gathering.ts';

const planFor = (id: string, cacheTtl?: '5m' | '1h' | 'none') =>
  planWith({
    model: { id },
    task: { features: ['prompt-caching'] },
    tokens: { ...(cacheTtl && { cacheTtl }) },
  });
const plan = planFor('claude-sonnet-5-5', '5m');

async function observe(options: SandboxOptions = {}, wanted = plan) {
  const sandbox = await sandboxFor(options);
  const result = await gatherWith({ probes: [promptCacheProbe], plan: wanted, url: sandbox.url });
  return { ...result, sandbox, row: named(result.observations, 'prompt-cache') };
}

async function seenBy(...args: Parameters<typeof observe>): Promise<PromptCacheSeen> {
  const { row } = await observe(...args);
  if (row.status !== 'observed' || row.id !== 'prompt-cache') throw new Error('nothing was observed');
  return row.value;
}

test('a healthy account writes the prefix and reads all of it', async () => {
  const judge = await contract();
  const bodies: { system?: unknown; messages?: unknown[] }[] = [];
  const { row, sandbox, actualUsd } = await observe({ onRequest: ({ body }) => bodies.push(body as object) });
  // 36 characters of id and 512 words of 6: 3,108 at 1.3 tokens for 4 characters are 1,010.1; the turn counts 4.
  expect(row).toMatchObject({
    status: 'observed',
    value: {
      model: 'claude-sonnet-5-5',
      ttl: '5m',
      writtenFor: '5m',
      minimumTokens: 512,
      first: { writtenTokens: 1_015, readTokens: 0, stopReason: 'max_tokens' },
      second: { writtenTokens: 0, readTokens: 1_015 },
      missReason: null,
    },
  });
  expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  expect(actualUsd).toBeGreaterThan(0);
  expect(bodies).toHaveLength(2);
  for (const body of bodies) expect(judge.check('MessageCreateParamsNonStreaming', body)).toEqual([]);
  expect(bodies[1]?.system).toEqual(bodies[0]?.system);
  expect(bodies[1]?.messages?.slice(0, 1)).toEqual(bodies[0]?.messages);
});

test('no run finds what an earlier one left in the cache', async () => {
  const sandbox = await sandboxFor();
  for (const _ of [1, 2]) {
    const { observations } = await gatherWith({ probes: [promptCacheProbe], plan, url: sandbox.url });
    expect(named(observations, 'prompt-cache')).toMatchObject({ value: { first: { readTokens: 0 } } });
  }
});

test('a prefix for an hour is marked and written as one', async () => {
  const seen = await seenBy({}, planFor('claude-sonnet-5-5', '1h'));
  expect(seen).toMatchObject({ ttl: '1h', writtenFor: '1h', second: { readTokens: 1_015 } });
});

test.each([
  ['claude-haiku-4-5', 4_096],
  ['claude-opus-4-8', 1_024],
  ['claude-fable-5-2', 4_096],
])('%s takes a prefix from %i tokens on, the largest minimum where its own is unknown', async (id, least) => {
  const seen = await seenBy({}, planFor(id));
  expect(seen.minimumTokens).toBe(least);
  expect(seen.first.writtenTokens).toBeGreaterThanOrEqual(least);
  expect(seen.second.readTokens).toBe(seen.first.writtenTokens);
});

test('an account without caching bills both calls as plain input', async () => {
  const account = { ...accountProfiles.start, disabledFeatures: ['prompt-caching'] as const };
  const seen = await seenBy({ account });
  expect(seen).toMatchObject({
    writtenFor: null,
    first: { writtenTokens: 0, readTokens: 0 },
    second: { writtenTokens: 0, readTokens: 0 },
  });
  expect(seen.first.promptTokens).toBeGreaterThan(1_015);
});

describe('what changes on the way is named by the diagnostics', () => {
  type Body = Record<string, unknown> & { system: { text: string }[] };
  const tool = { name: 'clock', input_schema: { type: 'object' } };
  // biome-ignore format: a table
  const rows: readonly [PromptCacheSeen['missReason'], read: boolean, change: (body: Body) => object][] = [
    ['model_changed', false, () => ({ model: 'claude-opus-5-5' })],
    ['system_changed', false, ({ system }) => ({ system: system.map((block) => ({ ...block, text: `Today: ${block.text}` })) })],
    ['tools_changed', false, () => ({ tools: [tool] })],
    ['messages_changed', true, () => ({ messages: [{ role: 'user', content: 'Reply with YES.' }] })],
    ['previous_message_not_found', true, () => ({ diagnostics: { previous_message_id: 'msg_unheard_of' } })],
    ['unavailable', true, () => ({ thinking: { type: 'between_tools' } })],
    [null, true, () => ({})],
  ];
  test.each(rows)('%s', async (missReason, read, change) => {
    const { url } = await sandboxFor();
    const api = await clientOf(url);
    let calls = 0;
    const rewriting = api.withOptions({
      fetch: (input, init) => {
        calls += 1;
        if (calls === 1 || typeof init?.body !== 'string') return fetch(input, init);
        const body = JSON.parse(init.body) as Body;
        return fetch(input, { ...init, body: JSON.stringify({ ...body, ...change(body) }) });
      },
    });
    const { observations } = await gatherWith({
      probes: [promptCacheProbe],
      plan,
      client: async () => rewriting,
    });
    const row = named(observations, 'prompt-cache');
    expect(row).toMatchObject({ status: 'observed', value: { missReason } });
    if (row.status !== 'observed' || row.id !== 'prompt-cache') throw new Error('nothing was observed');
    expect(row.value.second.readTokens > 0).toBe(read);
  });
});

describe('diagnostics the sandbox never gives', () => {
  test.each([
    ['a reason newer than this tool', { cache_miss_reason: { type: 'moon_changed' } }, 'other'],
    ['a comparison that is not done yet', { cache_miss_reason: null }, null],
  ])('%s', async (_, diagnostics, missReason) => {
    const { url } = await sandboxFor();
    const api = await clientOf(url);
    const answering = api.withOptions({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        const { status, headers } = response;
        return Response.json({ ...((await response.json()) as object), diagnostics }, { status, headers });
      },
    });
    const { observations } = await gatherWith({
      probes: [promptCacheProbe],
      plan,
      client: async () => answering,
    });
    expect(named(observations, 'prompt-cache')).toMatchObject({ status: 'observed', value: { missReason } });
  });
});

test('the worst case: both calls write, 2 tokens a word, in the US; Sonnet 5.5 stays under 0.006 USD', () => {
  // 512 words and 36 characters of id are 1,060 tokens, the turns 32, the answer 1, at 2.50, 2 and 10 USD per million.
  const usd = (2 * (1_060 * 2.5 + 32 * 2 + 10) * 1.1) / 1e6;
  expect(promptCacheProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(usd, 12);
  expect(usd).toBeLessThan(0.006);
});

test('for an hour the write alone is dearer: 4 USD per million', () => {
  const usd = (2 * (1_060 * 4 + 32 * 2 + 10) * 1.1) / 1e6;
  expect(promptCacheProbe.worstCaseUsd(planFor('claude-sonnet-5-5', '1h'), catalog)).toBeCloseTo(usd, 12);
});

describe('an account that always writes again stays within the worst case', () => {
  test.each(['claude-sonnet-5-5', 'claude-haiku-4-5', 'claude-opus-4-6'])('%s', async (id) => {
    const { url, spentUsd } = await sandboxFor();
    const api = await clientOf(url);
    let calls = 0;
    const rewriting = api.withOptions({
      fetch: (input, init) => {
        calls += 1;
        const body = String(init?.body).replace(/"text":"\w/, `"text":"${calls}`);
        return fetch(input, { ...init, body });
      },
    });
    const result = await gatherWith({
      probes: [promptCacheProbe],
      plan: planFor(id),
      client: async () => rewriting,
    });
    const row = named(result.observations, 'prompt-cache');
    expect(row).toMatchObject({ status: 'observed', value: { second: { readTokens: 0 } } });
    expect(spentUsd()).toBeGreaterThan(0);
    expect(result.actualUsd).toBeCloseTo(spentUsd(), 12);
    expect(spentUsd()).toBeLessThanOrEqual(result.worstCaseUsd);
  });
});

test.each<[string, PlanInput, boolean]>([
  ['among the features', { task: { features: ['prompt-caching'] } }, true],
  ['not among them', { task: { features: [] }, tokens: { cacheTtl: '5m' } }, false],
  ['switched off', { task: { features: ['prompt-caching'] }, tokens: { cacheTtl: 'none' } }, false],
  ['not said', {}, false],
])('caching %s', (_, input, concerned) => {
  expect(promptCacheProbe.concerns(planWith(input))).toBe(concerned);
});

test('another time to live is another question', () => {
  const inputs = (ttl?: '5m' | '1h') =>
    JSON.stringify(promptCacheProbe.inputs(planFor('claude-opus-5-5', ttl)));
  expect(inputs('1h')).not.toBe(inputs('5m'));
  expect(inputs()).toBe(inputs('5m'));
});

describe('the second call fails', () => {
  const second = (fault: FaultRule['do']): SandboxOptions => ({ faults: [{ when: { nth: 2 }, do: fault }] });

  test('refused: what the first cost is booked, with both request ids', async () => {
    const { row, actualUsd, sandbox } = await observe(second({ kind: 'named', cause: 'overloaded' }));
    expect(row).toMatchObject({ status: 'failed', cause: 'overloaded' });
    expect(row.requestIds).toHaveLength(2);
    expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    expect(actualUsd).toBeGreaterThan(0);
  });

  test('lost: all that it could have cost is booked', async () => {
    const { row, actualUsd, worstCaseUsd } = await observe(second({ kind: 'malformed-json' }));
    expect(row.status).toBe('failed');
    expect(actualUsd).toBeCloseTo(worstCaseUsd, 12);
  });
});
