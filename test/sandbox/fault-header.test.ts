import { readFileSync } from 'node:fs';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { faultFromHeader } from '../../src/sandbox/faults.ts';
import { ask, caught, plainClient } from './fault-client.ts';
import { sandboxFor, send } from './judged-client.ts';

describe('the x-gonogo-fault header', () => {
  const readme = readFileSync(new URL('../../src/sandbox/README.md', import.meta.url), 'utf8');
  const rows = readme
    .slice(readme.indexOf('## Faults'))
    .split('\n')
    .filter((row) => row.startsWith('| '));
  const documented = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
  test.each(documented)('the README is right that %s can be asked for', (value) => {
    expect(faultFromHeader(value.replace('MS', '5').replace('CATEGORY', 'cyber')).name).not.toBeNull();
  });
  test('the README names every fault of the way', () => {
    const faults = [
      'stall-headers',
      'stall-body',
      'reset',
      'cut-stream',
      'error-event',
      'html-200',
      'malformed-json',
      'huge-retry-after',
      'latency:MS',
      'slow-first-byte:MS',
    ];
    expect(documented).toEqual(expect.arrayContaining(faults));
  });

  const named: readonly [string, number][] = [
    ['tier-spend-cap', 429],
    ['overloaded', 529],
    ['huge-retry-after', 429],
    ['latency:1', 200],
    ['slow-first-byte:1', 200],
  ];
  test.each(named)('%s', async (fault, status) => {
    const sandbox = await sandboxFor();
    const answer = await send(sandbox, '/v1/messages', { body: ask, headers: { 'x-gonogo-fault': fault } });
    expect(answer.status).toBe(status);
    expect((await send(sandbox, '/v1/messages', { body: ask })).status).toBe(200);
  });

  test.each([
    ['reset', Anthropic.APIConnectionError],
    ['connection-failed', Anthropic.APIConnectionError],
    ['cut-stream', Error],
  ])('%s breaks the connection', async (fault, kind) => {
    const { client } = await plainClient([]);
    expect(
      await caught(client.messages.create(ask, { headers: { 'x-gonogo-fault': fault } })),
    ).toBeInstanceOf(kind);
  });

  test.each(['nonsense', 'cancelled', 'latency:', 'latency:-5', 'slow-first-byte', 'slow-first-byte:x', ''])(
    '"%s" is answered 400',
    async (fault) => {
      const answer = await send(await sandboxFor(), '/v1/messages', {
        body: ask,
        headers: { 'x-gonogo-fault': fault },
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringMatching(/^x-gonogo-fault: /) } },
      });
    },
  );
});
