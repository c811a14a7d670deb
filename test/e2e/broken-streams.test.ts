import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlanInput } from '../../src/plan/schema.ts';
import { emptyFolder, entry, freshEnv } from '../support/cli.ts';

const commands: readonly (readonly string[])[] = [
  ['--version'],
  ['list'],
  ['models', '--offline'],
  ['explain', 'cost/caching'],
  ['rehearse', '--json'],
  ['simulate', '--plan', 'peak.json', '--runs', '1'],
];

const peakMinute: PlanInput = {
  model: { id: 'claude-sonnet-5' },
  platform: { path: 'claude-api' },
  limits: { tier: 'start' },
  task: { features: ['streaming'] },
  tokens: { input: { typical: 100, p95: 100 }, output: { typical: 60, p95: 60 }, cacheTtl: 'none' },
  traffic: { peakRequestsPerMinute: 5 },
};

/** Runs the built binary with that file descriptor as its standard output. */
async function withStdout(
  fd: number,
  argv: readonly string[],
): Promise<{ code: number | null; stderr: string }> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'peak.json'), JSON.stringify(peakMinute));
  const child = spawn(process.execPath, [entry, ...argv], {
    cwd,
    env: freshEnv(cwd),
    stdio: ['ignore', fd, 'pipe'],
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
}

/** The writing end of a pipe whose reader has gone. */
async function abandonedPipe(): Promise<number> {
  const path = join(await emptyFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  closeSync(reader);
  onTestFinished(() => closeSync(writer));
  return writer;
}

describe.skipIf(process.platform === 'win32')('a reader that has gone is no failure', () => {
  test.each(commands.map((argv) => [argv]))('%j', async (argv) => {
    const { code, stderr } = await withStdout(await abandonedPipe(), argv);
    expect(stderr).not.toMatch(/EPIPE|node:|gonogo itself failed/);
    expect(code).toBe(0);
  });
});

describe.skipIf(!existsSync('/dev/full'))(
  'output that cannot be written is a failure of the tool, not a NO-GO',
  () => {
    test.each(commands.map((argv) => [argv]))('%j', async (argv) => {
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));
      const { code, stderr } = await withStdout(full, argv);
      expect(code).toBe(4);
      expect(stderr).not.toMatch(/node:internal|at file:/);
      if (argv[0] !== '--version')
        expect(stderr).toMatch(/^The output could not be written: the disk is full \(ENOSPC\)\..*\n$/m);
    });
  },
);
