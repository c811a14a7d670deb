import { largeCounted } from '../../src/capacity/arrivals/request-sizes.ts';
import type { LargerThanLimit } from '../../src/judge/codes/limits-traffic.ts';
import type { SimulatedTraffic } from '../../src/judge/simulated-traffic.ts';

/**
 * Where one prompt in twenty takes more input than a limit of a minute holds, however little else is sent. The pages do not
 * say whether such a request is let in. Null where there are none, and for a limit of 0, which lets nothing in anyway.
 */
export function largerThanLimit({ planned: { day, limits } }: SimulatedTraffic): LargerThanLimit | null {
  const limit = limits.find(({ limiter }) => limiter === 'itpm')?.perMinute ?? 0;
  const tokens = largeCounted(day.sizes);
  return limit > 0 && tokens > limit ? { tokens, limit } : null;
}
