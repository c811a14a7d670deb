import type { Limiter } from '../../src/capacity/peak.ts';
import { platformRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import { planned, simulated } from '../../src/judge/figure.ts';
import type { PlannedPeak } from '../../src/plan/peak-traffic.ts';
import { limiterUnits } from './limit-figures.ts';

/**
 * Above this part of a limit, a peak is too close: the bucket refills continuously, so a burst inside the minute is
 * refused before the minute's total is reached; retries add load; and all keys of the organization share the limit.
 */
export const comfortableLoad = 0.7;

const peakNames: Readonly<Record<Limiter, string>> = {
  rpm: 'Peak requests',
  itpm: 'Peak input, cache reads excluded',
  otpm: 'Peak output',
};

type KnownPeak = Extract<PlannedPeak, { readonly kind: 'planned' }>;

/** A stated peak is the plan's own number; everything reckoned from it or from a day's shape is ours. */
export function peakFigure(limiter: Limiter, { perMinute, requests }: KnownPeak, today: string) {
  const [name, unit] = [peakNames[limiter], limiterUnits[limiter]];
  if (requests.kind === 'derived') {
    return planned(
      `${name}, derived from the shape ${requests.shape}`,
      perMinute,
      unit,
      'traffic.requestsPerDay',
      today,
    );
  }
  return limiter === 'rpm'
    ? planned(name, perMinute, unit, 'traffic.peakRequestsPerMinute', today)
    : simulated(name, perMinute, unit, 'traffic.peakRequestsPerMinute and tokens', today);
}

/** What the plan could still take out of the peak: nothing where it is batched already, or the path takes no batches. */
export function movableShare({ plan: { task, traffic, platform }, catalog }: JudgeInput): number {
  const path = platform.path ? platformRow(catalog, platform.path) : undefined;
  const movable = !task.features?.includes('batch') && !path?.missingFeatures.includes('batch');
  return movable ? (traffic.batchableShare ?? 0) : 0;
}
