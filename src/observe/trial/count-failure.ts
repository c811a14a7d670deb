import type { CauseId } from '../../catalog/error-cause.ts';
import type { Problem } from '../../claude/classify-error.ts';
import { asksToWait, longestWaitMs } from './patience.ts';

/** What becomes of a sample whose count failed. */
export type AfterFailure =
  /** The API does not take this sample; the others go on. */
  | { readonly next: 'reject' }
  /** All requests wait. */
  | { readonly next: 'slow-down'; readonly waitMs: number }
  /** This request waits. */
  | { readonly next: 'again'; readonly waitMs: number }
  /** It was tried often enough; whether others fare better is to be seen. The reason is full sentences. */
  | { readonly next: 'give-up'; readonly reason: string }
  /** Every further request would fail as well. The reason is a full sentence. */
  | { readonly next: 'stop'; readonly reason: string };

/** How often one sample has failed so far, by what helps against it. */
export interface Failures {
  readonly refused: number;
  readonly broken: number;
}

/** What is wrong is in the sample. */
const rejections: ReadonlySet<CauseId> = new Set([
  'invalid-request',
  'request-too-large',
  'not-found',
] satisfies CauseId[]);

/** What a sample may fail, for all its tries together: before everything stops, and before it is given up. */
export const mostRefusals = 12;
export const mostBroken = 5;

const seconds = (ms: number): string => Math.ceil(ms / 1_000).toLocaleString('en-US');

/** Decides by the cause, never by the status. Its waits double from try to try, unless the API names one. */
export function afterFailure(
  { cause, retryable, retryAfterSeconds, reason }: Problem,
  failures: Failures,
): AfterFailure {
  if (rejections.has(cause)) return { next: 'reject' };
  if (!retryable) return { next: 'stop', reason };
  const asked = retryAfterSeconds === null ? null : Math.ceil(retryAfterSeconds * 1_000);
  if (asked !== null && asked > longestWaitMs)
    return { next: 'stop', reason: `The API asks to wait ${seconds(asked)} seconds. ${reason}` };
  if (asksToWait.has(cause)) {
    if (failures.refused + 1 >= mostRefusals)
      return { next: 'stop', reason: `One sample was refused ${mostRefusals} times. ${reason}` };
    return { next: 'slow-down', waitMs: asked ?? Math.min(60_000, 1_000 * 2 ** failures.refused) };
  }
  if (failures.broken + 1 >= mostBroken)
    return { next: 'give-up', reason: `It was sent ${mostBroken} times in vain. ${reason}` };
  return { next: 'again', waitMs: asked ?? 500 * 2 ** failures.broken };
}
