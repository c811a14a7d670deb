import type { CauseId } from '../../catalog/error-cause.ts';
import type { BatchRunSeen } from '../seen/batch-run.ts';

/** Finding codes of the checks on message batches and files, with their arguments. */
export type FeaturesBatchFilesCodes = {
  'list-refused': { feature: 'batch' | 'files'; cause: CauseId; reason: string };

  /** `endedAs` null: it had not ended when it was looked at last. */
  'batch-created': { cancelled: boolean; endedAs: BatchRunSeen['endedAs'] };
  /** `batchId` null: the call to create it was not answered; `lastSeenAs` null: no look at it was. */
  'batch-left-behind': { batchId: string | null; lastSeenAs: BatchRunSeen['lastSeenAs'] };
  'batch-message-failed': { batchId: string };
  /** `reason`: why none was created. */
  'batch-only-listed': { reason: string };

  'files-listed': { empty: boolean };
};
