import { z } from 'zod';

const count = z.number().int().nonnegative();

/** How long small calls took, each from the request to the whole answer. */
export const latencySeen = z.strictObject({
  /** The answered calls, fastest first. */
  answeredMs: z.array(z.number().nonnegative()).max(1_000),
  /** Calls given up on after `giveUpMs`: slower than that, nobody knows how much. */
  tooSlow: count,
  giveUpMs: z.number().positive(),
  /** Calls that failed for another reason: they say nothing about time. */
  failed: count,
});

export type LatencySeen = Readonly<z.output<typeof latencySeen>>;
