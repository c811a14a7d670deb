import { expect, test } from 'vitest';
import { type Catalog, catalog } from '../../src/catalog/catalog.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { base, said, thinking } from './answer-to.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

/** A sandbox is told by its own catalog what is documented, not by the one that is shipped. */

const { apiRules } = catalog;
const withRules = (parts: Partial<Catalog['apiRules']>): Catalog => ({
  ...catalog,
  apiRules: { ...apiRules, ...parts },
});

/** What a sandbox of that catalog says to a message, at noon. */
async function answered(changed: Catalog, changes: Record<string, unknown>, headers = {}) {
  const sandbox = await sandboxFor({ catalog: changed, now: () => new Date('2026-11-20T12:00:00Z') });
  const { status, body } = await send(sandbox, '/v1/messages', { body: { ...base, ...changes }, headers });
  const message = (body as { error?: { message: string } }).error?.message;
  return { status, message, spentUsd: sandbox.spentUsd() };
}

const mark = { type: 'ephemeral' } as const;
/** 4,000 characters are 1,300 tokens of the newer tokenizer. */
const block = (letter: string) => ({
  type: 'text' as const,
  text: letter.repeat(4_000),
  cache_control: mark,
});

test('marks for caching', async () => {
  const one = withRules({ promptCaching: { ...apiRules.promptCaching, breakpoints: 1 } });
  const twoMarks = { messages: said([block('a'), block('b')]) };
  expect(await answered(catalog, twoMarks)).toMatchObject({ status: 200 });
  expect(await answered(one, twoMarks)).toMatchObject({
    status: 400,
    message: 'A maximum of 1 blocks with cache_control may be provided. Found 2.',
  });
});

/** What each of two equal requests reads from the cache, with `betweenMs` between them. */
async function cacheReads(changed: Catalog, betweenMs: number, model = 'claude-sonnet-5-5') {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const options: SandboxOptions = { catalog: changed, now: () => new Date(nowMs) };
  const client = await judgedClient(await sandboxFor(options));
  const ask = async () => {
    const { usage } = await client.messages.create({
      model,
      max_tokens: 1,
      messages: [{ role: 'user', content: [block('a')] }],
    });
    return usage.cache_read_input_tokens;
  };
  const first = await ask();
  nowMs += betweenMs;
  return [first, await ask()];
}

test('how long a prefix is kept', async () => {
  const { promptCaching } = apiRules;
  const brief = withRules({ promptCaching: { ...promptCaching, ttlMinutes: { '5m': 1, '1h': 60 } } });
  expect(await cacheReads(catalog, 120_000)).toEqual([0, 1_304]);
  expect(await cacheReads(brief, 120_000)).toEqual([0, 0]);
});

test('the largest minimum, for a model that has none of its own', async () => {
  const minimum = (tokens: number | null): Catalog => ({
    ...catalog,
    models: catalog.models.map((model) => ({
      ...model,
      behaviour: {
        ...model.behaviour,
        cacheMinimumTokens: model.id === 'claude-sonnet-5-5' ? null : tokens,
      },
    })),
  });
  expect(await cacheReads(minimum(1_304), 1_000)).toEqual([0, 1_304]);
  expect(await cacheReads(minimum(1_305), 1_000)).toEqual([0, 0]);
});

test('the smallest thinking budget', async () => {
  const { provenance } = apiRules.smallestThinkingBudget;
  const larger = withRules({ smallestThinkingBudget: { tokens: 2_000, provenance } });
  const ask = {
    model: 'claude-haiku-4-5',
    max_tokens: 3_000,
    ...thinking('enabled', { budget_tokens: 1_999 }),
  };
  expect(await answered(catalog, ask)).toMatchObject({ status: 200 });
  expect(await answered(larger, ask)).toMatchObject({
    status: 400,
    message: 'thinking.budget_tokens: must be at least 2000',
  });
});

test('which refusals are billed', async () => {
  const { provenance } = apiRules.refusalBilling;
  const onlyCyber = withRules({ refusalBilling: { billedCategories: ['cyber'], provenance } });
  const refused = (changed: Catalog, category: string) =>
    answered(changed, { model: 'claude-haiku-4-5' }, { 'x-gonogo-fault': `stop:refusal:${category}` });
  // Five tokens in at 1 USD a million.
  expect((await refused(catalog, 'bio')).spentUsd).toBeCloseTo(5e-6, 12);
  expect((await refused(onlyCyber, 'bio')).spentUsd).toBe(0);
  expect((await refused(onlyCyber, 'cyber')).spentUsd).toBeCloseTo(5e-6, 12);
});

test('the API version that drops sampling parameters', async () => {
  const { newVersion } = apiRules;
  const older = withRules({ newVersion: { ...newVersion, version: '2023-06-01' } });
  const hot = { model: 'claude-haiku-4-5', temperature: 0.5 };
  const headers = { 'anthropic-version': '2023-06-01' };
  expect(await answered(catalog, hot, headers)).toMatchObject({ status: 200 });
  expect(await answered(older, hot, headers)).toMatchObject({ status: 400 });
});

test('how many requests a batch may hold, and how large a body may be', async () => {
  const few: Catalog = {
    ...catalog,
    endpointLimits: catalog.endpointLimits.map((row) => ({ ...row, batchRequestsPerBatch: 1 })),
    apiRules: { ...apiRules, batchBounds: { ...apiRules.batchBounds, bodyMb: 1 } },
  };
  const sandbox = await sandboxFor({ catalog: few });
  const create = async (text: string, requests: number) => {
    const params = { model: 'claude-haiku-4-5', max_tokens: 1, messages: said(text) };
    const body = {
      requests: Array.from({ length: requests }, (_, index) => ({ custom_id: `r${index}`, params })),
    };
    return (await send(sandbox, '/v1/messages/batches', { body })).status;
  };
  expect([await create('Hi', 1), await create('Hi', 2), await create('a'.repeat(1_100_000), 1)]).toEqual([
    200, 400, 413,
  ]);
});
