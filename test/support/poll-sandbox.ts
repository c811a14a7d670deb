import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { type OpenAccess, openAccess } from '../../src/commands/access.ts';
import type { Io } from '../../src/commands/io.ts';
import { conductPoll, type PollOptions } from '../../src/commands/poll.ts';
import type { Run } from '../../src/judge/run.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { TODAY } from './plan-builder.ts';
import { trial } from './seen-trial.ts';

/** A project in which a trial was made in the sandbox, for Sonnet 5.5. */
export const afterTrial: Partial<PollOptions> = { savedTrial: async () => ({ ...trial, sandbox: true }) };

/** A whole poll of every check, as `run` conducts it, against a sandbox that a test has made ready; `again` asks the same one. */
export async function pollSandbox(
  plan: Plan,
  sandboxOptions: SandboxOptions = {},
  options: Partial<PollOptions> = {},
  env: Io['env'] = { ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001' },
): Promise<{
  readonly run: Run;
  readonly sandbox: Sandbox;
  readonly access: OpenAccess;
  readonly again: (options: Partial<PollOptions>) => Promise<Run>;
}> {
  const now = () => new Date(`${TODAY}T09:00:00.000Z`);
  const sandbox = await startSandbox({ now, ...sandboxOptions });
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(async () => {
    await sandbox.close();
    await rm(cwd, { recursive: true });
  });
  const io = {
    env: { ...env, HOME: cwd },
    cwd,
    now,
    clock: () => performance.now(),
    version: '0.0.0-test',
  } as Partial<Io> as Io;
  const access = await openAccess(io, { kind: 'environment' }, { baseUrl: sandbox.url });
  const poll = (parts: Partial<PollOptions>) =>
    conductPoll(io, {
      plan,
      catalog,
      checks,
      leftOut: [],
      access,
      budgetUsd: 0.05,
      strict: false,
      mayLeave: true,
      signal: new AbortController().signal,
      onEvent: () => {},
      ...options,
      ...parts,
    });
  return { run: await poll({}), sandbox, access, again: poll };
}
