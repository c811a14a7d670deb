import { z } from 'zod';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import { begunMessage, messageEnd, partOfUsage } from './answered-message.ts';

const index = z.int();
const streamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: begunMessage }),
  z.object({ type: z.literal('content_block_start'), index }),
  z.object({ type: z.literal('content_block_delta'), index, delta: z.object({ type: z.string() }) }),
  z.object({ type: z.literal('content_block_stop'), index }),
  z.object({ type: z.literal('message_delta'), delta: messageEnd, usage: partOfUsage }),
  z.object({ type: z.literal('message_stop') }),
]);

/** One event of a streamed message, as far as the probe reads it. */
export type StreamEvent = z.output<typeof streamEvent>;

const named = z.object({ type: z.string() });
const knownTypes: ReadonlySet<string> = new Set(streamEvent.options.map(({ shape }) => shape.type.value));

/**
 * Null for an event of a type that may be added any day, which readers have to pass over. Throws UnexpectedResponse for
 * one of a known type that does not have its shape, and for what is no event.
 */
export function readEvent(data: unknown, requestId: string | null | undefined): StreamEvent | null {
  const { data: event } = named.safeParse(data);
  if (event && !knownTypes.has(event.type)) return null;
  const parsed = streamEvent.safeParse(data);
  if (parsed.success) return parsed.data;
  const what = event ? `an event ${event.type}` : 'an event';
  throw new UnexpectedResponse(`The stream held ${what} that does not have its shape`, requestId);
}
