import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../../src/catalog/catalog.ts';
import { features } from '../../src/catalog/vocabulary.ts';
import { adminClient } from '../../src/claude/admin-client.ts';
import { findCredential } from '../../src/claude/credential.ts';
import { probeClient } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import type { ObservationId } from '../../src/judge/observation.ts';
import { gather } from '../../src/observe/gatherer.ts';
import { chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import { planSchema } from '../../src/plan/schema.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { completePlan } from '../support/complete-plan.ts';
import { trial } from '../support/seen-trial.ts';

/** A round trip as it is over a real network. */
const latencyMs = 200;

/** A plan that every probe concerns. */
const plan = planSchema.parse({
  ...completePlan,
  task: { ...completePlan.task, features: features.filter((feature) => feature !== 'audio') },
  model: { ...completePlan.model, thinking: 'adaptive' },
});

export const everyProbe = Object.keys(probes) as ObservationId[];

/**
 * The probes that have to wait for one another longest, in order, with the calls made one after another in all. One that
 * goes alone waits for every other, so for the longest chain of these.
 */
export function longestChain(): { readonly ids: readonly ObservationId[]; readonly rounds: number } {
  const [alone, together] = [everyProbe.filter(goesAlone), everyProbe.filter((id) => !goesAlone(id))];
  const upTo = (id: ObservationId): ReturnType<typeof longestChain> =>
    longer(longest(probes[id].after.map(upTo)), id);
  return alone.reduce(longer, longest(together.map(upTo)));
}

const goesAlone = (id: ObservationId): boolean => probes[id].alone === true;

const longer = (chain: ReturnType<typeof longestChain>, id: ObservationId) => ({
  ids: [...chain.ids, id],
  rounds: chain.rounds + probes[id].rounds,
});

const longest = (chains: readonly ReturnType<typeof longestChain>[]) =>
  chains.reduce((most, chain) => (chain.rounds > most.rounds ? chain : most), { ids: [], rounds: 0 });

/** Milliseconds some probes take together against a sandbox that answers after `latencyMs`. */
export async function probesMs(ids: readonly ObservationId[]): Promise<number> {
  const sandbox = await startSandbox({
    latencyMs,
    account: { ...accountProfiles.start, spendLimitsPreview: true },
  });
  const credential = await findCredential(
    { ANTHROPIC_API_KEY: 'sk-ant-api03-bench-0001' },
    async () => null,
    sandbox.url,
  );
  if (credential.kind === 'none') throw new Error(credential.reason);
  // Built beforehand: loading the SDK is start-up, not probing.
  const client = await probeClient(credential, sandbox.url);
  const organization = await adminClient(
    { kind: 'key', secret: new Secret('sk-ant-admin01-bench-0001') },
    sandbox.url,
  );
  const startedMs = performance.now();
  const { observations } = await gather({
    probes: chosen(new Set(ids), probes, plan),
    known: {},
    plan,
    catalog,
    credential: credential.seen,
    baseUrl: sandbox.url,
    savedTrial: async (model) => ({ ...trial, model }),
    credentialReason: null,
    adminReason: null,
    proxyVariable: null,
    offline: false,
    client: async () => client,
    cloud: () => Promise.reject(new Error('No cloud was planned.')),
    adminClient: async () => organization,
    budgetUsd: 1,
    urgency: new Map(),
    mayLeave: true,
    standIns: {},
    timeoutMs: 10_000,
    cleanUpMs: 1_000,
    concurrency: 20,
    signal: new AbortController().signal,
    now: () => new Date(),
    clock: () => performance.now(),
    sleep: (ms) => wait(ms),
    onEvent: () => {},
  });
  const tookMs = performance.now() - startedMs;
  await sandbox.close();
  const failed = observations.filter(({ status }) => status !== 'observed');
  if (failed.length > 0) throw new Error(`Probes brought nothing: ${failed.map(({ id }) => id).join(', ')}`);
  return tookMs;
}
