import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { main } from '../../src/commands/program.ts';
import { testKey } from '../sandbox/judged-client.ts';

/** A terminal-less place for one command; `said` is all it printed on standard output. */
function place() {
  const stop = new AbortController();
  const stdout = new PassThrough();
  const io: Io = {
    env: {},
    cwd: '/nowhere',
    stdin: process.stdin,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: new PassThrough().resume() as unknown as NodeJS.WriteStream,
    now: () => new Date('2026-11-20T12:00:00Z'),
    clock: () => performance.now(),
    signal: stop.signal,
    version: '0.0.0',
  };
  return { io, stdout, stop };
}

test.each([
  [['--first-token', '60', '--tokens-per-second', '1000'], 100],
  [['--first-token', '60'], 60],
  [['--tokens-per-second', '1000'], 40],
])('gonogo sandbox %j writes at that pace', async (options, leastMs) => {
  const { io, stdout, stop } = place();
  const ended = main(['sandbox', '--json', ...options], io);
  const [line] = (await stdout.iterator({ destroyOnReturn: false }).next()).value.toString().split('\n');
  const { url } = JSON.parse(line) as { url: string };
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
])('gonogo sandbox %s "%s" is wrong usage', async (option, value) => {
  const { io } = place();
  expect(await main(['sandbox', `${option}=${value}`], io)).toBe(2);
});
