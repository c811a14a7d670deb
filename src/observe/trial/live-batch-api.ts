import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { defaultHost } from '../../claude/credential.ts';
import { foreignText } from '../../claude/foreign-text.ts';
import { type CallProblem, callProblem } from './live-failure.ts';
import type { LiveOptions } from './live-options.ts';

const count = z.number().int().nonnegative();
const batch = z.object({
  // It becomes a part of the path of later calls, and is told to a person.
  id: z.string().regex(/^msgbatch_[\w-]{1,180}$/),
  type: z.literal('message_batch'),
  processing_status: z.enum(['in_progress', 'canceling', 'ended']),
  request_counts: z.object({ processing: count }),
  created_at: z.iso.datetime({ offset: true }),
  results_url: z.string().nullish(),
});
export type Batch = z.output<typeof batch>;

interface Asked {
  withResponse(): Promise<{ readonly data: unknown; readonly request_id: string | null | undefined }>;
}

/** The batch a call answered with. Throws what the SDK throws, or UnexpectedResponse for what is no batch. */
export async function batchOf(asked: Asked): Promise<Batch> {
  const { data, request_id } = await asked.withResponse();
  const parsed = batch.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new UnexpectedResponse(
    'The Message Batches API answered with something that is not a batch',
    request_id,
  );
}

const words = z.string().transform(foreignText);
const result = z.object({
  custom_id: z.string().max(64),
  result: z.discriminatedUnion('type', [
    z.object({ type: z.literal('succeeded'), message: z.unknown() }),
    z.object({
      type: z.literal('errored'),
      error: z.object({
        error: z.object({ type: words, message: words }),
        request_id: z.string().nullish(),
      }),
    }),
    z.object({ type: z.literal('canceled') }),
    z.object({ type: z.literal('expired') }),
  ]),
});
export type BatchResult = z.output<typeof result>;

/**
 * Results of an ended batch as they are read; null for a line that is none. Throws what the SDK throws, and
 * UnexpectedResponse where the results are said to lie where the key must not go.
 */
export async function* resultsOf(
  { messages, baseURL }: Anthropic,
  { id, results_url }: Batch,
  signal: AbortSignal,
): AsyncGenerator<BatchResult | null> {
  const hosts = [baseURL, defaultHost].map((address) => new URL(address).origin);
  if (!results_url || !URL.canParse(results_url) || !hosts.includes(new URL(results_url).origin))
    throw new UnexpectedResponse('The batch names no place for its results at the host that was asked', null);
  for await (const line of await messages.batches.results(id, {}, { signal }))
    yield result.safeParse(line).data ?? null;
}

export type About<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** One call about a batch, ended by the signal or after so long. Never rejects. */
export async function about<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  { signal, limitMs = 60_000 }: { readonly signal?: AbortSignal; readonly limitMs?: number },
  { catalog, now }: LiveOptions,
): Promise<About<T>> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    return { kind: 'answered', value: await ask(signal ? AbortSignal.any([limit, signal]) : limit) };
  } catch (error) {
    const aborted = signal?.aborted ? 'cancelled' : limit.aborted ? 'timeout' : null;
    return { kind: 'failed', problem: callProblem(error, catalog, aborted, now()) };
  }
}
