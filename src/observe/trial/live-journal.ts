import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LiveAnswer } from './live-answer.ts';
import type { Via } from './live-price.ts';

/** What earlier starts sent and what came back, and where to add to it. Documents are `LiveEntry`s. */
export interface LiveJournal {
  /** Documents of earlier starts, one after another; whatever is none is passed over. */
  readonly kept: readonly unknown[];
  /** Resolves once the document survives a kill. */
  readonly append: (entry: LiveEntry) => Promise<void>;
}

/** Answers hold for the model and the service that gave them, and cost what the way they were sent costs. */
export const liveJournalName = (model: string, baseUrl: string, via: Via): string =>
  `live-${createHash('sha256').update(`${model}\n${baseUrl}\n${via}`).digest('hex').slice(0, 16)}`;

const count = z.number().int().nonnegative();
const amount = z.number().nonnegative();
const id = z.string().max(200);

/** A call as it left: which sample, and the most it can cost, in USD. */
const call = z.object({
  index: count,
  line: count,
  digest: z.string().max(100),
  maxTokens: count,
  worstUsd: amount,
});
type JournaledCall = Readonly<z.output<typeof call>>;

const answer = z.object({
  index: count,
  line: count,
  requestId: id.nullable(),
  usage: z.object({
    uncachedInputTokens: count,
    cacheWrite5mTokens: count,
    cacheWrite1hTokens: count,
    cacheReadTokens: count,
    outputTokens: count,
    webSearches: count,
  }),
  thinkingTokens: count.nullable(),
  stopReason: id.nullable(),
  refusal: z.object({ category: id.nullable(), billed: z.boolean() }).nullable(),
  times: z.object({ begunMs: amount, firstTokenMs: amount.nullable(), wholeMs: amount }).nullable(),
  inferenceGeo: id.nullable(),
  speed: id.nullable(),
  serviceTier: id.nullable(),
  costUsd: amount,
}) satisfies z.ZodType<LiveAnswer>;

const batch = z.object({
  id: z.string().regex(/^msgbatch_[\w-]{1,180}$/),
  calls: z.array(call),
});
/** A batch that was made and whose results were not all read. */
export type JournaledBatch = Readonly<z.output<typeof batch>>;

const entry = z.discriminatedUnion('kind', [
  /** Written before they leave. */
  z.object({ kind: z.literal('left'), calls: z.array(call) }),
  /** The calls that left last are in this batch. */
  z.object({ kind: z.literal('batch'), batch }),
  z.object({ kind: z.literal('answered'), digest: z.string().max(100), answer }),
  /** It brought no answer; `costUsd`: what it is booked with. */
  z.object({ kind: z.literal('failed'), index: count, costUsd: amount }),
  /** The API knows nothing of the batch any more, or its results cannot be read any longer. */
  z.object({ kind: z.literal('batch-gone'), id }),
]);
export type LiveEntry = z.input<typeof entry>;

/** What earlier starts of the same trial did. */
export interface EarlierCalls {
  /** By the place of the sample in its table, with what was sent; null: nobody wrote down with which max_tokens. */
  readonly answers: ReadonlyMap<
    number,
    { readonly answer: LiveAnswer; readonly digest: string; readonly maxTokens: number | null }
  >;
  /** What all answers were billed, in USD. */
  readonly answeredUsd: number;
  /** Calls that left and brought no answer, each counted with all it could have cost, in USD. */
  readonly unanswered: number;
  readonly unansweredUsd: number;
  /** Batches that may still be there: the calls in them are not among the unanswered. */
  readonly batches: readonly JournaledBatch[];
}

/** Reads a journal in the order it was written. */
export function earlierCalls({ kept }: LiveJournal): EarlierCalls {
  const answers = new Map<number, { answer: LiveAnswer; digest: string; maxTokens: number | null }>();
  const batches = new Map<string, Map<number, JournaledCall>>();
  const underWay = new Map<number, JournaledCall[]>();
  let [answeredUsd, unanswered, unansweredUsd] = [0, 0, 0];
  const lose = (usd: number) => {
    unanswered += 1;
    unansweredUsd += usd;
  };
  const landed = (index: number): JournaledCall | undefined => {
    for (const calls of batches.values()) {
      const inBatch = calls.get(index);
      if (calls.delete(index)) return inBatch;
    }
    return underWay.get(index)?.pop();
  };
  for (const document of kept) {
    const parsed = entry.safeParse(document).data;
    switch (parsed?.kind) {
      case 'left':
        for (const one of parsed.calls) {
          const before = underWay.get(one.index);
          if (before) before.push(one);
          else underWay.set(one.index, [one]);
        }
        break;
      case 'batch':
        for (const { index } of parsed.batch.calls) underWay.get(index)?.pop();
        batches.set(parsed.batch.id, new Map(parsed.batch.calls.map((one) => [one.index, one])));
        break;
      case 'answered':
        answeredUsd += parsed.answer.costUsd;
        answers.set(parsed.answer.index, {
          answer: parsed.answer,
          digest: parsed.digest,
          maxTokens: landed(parsed.answer.index)?.maxTokens ?? null,
        });
        break;
      case 'failed':
        landed(parsed.index);
        if (parsed.costUsd > 0) lose(parsed.costUsd);
        break;
      case 'batch-gone':
        for (const { worstUsd } of batches.get(parsed.id)?.values() ?? []) lose(worstUsd);
        batches.delete(parsed.id);
        break;
    }
  }
  for (const { worstUsd } of [...underWay.values()].flat()) lose(worstUsd);
  const open = [...batches].filter(([, calls]) => calls.size > 0);
  return {
    answers,
    answeredUsd,
    unanswered,
    unansweredUsd,
    batches: open.map(([id, calls]) => ({ id, calls: [...calls.values()] })),
  };
}
