import { expect, test, vi } from 'vitest';
import { boundedHandler } from '../../../../src/claude/paths/aws/request-handler.ts';

const to = (protocol: string, hostname: string, port?: number) => ({
  method: 'POST',
  protocol,
  hostname,
  ...(port && { port }),
  path: '/',
  headers: {},
});

// biome-ignore format: a table
test.each([
  ['https:', 'bedrock.us-east-1.amazonaws.com', undefined, [], true],
  ['https:', 'sts.cn-north-1.amazonaws.com.cn', undefined, [], true],
  ['https:', 'bedrock-mantle.us-east-1.api.aws', undefined, [], true],
  // Named by a variable, and so told of.
  ['http:', '127.0.0.1', 4010, ['127.0.0.1:4010'], true],
  // What only a file of settings names, and what looks like AWS.
  ['http:', '127.0.0.1', 4011, ['127.0.0.1:4010'], false],
  ['https:', 'amazonaws.com.portal.example', undefined, [], false],
  ['https:', 'notamazonaws.com', undefined, [], false],
  ['http:', 'sts.us-east-1.amazonaws.com', undefined, [], false],
] as const)('%s//%s:%s with %j told of: sent %s', async (protocol, hostname, port, told, sent) => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{}'));
  const handled = boundedHandler(told).handle(to(protocol, hostname, port));
  if (sent) await handled;
  else await expect(handled).rejects.toThrow(`The settings of AWS send requests to ${hostname}`);
  expect(fetched).toHaveBeenCalledTimes(sent ? 1 : 0);
  fetched.mockRestore();
});
