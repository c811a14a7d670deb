import { runLiveBatch } from './live-batch.ts';
import { bodyOf, type LiveCall, type LivePlan } from './live-choice.ts';
import { type CallProblem, callProblem } from './live-failure.ts';
import { LiveKeeper } from './live-keeper.ts';
import type { BodyOf, LiveOptions } from './live-options.ts';
import type { LiveOutcome } from './live-outcome.ts';
import { LivePace } from './live-pace.ts';
import { LiveRecord } from './live-record.ts';
import { sendStreamed } from './live-stream.ts';
import { longestWaitMs } from './patience.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';

/**
 * Sends what was planned, in its order, and measures what comes back. Never rejects for what a call does: failures are in
 * the outcome. A call that left and brought no answer is booked with all it could have cost.
 */
export async function runLive(
  files: SampleFiles,
  samples: SampleTable,
  planned: LivePlan,
  options: LiveOptions,
): Promise<LiveOutcome> {
  const body = (call: LiveCall) => bodyOf(files, samples, call);
  return planned.via === 'batch'
    ? runLiveBatch(body, planned, options)
    : runLiveMessages(body, planned, options);
}

async function runLiveMessages(body: BodyOf, planned: LivePlan, options: LiveOptions): Promise<LiveOutcome> {
  const { signal } = options;
  const record = new LiveRecord(planned, options);
  const keeper = new LiveKeeper(options.journal, (reason) => record.stop('unkept', reason));
  const pace = new LivePace(options);
  const running = new Set<Promise<void>>();
  // What money was set aside for still goes out.
  const goesOn = () => (record.stopped === null || record.stopped.by === 'budget') && !signal.aborted;

  /** Waits until a call may leave beside those under way; false: it may not. */
  const admitted = async (call: LiveCall): Promise<boolean> => {
    while (goesOn()) {
      if (running.size < pace.atOnce && record.budget.take(call.worstUsd)) return true;
      if (running.size === 0) {
        record.outOfBudget(call);
        return false;
      }
      await Promise.race(running);
    }
    return false;
  };

  const send = async (call: LiveCall): Promise<void> => {
    const sample = await body(call);
    if (typeof sample === 'string') return record.changed(call, sample);
    const failed = (problem: CallProblem) => keeper.failed(call, record.failed(call, problem));
    let refused: CallProblem | null = null;
    for (;;) {
      await pace.turn();
      if (!goesOn()) return refused ? failed(refused) : record.notSent(call);
      if (!refused) {
        if (!(await keeper.left([call]))) return record.notSent(call);
        if (!goesOn()) {
          record.notSent(call);
          return keeper.failed(call, 0);
        }
        record.left(call);
      }
      const ended = await sendStreamed(sample, call, pace, options);
      if (ended.kind === 'answered') {
        pace.answered();
        record.answered(call, ended.answer);
        return keeper.answered(call, ended.answer);
      }
      const problem = callProblem(ended.error, options.catalog, ended.aborted, options.now());
      const waitMs = problem.againAfterMs;
      if (waitMs === null || waitMs > longestWaitMs) return failed(problem);
      pace.slowDown(waitMs);
      if (refused) return failed(problem);
      options.onEvent({ type: 'live-waits', ms: waitMs, reason: problem.reason });
      refused = problem;
    }
  };

  for (const call of planned.calls) {
    if (!goesOn()) break;
    // Smaller ones behind it would fit; sending only those would measure cheaper requests than there are.
    if (!(await admitted(call))) break;
    const sending: Promise<void> = send(call).finally(() => running.delete(sending));
    running.add(sending);
  }
  await Promise.all(running);
  return record.outcome(null);
}
