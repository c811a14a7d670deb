/** `tokens` is whichever token limit is tightest, a workspace's among them. */
export type BucketName = 'requests' | 'inputTokens' | 'outputTokens' | 'tokens';

export interface BucketLevel {
  readonly bucket: BucketName;
  readonly limit: number;
  readonly remaining: number;
  /** Share of the limit that is left once what the poll itself is known to have used is put back. */
  readonly left: number;
}

interface Buckets {
  readonly model: string;
  /** The emptiest bucket. */
  readonly lowest: BucketLevel;
}

/** Finding codes of limits/bucket-in-use, with their arguments. `model` is a display name. */
export type LimitsBucketCodes = {
  'buckets-full': Buckets;
  'bucket-in-use': Buckets;
  'bucket-nearly-empty': Buckets;
  /** What is missing may all have been drawn by this poll's own earlier calls: so many requests, at most. */
  'bucket-own-calls': Buckets & { ownRequests: number };
  /** Headers came, but none says what is left. */
  'bucket-levels-absent': { model: string };
  /** Fast mode is planned, and nothing here tells who draws on its limits. */
  'bucket-fast-mode': { model: string };
};
