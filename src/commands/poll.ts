import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { capsInForce } from '../../checks/spend/caps-in-force.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Level, levels } from '../catalog/vocabulary.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import type { Check } from '../judge/check.ts';
import { deriveAll } from '../judge/derived.ts';
import { type Observation, type ObservationId, type Observed, observedBy } from '../judge/observation.ts';
import type { Run } from '../judge/run.ts';
import { blocksAt, judgeAll } from '../judge/runner.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { countByStatus, verdictOf } from '../judge/verdict.ts';
import { type Means, plannedProbes } from '../observe/affordable.ts';
import type { PollEvent } from '../observe/events.ts';
import { gather } from '../observe/gatherer.ts';
import { pricePoll } from '../observe/price.ts';
import type { PricedProbe, ProbeContext } from '../observe/probe.ts';
import { chosen } from '../observe/probe-choice.ts';
import { probes } from '../observe/registry.ts';
import type { Plan } from '../plan/schema.ts';
import { wordFinding } from '../report/worded.ts';
import { nextRunId } from '../store/runs.ts';
import type { OpenAccess } from './access.ts';
import { type Imported, withExports } from './console-exports.ts';
import { withoutFloatNoise } from './float-noise.ts';
import type { Io } from './io.ts';
import { keptFor, neededBy, type Recheck, stillFitting } from './kept-observations.ts';
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
  /** What files exported from the Console tell; used where no admin key tells it. */
  readonly exported?: readonly Imported[];
  /** True where a person agreed to what probes leave in the account; otherwise those are not sent. */
  readonly mayLeave?: boolean;
  /** Stands in for the trial that this project made last. */
  readonly savedTrial?: ProbeContext['savedTrial'];
  /** Told what will be sent, and why the rest will not, before the first request. */
  readonly announce?: (probes: readonly PricedProbe[]) => void;
}

/** Time limit of one probe, all its calls together: enough for a slow model's answer, short for a person watching. */
export const defaultProbeTimeoutMs = 30_000;
/** A person who pressed Ctrl-C waits this long at most for a batch to be cancelled: longer than its call may take. */
const longestCleanUpMs = 6_000;
/** Probes under way at once: all that wait for the same one start together. */
export const concurrentProbes = 20;

/** One poll: gathers what the checks need within the budget, judges, words, and returns the run (not yet saved). */
export async function conductPoll(io: Io, options: PollOptions): Promise<Run> {
  const { plan, catalog, access, earlier } = options;
  const startedAt = io.now();
  const timeoutMs = options.probeTimeoutMs ?? defaultProbeTimeoutMs;
  const reusable = earlier && sameAccount(earlier.run, access) ? earlier : null;
  const kept = reusable ? keptFor(reusable, options.checks, plan) : [];
  const keptIds = new Set(kept.map((row) => row.id));
  const standIns = reusable
    ? stillFitting(reusable.run, plan).filter(({ status }) => status === 'observed')
    : [];
  const means: Means = {
    probes: chosen(neededBy(options.checks, keptIds), probes, plan).filter(({ id }) => !keptIds.has(id)),
    plan,
    catalog,
    offline: access.offline,
    credentialReason: access.credentialReason,
    adminReason: access.adminReason,
    budgetUsd: options.budgetUsd,
    wholeUsd: wholeUsd(options),
    urgency: urgencyOf(options.checks, plan.level),
    mayLeave: options.mayLeave ?? false,
  };
  options.announce?.(plannedProbes(means));
  const gathered = await withoutConsoleWarnings(() =>
    gather({
      ...means,
      known: byId(kept),
      standIns: byId(standIns),
      credential: access.credential,
      baseUrl: access.baseUrl,
      keyFits: access.keyFits,
      proxyVariable: access.proxyVariable,
      savedTrial: options.savedTrial ?? ((model) => savedTrial(io.cwd, model, access)),
      client: access.client,
      cloud: access.cloud,
      adminClient: access.adminClient,
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
  const reused = kept.length > 0 || gathered.observations.some((row) => standIns.includes(row));
  const observations = inProbeOrder(withExports([...kept, ...gathered.observations], options.exported ?? []));
  const observed = byId(observations);
  const today = startedAt.toISOString().slice(0, 10);
  const checkById = new Map(options.checks.map((check) => [check.id, check]));
  const findings = judgeAll(options.checks, { plan, catalog, observed, today }).map((finding) => {
    const check = checkById.get(finding.check);
    if (!check) throw new Error(`No check ${finding.check} in this poll.`);
    return wordFinding(finding, check);
  });
  const caps = capsInForce({ plan, catalog, observed, today });
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
      observedBy(observed, 'trial')?.value.sandbox === true ||
      (earlier?.run.rehearsal === true && reused),
    rehearsalAccount: access.rehearsalAccount,
    ...(earlier && stillSampled(earlier.run, plan)),
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
      derived: deriveAll(plan, catalog, observed, { today, caps }),
      findings,
      observations,
    }),
  };
}

/**
 * The trial made last. One that the sandbox answered stands only where the sandbox answers this poll too, on this
 * machine. Loaded when it is asked for: schemas take longer to load than a poll without calls to judge.
 */
async function savedTrial(directory: string, model: string, access: OpenAccess): Promise<TrialSeen | string> {
  const { readTrial } = await import('../store/trials.ts');
  const trial = await readTrial(directory, model);
  if (typeof trial === 'string' || !trial.sandbox || mayBeSandbox(access)) return trial;
  return `The last trial for ${model} was answered by the built-in sandbox, so it says nothing of a real account.`;
}

const mayBeSandbox = ({ offline, rehearsalAccount, baseUrl }: OpenAccess): boolean =>
  rehearsalAccount !== null ||
  (!offline && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(baseUrl).hostname));

/** Samples stay samples while the plan that they fill is judged again, at another level too. */
function stillSampled({ sampleAnswers, plan: before }: Run, plan: Plan): Pick<Run, 'sampleAnswers'> {
  const same = isDeepStrictEqual({ ...before, level: plan.level }, plan);
  return sampleAnswers && same ? { sampleAnswers } : {};
}

/** What every probe of the plan that can run could cost, USD: the same for a whole poll and for a re-check of one check. */
function wholeUsd({ checks, plan, catalog, access }: PollOptions): number {
  const whole = pricePoll(neededBy(checks), probes, plan, catalog, access);
  return whole.reduce((sum, probe) => sum + probe.worstCaseUsd, 0);
}

/** For each observation the lowest level at which a check that needs it holds up a launch, of those that hold up this one. */
function urgencyOf(checks: readonly Check[], level: Level): Map<ObservationId, number> {
  const urgency = new Map<ObservationId, number>();
  for (const check of checks) {
    if (check.blocksFrom === 'never' || !blocksAt(check, 'inconclusive', level)) continue;
    const from = levels.indexOf(check.blocksFrom);
    for (const id of check.needs) urgency.set(id, Math.min(from, urgency.get(id) ?? from));
  }
  return urgency;
}

const byId = (rows: readonly Observation[]): Observed =>
  Object.fromEntries(rows.map((row) => [row.id, row])) as Observed;

function inProbeOrder(observations: readonly Observation[]): Observation[] {
  const order = Object.keys(probes);
  return [...observations].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
