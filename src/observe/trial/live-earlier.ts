import type { LiveAnswer } from './live-answer.ts';
import type { LivePlan } from './live-choice.ts';
import { earlierCalls, type JournaledBatch, type LiveJournal } from './live-journal.ts';

/** What earlier starts of the same command left for this one. */
export interface LiveEarlier {
  /** Answers to samples that would be sent now as they were then: none of them is sent again. */
  readonly answers: readonly LiveAnswer[];
  /** What all answers were billed, those to samples that were changed since included, in USD. */
  readonly answeredUsd: number;
  /** Calls that left and brought no answer; each is counted with all it could have cost, in USD. */
  readonly unanswered: number;
  readonly unansweredUsd: number;
  /** Made and not read to their end: they are taken up again. */
  readonly batches: readonly JournaledBatch[];
}

/** What is sent for a sample: its text, and the length its answer may have. */
interface SentFor {
  readonly digest: string;
  readonly maxTokens: number;
}

/** What a journal tells, or null where nothing was sent before. `sentFor`: what a sample would be sent as now. */
export async function earlierOf(
  journal: LiveJournal | null | undefined,
  sentFor: (index: number) => Promise<SentFor | null>,
): Promise<LiveEarlier | null> {
  if (!journal) return null;
  const { answers: all, ...rest } = earlierCalls(journal);
  if (all.size === 0 && rest.unanswered === 0 && rest.batches.length === 0) return null;
  const answers: LiveAnswer[] = [];
  for (const { answer, digest, maxTokens } of all.values()) {
    const now = await sentFor(answer.index);
    if (now?.digest === digest && now.maxTokens === maxTokens) answers.push(answer);
  }
  return { answers, ...rest };
}

/** What batches that are still there can cost, in USD. */
const batchesUsd = ({ batches }: LiveEarlier): number =>
  batches.reduce((sum, { calls }) => calls.reduce((usd, { worstUsd }) => usd + worstUsd, sum), 0);

/** What earlier starts have spent, or may have spent at most, in USD. */
export const earlierUsd = (earlier: LiveEarlier | null): number =>
  earlier ? earlier.answeredUsd + earlier.unansweredUsd + batchesUsd(earlier) : 0;

const calls = (count: number): string => (count === 1 ? '1 call' : `${count.toLocaleString('en-US')} calls`);
const usd = (amount: number): string => `${amount.toFixed(4)} USD`;

/** Full sentences on what earlier starts left and what of it counts against the budget; null where they left nothing. */
export function earlierText({ earlier }: LivePlan): string | null {
  if (!earlier) return null;
  const { answers, answeredUsd, unanswered, unansweredUsd, batches } = earlier;
  return [
    ...(answers.length > 0 || answeredUsd > 0
      ? [
          `An earlier start brought ${answers.length === 1 ? '1 answer' : `${answers.length.toLocaleString('en-US')} answers`} that are used again and not paid for again; all it was billed for, ${usd(answeredUsd)}, counts against the budget.`,
        ]
      : []),
    ...(unanswered > 0
      ? [
          `${calls(unanswered)} of an earlier start left and brought no answer: counted against the budget with all they could have cost, ${usd(unansweredUsd)}.`,
        ]
      : []),
    ...batches.map(
      ({ id, calls: inIt }) =>
        `The batch ${id} of an earlier start holds ${calls(inIt.length)} that were not read yet: it is taken up again, and no other is made for them.`,
    ),
  ].join(' ');
}
