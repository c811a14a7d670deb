import { expect } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { longestTrialBytes } from '../../../src/claude/bounded-fetch.ts';
import { typedCredential } from '../../../src/claude/credential.ts';
import { probeClient } from '../../../src/claude/probe-client.ts';
import { Secret } from '../../../src/claude/secret.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { runLive } from '../../../src/observe/trial/live.ts';
import { type LivePlan, planLive } from '../../../src/observe/trial/live-choice.ts';
import type { LiveEntry, LiveJournal } from '../../../src/observe/trial/live-journal.ts';
import type { LiveEvent, LiveOutcome } from '../../../src/observe/trial/live-outcome.ts';
import type { Via } from '../../../src/observe/trial/live-price.ts';
import { carryOf, countParams, readSample } from '../../../src/observe/trial/sample.ts';
import type { SampleFiles } from '../../../src/observe/trial/sample-files.ts';
import { SampleTable } from '../../../src/observe/trial/sample-table.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/server.ts';
import { planWith } from '../../support/plan-builder.ts';
import { sandboxFor } from '../gathering.ts';

export const model = 'claude-opus-5-5';

export const asks = (content: string, more: object = {}): object => ({
  max_tokens: 64,
  messages: [{ role: 'user', content }],
  ...more,
});

/** Samples in memory; `texts` may be changed behind their back. */
export function samplesOf(bodies: readonly object[]) {
  const texts = bodies.map((body) => JSON.stringify(body));
  const samples = new SampleTable();
  for (const [index, text] of texts.entries()) {
    const read = readSample(text);
    if (read.kind === 'bad') throw new Error(read.problem);
    samples.add({
      line: index + 1,
      offset: 0,
      bytes: text.length,
      estimatedTokens: text.length / 4,
      maxTokens: read.body.max_tokens ?? null,
      carry: carryOf(read.body),
    });
  }
  const files: SampleFiles = {
    name: 'samples.jsonl',
    totalBytes: 0,
    all: () => {
      throw new Error('Not read as a whole here.');
    },
    again: async ({ line }) => texts[line - 1] ?? '',
    close: async () => {},
  };
  return { files, samples, texts };
}

/** A journal that lives as long as the test; `entries` are what a later start finds. */
export function liveJournal(kept: readonly unknown[] = []): LiveJournal & { readonly entries: LiveEntry[] } {
  const entries: LiveEntry[] = [];
  return { kept, entries, append: async (entry) => void entries.push(structuredClone(entry)) };
}

/** A service that earlier and later starts talk to, with the time both live in. */
interface SharedSandbox {
  readonly sandbox: Sandbox;
  readonly time: { atMs: number };
}

export interface LiveCase {
  readonly journal?: LiveJournal;
  /** In place of a sandbox of its own. */
  readonly shared?: SharedSandbox;
  readonly bodies: readonly object[];
  readonly count?: number;
  readonly via?: Via;
  readonly budgetUsd?: number;
  readonly seed?: number;
  readonly plan?: PlanInput;
  readonly sandbox?: SandboxOptions;
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  readonly clock?: () => number;
  readonly beforeRun?: (setting: { texts: string[]; planned: LivePlan; sandbox: Sandbox }) => void;
  readonly onEvent?: (event: LiveEvent) => void;
}

export interface LiveSeen {
  readonly shared: SharedSandbox;
  readonly planned: LivePlan;
  readonly outcome: LiveOutcome;
  readonly sandbox: Sandbox;
  readonly events: readonly LiveEvent[];
  /** Waits that were asked for; they took no time but moved the sandbox's clock. */
  readonly sleptMs: readonly number[];
}

/** Plans and runs a live trial against a sandbox whose clock moves with every wait. */
export async function liveTrial(given: LiveCase): Promise<LiveSeen> {
  const { bodies, count = bodies.length, via = 'messages', budgetUsd = 10, seed = 1 } = given;
  const time = given.shared?.time ?? { atMs: Date.parse('2026-11-20T09:00:00Z') };
  const now = () => new Date(time.atMs);
  const sandbox = given.shared?.sandbox ?? (await sandboxFor({ now, ...given.sandbox }));
  const shared = { sandbox, time };
  const journal = given.journal ?? null;
  const credential = typedCredential(new Secret('sk-ant-api03-test-canary-0001'), {}, sandbox.url);
  const client = await probeClient(credential, sandbox.url, () => {}, longestTrialBytes);
  const plan = planWith({ ...given.plan, model: { id: model, ...given.plan?.model } });
  const { files, samples, texts } = samplesOf(bodies);
  const counts = await Promise.all(
    texts.map(async (text) => {
      const read = readSample(text);
      if (read.kind === 'bad') throw new Error(read.problem);
      return client.messages
        .countTokens(countParams(read.body, model))
        .then(({ input_tokens }) => input_tokens)
        .catch(() => 100);
    }),
  );
  const signal = given.signal ?? new AbortController().signal;
  const random = seededRandom(seed);
  const planned = await planLive(files, samples, Float64Array.from(counts), {
    count,
    via,
    plan,
    catalog,
    random,
    signal,
    journal,
  });
  given.beforeRun?.({ texts, planned, sandbox });
  const events: LiveEvent[] = [];
  const sleptMs: number[] = [];
  const { deadlineMs } = given;
  const outcome = await runLive(files, samples, planned, {
    client,
    plan,
    catalog,
    budgetUsd,
    journal,
    signal,
    now,
    clock: given.clock ?? (() => time.atMs),
    sleep: async (ms) => {
      sleptMs.push(ms);
      time.atMs += ms;
    },
    onEvent: (event) => {
      events.push(event);
      given.onEvent?.(event);
    },
    ...(deadlineMs !== undefined && { deadlineMs: () => deadlineMs }),
  });
  return { shared, planned, outcome, sandbox, events, sleptMs };
}

export const ten = Array.from({ length: 10 }, (_, n) => asks(`Say ${'more '.repeat(n)}of it.`));

export const path = '/v1/messages';

/** What the sandbox charged was booked, and what was booked lies within the budget. */
export function expectHonest({ outcome, sandbox }: LiveSeen, budgetUsd: number): void {
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(outcome.bookedUsd + 1e-12);
  expect(outcome.bookedUsd).toBeLessThanOrEqual(budgetUsd + 1e-12);
}
