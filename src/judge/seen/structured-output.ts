import { z } from 'zod';

/** What one answer that was held to a JSON schema showed. */
export const structuredOutputSeen = z.strictObject({
  model: z.string().max(200),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fits') }),
    /** JSON that does not fit; `misfit` says what was wrong first, as a full sentence. */
    z.strictObject({ kind: z.literal('misfits'), misfit: z.string().max(300) }),
    z.strictObject({ kind: z.literal('not-json') }),
  ]),
  outputTokens: z.number().int().nonnegative(),
  ms: z.number().nonnegative(),
  stopReason: z.string().max(200).nullable(),
});

export type StructuredOutputSeen = Readonly<z.output<typeof structuredOutputSeen>>;
