import type { CauseId } from '../catalog/error-cause.ts';
import type { Absence, Observation, ObservationId, Observed } from '../judge/observation.ts';
import { affordable, type Means } from './affordable.ts';
import { absent, ask } from './ask.ts';
import type { PollEvent } from './events.ts';
import { messagePace } from './message-pace.ts';
import type { Probe } from './probe.ts';
import type { AskOptions, Handed } from './probe-call.ts';
import { openPurse, type Purse } from './purse.ts';
import { Receipt } from './receipt.ts';

export interface GatherOptions extends AskOptions, Means {
  /** Observations of an earlier poll that are used again: probes that wait for them are handed them. */
  readonly known: Observed;
  /** Observations of an earlier poll that stand where their probes may not ask again. */
  readonly standIns: Observed;
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
 * still to come one after another. Invariants: what was spent and the worst cases under way never pass the budget when a
 * probe starts; each probe settles as one observation; cancelling keeps what was gathered; never rejects for anything a
 * probe does.
 */
export async function gather(options: GatherOptions): Promise<GatherResult> {
  const { default: PQueue } = await import('p-queue');
  const queue = new PQueue({ concurrency: options.concurrency });
  const { worstCaseUsd, held } = affordable(options);
  const purse = openPurse(options.budgetUsd);
  const pace = messagePace(options);
  const heed = (row: Observation | undefined) => {
    if (row?.id !== 'tiny-message' || row.status !== 'observed') return;
    // The sandbox holds nobody to a limit from second to second: a rehearsal has nothing to wait for.
    if (row.value.sandbox) return;
    if (pace.heed(row.value.limits.requests)) queue.concurrency = 1;
  };
  heed(options.known['tiny-message']);
  const settled = new Map<ObservationId, Promise<Observation>>();

  const settle = async (probe: Probe): Promise<Observation> => {
    if (probe.alone) await Promise.all(settled.values());
    const earlier = await Promise.all(probe.after.map((id) => settled.get(id) ?? options.known[id]));
    const observed = Object.fromEntries(earlier.flatMap((row) => (row ? [[row.id, row]] : []))) as Observed;
    const tried = await attempt(probe, { observed, turn: pace.turn }, held, purse, queue, options);
    const standing = mayStand(tried) ? options.standIns[probe.id] : undefined;
    const observation = standing ?? tried;
    heed(observation);
    options.onEvent({
      type: 'settled',
      observation,
      spentUsd: purse.spentUsd(),
      ...(standing && tried.status !== 'observed' && { notAsked: tried.reason }),
    });
    return observation;
  };
  for (const probe of inOrderOfNeed(options.probes).toSorted(aloneLast)) settled.set(probe.id, settle(probe));
  const observations = await Promise.all(options.probes.map((probe) => settled.get(probe.id)));
  return {
    observations: observations.filter((row) => row !== undefined),
    worstCaseUsd,
    actualUsd: purse.spentUsd(),
  };
}

/** Nothing was sent, and not because of anything the account said: what an earlier poll saw is as good as before. */
const mayStand = (row: Observation): boolean =>
  row.status === 'unavailable' && (row.held !== undefined || row.cause === 'cancelled');

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
  held: ReadonlyMap<ObservationId, Absence>,
  purse: Purse,
  queue: Queue,
  options: GatherOptions,
): Promise<Observation> {
  const { plan, catalog } = options;
  const notSent = (absence: Absence) =>
    absent(probe, 'unavailable', absence, options.now(), 0, new Receipt());
  const inTheWay = held.get(probe.id) ?? stoppedBy(handed.observed, options.probes);
  if (inTheWay) return notSent(inTheWay);
  return queue.add(async () => {
    if (options.signal.aborted) {
      const reason = 'The poll was cancelled before this probe started.';
      return notSent({ reason, cause: 'cancelled' });
    }
    const worstCaseUsd = probe.worstCaseUsd(plan, catalog);
    const refused = purse.take(probe, worstCaseUsd);
    if (refused) return notSent(refused);
    options.onEvent({
      type: 'started',
      probe: probe.id,
      title: probe.title,
      ...(worstCaseUsd > 0 && { paid: { sends: probe.sends(plan), worstCaseUsd } }),
    });
    const observation = await ask(probe, handed, worstCaseUsd, options);
    purse.settle(probe, worstCaseUsd, observation.costUsd);
    return observation;
  });
}
