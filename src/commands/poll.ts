import { setTimeout as wait } from 'node:timers/promises';
import type { Catalog } from '../catalog/catalog.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import type { Check } from '../judge/check.ts';
import { deriveTables } from '../judge/derived.ts';
import type { Observation, Observed } from '../judge/observation.ts';
import type { Run } from '../judge/run.ts';
import { blocksAt, judgeAll } from '../judge/runner.ts';
import { countByStatus, verdictOf } from '../judge/verdict.ts';
import type { PollEvent } from '../observe/events.ts';
import { gather } from '../observe/gatherer.ts';
import { chosen } from '../observe/probe-choice.ts';
import { probes } from '../observe/registry.ts';
import type { Plan } from '../plan/schema.ts';
import { wordFinding } from '../report/worded.ts';
import { nextRunId } from '../store/runs.ts';
import type { OpenAccess } from './access.ts';
import { withoutFloatNoise } from './float-noise.ts';
import type { Io } from './io.ts';
import { keptFor, neededBy, type Recheck } from './kept-observations.ts';
import { sameAccount } from './same-account.ts';

export interface PollOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Checks to judge, in order. */
  readonly checks: readonly Check[];
  readonly leftOut: readonly Check[];
  readonly access: OpenAccess;
  readonly budgetUsd: number;
  readonly strict: boolean;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PollEvent) => void;
  /** Time limit of one probe, all its calls together; default: long enough for a slow model's answer. */
  readonly probeTimeoutMs?: number;
  readonly earlier?: Recheck;
}

/** Long enough for a slow model's answer, short enough for a person watching. */
const defaultProbeTimeoutMs = 30_000;
/** A person who pressed Ctrl-C waits this long at most for a batch to be cancelled. */
const longestCleanUpMs = 3_000;
/** Probes under way at once: all that wait for the same one start together. */
const concurrentProbes = 20;

/** One poll: gathers what the checks need within the budget, judges, words, and returns the run (not yet saved). */
export async function conductPoll(io: Io, options: PollOptions): Promise<Run> {
  const { plan, catalog, access, earlier } = options;
  const startedAt = io.now();
  const timeoutMs = options.probeTimeoutMs ?? defaultProbeTimeoutMs;
  const kept = earlier && sameAccount(earlier.run, access) ? keptFor(earlier, options.checks, plan) : [];
  const keptIds = new Set(kept.map((row) => row.id));
  const needed = neededBy(options.checks, keptIds);
  const gathered = await withoutConsoleWarnings(() =>
    gather({
      probes: chosen(needed, probes, plan).filter((probe) => !keptIds.has(probe.id)),
      known: byId(kept),
      plan,
      catalog,
      credential: access.credential,
      baseUrl: access.baseUrl,
      credentialReason: access.credentialReason,
      adminReason: access.adminReason,
      offline: access.offline,
      proxyVariable: access.proxyVariable,
      client: access.client,
      adminClient: access.adminClient,
      budgetUsd: options.budgetUsd,
      blocking: neededBy(options.checks.filter((check) => blocksAt(check, 'inconclusive', plan.level))),
      timeoutMs,
      cleanUpMs: Math.min(longestCleanUpMs, timeoutMs),
      concurrency: concurrentProbes,
      signal: options.signal,
      now: io.now,
      clock: io.clock,
      sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
      onEvent: options.onEvent,
    }),
  );
  const observations = inProbeOrder([...kept, ...gathered.observations]);
  const observed = byId(observations);
  const today = startedAt.toISOString().slice(0, 10);
  const checkById = new Map(options.checks.map((check) => [check.id, check]));
  const findings = judgeAll(options.checks, { plan, catalog, observed, today }).map((finding) => {
    const check = checkById.get(finding.check);
    if (!check) throw new Error(`No check ${finding.check} in this poll.`);
    return wordFinding(finding, check);
  });
  const leftOut = options.leftOut.map((check) => ({
    check: check.id,
    blocking: blocksAt(check, 'fail', plan.level),
  }));
  return {
    schema: 'gonogo/run@1',
    id: await nextRunId(io.cwd, startedAt),
    tool: { name: 'gonogo', version: io.version },
    startedAt: startedAt.toISOString(),
    finishedAt: io.now().toISOString(),
    rehearsal:
      access.rehearsalAccount !== null ||
      access.sawSandbox() ||
      (earlier?.run.rehearsal === true && kept.length > 0),
    rehearsalAccount: access.rehearsalAccount,
    strict: options.strict,
    leftOut,
    level: plan.level,
    plan,
    catalogAsOf: catalog.asOf,
    verdict: verdictOf(findings, options.strict, leftOut),
    counts: countByStatus(findings),
    // Not the plan: what a person wrote is kept to the last digit.
    ...withoutFloatNoise({
      spend: {
        budgetUsd: options.budgetUsd,
        worstCaseUsd: gathered.worstCaseUsd,
        actualUsd: gathered.actualUsd,
      },
      derived: deriveTables(plan, catalog, observed),
      findings,
      observations,
    }),
  };
}

const byId = (rows: readonly Observation[]): Observed =>
  Object.fromEntries(rows.map((row) => [row.id, row])) as Observed;

function inProbeOrder(observations: readonly Observation[]): Observation[] {
  const order = Object.keys(probes);
  return [...observations].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
