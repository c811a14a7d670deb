import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { webSearchProbe } from '../../../src/observe/probes/web-search.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';
import { answered, clientAnswering } from '../scripted-client.ts';

const planFor = (id: string) => planWith({ model: { id }, task: { features: ['web-search'] } });
const plan = planFor('claude-sonnet-5-5');
const probes = [webSearchProbe];

test('one search of a healthy account, asked for as the SDK types it', async () => {
  const judge = await contract();
  const bodies: unknown[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
  const { observations, actualUsd } = await gatherWith({ probes, plan, url: sandbox.url });
  const seen = named(observations, 'web-search');
  expect(seen).toMatchObject({
    status: 'observed',
    value: { searches: 1, result: { kind: 'pages', pages: 3 }, feeUsd: 0.01, stopReason: 'end_turn' },
  });
  if (seen.status !== 'observed' || seen.id !== 'web-search') throw new Error('nothing was observed');
  expect(seen.value.feeUsd + seen.value.tokensUsd).toBeCloseTo(actualUsd, 12);
  expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatchObject({ tools: [{ type: 'web_search_20250305', max_uses: 1 }] });
  expect(judge.check('MessageCreateParamsNonStreaming', bodies[0])).toEqual([]);
});

test('the worst case: fee, 15,000 tokens of results, the request read twice, 384 tokens out', () => {
  // Sonnet 5.5 at 2 and 10 USD per million in the US: 286 tokens for a tool and 128 of our own. The fee has no US factor.
  const tokensUsd = (((286 + 128) * 2 + 15_000) * 2 + 384 * 10) / 1e6;
  expect(webSearchProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(0.01 + tokensUsd * 1.1, 12);
});

test('it concerns plans with web search', () => {
  const { concerns } = webSearchProbe;
  expect(concerns(plan)).toBe(true);
  expect(concerns(planWith({ task: { features: ['tool-use', 'web-fetch'] } }))).toBe(false);
  expect(concerns(planWith())).toBe(false);
});

const page = { type: 'web_search_result', url: 'https://example.com', title: 'A', encrypted_content: 'x' };
const found = (pages: number) => ({
  type: 'web_search_tool_result',
  tool_use_id: 'srvtoolu_1',
  content: Array.from({ length: pages }, () => page),
});
const refused = (error_code: unknown) => ({
  type: 'web_search_tool_result',
  tool_use_id: 'srvtoolu_1',
  content: { type: 'web_search_tool_result_error', error_code },
});
const usage = (input: number, searches: number | null) => ({
  input_tokens: input,
  output_tokens: 10,
  server_tool_use: searches === null ? null : { web_search_requests: searches, web_fetch_requests: 0 },
});

describe('what came of the search', () => {
  // At 2 and 10 USD per million. A request is at most 828 tokens, read twice; what is above them are results.
  // biome-ignore format: a table
  const rows: readonly [string, unknown[], object, object][] = [
    ['found', [found(5)], usage(10_828, 1), { searches: 1, result: { kind: 'pages', pages: 5 }, inputTokens: 10_828, resultTokensAtLeast: 10_000, feeUsd: 0.01 }],
    ['found nothing', [found(0)], usage(828, 1), { searches: 1, result: { kind: 'pages', pages: 0 }, resultTokensAtLeast: 0 }],
    ['read through the cache', [found(5)], { ...usage(28, 1), cache_creation_input_tokens: 700, cache_read_input_tokens: 1_100 }, { inputTokens: 1_828, resultTokensAtLeast: 1_000 }],
    ['two were billed', [found(5), found(4)], usage(900, 2), { searches: 2, result: { kind: 'pages', pages: 5 }, feeUsd: 0.02 }],
    ['a second one was too many', [found(5), refused('max_uses_exceeded')], usage(900, 1), { searches: 1, result: { kind: 'pages', pages: 5 } }],
    ['the first one failed', [refused('unavailable'), found(2)], usage(900, 1), { result: { kind: 'pages', pages: 2 } }],
    ['failed', [refused('unavailable')], usage(400, 0), { searches: 0, result: { kind: 'error', error: 'unavailable' }, feeUsd: 0 }],
    ['an error with hidden characters', [refused('un\u202eavail\u0007able')], usage(400, 0), { result: { kind: 'error', error: 'unavail able' } }],
    ['a result that is none', [refused(7)], usage(400, 0), { result: { kind: 'none' } }],
    ['not used', [{ type: 'text', text: 'Rain.' }], usage(400, null), { searches: 0, result: { kind: 'none' }, resultTokensAtLeast: 0, feeUsd: 0 }],
  ];
  test.each(rows)('%s', async (_, content, counted, value) => {
    const { client } = clientAnswering(answered({ content, usage: counted }));
    const { observations } = await gatherWith({ probes, plan, client });
    expect(named(observations, 'web-search')).toMatchObject({ status: 'observed', value });
  });

  test('tokens are priced apart from the fee', async () => {
    const { client } = clientAnswering(answered({ content: [found(5)], usage: usage(10_828, 1) }));
    const { observations, actualUsd } = await gatherWith({ probes, plan, client });
    const tokensUsd = (10_828 * 2 + 10 * 10) / 1e6;
    expect(named(observations, 'web-search')).toMatchObject({
      value: { tokensUsd: expect.closeTo(tokensUsd, 12) },
    });
    expect(actualUsd).toBeCloseTo(tokensUsd + 0.01, 12);
  });

  test('the turn was paused', async () => {
    const { client } = clientAnswering(answered({ content: [found(1)], stop_reason: 'pause_turn' }));
    const { observations } = await gatherWith({ probes, plan, client });
    expect(named(observations, 'web-search')).toMatchObject({ value: { stopReason: 'pause_turn' } });
  });
});

test('switched off, it is refused and free', async () => {
  const account = { ...accountProfiles.scale, disabledFeatures: ['web-search'] as const };
  const sandbox = await sandboxFor({ account });
  const { observations, actualUsd } = await gatherWith({ probes, plan, url: sandbox.url });
  expect(named(observations, 'web-search')).toMatchObject({ status: 'failed', cause: 'permission-denied' });
  expect(actualUsd).toBe(0);
});
