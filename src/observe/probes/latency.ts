import type { Catalog } from '../../catalog/catalog.ts';
import { classifyError } from '../../claude/classify-error.ts';
import type { LatencySeen } from '../../judge/seen/latency.ts';
import type { Plan } from '../../plan/schema.ts';
import { someoneWaits } from '../../plan/waiting.ts';
import { askAtOnce } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { tinyAsk, tinyAskMost } from '../tiny-ask.ts';

/** From six calls on, the fastest and the slowest hold the median in 95 % of samples; eight can lose two that failed, but none that hung. */
const roundsOfCalls = 2;
const callsAtOnce = 4;
/** Both rounds given up on end before the poll gives up on the probe, and what was measured is kept. */
const giveUpMs = 12_000;

/** Most that one of the calls can cost. */
const worstUsd = (plan: Plan, catalog: Catalog): number => worstCallUsd(tinyAskMost, plan, catalog);

/** Paid: how long small calls take, and how much that varies. */
export const latencyProbe: Probe<'latency'> = {
  id: 'latency',
  title: 'Eight small messages: how long each takes',
  sends: (plan) =>
    `${roundsOfCalls * callsAtOnce} messages of three words to ${plannedModel(plan)}, no more than ${callsAtOnce} at once, at most ${tinyAsk.max_tokens} tokens back each.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  alone: true,
  requests: roundsOfCalls * callsAtOnce,
  rounds: roundsOfCalls,
  concerns: someoneWaits,
  worstCaseUsd: (plan, catalog) => roundsOfCalls * callsAtOnce * worstUsd(plan, catalog),
  blocked: withoutModel('to send messages to'),
  run: (context) => sampleLatency(context, giveUpMs),
};

/**
 * Times the calls and gives up on each after `limitMs`. A failed call loses none of the others, unless all of the first
 * round failed: then it throws what the first of them threw, and sends no more.
 */
export async function sampleLatency(context: ProbeContext, limitMs: number): Promise<LatencySeen> {
  const answeredMs: number[] = [];
  let tooSlow = 0;
  let failed = 0;
  for (let round = 0; round < roundsOfCalls; round += 1) {
    const calls = await Promise.all(Array.from({ length: callsAtOnce }, () => timedCall(context, limitMs)));
    const first = calls.find((call) => call.kind === 'failed');
    for (const call of calls) {
      if (call.kind === 'answered') answeredMs.push(call.ms);
      if (call.kind === 'too-slow') tooSlow += 1;
      if (call.kind === 'failed') failed += 1;
      // What is thrown is booked by whoever catches it.
      if (call.kind !== 'answered' && call !== first) bookFailed(call.error, context);
    }
    if (first && answeredMs.length + tooSlow === 0) throw first.error;
    if (first) bookFailed(first.error, context);
  }
  return { answeredMs: answeredMs.toSorted((a, b) => a - b), tooSlow, giveUpMs: limitMs, failed };
}

type TimedCall =
  | { readonly kind: 'answered'; readonly ms: number }
  | { readonly kind: 'too-slow'; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };

async function timedCall(context: ProbeContext, limitMs: number): Promise<TimedCall> {
  await context.turn();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  try {
    const { ms } = await askAtOnce(
      { ...context, signal: AbortSignal.any([context.signal, limit.signal]) },
      tinyAsk,
    );
    return { kind: 'answered', ms };
  } catch (error) {
    // Who cancels the whole poll has not waited too long for one call.
    const gaveUp = limit.signal.aborted && !context.signal.aborted;
    return { kind: gaveUp ? 'too-slow' : 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}

/** As for a probe of one call: what may have arrived and was not refused may have been billed. */
function bookFailed(error: unknown, { plan, catalog, receipt, now }: ProbeContext): void {
  const problem = classifyError(error, catalog.causes, { aborted: null, now: now() });
  const billed = problem.status === null && !problem.neverArrived;
  receipt.add(problem.requestId, billed ? worstUsd(plan, catalog) : 0);
}
