import type { CauseId } from '../catalog/error-cause.ts';
import type { Absence, Observation, ObservationId, Observed } from '../judge/observation.ts';
import { type AskOptions, absent, ask, type Handed } from './ask.ts';
import type { PollEvent } from './events.ts';
import { messagePace } from './message-pace.ts';
import type { Probe } from './probe.ts';
import { blockedBecause } from './probe-choice.ts';
import { Receipt } from './receipt.ts';

export interface GatherOptions extends AskOptions {
  readonly probes: readonly Probe[];
  /** Observations of an earlier poll that are used again: probes that wait for them are handed them. */
  readonly known: Observed;
  readonly offline: boolean;
  /** Why nothing can be asked although the poll is online, or null. */
  readonly credentialReason: string | null;
  /** Why the organization cannot be asked although the poll is online, or null. */
  readonly adminReason: string | null;
  /** Hard limit in USD: a probe whose worst case would pass it is not started. */
  readonly budgetUsd: number;
  /** Probes without which a check that can stop the launch stays open: the budget is theirs first. */
  readonly blocking: ReadonlySet<ObservationId>;
  readonly concurrency: number;
  readonly onEvent: (event: PollEvent) => void;
}

export interface GatherResult {
  readonly observations: readonly Observation[];
  readonly worstCaseUsd: number;
  readonly actualUsd: number;
}

/**
 * Runs independent probes at once, each after those it names; where the tiny message shows a small request limit, those
 * still to come one after another. Invariants: the sum of the worst cases started never passes the budget; each probe
 * settles as one observation; cancelling keeps what was gathered; never rejects for anything a probe does.
 */
export async function gather(options: GatherOptions): Promise<GatherResult> {
  const { default: PQueue } = await import('p-queue');
  const queue = new PQueue({ concurrency: options.concurrency });
  const affordable = withinBudget(options);
  const pace = messagePace(options);
  const heed = (row: Observation | undefined) => {
    if (row?.id !== 'tiny-message' || row.status !== 'observed') return;
    // The sandbox holds nobody to a limit from second to second: a rehearsal has nothing to wait for.
    if (row.value.sandbox) return;
    if (pace.heed(row.value.limits.requests)) queue.concurrency = 1;
  };
  heed(options.known['tiny-message']);
  const settled = new Map<ObservationId, Promise<Observation>>();
  let actualUsd = 0;

  const settle = async (probe: Probe): Promise<Observation> => {
    if (probe.alone) await Promise.all(settled.values());
    const earlier = await Promise.all(probe.after.map((id) => settled.get(id) ?? options.known[id]));
    const observed = Object.fromEntries(earlier.flatMap((row) => (row ? [[row.id, row]] : []))) as Observed;
    const observation = await attempt(probe, { observed, turn: pace.turn }, affordable, queue, options);
    heed(observation);
    actualUsd += observation.costUsd;
    options.onEvent({ type: 'settled', observation, spentUsd: actualUsd });
    return observation;
  };
  for (const probe of inOrderOfNeed(options.probes).toSorted(aloneLast)) settled.set(probe.id, settle(probe));
  const observations = await Promise.all(options.probes.map((probe) => settled.get(probe.id)));
  return {
    observations: observations.filter((row) => row !== undefined),
    worstCaseUsd: affordable.worstCaseUsd,
    actualUsd,
  };
}

/** Keeps the order otherwise. Those that go alone wait for all before them. */
const aloneLast = (a: Probe, b: Probe): number => Number(a.alone ?? false) - Number(b.alone ?? false);

/** Every probe behind those it waits for. */
function inOrderOfNeed(probes: readonly Probe[]): Probe[] {
  const ordered: Probe[] = [];
  const visit = (probe: Probe) => {
    if (ordered.includes(probe)) return;
    for (const id of probe.after) {
      const earlier = probes.find((candidate) => candidate.id === id);
      if (earlier) visit(earlier);
    }
    ordered.push(probe);
  };
  for (const probe of probes) visit(probe);
  return ordered;
}

interface Affordable {
  readonly ids: ReadonlySet<ObservationId>;
  readonly worstCaseUsd: number;
  /** What the budget would have to be for every probe to run. */
  readonly wholeUsd: number;
}

/** The budget that would do is named in whole cents, rounded up. */
const overBudget = (worstCaseUsd: number, budgetUsd: number, wholeUsd: number): string =>
  `It could cost up to ${worstCaseUsd.toFixed(6)} USD, which the budget of ${budgetUsd} USD does not cover. ${(Math.ceil(wholeUsd * 100 - 1e-9) / 100).toFixed(2)} USD would cover all probes of this poll.`;

/**
 * As many probes as the budget carries if every one of them cost its worst case: those that can stop the launch first,
 * the cheapest of them before the others.
 */
function withinBudget(options: GatherOptions): Affordable {
  const { plan, catalog, budgetUsd, blocking } = options;
  const rank = (id: ObservationId) => (blocking.has(id) ? 0 : 1);
  const runnable = options.probes
    .filter((probe) => blockedBecause(probe, plan, catalog, options) === null)
    .map((probe) => ({ id: probe.id, usd: probe.worstCaseUsd(plan, catalog) }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.usd - b.usd);
  const ids = new Set<ObservationId>();
  let worstCaseUsd = 0;
  for (const { id, usd } of runnable) {
    // Put so that a price or budget that is not a number buys nothing.
    if (usd !== 0 && !(worstCaseUsd + usd <= budgetUsd)) continue;
    ids.add(id);
    worstCaseUsd += usd;
  }
  const wholeUsd = runnable.reduce((sum, { usd }) => sum + usd, 0);
  return { ids, worstCaseUsd, wholeUsd };
}

/** Failures that say nothing about the next call. */
const passing: ReadonlySet<CauseId> = new Set(['rate-limit', 'overloaded', 'server-error', 'conflict']);

/** Why asking would be in vain after what an earlier probe met: the same key, money or network would stop this one too. */
function stoppedBy(observed: Observed, probes: readonly Probe[]): Absence | null {
  for (const row of Object.values(observed)) {
    if (row.status !== 'failed' || (row.cause && passing.has(row.cause))) continue;
    const title = probes.find(({ id }) => id === row.id)?.title ?? row.id;
    const reason = `Not sent, because an earlier probe failed (${title}). ${row.reason}`;
    return { reason, ...(row.cause && { cause: row.cause }) };
  }
  return null;
}

interface Queue {
  add<T>(task: () => Promise<T>): Promise<T>;
}

async function attempt(
  probe: Probe,
  handed: Handed,
  affordable: Affordable,
  queue: Queue,
  options: GatherOptions,
): Promise<Observation> {
  const { plan, catalog, budgetUsd } = options;
  const worstCaseUsd = probe.worstCaseUsd(plan, catalog);
  const blocked =
    blockedBecause(probe, plan, catalog, options) ??
    (affordable.ids.has(probe.id) ? null : overBudget(worstCaseUsd, budgetUsd, affordable.wholeUsd));
  const nothing = new Receipt();
  if (blocked) return absent(probe, 'unavailable', { reason: blocked }, options.now(), 0, nothing);
  const inVain = stoppedBy(handed.observed, options.probes);
  if (inVain) return absent(probe, 'unavailable', inVain, options.now(), 0, nothing);
  return queue.add(async () => {
    if (options.signal.aborted) {
      const reason = 'The poll was cancelled before this probe started.';
      return absent(probe, 'unavailable', { reason, cause: 'cancelled' }, options.now(), 0, nothing);
    }
    options.onEvent({
      type: 'started',
      probe: probe.id,
      title: probe.title,
      ...(worstCaseUsd > 0 && { paid: { sends: probe.sends(plan), worstCaseUsd } }),
    });
    return ask(probe, handed, worstCaseUsd, options);
  });
}
