import type { Random } from '../../src/cost/random.ts';
import type { Arrivals } from '../../src/cost/workload.ts';

/** Requests of one day that come at random within the bursts, in minutes from its start, in order. */
function arrivalsOfDay(requests: number, { activeHours, burstsPerDay }: Arrivals, random: Random): number[] {
  const burstMinutes = (activeHours * 60) / burstsPerDay;
  return Array.from({ length: requests }, () => {
    const burst = Math.floor(random() * burstsPerDay);
    return burst * ((24 * 60) / burstsPerDay) + random() * burstMinutes;
  }).sort((a, b) => a - b);
}

/** One event after another: who comes before the entry expires reads and renews it, who comes later writes it anew. */
function hitsOfDay(arrivals: readonly number[], ttlMinutes: number): number {
  let hits = 0;
  let expires = Number.NEGATIVE_INFINITY;
  for (const minute of arrivals) {
    if (minute <= expires) hits += 1;
    expires = minute + ttlMinutes;
  }
  return hits;
}

/** Share of hits over many simulated days, and its standard error. */
export function simulatedHitShare(
  requests: number,
  arrivals: Arrivals,
  ttlMinutes: number,
  { days, random }: { readonly days: number; readonly random: Random },
): { readonly share: number; readonly standardError: number } {
  const shares = Array.from(
    { length: days },
    () => hitsOfDay(arrivalsOfDay(requests, arrivals, random), ttlMinutes) / requests,
  );
  const share = shares.reduce((sum, value) => sum + value, 0) / days;
  const variance = shares.reduce((sum, value) => sum + (value - share) ** 2, 0) / (days - 1);
  return { share, standardError: Math.sqrt(variance / days) };
}
