import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { TrialDocument } from '../../src/judge/trial-schema.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { type CliResult, emptyFolder, entry, freshEnv, onLaunchDay } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';

/** Stands in every sample: no file of ours and no stream may ever hold it. */
export const canary = 'heliotrope-parcel-7731';
export const key = 'sk-ant-api03-test-canary-0001';
export const countPath = '/v1/messages/count_tokens';

/** A sample that only the API can tell to be none. */
export const riddle = JSON.stringify({
  messages: [{ role: 'user', content: [{ type: 'riddle', text: canary }] }],
});

/** Different questions with the same short system prompt, as JSON Lines. */
export const sampleLines = (count: number): string[] =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      system: `You answer questions about ${canary}.`,
      prompt: `Question ${n}: where is ${canary}? ${'Please look again. '.repeat(n % 7)}`,
      max_tokens: 200,
    }),
  );

/** A folder with the complete plan and `samples.jsonl`. */
export async function folderOf(lines: readonly string[], plan: unknown = completePlan): Promise<string> {
  const cwd = await emptyFolder();
  if (plan !== null) await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  await writeFile(join(cwd, 'samples.jsonl'), `${lines.join('\n')}\n`);
  return cwd;
}

export interface Answering {
  readonly sandbox: Sandbox;
  readonly env: Readonly<Record<string, string>>;
  /** Requests that came to a path so far. */
  readonly asked: (path: string) => number;
}

export async function answering(options: SandboxOptions = {}): Promise<Answering> {
  const sandbox = await startSandbox({ now: launchDay, ...options });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    env: { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: key },
    asked: (path) => sandbox.journal.filter((row) => row.path === path).length,
  };
}

export interface Started {
  readonly interrupt: (signal: NodeJS.Signals) => void;
  /** Resolves once this has been written to standard error. */
  readonly said: (wanted: RegExp) => Promise<void>;
  readonly ended: Promise<CliResult>;
}

/** The built binary under way; `input` is its standard input, which stays open where it is null. */
export function started(
  argv: readonly string[],
  place: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  input: string | null = '',
): Started {
  const child = spawn(process.execPath, [...onLaunchDay, entry, ...argv], {
    cwd: place.cwd,
    env: freshEnv(place.cwd, place.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => {});
  if (input !== null) child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  const looking = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const look of looking) look();
  });
  return {
    interrupt: (signal) => void child.kill(signal),
    said: (wanted) =>
      new Promise((resolve) => {
        const look = () => wanted.test(stderr) && resolve();
        looking.add(look);
        look();
      }),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr }))),
  };
}

export function documentOf({ stdout }: CliResult): TrialDocument {
  const document: TrialDocument = JSON.parse(stdout);
  expect(document.schema).toBe('gonogo/trial@1');
  return document;
}

/** Names of the trials that were saved. */
export async function savedTrials(cwd: string): Promise<string[]> {
  const names = await readdir(join(cwd, '.gonogo', 'trials')).catch(() => []);
  return names.filter((name) => name.endsWith('.json'));
}

/** All that the state folder holds, byte by byte. */
export async function stateOf(cwd: string): Promise<string> {
  const files = await readdir(join(cwd, '.gonogo'), { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'));
  return (await Promise.all(contents)).join('\n');
}
