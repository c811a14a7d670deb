import { type CacheTtl, ttlMinutes } from './caching.ts';
import type { Arrivals } from './workload.ts';

const minutesOfDay = 24 * 60;

/**
 * Expected share of a day's requests that find the prefix still cached, where the day begins cold and each hit renews the
 * entry: a request misses where none came within the time to live before it. So many requests lie at random in the active
 * hours (Poisson arrivals of which the number is known), which are cut into bursts of equal length, evenly spaced over 24
 * hours; the last request of one burst can keep the prefix warm for the next. 0 for a day of one request, which only
 * writes. Requests in flight together cost a little more than this says.
 */
export function hitShareOfDay(requestsPerDay: number, arrivals: Arrivals, ttl: CacheTtl): number {
  if (requestsPerDay <= 1) return 0;
  const { burstsPerDay } = arrivals;
  const activeMinutes = arrivals.activeHours * 60;
  const period = minutesOfDay / burstsPerDay;
  const length = activeMinutes / burstsPerDay;
  /** Active minutes from the start of the day on. */
  const active = (minute: number): number => {
    if (minute <= 0) return 0;
    const bursts = Math.floor(minute / period);
    return bursts * length + Math.min(length, minute - bursts * period);
  };
  /** Chance that one of the other requests is not among the minutes that keep the prefix warm. */
  const absent = (minute: number): number =>
    1 - (active(minute) - active(minute - ttlMinutes[ttl])) / activeMinutes;

  // Within a burst the chance falls evenly or stands still; it turns where the time to live reaches back to a burst's edge.
  const edge = ttlMinutes[ttl] % period;
  const turns = [edge, edge + length - period]
    .filter((minute) => minute > 0 && minute < length)
    .toSorted((a, b) => a - b);
  let misses = 0;
  for (let burst = 0; burst < burstsPerDay; burst += 1) {
    const start = burst * period;
    const minutes = [0, ...turns, length];
    for (const [index, from] of minutes.slice(0, -1).entries()) {
      const to = minutes[index + 1] ?? length;
      misses += missesBetween(absent(start + from), absent(start + to), (to - from) / activeMinutes);
    }
  }
  return Math.max(0, 1 - misses / requestsPerDay);

  /** Integral of n · absent^(n - 1) over a stretch that is `share` of the active time. */
  function missesBetween(first: number, last: number, share: number): number {
    const falls = first - last > share / 2;
    return falls
      ? first ** requestsPerDay - last ** requestsPerDay
      : share * requestsPerDay * first ** (requestsPerDay - 1);
  }
}
