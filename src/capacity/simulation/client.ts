import type { Random } from './service.ts';

/** How the product sends: all its replicas together. */
export interface Client {
  /** Most requests under way at once, those that wait to be tried again included; null: any number. */
  readonly concurrency: number | null;
  /** How often a request is tried, the first time included. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** Whether it waits as long as the service says, where it says so. */
  readonly obeysRetryAfter: boolean;
  /** How long after its arrival a request that was not let in is given up; null: never. */
  readonly patienceMs: number | null;
}

interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** Part of a wait that is taken off at random, up to this share. */
  readonly jitter: number;
}

/** Sends once and never again. */
export const oneTry: Client = {
  concurrency: null,
  attempts: 1,
  backoff: { firstMs: 500, longestMs: 8_000, jitter: 0.25 },
  obeysRetryAfter: true,
  patienceMs: null,
};

/** Wait before the next try, in ms, after so many; `retryAfterMs`: what the service asked for, null where it said nothing. */
export function waitMs(client: Client, tried: number, retryAfterMs: number | null, random: Random): number {
  if (client.obeysRetryAfter && retryAfterMs !== null) return retryAfterMs;
  const { firstMs, longestMs, jitter } = client.backoff;
  return Math.min(firstMs * 2 ** (tried - 1), longestMs) * (1 - jitter * random());
}
