import { z } from 'zod';

const usd = z.number().nonnegative();
const tokens = z.number().int().nonnegative();

/** What one message with the web search tool showed. */
export const webSearchSeen = z.strictObject({
  model: z.string().max(200),
  /** As `usage` counts them, which is what is billed. */
  searches: z.number().int().nonnegative(),
  result: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pages'), pages: z.number().int().nonnegative() }),
    z.strictObject({ kind: z.literal('error'), error: z.string().max(200) }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  /** All the model read: the request, and what the search found. */
  inputTokens: tokens,
  /** What is beyond the most that the request itself can have been. */
  resultTokensAtLeast: tokens,
  feeUsd: usd,
  /** Input and output of the whole message. */
  tokensUsd: usd,
  ms: z.number().nonnegative(),
  stopReason: z.string().max(200).nullable(),
});

export type WebSearchSeen = Readonly<z.output<typeof webSearchSeen>>;
