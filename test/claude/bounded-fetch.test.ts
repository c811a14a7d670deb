import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
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
    expect(problem.reason).toContain('The answer is longer than 8 MB');
  });

  test('an error is judged by its status all the same', async () => {
    const url = await serverFor((_, response) => {
      response.writeHead(529, { ...json, 'request-id': 'req_test' });
      response.end(`{"error":{"message":"${'a'.repeat(9 * 1024 * 1024)}"}}`);
    });
    expect(await problemAt(url)).toMatchObject({ cause: 'overloaded', status: 529, requestId: 'req_test' });
  });
});

test('a long answer below the bound comes through whole', async () => {
  const text = 'a'.repeat(7 * 1024 * 1024);
  const url = await serverFor((_, response) => response.writeHead(200, json).end(JSON.stringify({ text })));
  const client = await clientOf(url);
  expect(await client.messages.create(request)).toMatchObject({ text });
});
