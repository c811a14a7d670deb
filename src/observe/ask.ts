import type { z } from 'zod';
import { classifyError, type Problem, UnexpectedResponse } from '../claude/classify-error.ts';
import { foreignId } from '../claude/foreign-text.ts';
import type { Absence, Observation, ObservationId, ObservedValues } from '../judge/observation.ts';
import { passed } from './budget.ts';
import { firstMisfit } from './first-misfit.ts';
import type { Probe } from './probe.ts';
import { type AskOptions, CallFailed, call, type Handed } from './probe-call.ts';
import { Receipt } from './receipt.ts';
import { ProbeUnavailable } from './unavailable.ts';

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
