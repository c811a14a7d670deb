/** What a limit counts; `tokens` is input and output together. */
export const counted = ['requests', 'input', 'output', 'tokens'] as const;
export type Counted = (typeof counted)[number];

/** One limit of the provider. */
export interface Limit {
  readonly counts: Counted;
  /** Most that can be had at once. */
  readonly capacity: number;
  /** What flows in within a minute, without a break; 0 where nothing does until midnight. */
  readonly perMinute: number;
  /** Whether it is full again at every midnight. */
  readonly daily: boolean;
  /** Whether an answer's `max_tokens` is taken when it begins, and what it did not use given back when it ends. */
  readonly reserves: boolean;
}

/** A minute's worth held at once, or no more than a second's. */
export type Enforced = 'minute' | 'second';

/**
 * A limit a minute: it holds a minute's worth, or a second's where it is enforced by the second, as 60 requests a minute
 * may be held to one each second (https://platform.claude.com/docs/en/api/rate-limits).
 */
export const minuteLimit = (counts: Counted, perMinute: number, enforced: Enforced): Limit => ({
  counts,
  perMinute,
  capacity: enforced === 'minute' ? perMinute : Math.max(Math.min(1, perMinute), perMinute / 60),
  daily: false,
  reserves: false,
});

/** So much a day, and no more until midnight. */
export const dayLimit = (counts: Counted, perDay: number): Limit => ({
  counts,
  perMinute: 0,
  capacity: perDay,
  daily: true,
  reserves: false,
});

/** The same limit where `max_tokens` is reserved. */
export const reserving = (limit: Limit): Limit => ({ ...limit, reserves: true });
