import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { readLastRun } from '../../src/store/runs.ts';
import { emptyFolder, entry, freshEnv, onLaunchDay } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';

test('Ctrl-C during a stalled probe: exit 130, what was gathered is saved', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const sandbox = await startSandbox({
    now: launchDay,
    faults: [{ when: { path: '/v1/messages/count_tokens' }, do: { kind: 'stall-body' } }],
  });
  onTestFinished(() => sandbox.close());
  const child = spawn(process.execPath, [...onLaunchDay, entry, 'run'], {
    cwd,
    env: freshEnv(cwd, { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: 'sk-ant-api03-test-0001' }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  let interrupted = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    const settled = ['model', 'fallback-model', 'tiny-message'].every((id) =>
      stderr.includes(`probe ${id}: `),
    );
    // Only the stalled one is left. A second signal would not wait for anything to be saved.
    if (settled && !interrupted) interrupted = child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(130);
  const run = await readLastRun(cwd);
  expect(run?.observations.find(({ id }) => id === 'model')?.status).toBe('observed');
  expect(run?.observations.find(({ id }) => id === 'token-count')).toMatchObject({
    status: 'failed',
    cause: 'cancelled',
  });
});

test('Ctrl-C during gonogo models: exit 130, the documented table all the same', async () => {
  const cwd = await emptyFolder();
  const asked = Promise.withResolvers<void>();
  const sandbox = await startSandbox({
    faults: [{ when: {}, do: { kind: 'stall-headers' } }],
    onRequest: () => asked.resolve(),
  });
  onTestFinished(() => sandbox.close());
  const child = spawn(process.execPath, [entry, 'models'], {
    cwd,
    env: freshEnv(cwd, { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: 'sk-ant-api03-test-0001' }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  await asked.promise;
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  expect(stdout).toContain('claude-opus-5-5');
});
