import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { about, type Batch, batchOf } from './live-batch-api.ts';
import type { CallProblem } from './live-failure.ts';
import type { LiveOptions } from './live-options.ts';
import { longestWaitMs } from './patience.ts';

/** Pauses between two looks at a batch, in milliseconds: the first, how much longer each is, the longest. */
const pauses = { firstMs: 5_000, factor: 1.5, longestMs: 60_000 };
/** The same after it was cancelled, and how long it is waited for then. */
const lastPauses = { firstMs: 1_000, factor: 1.5, longestMs: 5_000 };
const cancelledWaitMs = 30_000;
/** How many looks in a row may fail. */
const mostFailures = 10;
/** How long the making of a batch may take: its requests may be hundreds of megabytes. */
const makingMs = 600_000;
/** How much longer once it is cancelled: a batch nobody knows the id of can be neither cancelled nor read. */
const graceMs = 5_000;

export interface BatchRequest {
  readonly custom_id: string;
  readonly params: MessageCreateParamsNonStreaming;
}

export type Made =
  | { readonly kind: 'made'; readonly batch: Batch }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** Makes the batch; tries once more where the API surely did not. Never rejects. */
export async function makeBatch(requests: readonly BatchRequest[], options: LiveOptions): Promise<Made> {
  const { client, signal, sleep, onEvent } = options;
  const ends = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const cancelled = () => {
    timer = setTimeout(() => ends.abort(), graceMs);
  };
  signal.addEventListener('abort', cancelled, { once: true });
  try {
    for (let tries = 1; ; tries += 1) {
      const asked = await about(
        (limit) =>
          batchOf(
            client.messages.batches.create({ requests: [...requests] }, { signal: limit, timeout: makingMs }),
          ),
        { signal: ends.signal, limitMs: makingMs },
        options,
      );
      if (asked.kind === 'answered') return { kind: 'made', batch: asked.value };
      const { problem } = asked;
      const waitMs = problem.againAfterMs;
      if (tries > 1 || waitMs === null || waitMs > longestWaitMs) return { kind: 'failed', problem };
      onEvent({ type: 'live-waits', ms: waitMs, reason: problem.reason });
      await sleep(waitMs, signal);
      if (signal.aborted) return { kind: 'failed', problem };
    }
  } finally {
    signal.removeEventListener('abort', cancelled);
    clearTimeout(timer);
  }
}

export type Found =
  | { readonly kind: 'found'; readonly batch: Batch }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** A batch of an earlier start. Tries for a while where the way to the API is broken. Never rejects. */
export async function foundBatch(id: string, options: LiveOptions): Promise<Found> {
  const { client, signal, sleep } = options;
  let ms = pauses.firstMs;
  for (let failures = 1; ; failures += 1) {
    // Not ended by the trial's own signal: a batch is not left running because of that.
    const asked = await about(
      (limit) => batchOf(client.messages.batches.retrieve(id, {}, { signal: limit })),
      {},
      options,
    );
    if (asked.kind === 'answered') return { kind: 'found', batch: asked.value };
    if (signal.aborted || asked.problem.meaning !== 'unreachable' || failures === mostFailures) return asked;
    await sleep(ms, signal);
    ms = Math.min(pauses.longestMs, ms * pauses.factor);
  }
}

/**
 * The batch as it was last seen: ended, or left because nobody could tell of it any more. Once the trial is cancelled, so
 * is the batch, and its end is waited for a little longer. Never rejects.
 */
export async function untilEnded(made: Batch, planned: number, options: LiveOptions): Promise<Batch> {
  const { client, signal, sleep, onEvent } = options;
  const { batches } = client.messages;
  let last = made;
  const hasEnded = () => last.processing_status === 'ended';
  const look = async (ends?: AbortSignal): Promise<CallProblem | null> => {
    const asked = await about(
      (limit) => batchOf(batches.retrieve(made.id, {}, { signal: limit })),
      ends ? { signal: ends } : {},
      options,
    );
    if (asked.kind === 'failed') return asked.problem;
    last = asked.value;
    const { processing_status: status, request_counts } = last;
    const { processing } = request_counts;
    onEvent({ type: 'batch', id: made.id, status, planned, processing });
    return null;
  };
  const { processing } = made.request_counts;
  // Before anything else: whoever is killed from here on finds it by its id.
  onEvent({ type: 'batch', id: made.id, status: made.processing_status, planned, processing });
  if (hasEnded()) return last;
  let failures = 0;
  for (const ms of growing(pauses)) {
    await sleep(ms, signal);
    if (signal.aborted) break;
    const problem = await look(signal);
    if (signal.aborted) break;
    if (hasEnded()) return last;
    failures = problem ? failures + 1 : 0;
    if (problem && (problem.meaning !== 'unreachable' || failures === mostFailures)) return last;
  }
  if (hasEnded()) return last;
  // Not the trial's own signal, which has ended: a batch is not left running because of that.
  await about((limit) => batchOf(batches.cancel(made.id, {}, { signal: limit })), {}, options);
  const unended = new AbortController().signal;
  let waitedMs = 0;
  for (const ms of growing(lastPauses)) {
    await look();
    if (hasEnded() || waitedMs >= cancelledWaitMs) break;
    await sleep(ms, unended);
    waitedMs += ms;
  }
  return last;
}

function* growing({ firstMs, factor, longestMs }: typeof pauses): Generator<number, void> {
  for (let ms = firstMs; ; ms = Math.min(longestMs, ms * factor)) yield Math.round(ms);
}
