import {
  callsForQuantile,
  type LatencySummary,
  summarizeLatency,
} from '../../src/capacity/latency-sample.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { AnswerCeiling, AnswerTime, UntimedStream } from '../../src/judge/codes/operations.ts';
import { type Figure, live, planned, simulated } from '../../src/judge/figure.ts';
import { knownSize } from '../../src/judge/measured-sizes.ts';
import type { Observation, ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { onlyBatches } from '../../src/plan/waiting.ts';
import { unansweredField } from '../unanswered-field.ts';
import { answerCeiling, answerTime, paceOf, spreadOf } from './answer-time.ts';

const p95Calls = callsForQuantile(0.95);

export default defineCheck({
  id: 'operations/latency',
  subject: 'Waiting time',
  titles: {
    passed: 'Planned answers come within the time people wait',
    failed: 'Planned answers take longer than people wait',
  },
  blocksFrom: 'ga',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['latency', 'stream', 'trial'],
  guide: {
    looksAt:
      'The time of a whole planned answer, typical and long, against the longest wait the plan allows.',
    why: 'Answers are written token by token: one of ten times the tokens takes about ten times as long. Callers that give up early pay for answers nobody reads and send the request again.',
    how: 'Times eight small calls while nothing else of the poll is under way, four at once where the request limit is not a small one, and one streamed answer. A planned answer takes the wait before anything is written plus its tokens, thinking included, at the speed of the readable ones. It is held to be as uncertain in proportion as the median of the small calls, whose 95 % interval is read off the sorted times without assuming a distribution, times below 50 ms counting as 50; that carry-over, that floor, the number of calls and giving up on a call after 12 seconds are rules of ours. The check passes if the whole interval of the p95 answer lies within the patience, and fails if that of the typical one lies beyond it. Where the stream came too fast to say how fast it was written, its whole time bounds answers from above, which can pass and never fails. A long prompt takes longer to read than the one sent, tool calls of the product add their own time, and eight calls from one place at one hour say nothing about a busy evening.',
    fix: 'Stream, so that reading starts with the first words; ask for shorter answers; lower the effort; or take a faster model. If the wait is acceptable, say so in the plan.',
    sources: ['choosing-a-model', 'effort', 'sdk'],
  },
  judge(input) {
    const { plan, catalog, observed, today } = input;
    if (onlyBatches(plan)) {
      return notApplicable('Every planned request goes through a batch, so nobody waits for its answer.');
    }
    const { patienceSeconds } = plan.task;
    if (patienceSeconds == null) return unansweredField('task.patienceSeconds');
    if (!plan.model.id) return unansweredField('model.id');
    const typical = knownSize(input, 'output', 'typical')?.tokens;
    const p95 = knownSize(input, 'output', 'p95')?.tokens;
    if (typical === undefined) return unansweredField('tokens.output.typical');
    if (p95 === undefined) return unansweredField('tokens.output.p95');
    const { latency, stream } = observed;
    if (latency?.status !== 'observed') return callFailed(catalog, 'latency', latency);

    const { answeredMs, tooSlow, giveUpMs, failed } = latency.value;
    const small = summarizeLatency(answeredMs, tooSlow);
    const { calls, median } = small;
    const seen = [
      planned('Longest wait', patienceSeconds, 's', 'task.patienceSeconds', today),
      ...smallFigures(small, latency),
    ];
    const patienceMs = patienceSeconds * 1_000;
    if (median.lowMs !== null && median.lowMs > patienceMs) {
      const args = { patienceSeconds, lowMs: median.lowMs, calls };
      return fail('small-calls-late', args, { basis: 'live', figures: seen });
    }
    const spread = spreadOf(median);
    if (!spread) {
      const args = { patienceSeconds, calls, tooSlow, giveUpMs, failed };
      return inconclusive('latency-not-bounded', args, { basis: 'live', figures: seen });
    }
    const pace = stream?.status === 'observed' ? paceOf(stream.value) : null;
    if (!pace) {
      const args = { patienceSeconds, lowMs: median.lowMs ?? 0, calls, stream: untimed(stream) };
      return inconclusive('answer-time-floor', args, { basis: 'live', figures: seen });
    }
    if (pace.kind === 'ceiling') {
      const most = {
        patienceSeconds,
        typical: answerCeiling(typical, pace, spread),
        long: answerCeiling(p95, pace, spread),
      };
      const figures = [
        ...seen,
        ceilingFigure('typical', most.typical, today),
        ceilingFigure('p95', most.long, today),
      ];
      const evidence = { basis: 'live', figures } as const;
      return most.long.atMostMs <= patienceMs
        ? pass('answers-in-time-at-most', most, evidence)
        : inconclusive('answer-time-ceiling', most, evidence);
    }
    const wait = {
      patienceSeconds,
      typical: answerTime(typical, pace, spread),
      long: answerTime(p95, pace, spread),
    };
    const figures = [
      ...seen,
      ...answerFigures('typical', wait.typical, today),
      ...answerFigures('p95', wait.long, today),
    ];
    const evidence = { basis: 'live', figures } as const;
    if (wait.typical.lowMs > patienceMs) return fail('answers-late', wait, evidence);
    if (wait.long.highMs <= patienceMs) return pass('answers-in-time', wait, evidence);
    return wait.typical.highMs <= patienceMs && wait.long.lowMs > patienceMs
      ? warn('long-answers-late', wait, evidence)
      : inconclusive('answers-near-patience', wait, evidence);
  },
});

function untimed(stream: Observation<'stream'> | undefined): UntimedStream {
  if (!stream) return { kind: 'not-sent', reason: 'The probe was not run.' };
  if (stream.status === 'observed') {
    return { kind: 'nothing-to-time', stopReason: stream.value.stopReason ?? 'none' };
  }
  const { reason, cause } = stream;
  return cause ? { kind: 'failed', reason, cause } : { kind: 'not-sent', reason };
}

function smallFigures({ calls, median, p95 }: LatencySummary, latency: ObservedBy<'latency'>): Figure[] {
  const times: readonly (readonly [string, number | null])[] = [
    ['Small calls, median', median.ms],
    ['Small calls, median at least', median.lowMs],
    ['Small calls, median at most', median.highMs],
    ['Small calls, p95', p95.ms],
    ['Small calls, p95 at least', p95.lowMs],
    ['Small calls, p95 at most', p95.highMs],
  ];
  return [
    live('Small calls timed', calls, 'requests', latency),
    ...times.flatMap(([name, ms]) => (ms === null ? [] : [live(name, ms, 'ms', latency)])),
    ...(p95.ms === null && calls > 0 ? [live('Small calls, p95', withoutP95(calls), 'text', latency)] : []),
  ];
}

/** A quantile that is left out would look forgotten. */
const withoutP95 = (calls: number): string =>
  calls < p95Calls
    ? `none: ${calls} were timed, and one in twenty can be told from ${p95Calls} on`
    : 'none: it lies among the calls that were given up on';

const answerFigures = (name: string, { ms, lowMs, highMs }: AnswerTime, today: string): Figure[] => [
  simulated(`Time of a ${name} answer`, ms, 'ms', 'answer time', today),
  simulated(`Time of a ${name} answer, at least`, lowMs, 'ms', 'answer time', today),
  ceilingFigure(name, { atMostMs: highMs }, today),
];

const ceilingFigure = (name: string, { atMostMs }: Pick<AnswerCeiling, 'atMostMs'>, today: string): Figure =>
  simulated(`Time of a ${name} answer, at most`, atMostMs, 'ms', 'answer time', today);
