import { expect, test } from 'vitest';
import { main } from '../../src/commands/program.ts';
import { testKey } from '../sandbox/judged-client.ts';
import { firstLine, place } from './sandbox-place.ts';

test.each([
  [['--first-token', '60', '--tokens-per-second', '1000'], 100],
  [['--first-token', '60'], 60],
  [['--tokens-per-second', '1000'], 40],
])('gonogo sandbox %j writes at that pace', async (options, leastMs) => {
  const { io, stdout, stop } = place();
  const ended = main(['sandbox', '--json', ...options], io);
  const { url } = JSON.parse(await firstLine(stdout)) as { url: string };
  const startedMs = performance.now();
  const response = await fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': testKey, 'anthropic-version': '2026-10-21' },
    body: JSON.stringify({
      model: 'claude-haiku-4-5',
      max_tokens: 50,
      messages: [{ role: 'user', content: 'Hi' }],
    }),
  });
  expect(await response.json()).toMatchObject({ usage: { output_tokens: 40 } });
  // A timer may fire a millisecond early against the clock it is measured with.
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(leastMs - 1);
  stop.abort();
  expect(await ended).toBe(0);
});

test.each([
  ['--first-token', '-1'],
  ['--first-token', ' '],
  ['--first-token', 'soon'],
  ['--tokens-per-second', '0'],
  ['--tokens-per-second', 'many'],
  ['--port', '0x50'],
  ['--port', '1e3'],
  ['--port', '+80'],
  ['--port', ' '],
  ['--port', '65536'],
  ['--seed', '0x50'],
  ['--seed', '1e3'],
  ['--seed', '-1'],
  ['--seed', '1.5'],
  ['--seed', ' '],
  ['--seed', '4294967296'],
])('gonogo sandbox %s "%s" is wrong usage', async (option, value) => {
  const { io } = place();
  expect(await main(['sandbox', `${option}=${value}`], io)).toBe(2);
});
