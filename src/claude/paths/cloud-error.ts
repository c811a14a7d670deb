import type { CauseId } from '../../catalog/error-cause.ts';

interface CloudAnswer {
  /** What to do now: a full sentence, with the command or the place where it is done. */
  readonly advice: string;
  /** What the cloud's message says, cleaned; null where it says nothing more. */
  readonly said?: string | null;
  /** HTTP status; null where none came. */
  readonly status?: number | null;
  /** The cloud's own id of the request, for its support; null where none came. */
  readonly requestId?: string | null;
  /** The one that is missing, as the cloud writes it; null where permissions are not what is missing. */
  readonly permission?: string | null;
}

/**
 * What a cloud said no with, in one cause: paths throw it for everything that the SDKs of the clouds throw in shapes of
 * their own. Its message is a full sentence on what happened, to what.
 */
export class CloudError extends Error {
  readonly causeId: CauseId;
  readonly answer: Required<CloudAnswer>;

  constructor(causeId: CauseId, summary: string, answer: CloudAnswer) {
    super(summary);
    this.causeId = causeId;
    this.answer = { said: null, status: null, requestId: null, permission: null, ...answer };
  }
}

/** What a path's `fetch` threw, which the SDK wraps as if there had been no connection; null for any other error. */
export function cloudErrorIn(error: unknown): CloudError | null {
  if (error instanceof CloudError) return error;
  return error instanceof Error && error.cause instanceof CloudError ? error.cause : null;
}
