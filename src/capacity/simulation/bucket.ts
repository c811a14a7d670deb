/** What a limit counts. */
export const counted = ['requests', 'input', 'output'] as const;
export type Counted = (typeof counted)[number];

/** One limit of the provider: a bucket that refills without a break. */
export interface Bucket {
  readonly counts: Counted;
  /** What flows in within a minute. */
  readonly perMinute: number;
  /** Most it holds. */
  readonly capacity: number;
}

/**
 * A limit a minute as a bucket: it holds a minute's worth, or a second's where the limit is enforced by the second, as 60
 * requests a minute may be held to one each second (https://platform.claude.com/docs/en/api/rate-limits).
 */
export const bucketOf = (counts: Counted, perMinute: number, enforced: 'minute' | 'second'): Bucket => ({
  counts,
  perMinute,
  capacity: enforced === 'minute' ? perMinute : Math.max(1, perMinute / 60),
});
