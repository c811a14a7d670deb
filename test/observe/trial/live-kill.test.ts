import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import { emptyFolder } from '../../support/cli.ts';
import { sandboxFor } from '../gathering.ts';

interface Ended {
  readonly answers: number;
  readonly bookedUsd: number;
  readonly reused: number;
}

/** Starts a live trial and kills it without warning once it told of so much. Null: it was killed. */
const sentOrDead = (
  args: readonly string[],
  isEnough: (said: readonly string[]) => boolean,
): Promise<Ended | null> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./live-process.ts', import.meta.url));
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (isEnough(said.split('\n'))) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      if (killedBy === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(JSON.parse(said.trimEnd().split('\n').at(-1) ?? '') as Ended);
      else reject(new Error(`The trial ended with ${code}: ${said}`));
    });
  });

const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) => JSON.stringify({ prompt: `Question ${n}`, max_tokens: 60 })).join(
    '\n',
  );

const posts = (sandbox: Awaited<ReturnType<typeof sandboxFor>>, path: string): number =>
  sandbox.journal.filter((exchange) => exchange.method === 'POST' && exchange.path === path).length;

test('a killed trial sends no answered sample again, and books at least what the server charged', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), lines(30));
  const sandbox = await sandboxFor({ now: () => new Date(), latencyMs: 30 });
  const args = [cwd, 'a.jsonl', sandbox.url, 'messages'];
  expect(await sentOrDead(args, (said) => said.length > 16)).toBeNull();
  expect(await sentOrDead(args, (said) => said.length > 16)).toBeNull();
  const ended = await sentOrDead(args, () => false);
  expect(ended?.answers).toBe(30);
  expect(ended?.reused).toBeGreaterThanOrEqual(6);
  // At most six are under way when it is killed.
  expect(posts(sandbox, '/v1/messages')).toBeLessThanOrEqual(30 + 2 * 6);
  expect(ended?.bookedUsd).toBeGreaterThanOrEqual(sandbox.spentUsd() - 1e-12);
}, 60_000);

test('the batch of a killed trial is picked up, and no other is made', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'a.jsonl'), lines(10));
  const sandbox = await sandboxFor({
    now: () => new Date(),
    account: { ...accountProfiles.start, batchMinutes: 2 / 60 },
  });
  const args = [cwd, 'a.jsonl', sandbox.url, 'batch'];
  expect(await sentOrDead(args, (said) => said.includes('batch'))).toBeNull();
  const ended = await sentOrDead(args, () => false);
  expect(ended).toEqual({ answers: 10, reused: 0, bookedUsd: expect.closeTo(sandbox.spentUsd(), 12) });
  expect(await sentOrDead(args, () => false)).toMatchObject({ answers: 10, reused: 10 });
  expect(posts(sandbox, '/v1/messages/batches')).toBe(1);
}, 60_000);
