import type { Feature, TaskType } from '../../catalog/vocabulary.ts';

/** What batches save where `share` (0 to 1) of the requests can wait for them. */
export interface BatchSaving {
  readonly share: number;
  /** 0 to 1, of a medium month sent live; of the token bill where no month can be priced. Negative: they cost more. */
  readonly saving: number;
  /** USD in a medium month; null: no month can be priced. */
  readonly savingUsd: number | null;
}

/** Finding codes of the task section, with their arguments. */
export type TaskCodes = {
  'task-defined': { type: TaskType };
  'launch-date-passed': { launchDate: string; today: string };
  'features-supported': { model: string; features: readonly Feature[] };
  'features-unsupported': {
    model: string | null;
    /** Asked for, and offered by no model on any path. */
    nowhere: readonly Feature[];
    byModel: readonly Feature[];
  };
  /** Neither confirmed nor denied by what is known of the model. */
  'features-unverified': { model: string; features: readonly Feature[] };
  'batch-fits': BatchSaving;
  'batch-not-used': BatchSaving;
  'batch-gain-small': BatchSaving;
  'batch-too-slow': { patienceSeconds: number | null };
  'batch-excludes': { features: readonly Feature[] };
};
