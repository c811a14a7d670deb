import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createRawServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { adminClient } from '../../src/claude/admin-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { classify, clientOf, request, thrownBy } from './real-errors.ts';

/** A server that is no sandbox and lives as long as the test. */
async function serverFor(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers every connection with these bytes. */
async function rawServerFor(answer: string): Promise<string> {
  const server = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer, 'latin1'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const problemAt = async (url: string) => {
  const client = await clientOf(url);
  return classify(await thrownBy(() => client.messages.create(request)));
};

test.each([301, 302, 307, 308])(
  'a redirect (%i) is not followed, and nothing reaches the other host',
  async (status) => {
    const reached: string[] = [];
    const other = await serverFor((incoming, response) => {
      reached.push(incoming.url ?? '');
      response.end('{}');
    });
    const url = await serverFor((incoming, response) => {
      response.writeHead(status, { location: `${other}${incoming.url}` }).end();
    });
    const problem = await problemAt(url);
    expect(problem).toMatchObject({ cause: 'unexpected-response', status, retryable: false });
    expect(problem.reason).toContain('redirects to another address');
    expect(reached).toEqual([]);
  },
);

const json = { 'content-type': 'application/json' };
const padding = Buffer.alloc(1024 * 1024, 'a');

describe('an answer without end is not read to its end', () => {
  test.each<[string, RequestListener]>([
    [
      'a body that goes on and on',
      (_, response) => {
        const write = () => {
          while (!response.destroyed && response.write(padding));
          if (!response.destroyed) response.once('drain', write);
        };
        response.writeHead(200, json);
        write();
      },
    ],
    [
      'a few kilobytes that unpack to far more',
      (_, response) => {
        const packed = gzipSync(Buffer.concat(Array<Buffer>(40).fill(padding)));
        response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(packed);
      },
    ],
  ])('%s', async (_, answer) => {
    const problem = await problemAt(await serverFor(answer));
    expect(problem).toMatchObject({ cause: 'unexpected-response', neverArrived: false });
    expect(problem.reason).toContain('The answer is longer than 1 MB');
  });

  test('an error is judged by its status all the same', async () => {
    const url = await serverFor((_, response) => {
      response.writeHead(529, { ...json, 'request-id': 'req_test' });
      response.end(`{"error":{"message":"${'a'.repeat(9 * 1024 * 1024)}"}}`);
    });
    expect(await problemAt(url)).toMatchObject({ cause: 'overloaded', status: 529, requestId: 'req_test' });
  });
});

test('a stream without end is not read to its end either', async () => {
  const event = 'event: message_start\ndata: {"type":"message_start"}\n\n'.repeat(2_000);
  const url = await serverFor((_, response) => {
    const write = () => {
      while (!response.destroyed && response.write(event));
      if (!response.destroyed) response.once('drain', write);
    };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    write();
  });
  const client = await clientOf(url);
  const error = await thrownBy(async () => {
    for await (const _ of await client.messages.create({ ...request, stream: true }));
  });
  expect(classify(error).reason).toContain('The answer is longer than 1 MB');
});

test('a long answer below the bound comes through whole', async () => {
  const text = 'a'.repeat(1_000_000);
  const url = await serverFor((_, response) => response.writeHead(200, json).end(JSON.stringify({ text })));
  const client = await clientOf(url);
  expect(await client.messages.create(request)).toMatchObject({ text });
});

test("a report of the organization may be as long as the bound of the organization's client", async () => {
  const text = 'a'.repeat(7 * 1024 * 1024);
  const url = await serverFor((_, response) => response.writeHead(200, json).end(JSON.stringify({ text })));
  const secret = new Secret('sk-ant-admin01-test-canary-0001');
  const client = await adminClient({ kind: 'key', secret }, url);
  expect(await client.organization.retrieve()).toMatchObject({ text });
});

describe('how deep an answer is nested', () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const answered = async (body: string) => {
    const url = await serverFor((_, response) => response.writeHead(200, json).end(body));
    return (await clientOf(url)).messages.create(request);
  };

  // biome-ignore format: a table
  test.each([
    ['64 levels', nested(64)],
    ['brackets in a text', JSON.stringify({ a: '['.repeat(100) })],
    ['a text with quotes, then brackets in a text', JSON.stringify({ a: '"\\"', b: '{'.repeat(100) })],
    ['many beside one another', JSON.stringify({ a: Array.from({ length: 1_000 }, () => [{}]) })],
  ])('%s are read', async (_, body) => {
    expect(await answered(body)).toMatchObject(JSON.parse(body));
  });

  // biome-ignore format: a table
  test.each([
    ['65 levels', nested(65)],
    ['half a million', nested(500_000)],
    ['after closings that closed nothing', `${']'.repeat(100)}${nested(65)}`],
    ['after a text that ends in a backslash', `{"a":"\\\\","b":${nested(65)}}`],
  ])('%s are not', async (_, body) => {
    const problem = classify(await thrownBy(() => answered(body)));
    expect(problem).toMatchObject({ cause: 'unexpected-response', neverArrived: false });
    expect(problem.reason).toContain('nested deeper than 64 levels');
  });
});

describe('a head no API sends', () => {
  const head = (line: string) => `HTTP/1.1 ${line}\r\nrequest-id: req_9\r\ncontent-length: 2\r\n\r\n{}`;

  test.each([600, 999])('status %i is an answer, though none of the API', async (status) => {
    const problem = await problemAt(await rawServerFor(head(`${status} Odd`)));
    expect(problem).toMatchObject({
      cause: 'unexpected-response',
      status: null,
      neverArrived: false,
      requestId: 'req_9',
    });
    expect(problem.reason).toContain(`It answered with the status ${status}, which HTTP does not have`);
  });

  test('a success without content', async () => {
    const problem = await problemAt(await rawServerFor('HTTP/1.1 204 None\r\n\r\n'));
    expect(problem).toMatchObject({ cause: 'unexpected-response', neverArrived: false });
    expect(problem.reason).toContain('the status 204 and no content');
  });

  test('words beside the status that hold control characters do no harm', async () => {
    const client = await clientOf(await rawServerFor(head('200 O\u009b31m\u001b[31mK')));
    expect(await client.messages.create(request)).toEqual('{}');
  });

  // biome-ignore format: a table
  test.each([
    ['status 0', '000 None', 'does not speak HTTP as it should'],
    ['status 99', '099 None', 'does not speak HTTP as it should'],
    ['a head without end', `200 OK\r\nx-long: ${'y'.repeat(100_000)}`, 'The head of the answer is longer'],
  ])('%s is told in words', async (_, line, words) => {
    const problem = await problemAt(await rawServerFor(head(line)));
    expect(problem).toMatchObject({ cause: 'connection-failed', neverArrived: false });
    expect(problem.reason).toContain(words);
  });
});
