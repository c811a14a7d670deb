import { describe, expect, test } from 'vitest';
import { eventsOf, judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

const hello = [{ role: 'user' as const, content: 'Hello, Claude' }];
const ask = { model: 'claude-opus-5-5', max_tokens: 100, messages: hello };
const noon = () => new Date('2026-11-20T12:00:00.000Z');

describe('messages.create', () => {
  test('answers with a whole message and full usage', async () => {
    const sandbox = await sandboxFor();
    const message = await (await judgedClient(sandbox)).messages.create(ask);
    expect(message).toMatchObject({ role: 'assistant', model: 'claude-opus-5-5', stop_reason: 'end_turn' });
    expect(message.content[0]).toMatchObject({ type: 'thinking', thinking: '' });
    expect(message.content[1]).toMatchObject({
      type: 'text',
      text: expect.stringMatching(/^This answer comes from the gonogo sandbox/),
    });
    // 13 characters on the newer tokenizer: 13 × 13/40 = 4.2, so 5, and 4 for the turn.
    expect(message.usage).toMatchObject({
      input_tokens: 9,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: 40,
      service_tier: 'standard',
      inference_geo: 'global',
      speed: 'standard',
    });
  });

  test('charges what the usage costs', async () => {
    const sandbox = await sandboxFor();
    await (await judgedClient(sandbox)).messages.create(ask);
    // 9 × 4 USD + 40 × 20 USD, per million.
    expect(sandbox.spentUsd()).toBeCloseTo(0.000836, 9);
    expect(sandbox.journal).toHaveLength(1);
    expect(sandbox.journal[0]).toMatchObject({
      method: 'POST',
      path: '/v1/messages',
      model: 'claude-opus-5-5',
      status: 200,
    });
    expect(sandbox.journal[0]?.costUsd).toBeCloseTo(0.000836, 9);
  });

  const priced: readonly [string, Record<string, unknown>, number][] = [
    // 400,000 characters are 130,000 tokens, plus 4: over 100,000, so all of it at 0.50 / 2.50.
    [
      'the higher step of Haiku 5.5',
      { model: 'claude-haiku-5-5', messages: [{ role: 'user', content: 'a'.repeat(400_000) }] },
      0.065102,
    ],
    ['the lower step of Haiku 5.5', { model: 'claude-haiku-5-5' }, 0.0000209],
    ['inference in the US', { inference_geo: 'us' }, 0.0009196],
    ['fast mode of Opus 5.5', { speed: 'fast' }, 0.001672],
    ['fast mode asked of Opus 4.6, which ignores it', { model: 'claude-opus-4-6', speed: 'fast' }, 0.00104],
  ];
  test.each(priced)('prices %s', async (_, changes, usd) => {
    const sandbox = await sandboxFor();
    expect(await send(sandbox, '/v1/messages', { body: { ...ask, ...changes } })).toMatchObject({
      status: 200,
    });
    expect(sandbox.spentUsd()).toBeCloseTo(usd, 9);
  });

  test('carries ids, limits and the sandbox mark in its headers', async () => {
    const sandbox = await sandboxFor({ now: noon });
    const { response, request_id, workspace_id } = await (await judgedClient(sandbox)).messages
      .create(ask)
      .withResponse();
    expect(request_id).toBe(sandbox.journal[0]?.requestId);
    expect(workspace_id).toBe('wrkspc_01SandboxProduction');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'anthropic-organization-id': '00000000-5a4d-4b0e-8000-000000000001',
      'x-gonogo-sandbox': '1',
      'anthropic-ratelimit-requests-limit': '1000',
      'anthropic-ratelimit-requests-remaining': '999',
      // One of 1,000 a minute is back after 60 ms, stated in whole seconds.
      'anthropic-ratelimit-requests-reset': '2026-11-20T12:00:01Z',
      'anthropic-ratelimit-input-tokens-limit': '2000000',
      'anthropic-ratelimit-input-tokens-remaining': '2000000',
      'anthropic-ratelimit-output-tokens-limit': '400000',
      'anthropic-ratelimit-tokens-limit': '2400000',
    });
  });

  test('resolves an alias and names the model that answered', async () => {
    const { body } = await send(await sandboxFor(), '/v1/messages', {
      body: { ...ask, model: 'claude-haiku-4-5' },
    });
    expect(body).toMatchObject({
      model: 'claude-haiku-4-5-20251001',
      usage: { input_tokens: 8, inference_geo: null },
    });
  });

  test('repeats itself for the same seed and prompt, and only then', async () => {
    const answer = async (seed: number, content: string) => {
      const body = { ...ask, messages: [{ role: 'user', content }] };
      return (await send(await sandboxFor({ seed }), '/v1/messages', { body })).body;
    };
    const contentOf = async (seed: number, said: string) =>
      ((await answer(seed, said)) as { content: unknown }).content;
    expect(await answer(7, 'Hello')).toEqual(await answer(7, 'Hello'));
    expect(await answer(7, 'Hello')).not.toMatchObject({ content: await contentOf(8, 'Hello') });
    expect(await answer(7, 'Hello')).not.toMatchObject({ content: await contentOf(7, 'Goodbye') });
  });

  const endings: readonly [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['max_tokens', { max_tokens: 10 }, { stop_reason: 'max_tokens', usage: { output_tokens: 10 } }],
    [
      'max_tokens 0, which only warms the cache',
      { max_tokens: 0 },
      { stop_reason: 'max_tokens', content: [], usage: { output_tokens: 0 } },
    ],
    [
      'a stop sequence',
      { stop_sequences: ['never', ' gonogo'] },
      {
        stop_reason: 'stop_sequence',
        stop_sequence: ' gonogo',
        content: [{ type: 'thinking' }, { text: 'This answer comes from the' }],
      },
    ],
    [
      // 799,960 characters on the older tokenizer are 199,990 tokens, plus 4: 6 remain of 200,000.
      'the end of the context window',
      { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: 'a'.repeat(799_960) }] },
      { stop_reason: 'model_context_window_exceeded', usage: { output_tokens: 6 } },
    ],
  ];
  test.each(endings)('ends an answer at %s', async (_, changes, expected) => {
    expect(
      (await send(await sandboxFor(), '/v1/messages', { body: { ...ask, ...changes } })).body,
    ).toMatchObject(expected);
  });
});

describe('streaming', () => {
  test('the helper assembles the same message a plain call gives', async () => {
    const plain = await (await judgedClient(await sandboxFor({ seed: 3 }))).messages.create(ask);
    const streamed = await (await judgedClient(await sandboxFor({ seed: 3 }))).messages
      .stream(ask)
      .finalMessage();
    expect(streamed).toMatchObject({
      content: plain.content,
      usage: plain.usage,
      stop_reason: 'end_turn',
      model: plain.model,
    });
  });

  test('the events come in the order of the service', async () => {
    const sandbox = await sandboxFor();
    const stream = await (await judgedClient(sandbox)).messages.create({ ...ask, stream: true });
    const seen: string[] = [];
    for await (const event of stream) seen.push(event.type);
    // Ten of 40 tokens are hidden thinking; the other 30 are 92 characters, 24 to a delta.
    expect(seen).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'content_block_start',
      ...Array<string>(4).fill('content_block_delta'),
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  test('on the wire each event is named after its type, with a ping after the first block opened', async () => {
    const sandbox = await sandboxFor();
    const response = await fetch(`${sandbox.url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': testKey, 'anthropic-version': '2023-06-01' },
      body: JSON.stringify({ ...ask, stream: true }),
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = eventsOf(await response.text());
    expect(events.map((event) => event.name).slice(0, 4)).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
    ]);
    for (const event of events) expect(event.data).toMatchObject({ type: event.name });
    expect(events[0]?.data).toMatchObject({
      message: { stop_reason: null, content: [], usage: { input_tokens: 9, output_tokens: 1 } },
    });
    expect(events.at(-2)?.data).toMatchObject({
      delta: { stop_reason: 'end_turn' },
      usage: { output_tokens: 40 },
    });
  });

  test('is charged like a plain call', async () => {
    const sandbox = await sandboxFor();
    await (await judgedClient(sandbox)).messages.stream(ask).finalMessage();
    expect(sandbox.spentUsd()).toBeCloseTo(0.000836, 9);
  });
});
