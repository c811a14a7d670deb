import { expect, onTestFinished, test } from 'vitest';
import type { FaultAction } from '../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { ask } from './fault-client.ts';
import { sandboxFor, send, testKey } from './judged-client.ts';

const rule = (action: FaultAction): SandboxOptions => ({ faults: [{ when: {}, do: action }] });

test.each<[string, SandboxOptions]>([
  ['to the first token', { pace: { firstTokenMs: 1e12, tokensPerSecond: 1 } }],
  ['between tokens', { pace: { firstTokenMs: 0, tokensPerSecond: 1e-9 } }],
  ['beyond all numbers', { pace: { firstTokenMs: 1e308, tokensPerSecond: 1e-308 } }],
  ['before every answer', { latencyMs: 1e12 }],
  ['of a latency', rule({ kind: 'latency', ms: 1e12 })],
  ['of a slow first byte', rule({ kind: 'slow-first-byte', ms: 1e12 })],
])('a wait %s that is longer than a timer can be is still a wait', async (_, options) => {
  const warned: string[] = [];
  const listen = (warning: Error) => void warned.push(warning.name);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const asked = Promise.withResolvers<void>();
  const sandbox = await sandboxFor({ ...options, onRequest: () => asked.resolve() });
  let answered = false;
  fetch(`${sandbox.url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': testKey, 'anthropic-version': '2026-10-21' },
    body: JSON.stringify(ask),
  })
    .then((response) => response.text())
    .then(
      () => {
        answered = true;
      },
      () => {},
    );
  await asked.promise;
  // A timer set too long fires after 1 ms; a start and a request elsewhere take longer.
  await send(await sandboxFor(), '/v1/models');
  expect({ warned, answered }).toEqual({ warned: [], answered: false });
});
