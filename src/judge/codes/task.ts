import type { Feature, TaskType } from '../../catalog/vocabulary.ts';

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
  'batch-fits': { share: number; saving: number };
  'batch-not-used': { share: number; saving: number };
  'batch-gain-small': { share: number; saving: number };
  'batch-too-slow': { patienceSeconds: number | null };
  'batch-excludes': { features: readonly Feature[] };
};
