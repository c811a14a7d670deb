import type Anthropic from '@anthropic-ai/sdk';
import type { z } from 'zod';
import type { Catalog } from '../catalog/catalog.ts';
import { type Aborted, classifyError, type Problem, UnexpectedResponse } from '../claude/classify-error.ts';
import { foreignId } from '../claude/foreign-text.ts';
import type {
  Absence,
  CredentialSeen,
  Observation,
  ObservationId,
  Observed,
  ObservedValues,
} from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import { passed } from './budget.ts';
import { firstMisfit } from './first-misfit.ts';
import type { MessagePace } from './message-pace.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { Receipt } from './receipt.ts';
import { ProbeUnavailable } from './unavailable.ts';

export interface AskOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly credential: CredentialSeen | null;
  readonly credentialReason: string | null;
  readonly keyFits?: ProbeContext['keyFits'];
  readonly baseUrl: string;
  readonly proxyVariable: string | null;
  readonly savedTrial: ProbeContext['savedTrial'];
  readonly client: () => Promise<Anthropic>;
  readonly cloud: ProbeContext['cloud'];
  readonly adminClient: () => Promise<Anthropic>;
  /** Limit of one try of a probe: all its calls, headers and bodies together. */
  readonly timeoutMs: number;
  /** How much longer a probe that was cut off may take to remove what it has put into the account. */
  readonly cleanUpMs: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What a probe is handed by its poll. */
export interface Handed {
  /** Observations of the probes it waits for. */
  readonly observed: Observed;
  readonly turn: MessagePace['turn'];
}

/** Longest wait a server may ask for before the one retry of a free call. */
const longestRetryWaitMs = 2_000;

/** Runs one probe to its observation: one call, for free calls at most one more. Never rejects for what a call does. */
export async function ask(
  probe: Probe,
  handed: Handed,
  worstCaseUsd: number,
  options: AskOptions,
): Promise<Observation> {
  const at = options.now();
  const startedMs = options.clock();
  const elapsed = () => Math.round(options.clock() - startedMs);
  const receipt = new Receipt();
  const given = { ...handed, turn: () => turnOf(handed, receipt, worstCaseUsd) };
  for (let tries = 1; ; tries += 1) {
    try {
      const value = await call(probe, given, receipt, options);
      const misfit = await misfitOf(probe, value, options);
      // What it cost was booked call by call.
      if (misfit)
        return absent(probe, 'failed', absenceOf(misfit, receipt), at, elapsed(), receipt, worstCaseUsd);
      return present(probe, value, at, elapsed(), receipt, worstCaseUsd);
    } catch (thrown) {
      if (thrown instanceof ProbeUnavailable) {
        const { message: reason, causeId: cause } = thrown;
        return absent(
          probe,
          'unavailable',
          { reason, ...(cause && { cause }) },
          at,
          elapsed(),
          receipt,
          worstCaseUsd,
        );
      }
      if (!(thrown instanceof CallFailed)) throw thrown;
      const { problem } = thrown;
      const known = receipt.costUsd;
      receipt.add(problem.requestId, unknownCost(problem, worstCaseUsd - known));
      const waitMs = (problem.retryAfterSeconds ?? 0.25) * 1000;
      // Only free calls are tried again, and only once: a second paid call could pass the budget.
      if (
        tries === 1 &&
        worstCaseUsd === 0 &&
        problem.retryable &&
        problem.cause !== 'client-timeout' &&
        waitMs <= longestRetryWaitMs
      ) {
        await options.sleep(waitMs, options.signal);
        if (!options.signal.aborted) continue;
      }
      return absent(probe, 'failed', absenceOf(problem, receipt), at, elapsed(), receipt, worstCaseUsd);
    }
  }
}

/** The message's turn, if the probe's answers so far cost no more than was announced for all of them. */
async function turnOf(handed: Handed, receipt: Receipt, worstCaseUsd: number): Promise<void> {
  if (passed(receipt.costUsd, worstCaseUsd)) {
    throw new UnexpectedResponse(
      'The answers so far say that they cost more than all calls of the probe can',
      null,
    );
  }
  await handed.turn();
}

/**
 * What is wrong with a value that a saved run could not hold, or null. The schemas are loaded with the first answer from
 * outside: a poll that asks nobody starts without them.
 */
async function misfitOf(
  { id, requests }: Probe,
  value: unknown,
  { catalog, now }: AskOptions,
): Promise<Problem | null> {
  if (requests === 0) return null;
  const { observedValues } = await import('../judge/observation-schema.ts');
  const parsed = (observedValues[id] as z.ZodType | undefined)?.safeParse(value);
  if (!parsed || parsed.success) return null;
  const misfit = new UnexpectedResponse(firstMisfit(parsed.error), null);
  return classifyError(misfit, catalog.causes, { aborted: null, now: now() });
}

function absenceOf({ reason, cause, permission }: Problem, { leftBehind }: Receipt): Absence {
  if (leftBehind === null) return { reason, cause, ...(permission && { permission }) };
  const { sentence, takenBack, ...left } = leftBehind;
  return { reason: `${reason} ${sentence}`, cause, ...(!takenBack && { leftBehind: left }) };
}

/**
 * A call that left and brought no usable answer may have been billed: count all that the probe could still cost.
 * HTTP errors are not billed.
 */
function unknownCost(problem: Problem, leftUsd: number): number {
  return problem.status === null && !problem.neverArrived ? Math.max(0, leftUsd) : 0;
}

class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.reason);
    this.problem = problem;
  }
}

/** One call under its time limit. Rejects with CallFailed or ProbeUnavailable, never with anything else. */
async function call(
  probe: Probe,
  handed: Handed,
  receipt: Receipt,
  options: AskOptions,
): Promise<ObservedValues[ObservationId]> {
  const limit = new AbortController();
  const settled = new AbortController();
  const timer = setTimeout(() => limit.abort(), options.timeoutMs);
  const signal = AbortSignal.any([limit.signal, options.signal]);
  const ended = () =>
    (options.signal.aborted ? 'cancelled' : limit.signal.aborted ? 'timeout' : null) satisfies Aborted;
  try {
    const { plan, catalog, credential, baseUrl, proxyVariable, savedTrial } = options;
    const { client, cloud, adminClient, clock, now } = options;
    const running = probe.run({
      plan,
      catalog,
      ...handed,
      credential,
      credentialReason: options.credentialReason,
      keyFits: options.keyFits,
      baseUrl,
      proxyVariable,
      savedTrial,
      client,
      cloud,
      adminClient,
      signal,
      clock,
      now,
      receipt,
    });
    const graceMs = () => (receipt.leftBehind ? options.cleanUpMs : 0);
    return await Promise.race([running, rejectedOn(signal, graceMs, settled.signal)]);
  } catch (error) {
    if (error instanceof ProbeUnavailable) throw error;
    throw new CallFailed(
      classifyError(error, causesFor(probe, options.catalog), { aborted: ended(), now: options.now() }),
    );
  } finally {
    clearTimeout(timer);
    settled.abort();
  }
}

/** The causes a call may fail for, the limit of requests told as that of the routes it asks. */
function causesFor({ rateLimited }: Probe, catalog: Catalog): Catalog['causes'] {
  if (!rateLimited) return catalog.causes;
  return catalog.causes.map((row) =>
    row.cause === 'rate-limit' ? { ...row, summary: rateLimited(catalog) } : row,
  );
}

/**
 * A transport that ignores its signal must not hold the poll up, but a probe that has something to take back is given
 * the time for it: nobody is to be told to cancel a batch by hand while it is being cancelled.
 */
function rejectedOn(signal: AbortSignal, graceMs: () => number, settled: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => {
      const ms = graceMs();
      if (ms === 0) return reject(signal.reason);
      const timer = setTimeout(() => reject(signal.reason), ms);
      settled.addEventListener('abort', () => clearTimeout(timer), { once: true });
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function present(
  probe: Probe,
  value: ObservedValues[ObservationId],
  at: Date,
  ms: number,
  receipt: Receipt,
  worstCaseUsd: number,
) {
  return {
    id: probe.id,
    probe: probe.id,
    status: 'observed',
    at: at.toISOString(),
    ms,
    ...booked(receipt, worstCaseUsd),
    value,
  } as Observation;
}

export function absent(
  probe: Probe,
  status: 'unavailable' | 'failed',
  absence: Absence,
  at: Date,
  ms: number,
  receipt: Receipt,
  worstCaseUsd = 0,
) {
  return {
    id: probe.id,
    probe: probe.id,
    status,
    ...absence,
    at: at.toISOString(),
    ms,
    ...booked(receipt, worstCaseUsd),
  } as Observation;
}

/** Ids that are none are left out: they come from the other side. */
const booked = ({ costUsd, requestIds }: Receipt, worstCaseUsd: number) => ({
  costUsd,
  requestIds: requestIds.filter((id) => foreignId(id) !== null),
  ...(passed(costUsd, worstCaseUsd) && { announcedUsd: worstCaseUsd }),
});
