import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { launchDayEnv } from './launch-day.ts';

/** The built entry; `build-once.ts` makes it from the sources under test. */
export const entry = fileURLToPath(new URL('../../dist/gonogo.mjs', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What Node is given before a script, so that it plays on the tests' own day. */
export const onLaunchDay = ['--import', fileURLToPath(new URL('./launch-day.ts', import.meta.url))];

/** An empty folder that goes with the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The environment of a fresh machine: a home of its own, no credential of the developer's, and no way to the real
 * API: requests that nobody pointed elsewhere go to a closed loopback port.
 */
export function freshEnv(home: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    ...launchDayEnv,
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
    ...extra,
  };
}

/** Runs the built binary with pipes to its end. */
export function cli(
  argv: readonly string[],
  place: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...onLaunchDay, entry, ...argv], {
      cwd: place.cwd,
      env: freshEnv(place.cwd, place.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
