import { ApiFailure, namedFailures } from './errors.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Takes one request from an endpoint's own bucket; null: no limit. Throws the 429 that names it in those words. */
export function takeRequest(bucket: TokenBucket | null, now: Date, noun: string): void {
  if (!bucket) return;
  const nowMs = now.getTime();
  if (bucket.holds(1, nowMs)) {
    bucket.take(1, nowMs);
    return;
  }
  throw new ApiFailure({
    ...namedFailures['rate-limit'],
    message: `This request would exceed the rate limit of ${bucket.perMinute.toLocaleString('en-US')} ${noun} per minute.`,
    retryAfterSeconds: Math.max(1, Math.ceil(bucket.msUntil(1, nowMs) / 1000)),
  });
}
