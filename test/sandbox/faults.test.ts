import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { FaultAction, FaultRule } from '../../src/sandbox/faults.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { ask, caught, plainClient } from './fault-client.ts';
import { judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

const always = (action: FaultAction): FaultRule[] => [{ when: {}, do: action }];

describe('faults of the way', () => {
  test('reset is a connection error', async () => {
    const { client, sandbox } = await plainClient(always({ kind: 'reset' }));
    const error = await caught(client.messages.create(ask));
    expect(error).toBeInstanceOf(Anthropic.APIConnectionError);
    expect(sandbox.journal[0]).toMatchObject({ status: null, fault: 'reset', costUsd: 0 });
  });

  test('stalled headers end in the timeout of the client', async () => {
    const { client } = await plainClient(always({ kind: 'stall-headers' }));
    expect(await caught(client.messages.create(ask, { timeout: 50 }))).toBeInstanceOf(
      Anthropic.APIConnectionTimeoutError,
    );
  });

  test('a stalled body begins and goes on only when the signal ends it', async () => {
    const { client, sandbox } = await plainClient(always({ kind: 'stall-body' }));
    const stop = new AbortController();
    const response = await client.messages.create(ask, { signal: stop.signal }).asResponse();
    expect(sandbox.journal[0]).toMatchObject({ status: 200, fault: 'stall-body' });
    const reader = response.body?.getReader();
    const begun = await reader?.read();
    expect(begun?.value?.length).toBe(Math.floor(Number(response.headers.get('content-length')) / 2));
    const rest = caught(Promise.resolve(reader?.read()));
    stop.abort();
    expect(await rest).toMatchObject({ name: 'AbortError' });
  });

  test('a stalled stream has sent its first half', async () => {
    const { client } = await plainClient(always({ kind: 'stall-body' }));
    const stream = await client.messages.create({ ...ask, stream: true });
    const seen: string[] = [];
    for await (const event of stream) {
      seen.push(event.type);
      if (event.type === 'content_block_delta') break;
    }
    expect(seen).toEqual(['message_start', 'content_block_start', 'content_block_delta']);
  });

  test.each([false, true])('an answer cut short is an error (streamed: %s)', async (stream) => {
    const { client } = await plainClient(always({ kind: 'cut-stream' }));
    const read = async () => {
      if (!stream) return client.messages.create(ask);
      return client.messages.stream(ask).finalMessage();
    };
    expect(await caught(read())).toBeInstanceOf(Error);
  });

  test('an error event after status 200 is an APIError without status', async () => {
    const { client } = await plainClient(always({ kind: 'error-event' }));
    const seen: string[] = [];
    const read = async () => {
      for await (const event of await client.messages.create({ ...ask, stream: true })) seen.push(event.type);
    };
    const error = await caught(read());
    expect(error).toBeInstanceOf(Anthropic.APIError);
    expect(error).toMatchObject({ status: undefined, type: 'overloaded_error' });
    expect(seen).toContain('content_block_delta');
    expect(seen).not.toContain('message_stop');
  });

  test('an error event for a plain request is a 529, not charged', async () => {
    const { client, sandbox } = await plainClient(always({ kind: 'error-event' }));
    expect(await caught(client.messages.create(ask))).toBeInstanceOf(Anthropic.OverloadedError);
    expect(sandbox.spentUsd()).toBe(0);
  });

  test('a web page with status 200 is no error to the SDK', async () => {
    const { client } = await plainClient(always({ kind: 'html-200' }));
    expect(typeof (await client.messages.create(ask))).toBe('string');
  });

  test('malformed JSON is a syntax error, in an answer and in a stream', async () => {
    const { client } = await plainClient(always({ kind: 'malformed-json' }));
    expect(await caught(client.messages.create(ask))).toBeInstanceOf(SyntaxError);
    expect(await caught(client.messages.stream(ask).finalMessage())).toBeInstanceOf(Error);
  });

  test('closing ends what is stalled at once', async () => {
    const sandbox = await startSandbox({ faults: always({ kind: 'stall-headers' }) });
    const client = new Anthropic({ apiKey: testKey, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const pending = caught(client.messages.create(ask));
    await expect.poll(() => sandbox.journal.length, { timeout: 10_000 }).toBe(1);
    await sandbox.close();
    expect(await pending).toBeInstanceOf(Anthropic.APIConnectionError);
  });

  test('a closed sandbox keeps nothing alive, not even a latency under way', async () => {
    const server = new URL('../../src/sandbox/server.ts', import.meta.url).href;
    const script = `
      const { startSandbox } = await import(${JSON.stringify(server)});
      const asked = Promise.withResolvers();
      const sandbox = await startSandbox({ latencyMs: 3_600_000, onRequest: asked.resolve });
      const answer = fetch(sandbox.url + '/v1/models').catch(() => 'closed');
      await asked.promise;
      await sandbox.close();
      process.stdout.write(await answer);`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      timeout: 20_000,
    });
    expect((await run).stdout).toBe('closed');
  });
});

test('a client that hangs up while sending leaves no trace', async () => {
  const sandbox = await sandboxFor();
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /v1/messages HTTP/1.1\r\nhost: sandbox\r\ncontent-length: 100\r\n\r\n{"model":');
  socket.destroy();
  await once(socket, 'close');
  await send(sandbox, '/v1/models');
  expect(sandbox.journal.map((exchange) => exchange.path)).toEqual(['/v1/models']);
});

describe('rules', () => {
  test('a retry-after is obeyed by the SDK, which then succeeds', async () => {
    const { client, sandbox } = await plainClient(
      [{ when: { path: '/v1/messages', nth: 1 }, do: { kind: 'named', cause: 'rate-limit' } }],
      { maxRetries: 1 },
    );
    expect(await client.messages.create(ask)).toMatchObject({ role: 'assistant' });
    expect(sandbox.journal.map((exchange) => exchange.status)).toEqual([429, 200]);
    const [refused, answered] = sandbox.journal.map((exchange) => Date.parse(exchange.at));
    // Timers may fire a millisecond early against the wall clock.
    expect((answered ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('a huge retry-after asks for a day', async () => {
    const client = await judgedClient(await sandboxFor({ faults: always({ kind: 'huge-retry-after' }) }));
    const error = await caught(client.messages.create(ask));
    expect(error).toBeInstanceOf(Anthropic.RateLimitError);
    expect(error instanceof Anthropic.APIError && error.headers?.get('retry-after')).toBe('86400');
  });

  test('path, model and nth all have to match; the first matching rule wins', async () => {
    const error = (message: string): FaultAction => ({
      kind: 'error',
      status: 500,
      type: 'api_error',
      message,
    });
    const sandbox = await sandboxFor({
      faults: [
        { when: { path: /count/ }, do: error('counting') },
        { when: { model: 'claude-opus-5-5' }, do: error('opus') },
        { when: { path: '/v1/messages', nth: 2 }, do: error('second') },
        { when: { nth: 4 }, do: error('fourth') },
      ],
    });
    const outcome = async (path: string, model: string) => {
      const { max_tokens, ...count } = ask;
      const body = path.endsWith('count_tokens') ? { ...count, model } : { ...count, max_tokens, model };
      const answer = (await send(sandbox, path, { body })).body as { error?: { message: string } };
      return answer.error?.message ?? 'answered';
    };
    expect(await outcome('/v1/messages', 'claude-haiku-5-5')).toBe('answered');
    expect(await outcome('/v1/messages', 'claude-haiku-5-5')).toBe('second');
    expect(await outcome('/v1/messages/count_tokens', 'claude-opus-5-5')).toBe('counting');
    expect(await outcome('/v1/messages', 'claude-haiku-5-5')).toBe('fourth');
    expect(await outcome('/v1/messages', 'claude-opus-5-5')).toBe('opus');
    expect(await outcome('/v1/messages', 'claude-haiku-5-5')).toBe('answered');
  });

  test('a rule can state its error in full', async () => {
    const action: FaultAction = {
      kind: 'error',
      status: 503,
      type: 'api_error',
      message: 'Key store away',
      errorCode: 'cmek_key_unreachable',
      retryAfterSeconds: 7,
    };
    const client = await judgedClient(await sandboxFor({ faults: always(action) }));
    const error = await caught(client.models.list());
    expect(error).toMatchObject({
      name: 'CMEKKeyUnreachableError',
      status: 503,
      apiMessage: 'Key store away',
    });
    expect(error instanceof Anthropic.APIError && error.headers?.get('retry-after')).toBe('7');
  });

  test('a fault on the models endpoint can name the model of the path', async () => {
    const client = await judgedClient(
      await sandboxFor({
        faults: [{ when: { model: 'claude-opus-5-5' }, do: { kind: 'named', cause: 'overloaded' } }],
      }),
    );
    expect(await caught(client.models.retrieve('claude-opus-5-5'))).toBeInstanceOf(Anthropic.OverloadedError);
    expect(await client.models.retrieve('claude-haiku-5-5')).toMatchObject({ type: 'model' });
  });
});
