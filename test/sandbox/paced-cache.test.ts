import Anthropic from '@anthropic-ai/sdk';
import { expect, test } from 'vitest';
import type { Pace } from '../../src/sandbox/pace.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { judgedClient, sandboxFor, testKey } from './judged-client.ts';

/** 4,000 characters: 1,300 tokens of the newer tokenizer and 4 for the turn. */
const params: Anthropic.MessageCreateParamsNonStreaming = {
  model: 'claude-sonnet-5-5',
  max_tokens: 50,
  system: [{ type: 'text', text: 'abcd'.repeat(1_000), cache_control: { type: 'ephemeral' } }],
  messages: [{ role: 'user', content: 'Hi there' }],
};
const never: Pace = { firstTokenMs: 3_600_000, tokensPerSecond: 1 };
const written = [0, 1_304];
const read = [1_304, 0];

const cached = ({ usage }: Anthropic.Message) => [
  usage.cache_read_input_tokens,
  usage.cache_creation_input_tokens,
];

/** Opens a stream and reads it up to that event; what its first event said of the cache. */
async function begun(sandbox: Sandbox, upTo: Anthropic.RawMessageStreamEvent['type'] = 'message_start') {
  const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
  let usage: ReturnType<typeof cached> = [];
  for await (const event of await client.messages.create({ ...params, stream: true })) {
    if (event.type === 'message_start') usage = cached(event.message);
    if (event.type === upTo) break;
  }
  return usage;
}

test('a prefix is not readable before the first token of the answer that wrote it', async () => {
  const sandbox = await sandboxFor({ pace: never });
  expect(await begun(sandbox)).toEqual(written);
  expect(await begun(sandbox)).toEqual(written);
});

test('a prefix is readable from the first token on, long before the last', async () => {
  const sandbox = await sandboxFor({ pace: { firstTokenMs: 20, tokensPerSecond: 0.001 } });
  expect(await begun(sandbox, 'content_block_start')).toEqual(written);
  expect(await begun(sandbox)).toEqual(read);
});

test('a request that comes in while a whole answer is written writes again, a later one reads', async () => {
  const client = await judgedClient(
    await sandboxFor({ pace: { firstTokenMs: 400, tokensPerSecond: Infinity } }),
  );
  const ask = async () => cached(await client.messages.create(params));
  expect(await Promise.all([ask(), ask()])).toEqual([written, written]);
  expect(await ask()).toEqual(read);
});

test('a batch writes at once, whatever the pace of messages', async () => {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ pace: never, now: () => new Date(nowMs) });
  const { batches } = (await judgedClient(sandbox)).messages;
  const { id } = await batches.create({ requests: [{ custom_id: 'a', params }] });
  nowMs += 60_000;
  expect((await batches.retrieve(id)).processing_status).toBe('ended');
  expect(await begun(sandbox)).toEqual(read);
});
