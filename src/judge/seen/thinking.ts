import { z } from 'zod';
import { efforts } from '../../catalog/vocabulary.ts';

const tokens = z.number().int().nonnegative();

/** What one answer showed of the planned thinking setting. */
export const thinkingSeen = z.strictObject({
  model: z.string().max(200),
  /** As the plan names it; "default": the request had no thinking field. */
  setting: z.enum(['default', 'adaptive', 'between-tools', 'enabled']),
  /** `budget_tokens` that was sent; null where none was. */
  budgetTokens: tokens.nullable(),
  /** Effort that was sent; null where none was. */
  effort: z.enum(efforts).nullable(),
  /** Whether the text of the thinking could be read; null where the answer held no thinking block. */
  text: z.enum(['shown', 'omitted']).nullable(),
  /** Thinking as usage counts it; null where it does not. */
  thinkingTokens: tokens.nullable(),
  /** Thinking included. */
  outputTokens: tokens,
  stopReason: z.string().max(200).nullable(),
  ms: z.number().nonnegative(),
});

export type ThinkingSeen = Readonly<z.output<typeof thinkingSeen>>;
