import { z } from 'zod';

/** What one message with a built-in picture or document showed. That there is one means that it was accepted. */
export const mediaSeen = z.strictObject({
  model: z.string().max(200),
  /** The whole message's input, question included. */
  inputTokens: z.number().int().nonnegative(),
  /** What of it goes beyond the tiny message's input; the question's few words are in it. Null where that one is missing. */
  addedTokens: z.number().int().nonnegative().nullable(),
  /** Whether the answer names the colour of the picture, or the word on the page. */
  recognised: z.boolean(),
  stopReason: z.string().max(200).nullable(),
  ms: z.number().nonnegative(),
  /** True where the built-in sandbox answered: nothing there looks at what it is shown. */
  sandbox: z.boolean(),
});

export type MediaSeen = Readonly<z.output<typeof mediaSeen>>;
