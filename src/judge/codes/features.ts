import type { CauseId } from '../../catalog/error-cause.ts';
import type { Feature } from '../../catalog/vocabulary.ts';

/** Finding codes of the features section, with their arguments. */
export type FeaturesCodes = {
  /** The account is answered, and turned down the one call that used the feature. */
  'feature-refused': { feature: Feature; cause: CauseId; reason: string };
  /** The probe's own answer ended before it could show anything. */
  'feature-cut-short': { feature: Feature; stopReason: string };

  'stream-whole': { firstTextMs: number | null; tokensPerSecond: number | null; outputTokens: number };
  /** `begunMs`: until message_start. */
  'stream-held-back': { begunMs: number; wholeMs: number };
  'stream-broken': { disorder: string };
};
