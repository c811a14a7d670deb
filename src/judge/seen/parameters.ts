import { z } from 'zod';
import { untriedReasons } from '../../plan/request-parameters.ts';

const text = z.string().max(200);
const maxTokens = z.number().int().positive();
const parameter = z.strictObject({ name: text, value: text });

/** What one message that was shaped like the planned requests showed. */
export const parametersSeen = z.strictObject({
  model: text,
  /** What it carried beside max_tokens. */
  sent: z.array(parameter).max(50),
  /** What the plan names and it did not carry. */
  untried: z.array(parameter.extend({ why: z.enum(untriedReasons) })).max(50),
  /** Null: the plan names none. */
  plannedMaxTokens: maxTokens.nullable(),
  /** At most the planned ones: a long answer could cost its full price. */
  sentMaxTokens: maxTokens,
  /** As the answer's usage names them; null where it does not. */
  serviceTier: text.nullable(),
  inferenceGeo: text.nullable(),
  speed: text.nullable(),
  stopReason: text.nullable(),
  ms: z.number().nonnegative(),
});

export type ParametersSeen = Readonly<z.output<typeof parametersSeen>>;
