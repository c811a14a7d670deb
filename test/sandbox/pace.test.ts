import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { FaultAction } from '../../src/sandbox/faults.ts';
import { type Pace, type StreamEvent, type Writing, writePaced } from '../../src/sandbox/pace.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { streamEvents } from '../../src/sandbox/stream-events.ts';
import { caught } from './fault-client.ts';
import { judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

/** Haiku 4.5 does not think unasked: all 40 tokens of its answer are text. */
const ask = {
  model: 'claude-haiku-4-5',
  max_tokens: 50,
  messages: [{ role: 'user' as const, content: 'Hi' }],
};
const never: Pace = { firstTokenMs: 3_600_000, tokensPerSecond: 1 };
/** A timer may fire a millisecond early against the clock it is measured with. */
const timerMs = 1;

describe('what is due when', () => {
  const text = 'a'.repeat(48);
  const message = (
    content: Anthropic.ContentBlock[],
    output: number,
    thought: number,
  ): Anthropic.Message => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-5-5',
    content,
    container: null,
    diagnostics: null,
    stop_reason: 'end_turn',
    stop_sequence: null,
    stop_details: null,
    usage: {
      input_tokens: 8,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: null,
      output_tokens: output,
      output_tokens_details: { thinking_tokens: thought },
      server_tool_use: null,
      service_tier: 'standard',
      inference_geo: null,
      speed: 'standard',
    },
  });
  const spoken: Anthropic.ContentBlock = { type: 'text', text, citations: null };
  const thinking = (shown: string): Anthropic.ContentBlock => ({
    type: 'thinking',
    thinking: shown,
    signature: 's',
  });
  const call: Anthropic.ContentBlock = {
    type: 'tool_use',
    id: 'toolu_1',
    caller: { type: 'direct' },
    name: 'look',
    // 24 characters as JSON, like half of the text.
    input: { place: 'in the house' },
  };
  const cases: readonly [string, Anthropic.ContentBlock[], number, number, (number | null)[]][] = [
    // Begins, block, ping, two deltas of 24 characters (10 tokens each), block end, delta, stop.
    ['text', [spoken], 20, 0, [null, 0, 0, 0, 10, 20, 20, 20]],
    ['nothing', [], 0, 0, [null, 0, 0]],
    // The 10 hidden tokens lie before the signature.
    ['hidden thinking', [thinking(''), spoken], 30, 10, [null, 0, 0, 10, 10, 10, 10, 20, 30, 30, 30]],
    ['shown thinking', [thinking(text), spoken], 30, 10, [null, 0, 0, 0, 5, 10, 10, 10, 10, 20, 30, 30, 30]],
    // The first delta of a call is empty; a third of the characters is its input.
    ['a call', [spoken, call], 30, 0, [null, 0, 0, 0, 10, 20, 20, 20, 20, 30, 30, 30]],
  ];
  test.each(cases)('%s', (_, content, output, thought, expected) => {
    expect(streamEvents(message(content, output, thought)).map((event) => event.afterTokens)).toEqual(
      expected,
    );
  });
});

/** When each event of a stream arrived, in milliseconds after the request. */
async function arrivals(sandbox: Sandbox) {
  const client = await judgedClient(sandbox);
  const startedMs = performance.now();
  const seen: { type: string; ms: number }[] = [];
  const stream = client.messages.stream(ask);
  stream.on('streamEvent', (event) => seen.push({ type: event.type, ms: performance.now() - startedMs }));
  const message = await stream.finalMessage();
  return { message, seen };
}

describe('a paced stream', () => {
  test('is the same stream, never ahead of its pace', async () => {
    const plain = await arrivals(await sandboxFor({ seed: 5 }));
    const paced = await arrivals(
      await sandboxFor({ seed: 5, pace: { firstTokenMs: 60, tokensPerSecond: 400 } }),
    );
    expect(paced.message).toEqual({ ...plain.message, id: paced.message.id });
    expect(paced.seen.map((event) => event.type)).toEqual(plain.seen.map((event) => event.type));
    const first = paced.seen.find((event) => event.type === 'content_block_delta');
    const last = paced.seen.at(-1);
    expect(first?.ms).toBeGreaterThanOrEqual(60 - timerMs);
    // 40 tokens at 400 a second.
    expect(last?.ms).toBeGreaterThanOrEqual(160 - timerMs);
    expect((last?.ms ?? 0) - (first?.ms ?? 0)).toBeGreaterThan(0);
  });

  test('begins before its first token', async () => {
    const sandbox = await sandboxFor({ pace: never });
    const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const stream = await client.messages.create({ ...ask, stream: true });
    for await (const event of stream) {
      expect(event.type).toBe('message_start');
      break;
    }
    expect(sandbox.journal[0]).toMatchObject({ status: 200 });
  });

  test('ends when the sandbox closes', async () => {
    const sandbox = await startSandbox({ pace: never });
    const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const stream = await client.messages.create({ ...ask, stream: true });
    const read = async () => {
      for await (const event of stream) if (event.type === 'message_start') await sandbox.close();
    };
    expect(await caught(read())).toBeInstanceOf(Error);
  });

  test('comes after the latency', async () => {
    const { seen } = await arrivals(
      await sandboxFor({ latencyMs: 50, pace: { firstTokenMs: 50, tokensPerSecond: Infinity } }),
    );
    expect(seen[0]?.ms).toBeGreaterThanOrEqual(50 - timerMs);
    expect(seen[1]?.ms).toBeGreaterThanOrEqual(100 - 2 * timerMs);
  });
});

test.each([
  ['the sandbox', (pace: Pace) => ({ pace, account: { ...accountProfiles.start, pace: never } })],
  ['the account', (pace: Pace) => ({ account: { ...accountProfiles.start, pace } })],
] as const)('a whole answer takes as long as its stream, at the pace of %s', async (_, options) => {
  const client = await judgedClient(await sandboxFor(options({ firstTokenMs: 30, tokensPerSecond: 1_000 })));
  const startedMs = performance.now();
  const message = await client.messages.create(ask);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(70 - timerMs);
  expect(message.usage.output_tokens).toBe(40);
});

test('what is not written by a model waits for nothing', async () => {
  const client = await judgedClient(await sandboxFor({ pace: never }));
  const { max_tokens, ...count } = ask;
  expect(await client.messages.countTokens(count)).toMatchObject({ input_tokens: 5 });
});

describe('a paced stream that is spoiled', () => {
  const pace: Pace = { firstTokenMs: 40, tokensPerSecond: 1_000 };
  const spoiled = async (kind: 'cut-stream' | 'error-event', options: SandboxOptions = {}) => {
    const action: FaultAction = { kind };
    const sandbox = await sandboxFor({ pace, ...options, faults: [{ when: {}, do: action }] });
    const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const seen: string[] = [];
    const startedMs = performance.now();
    const read = async () => {
      for await (const event of await client.messages.create({ ...ask, stream: true })) seen.push(event.type);
    };
    const error = await caught(read());
    return { error, seen, ms: performance.now() - startedMs };
  };
  // 40 tokens are 160 characters, so 7 deltas: 13 events with the ping. The first 7 go out, the ping not to be seen.
  const half = ['message_start', 'content_block_start', ...Array<string>(4).fill('content_block_delta')];

  test.each(['cut-stream', 'error-event'] as const)('%s lets its first half out in time', async (kind) => {
    const { error, seen, ms } = await spoiled(kind);
    expect(error).toBeInstanceOf(Error);
    expect(seen).toEqual(half);
    // Before the fourth delta lie 72 characters, 18 tokens.
    expect(ms).toBeGreaterThanOrEqual(58 - timerMs);
    if (kind === 'error-event') expect(error).toMatchObject({ type: 'overloaded_error' });
  });

  test('stall-body stalls a whole answer only after its time', async () => {
    const sandbox = await sandboxFor({ pace, faults: [{ when: {}, do: { kind: 'stall-body' } }] });
    const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const startedMs = performance.now();
    const response = await client.messages.create(ask).asResponse();
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(80 - timerMs);
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(value?.length).toBe(Math.floor(Number(response.headers.get('content-length')) / 2));
  });
});

describe('output under a pace', () => {
  const ask5000 = { ...ask, max_tokens: 5_000, stream: true };
  const options: SandboxOptions = {
    account: {
      ...accountProfiles.start,
      limits: { 'haiku-4-5': { rpm: 100, itpm: 100_000, otpm: 100_000 } },
    },
    answerTokens: 5_000,
    now: () => new Date('2026-11-20T12:00:00Z'),
  };
  const remaining = (headers: Headers) => headers.get('anthropic-ratelimit-output-tokens-remaining');
  const begun = (sandbox: Sandbox, body: object = ask5000) =>
    fetch(`${sandbox.url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': testKey, 'anthropic-version': '2026-10-21' },
      body: JSON.stringify(body),
    });

  test('is not counted before it exists', async () => {
    const sandbox = await sandboxFor({ ...options, pace: never });
    expect(remaining((await begun(sandbox)).headers)).toBe('100000');
    expect(remaining((await begun(sandbox)).headers)).toBe('100000');
  });

  test('is counted once it does', async () => {
    const sandbox = await sandboxFor({ ...options, pace: { firstTokenMs: 0, tokensPerSecond: Infinity } });
    await (await begun(sandbox)).text();
    const { headers } = await send(sandbox, '/v1/messages', { body: { ...ask5000, stream: false } });
    // Its own output does not exist yet when its headers are made.
    expect(remaining(headers)).toBe('95000');
  });

  test('is counted while a whole answer is written', async () => {
    const pace = { firstTokenMs: 0, tokensPerSecond: 10_000 };
    const sandbox = await sandboxFor({ ...options, answerTokens: 60_000, pace });
    let ended = false;
    const end = () => {
      ended = true;
    };
    begun(sandbox, { ...ask, max_tokens: 60_000 }).then(end, end);
    // What is asked meanwhile writes 99 tokens at most, as only 100 requests are let in.
    let left = 100_000;
    while (!ended && left > 98_000)
      left = Number(
        remaining((await send(sandbox, '/v1/messages', { body: { ...ask, max_tokens: 1 } })).headers),
      );
    expect(ended).toBe(false);
  });
});

describe('a client that hangs up', () => {
  /** Serves these events at this pace to a client that leaves at the first byte. */
  async function leaving(events: readonly StreamEvent[], writing: Pick<Writing, 'pace' | 'tokens'>) {
    let counted = 0;
    const produced = (tokens: number) => {
      counted += tokens;
    };
    const ended = Promise.withResolvers<boolean>();
    const server = createServer((_, response) => {
      writePaced(response, events, { ...writing, produced, begins: () => {} }).then(
        ended.resolve,
        ended.reject,
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: sandbox\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    return { stillThere: await ended.promise, counted };
  }
  const begin: StreamEvent = { text: 'a', afterTokens: null };

  test('ends the writing at once, without a token produced', async () => {
    const events = [begin, { text: 'b', afterTokens: 0 }];
    expect(await leaving(events, { pace: never, tokens: 40 })).toEqual({ stillThere: false, counted: 0 });
  });

  test('pays for what was produced, never for more', async () => {
    const pace = { firstTokenMs: 0, tokensPerSecond: 1_000 };
    const events = [begin, { text: 'b', afterTokens: 3_600_000 }];
    const { stillThere, counted } = await leaving(events, { pace, tokens: 3_600_000 });
    expect(stillThere).toBe(false);
    expect(counted).toBeLessThan(3_600_000);
  });
});

test.each([
  { firstTokenMs: -1, tokensPerSecond: 1 },
  { firstTokenMs: Number.NaN, tokensPerSecond: 1 },
  { firstTokenMs: 0, tokensPerSecond: 0 },
  { firstTokenMs: 0, tokensPerSecond: Number.NaN },
])('a pace at which no answer ends is refused: %o', async (pace) => {
  await expect(startSandbox({ pace })).rejects.toThrow(RangeError);
});
