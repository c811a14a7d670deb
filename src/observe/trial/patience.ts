import type { CauseId } from '../../catalog/error-cause.ts';

/** Answers of the API that say that it has not begun and that waiting helps. */
export const asksToWait: ReadonlySet<CauseId> = new Set([
  'rate-limit',
  'ramp-limit',
  'overloaded',
] satisfies CauseId[]);

/** Longest wait the API may ask for: limits are a minute's. Whoever is asked for more comes back another time. */
export const longestWaitMs = 120_000;
