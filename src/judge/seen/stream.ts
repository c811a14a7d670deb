import { z } from 'zod';

const ms = z.number().nonnegative();

/** What one streamed answer showed. Times run from the moment the request was sent. */
export const streamSeen = z.strictObject({
  model: z.string().max(200),
  /** Until `message_start`, which the API sends before anything is thought or written. */
  begunMs: ms,
  /**
   * Until the first piece of content, null where none came. Thinking that is not shown sends only a signature, after all
   * of it: the piece then tells when the thinking was over.
   */
  firstPieceMs: ms.nullable(),
  /** Until the first readable text; null where the answer ended before it. */
  firstTextMs: ms.nullable(),
  wholeMs: ms,
  /** Thinking included. */
  outputTokens: z.number().int().nonnegative(),
  /** Written before the readable text, whether shown or not. */
  thinkingTokens: z.number().int().nonnegative(),
  /** Readable tokens a second, from the first of them on; null where they came too fast to tell. */
  tokensPerSecond: z.number().positive().nullable(),
  /** Null: every event came in the documented order, to the last one. Else what was wrong first, as a full sentence. */
  disorder: z.string().max(300).nullable(),
  stopReason: z.string().max(200).nullable(),
});

export type StreamSeen = Readonly<z.output<typeof streamSeen>>;
