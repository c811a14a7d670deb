import { z } from 'zod';

const ms = z.number().nonnegative();
const stopReason = z.string().max(200).nullable();

/** What a round trip through one tool showed. */
export const toolUseSeen = z.strictObject({
  model: z.string().max(200),
  /** Whether the call was demanded by `tool_choice` or asked for in words. */
  asked: z.enum(['forced', 'auto']),
  /** Input of the first request: a prompt of a line and the tool. */
  requestTokens: z.number().int().nonnegative(),
  first: z.strictObject({ ms, stopReason }),
  /** Null: the model did not call the tool, or its answer ended before the call was whole. */
  call: z
    .strictObject({
      /** Null: the input fits the tool's schema. Else what was wrong first, as a full sentence. */
      misfit: z.string().max(300).nullable(),
      /** The answer to the tool's result. */
      last: z.strictObject({ ms, stopReason, saidSomething: z.boolean() }),
    })
    .nullable(),
});

export type ToolUseSeen = Readonly<z.output<typeof toolUseSeen>>;
