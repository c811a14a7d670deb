import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { faultFromHeader } from '../../src/sandbox/faults.ts';
import { parseForcedStop } from '../../src/sandbox/forced-stop.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

/** Haiku 4.5: 5 tokens in at 1 USD a million, 40 tokens out at 5 USD, no thinking unasked. */
const ask = {
  model: 'claude-haiku-4-5',
  max_tokens: 100,
  messages: [{ role: 'user' as const, content: 'Hi' }],
};
const asked = (fault: string) => ({ headers: { 'x-gonogo-fault': fault } });

interface Ending {
  readonly fault: string;
  readonly message: Record<string, unknown>;
  readonly outputTokens: number;
  readonly costMicroUsd: number;
}

const refused = (category: string | null) => ({
  stop_reason: 'refusal',
  stop_details: {
    type: 'refusal',
    category,
    explanation: category === null ? null : expect.stringContaining(category),
  },
});
const half = { outputTokens: 20, costMicroUsd: 5 + 20 * 5 };
const nothing = { outputTokens: 0, costMicroUsd: 0 };
const inputOnly = { outputTokens: 0, costMicroUsd: 5 };

/** What is billed follows facts 2.4. */
const endings: readonly Ending[] = [
  {
    fault: 'stop:pause_turn',
    message: { stop_reason: 'pause_turn', stop_details: null },
    outputTokens: 39,
    costMicroUsd: 5 + 39 * 5,
  },
  ...['max_tokens', 'model_context_window_exceeded'].map((reason) => ({
    fault: `stop:${reason}`,
    message: { stop_reason: reason, stop_details: null },
    ...half,
  })),
  { fault: 'stop:refusal', message: refused(null), ...nothing },
  { fault: 'stop:refusal:cyber', message: refused('cyber'), ...nothing },
  { fault: 'stop:refusal:general_harms', message: refused('general_harms'), ...nothing },
  { fault: 'stop:refusal:bio', message: refused('bio'), ...inputOnly },
  { fault: 'stop:refusal:frontier_llm', message: refused('frontier_llm'), ...inputOnly },
  { fault: 'stop:refusal:reasoning_extraction', message: refused('reasoning_extraction'), ...inputOnly },
  { fault: 'stop:refusal:mid-stream', message: refused(null), ...half },
  { fault: 'stop:refusal:cyber:mid-stream', message: refused('cyber'), ...half },
  { fault: 'stop:refusal:bio:mid-stream', message: refused('bio'), ...half },
];

describe.each(endings)('$fault', ({ fault, message, outputTokens, costMicroUsd }) => {
  const characters = new RegExp(`^.{${outputTokens * 4}}$`);
  const text = outputTokens === 0 ? [] : [{ type: 'text', text: expect.stringMatching(characters) }];
  const expected = {
    ...message,
    content: text,
    stop_sequence: null,
    usage: { input_tokens: 5, output_tokens: outputTokens },
  };

  test('ends a plain answer and is billed as documented', async () => {
    const sandbox = await sandboxFor();
    const client = await judgedClient(sandbox);
    expect(await client.messages.create(ask, asked(fault))).toMatchObject(expected);
    expect(sandbox.spentUsd()).toBeCloseTo(costMicroUsd / 1e6, 9);
    expect(sandbox.journal[0]).toMatchObject({ status: 200, fault: `stop:${message.stop_reason}` });
  });

  test('ends a stream with the same message', async () => {
    const sandbox = await sandboxFor();
    const stream = (await judgedClient(sandbox)).messages.stream(ask, asked(fault));
    const seen: string[] = [];
    stream.on('streamEvent', (event) => seen.push(event.type));
    expect(await stream.finalMessage()).toMatchObject(expected);
    expect(seen.at(0)).toBe('message_start');
    expect(seen.slice(-2)).toEqual(['message_delta', 'message_stop']);
    expect(seen.includes('content_block_start')).toBe(outputTokens > 0);
    expect(sandbox.spentUsd()).toBeCloseTo(costMicroUsd / 1e6, 9);
  });
});

test('a refusal counts against the rate limits', async () => {
  const client = await judgedClient(await sandboxFor({ now: () => new Date('2026-11-20T12:00:00Z') }));
  await client.messages.create(ask, asked('stop:refusal:cyber'));
  const { response } = await client.messages.create(ask).withResponse();
  expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toBe('998');
});

test('a rule ends just the answer it names, thinking and tools included', async () => {
  const sandbox = await sandboxFor({
    faults: [
      { when: { path: '/v1/messages', nth: 2 }, do: { kind: 'stop', stop: { reason: 'pause_turn' } } },
    ],
  });
  const client = await judgedClient(sandbox);
  const search = { type: 'web_search_20260318' as const, name: 'web_search' as const };
  const body = {
    ...ask,
    model: 'claude-opus-5-5',
    tools: [search],
    messages: [{ role: 'user' as const, content: 'Search for news.' }],
  };
  expect(await client.messages.create(body)).toMatchObject({ stop_reason: 'end_turn' });
  const paused = await client.messages.create(body);
  expect(paused.stop_reason).toBe('pause_turn');
  expect(paused.content.slice(0, 3)).toMatchObject([
    { type: 'thinking' },
    { type: 'server_tool_use' },
    { type: 'web_search_tool_result' },
  ]);

  // Sent back as it came, though this model takes no prefill.
  const messages: Anthropic.MessageParam[] = [
    ...body.messages,
    { role: 'assistant', content: paused.content },
  ];
  expect(await client.messages.create({ ...body, messages })).toMatchObject({ stop_reason: 'end_turn' });
});

test('a batch made with it ends every message so, and what is free stays free', async () => {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ now: () => new Date(nowMs) });
  const client = await judgedClient(sandbox);
  const requests = [{ custom_id: 'a', params: ask }];
  const free = await client.messages.batches.create({ requests }, asked('stop:refusal:cyber'));
  nowMs += 120_000;
  for await (const line of await client.messages.batches.results(free.id))
    expect(line.result).toMatchObject({ type: 'succeeded', message: refused('cyber') });
  expect(sandbox.spentUsd()).toBe(0);

  const billed = await client.messages.batches.create({ requests }, asked('stop:refusal:bio'));
  nowMs += 120_000;
  await client.messages.batches.retrieve(billed.id);
  // Five tokens in at half a USD a million.
  expect(sandbox.spentUsd()).toBeCloseTo(2.5e-6, 12);
});

test.each([
  'end_turn',
  'refusal:weather',
  'refusal:cyber:late',
  'refusal:',
  'max_tokens:cyber',
  'refusal:toString',
  '',
])('"%s" is no ending that can be asked for', (value) => {
  expect(parseForcedStop(value)).toBeNull();
  expect(() => faultFromHeader(`stop:${value}`)).toThrow(/x-gonogo-fault/);
});
