import type Anthropic from '@anthropic-ai/sdk';
import { onTestFinished } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { adminClient } from '../../src/claude/admin-client.ts';
import { typedCredential } from '../../src/claude/credential.ts';
import { probeClient, withoutConsoleWarnings } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import type { Observation, ObservationId } from '../../src/judge/observation.ts';
import type { PollEvent } from '../../src/observe/events.ts';
import { type GatherOptions, gather } from '../../src/observe/gatherer.ts';
import type { Probe } from '../../src/observe/probe.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { planWith } from '../support/plan-builder.ts';
import { trial } from '../support/seen-trial.ts';

const now = new Date('2026-11-20T09:00:00Z');
const key = new Secret('sk-ant-api03-test-canary-0001');

/** A sandbox that lives as long as the test. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: () => now, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

export const clientOf = (url: string): Promise<Anthropic> => probeClient(typedCredential(key, {}, url), url);

/** What a poll did, beside its result. */
interface Watched {
  readonly events: PollEvent[];
  /** Waits it asked for, in milliseconds; none of them took any time. */
  readonly sleptMs: number[];
}

/** Gathers with an online poll of one ready client, no clock and no waiting, unless a test says otherwise. */
export async function gatherWith(options: Partial<GatherOptions> & { readonly url?: string }) {
  const watched: Watched = { events: [], sleptMs: [] };
  const { url = 'http://127.0.0.1:9', ...rest } = options;
  const result = await withoutConsoleWarnings(() =>
    gather({
      probes: [],
      known: {},
      plan: planWith({ model: { id: 'claude-opus-5-5' } }),
      catalog,
      credential: typedCredential(key, {}, url).seen,
      baseUrl: url,
      savedTrial: async (model) => ({ ...trial, model }),
      credentialReason: null,
      adminReason: null,
      keyFits: (hint) => key.fits(hint),
      proxyVariable: null,
      urgency: new Map(),
      mayLeave: true,
      standIns: {},
      offline: false,
      client: () => clientOf(url),
      cloud: () => Promise.reject(new Error('No cloud was planned.')),
      adminClient: () =>
        adminClient({ kind: 'key', secret: new Secret('sk-ant-admin01-test-canary-0001') }, url),
      budgetUsd: 1,
      timeoutMs: 10_000,
      cleanUpMs: 10_000,
      concurrency: 6,
      signal: new AbortController().signal,
      now: () => now,
      clock: () => 0,
      sleep: async (ms) => void watched.sleptMs.push(ms),
      onEvent: (event) => watched.events.push(event),
      ...rest,
    }),
  );
  return { ...result, ...watched };
}

/** A probe that asks nobody: free, and done at once with a request id of its own, unless a test says otherwise. */
export function fakeProbe(name: string, parts: Partial<Probe> = {}): Probe {
  const id = name as ObservationId;
  return {
    id,
    title: `Fake ${name}`,
    sends: () => 'Nothing.',
    inputs: () => [],
    paths: 'any',
    credential: 'none',
    after: [],
    requests: 1,
    rounds: 1,
    concerns: () => true,
    worstCaseUsd: () => 0,
    blocked: () => null,
    run: async ({ receipt }) => {
      receipt.add(`req_${name}`);
      return {} as never;
    },
    ...parts,
  };
}

export const named = (observations: readonly Observation[], id: string): Observation => {
  const found = observations.find((row) => row.id === id);
  if (!found) throw new Error(`No observation ${id}.`);
  return found;
};

export const startedIn = (events: readonly PollEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'started' ? [event.probe] : []));

export const priced = (name: string, usd: number, costUsd = usd): Probe =>
  fakeProbe(name, {
    worstCaseUsd: () => usd,
    run: async ({ receipt }) => {
      receipt.add(null, costUsd);
      return {} as never;
    },
  });

export const ids = (...names: string[]) => names as ObservationId[];
