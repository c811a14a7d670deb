import { z } from 'zod';

export const batchStatuses = ['in_progress', 'canceling', 'ended'] as const;
const status = z.enum(batchStatuses);

export const batchEnds = ['succeeded', 'errored', 'canceled', 'expired'] as const;

/** What creating a batch of one request, cancelling it and looking at it again showed. */
export const batchRunSeen = z.strictObject({
  /** Whole and clean, so that a person can look for the batch. */
  batchId: z.string().max(200),
  createdAs: status,
  /** Null: the call to cancel it was not answered, or was turned down. */
  cancelledAs: status.nullable(),
  /** Right after that; null: the look was not answered. */
  lastSeenAs: status.nullable(),
  /** How its only request ended; null: it had not ended by then. */
  endedAs: z.enum(batchEnds).nullable(),
  /** All three calls together. */
  ms: z.number().nonnegative(),
});

/** A batch that was created, or may have been, and was not seen to be cancelled. */
export const batchLeft = z.strictObject({
  /** Null: the call to create it was not answered, so there may be none. */
  batchId: z.string().max(200).nullable(),
});

export type BatchLeft = Readonly<z.output<typeof batchLeft>>;

export type BatchRunSeen = Readonly<z.output<typeof batchRunSeen>>;
