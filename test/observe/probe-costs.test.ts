import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { probes } from '../../src/observe/registry.ts';
import { planWith } from '../support/plan-builder.ts';
import { gatherWith, named } from './gathering.ts';

const planFor = (id: string) => planWith({ model: { id } });
const worstFor = (id: string) => probes['tiny-message'].worstCaseUsd(planFor(id), catalog);
/** USD per million tokens, in and out, for 64 and 8 tokens, in the US. */
const worstAt = (inputUsd: number, outputUsd: number) => ((64 * inputUsd + 8 * outputUsd) / 1e6) * 1.1;

// biome-ignore format: a table
test.each([
  ['claude-opus-5-5', worstAt(4, 20)],
  ['claude-fable-5-2', worstAt(8, 40)],
  ['claude-haiku-5-5', worstAt(0.1, 0.5)],
  ['claude-sonnet-4-5', worstAt(3, 15)],
  // No price was ever read, or the id is unknown: the dearest model there is.
  ['claude-mythos-preview', worstAt(10, 50)],
  ['claude-opus-9', worstAt(10, 50)],
])('the worst case on %s', (id, usd) => {
  expect(worstFor(id)).toBeCloseTo(usd, 12);
});

/** An answer as the service words it, with parts replaced. */
const answer = (usage: Record<string, unknown>, parts: Record<string, unknown> = {}) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-5-5',
  content: [],
  stop_reason: 'max_tokens',
  usage: { input_tokens: 10, output_tokens: 8, ...usage },
  ...parts,
});

async function messageAnswered(body: unknown, headers: Record<string, string> = {}) {
  const fetch = async () =>
    new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json', 'request-id': 'req_1', ...headers },
    });
  const client = new Anthropic({
    apiKey: 'sk-ant-api03-test-canary-0001',
    maxRetries: 0,
    logLevel: 'off',
    fetch,
  });
  const { observations } = await gatherWith({
    probes: [probes['tiny-message']],
    plan: planFor('claude-opus-5-5'),
    client: async () => client,
  });
  return named(observations, 'tiny-message');
}

describe('cost from usage, Opus 5.5 at 4 in, 20 out, 8 for a one-hour write and 0.20 for a read', () => {
  // biome-ignore format: a table
  test.each([
    ['plain', {}, (10 * 4 + 8 * 20) / 1e6],
    ['kept in the US', { inference_geo: 'us' }, ((10 * 4 + 8 * 20) / 1e6) * 1.1],
    ['anywhere', { inference_geo: 'global' }, (10 * 4 + 8 * 20) / 1e6],
    ['with cache writes', { cache_creation_input_tokens: 100 }, (10 * 4 + 100 * 8 + 8 * 20) / 1e6],
    ['with cache reads', { cache_read_input_tokens: 1_000 }, (10 * 4 + 1_000 * 0.2 + 8 * 20) / 1e6],
    ['refused before it began', { output_tokens: 0 }, (10 * 4) / 1e6],
  ])('%s', async (_, usage, usd) => {
    const observation = await messageAnswered(answer(usage));
    expect(observation.status).toBe('observed');
    expect(observation.costUsd).toBeCloseTo(usd, 12);
  });
});

describe('an answer that is none is not taken for one', () => {
  // biome-ignore format: a table
  test.each([
    ['no usage', answer({}, { usage: undefined })],
    ['negative tokens', answer({ input_tokens: -1 })],
    ['half a token', answer({ output_tokens: 0.5 })],
    ['tokens as text', answer({ input_tokens: '10' })],
    ['another type', answer({}, { type: 'error' })],
    ['no model', answer({}, { model: null })],
    ['more searches than any probe allows', answer({ server_tool_use: { web_search_requests: 101 } })],
    ['more blocks than any answer has', answer({}, { content: Array.from({ length: 1_001 }, () => ({ type: 'x' })) })],
    ['a text that is none', answer({}, { content: [{ type: 'text', text: { toString: 1 } }] })],
    ['a usage that is a text', answer({}, { usage: 'much' })],
    ['a list', []],
    ['nothing', null],
  ])('%s', async (_, body) => {
    const observation = await messageAnswered(body);
    expect(observation).toMatchObject({ status: 'failed', cause: 'unexpected-response', requestIds: ['req_1'] });
    expect(observation.costUsd).toBeCloseTo(worstAt(4, 20), 12);
  });

  test('names in a good one are cleaned, ids that are none are left out', async () => {
    const body = answer(
      { service_tier: 'stand\u001b[2Jard' },
      { model: 'claude\u202e-opus', stop_reason: 'a\nb' },
    );
    expect(
      await messageAnswered(body, {
        'anthropic-organization-id': 'org\u009b31m',
        'anthropic-workspace-id': 'wrkspc_1',
      }),
    ).toMatchObject({
      value: {
        model: 'claude-opus',
        stopReason: 'a b',
        serviceTier: 'standard',
        organizationId: null,
        workspaceId: 'wrkspc_1',
        sandbox: false,
      },
    });
  });
});
