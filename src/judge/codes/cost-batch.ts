/** What batches change in a medium month. `model` is a display name. */
export interface BatchMonth {
  readonly model: string;
  /** Of the requests, what can wait a day; 0 to 1. */
  readonly share: number;
  /** The month as planned. */
  readonly mediumUsd: number;
  /** USD a month against sending all of it live, no batched request finding the prefix cached; negative: it costs more. */
  readonly savingUsd: number;
  /** The same if batched requests found it as often as live ones; null where nothing is cached. */
  readonly bestSavingUsd: number | null;
  readonly rules: BatchRules;
}

export interface BatchRules {
  readonly deadlineHours: number;
  readonly resultDays: number;
  /** Requests that may wait at once on the stated tier, and those a day sends; null where no tier with figures is stated. */
  readonly queue: { readonly tier: string; readonly queued: number; readonly perDay: number } | null;
}

/** Finding codes of cost/batch, with their arguments. */
export type CostBatchCodes = {
  'batch-saves': BatchMonth;
  'batch-costs-more': BatchMonth;
  'batch-left-out': BatchMonth;
  'batch-not-worth-it': BatchMonth;
};
