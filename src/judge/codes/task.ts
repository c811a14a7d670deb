import type { Feature, TaskType } from '../../catalog/vocabulary.ts';

/** A day's batched requests against the batch limits of the tier. */
export interface BatchedDay {
  readonly tier: string;
  readonly perDay: number;
  /** Requests that may wait at once, over all unfinished batches. */
  readonly queued: number;
  /** Requests one batch may hold, and the batches a day takes. */
  readonly perBatch: number;
  readonly batches: number;
  /** How often the day fills the queue. */
  readonly fillings: number;
}

/** Finding codes of the task section, with their arguments. */
export type TaskCodes = {
  'task-defined': { type: TaskType };
  'launch-date-passed': { launchDate: string; today: string };
  'features-supported': { model: string; platform: string | null; features: readonly Feature[] };
  'features-unsupported': {
    model: string | null;
    platform: string | null;
    /** Asked for, and offered by no model on any path. */
    nowhere: readonly Feature[];
    byModel: readonly Feature[];
    byPlatform: readonly Feature[];
  };
  /** Neither confirmed nor denied by what is known of the model or the path. */
  'features-unverified': {
    model: string;
    platform: string | null;
    byModel: readonly Feature[];
    byPlatform: readonly Feature[];
  };
  /** `share` and `saving` are shares (0 to 1): of the requests, and of the token bill. */
  'batch-fits': { share: number; saving: number } & BatchedDay;
  'batch-above-queue': BatchedDay & { deadlineHours: number };
  'batch-limits-unpublished': { tier: string; perDay: number };
  'batch-not-used': { share: number; saving: number };
  'batch-gain-small': { share: number; saving: number };
  'batch-too-slow': { patienceSeconds: number | null };
  'batch-excludes': { features: readonly Feature[] };
};
