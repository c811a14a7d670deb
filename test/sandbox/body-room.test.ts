import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { BodyPlace, BodyRoom } from '../../src/sandbox/body-room.ts';
import { readBody } from '../../src/sandbox/request-body.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { ask } from './fault-client.ts';
import { sandboxFor, send, testKey } from './judged-client.ts';

const megabyte = 1024 * 1024;

/** A body on its way through a room: what is pushed arrives, until it is ended. */
function arriving(room: BodyRoom, largestBytes: number, refused: boolean) {
  const request = new IncomingMessage(new Socket());
  const place = new BodyPlace(room, largestBytes);
  const body = readBody(request, { largestBytes, place, refused, idleMs: 0 });
  return {
    body,
    place,
    send: async (bytes: number) => {
      request.push(Buffer.alloc(bytes, ' '));
      await new Promise(setImmediate);
    },
    end: () => request.push(null),
  };
}

describe('bodies on their way', () => {
  const sentMb = (sent: number, clients: number, largestMb: number, refused: boolean) => async () => {
    const room = new BodyRoom(4);
    for (let client = 0; client < clients; client += 1) {
      const { send: sendBytes } = arriving(room, largestMb * megabyte, refused);
      for (let part = 0; part < sent; part += 1) await sendBytes(megabyte);
    }
    return room.heldBytes / megabyte;
  };
  test.each([
    ['one', sentMb(3, 1, 4, false), 3],
    // The second has no room for its second part, and gives back its first.
    ['two that do not fit together', sentMb(3, 2, 4, false), 3],
    ['many', sentMb(1, 9, 4, false), 4],
    ['one larger than the room where one may be', sentMb(6, 1, 6, false), 6],
    ['one larger than it may be', sentMb(6, 1, 5, false), 0],
    ['many of requests that are refused', sentMb(1, 9, 4, true), 0],
  ])('%s', async (_, held, megabytes) => {
    expect(await held()).toBe(megabytes);
  });

  test('a body there is no room for is answered 529 when it is whole, and can come again once there is', async () => {
    const room = new BodyRoom(4);
    const first = arriving(room, 4 * megabyte, false);
    await first.send(3 * megabyte);
    const second = arriving(room, 4 * megabyte, false);
    await second.send(2 * megabyte);
    second.end();
    await expect(second.body).rejects.toMatchObject({
      failure: {
        status: 529,
        type: 'overloaded_error',
        message: expect.stringMatching(/ 4 MB of request bodies/),
      },
    });
    first.end();
    await expect(first.body).rejects.toMatchObject({ failure: { status: 400 } });
    expect(room.heldBytes).toBe(3 * megabyte);
    first.place.leave();
    expect(room.heldBytes).toBe(0);
  });

  test('of a refused request so much is kept as shows its model', async () => {
    const room = new BodyRoom(4);
    const small = arriving(room, 4 * megabyte, true);
    await small.send(60 * 1024);
    expect(room.heldBytes).toBe(60 * 1024);
    await small.send(5 * 1024);
    expect(room.heldBytes).toBe(0);
    small.end();
    expect(await small.body).toBeUndefined();
  });
});

/** Begins a request and leaves its body unfinished; `gone` once the connection has ended, in whatever way. */
async function unfinished(sandbox: Sandbox, sentBytes: number) {
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
  socket.on('error', () => {});
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(
    `POST /v1/messages HTTP/1.1\r\nhost: sandbox\r\nx-api-key: ${testKey}\r\nanthropic-version: 2026-10-21\r\ncontent-length: ${sentBytes + 1}\r\n\r\n`,
  );
  socket.write(Buffer.alloc(sentBytes, ' '));
  return { socket, gone };
}

const small = {
  ...catalog,
  platforms: catalog.platforms.map((row) => ({ ...row, requestSizeLimitMb: 1 })),
};
const large = JSON.stringify({ ...ask, messages: [{ role: 'user', content: 'word '.repeat(120_000) }] });

describe('a sandbox full of bodies', () => {
  test('says so to the next one, until one leaves; what is refused anyway is refused as ever', async () => {
    const sandbox = await sandboxFor({ catalog: small, bodiesMb: 1 });
    const status = async () => (await send(sandbox, '/v1/messages', { body: large })).status;
    expect(await status()).toBe(200);
    const holding = await unfinished(sandbox, 600_000);
    await expect.poll(status, { timeout: 10_000 }).toBe(529);
    const keyless = { body: large, headers: { 'x-api-key': undefined } };
    expect((await send(sandbox, '/v1/messages', keyless)).status).toBe(401);
    expect((await send(sandbox, '/v1/nothing', { body: large })).status).toBe(404);
    expect((await send(sandbox, '/v1/models', { body: large })).status).toBe(405);
    holding.socket.destroy();
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
  });

  test('ends at once when it closes', async () => {
    const sandbox = await startSandbox();
    const clients = await Promise.all(Array.from({ length: 20 }, () => unfinished(sandbox, 1_000_000)));
    await sandbox.close();
    await Promise.all(clients.map(({ gone }) => gone));
    expect(sandbox.journal).toEqual([]);
  });
});

test('a body that does not arrive ends its connection', async () => {
  const sandbox = await sandboxFor({ bodyIdleMs: 20 });
  await (await unfinished(sandbox, 10)).gone;
  expect(sandbox.journal).toEqual([]);
});

test('an answer may take longer than a body may pause', async () => {
  const sandbox = await sandboxFor({ bodyIdleMs: 20, pace: { firstTokenMs: 80, tokensPerSecond: Infinity } });
  expect((await send(sandbox, '/v1/messages', { body: ask })).status).toBe(200);
});

describe('a request with two faults is told of one, in the order of the README', () => {
  const keyless = { 'x-api-key': undefined };
  const spaces = (bytes: number) => ' '.repeat(bytes);
  test.each([
    ['a body that is no JSON, then the key', '{', keyless, 400],
    ['the key, where the body is too large to be looked at for nothing', spaces(100_000), keyless, 401],
    ['a body above the limit, then the key', spaces(megabyte + 1), keyless, 413],
    ['a compressed body, then the key', '{', { ...keyless, 'content-encoding': 'gzip' }, 400],
    [
      'a fault that is asked for, then the key',
      '{}',
      { ...keyless, 'x-gonogo-fault': 'billing-problem' },
      402,
    ],
  ])('%s', async (_, body, headers, status) => {
    const sandbox = await sandboxFor({ catalog: small });
    expect((await send(sandbox, '/v1/messages', { body, headers })).status).toBe(status);
  });

  test.each([
    ['the path, then the key', 'POST', '/v1/nothing', {}, 404],
    ['the method, then the key', 'DELETE', '/v1/messages', {}, 405],
    ['the key, then the version', 'GET', '/v1/models', { 'anthropic-version': undefined }, 401],
  ])('%s', async (_, method, path, headers, status) => {
    const answer = await send(await sandboxFor(), path, { method, headers: { ...keyless, ...headers } });
    expect(answer.status).toBe(status);
  });
});
