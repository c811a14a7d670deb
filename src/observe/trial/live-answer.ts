import { z } from 'zod';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignId } from '../../claude/foreign-text.ts';
import { billedUsage, messageEnd, partOf, usageUpTo } from '../answered-message.ts';
import { isBilled, type LiveUsage, liveUsd, type Prices } from './live-price.ts';

/** What one answer was, without what it said. */
export interface LiveAnswer {
  /** Place of the sample in its table. */
  readonly index: number;
  readonly line: number;
  readonly requestId: string | null;
  /** What the API says it used. */
  readonly usage: LiveUsage;
  /** Of the output; null: it does not tell. */
  readonly thinkingTokens: number | null;
  readonly stopReason: string | null;
  /** Null: it refused nothing. */
  readonly refusal: { readonly category: string | null; readonly billed: boolean } | null;
  readonly times: LiveTimes | null;
  readonly inferenceGeo: string | null;
  readonly speed: string | null;
  readonly serviceTier: string | null;
  /** 0 for a refusal that is not billed. */
  readonly costUsd: number;
}

/** Milliseconds from the request on. */
export interface LiveTimes {
  /** Until the first event of the stream. */
  readonly begunMs: number;
  /** Until the first piece of text or of a tool's input, thinking aside; null: there was none. */
  readonly firstTokenMs: number | null;
  readonly wholeMs: number;
}

/** Far above any window and any answer: what says more is no answer of the API. */
const usage = usageUpTo(100_000_000, 100_000);
const partialUsage = partOf(usage);

/** Fields that say nothing of contents; everything else of the answer is dropped here. */
const message = messageEnd.extend({ type: z.literal('message'), usage });
const begun = z.object({
  type: z.literal('message_start'),
  message: message.extend({ usage: partialUsage }),
});
const piece = z.object({ type: z.literal('content_block_delta'), delta: z.object({ type: z.string() }) });
const closing = z.object({ type: z.literal('message_delta'), delta: messageEnd, usage: partialUsage });
const named = z.object({ type: z.string() });

export interface Sent {
  readonly index: number;
  readonly line: number;
}

/** Reads a whole message; null for what is none. */
export function readLiveAnswer(
  data: unknown,
  sent: Sent,
  told: { readonly requestId: string | null | undefined; readonly times: LiveTimes | null },
  prices: Prices,
): LiveAnswer | null {
  const parsed = message.safeParse(data);
  if (!parsed.success) return null;
  const { stop_reason: stopReason, stop_details, usage: used } = parsed.data;
  const { outputTokens, ...input } = billedUsage(used);
  const category = stop_details?.category ?? null;
  const billed = isBilled({ stopReason, category, outputTokens }, prices.catalog);
  const served = { geo: used.inference_geo ?? null, fast: used.speed === 'fast' };
  const liveUsage = { ...input, outputTokens };
  return {
    index: sent.index,
    line: sent.line,
    requestId: foreignId(told.requestId),
    usage: liveUsage,
    thinkingTokens: used.output_tokens_details?.thinking_tokens ?? null,
    stopReason,
    refusal: stopReason === 'refusal' ? { category, billed } : null,
    times: told.times,
    inferenceGeo: used.inference_geo ?? null,
    speed: used.speed ?? null,
    serviceTier: used.service_tier ?? null,
    costUsd: billed ? liveUsd(liveUsage, served, prices) : 0,
  };
}

/**
 * Reads a streamed message to its end; `since` tells the milliseconds from the request on. Throws UnexpectedResponse
 * where the stream ends before it has told what the message used.
 */
export async function readLiveStream(
  events: AsyncIterable<unknown>,
  sent: Sent,
  requestId: string | null | undefined,
  since: () => number,
  prices: Prices,
): Promise<LiveAnswer> {
  let start: z.output<typeof begun>['message'] | undefined;
  let end: z.output<typeof closing> | undefined;
  let begunMs: number | undefined;
  let firstTokenMs: number | null = null;
  for await (const event of events) {
    begunMs ??= since();
    switch (named.safeParse(event).data?.type) {
      case 'message_start':
        start = known(begun, event, requestId).message;
        break;
      case 'content_block_delta':
        if (isAnswer(known(piece, event, requestId).delta.type)) firstTokenMs ??= since();
        break;
      case 'message_delta':
        end = known(closing, event, requestId);
        break;
    }
  }
  const wholeMs = since();
  if (!start || !end || begunMs === undefined)
    throw new UnexpectedResponse('The stream held no whole message', requestId);
  // The first event carries the input's usage, the last one the output's; what it leaves null the first has told.
  const told = Object.fromEntries(Object.entries(end.usage).filter(([, value]) => value != null));
  const whole = { ...start, ...end.delta, usage: { ...start.usage, ...told } };
  const times = { begunMs, firstTokenMs, wholeMs };
  const answer = readLiveAnswer(whole, sent, { requestId, times }, prices);
  if (!answer) throw new UnexpectedResponse('The stream held no whole message', requestId);
  return answer;
}

const isAnswer = (delta: string): boolean => delta === 'text_delta' || delta === 'input_json_delta';

function known<T extends z.ZodType>(
  schema: T,
  event: unknown,
  requestId: string | null | undefined,
): z.output<T> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  throw new UnexpectedResponse('The stream held an event that does not have its shape', requestId);
}
