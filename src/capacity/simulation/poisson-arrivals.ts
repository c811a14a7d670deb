import type { Arrivals } from './simulate.ts';
import type { DrawTokens, Random } from './token-sizes.ts';

const msPerMinute = 60_000;

/**
 * Random arrivals whose rate changes from minute to minute: `perMinute` holds the requests expected in each minute from the
 * start on, and ends with them. Within a minute they are Poisson; none is drawn in a minute that expects none.
 */
export function poissonArrivals(
  perMinute: Float64Array,
  tokens: { readonly input: DrawTokens; readonly output: DrawTokens },
  random: Random,
): Arrivals {
  let minute = 0;
  let nowMs = 0;
  return (arrival) => {
    // Requests still to be expected until the next one comes: it is used up faster in busier minutes.
    let toCome = -Math.log(1 - random());
    for (; minute < perMinute.length; minute += 1) {
      const endMs = (minute + 1) * msPerMinute;
      const perMs = (perMinute[minute] ?? 0) / msPerMinute;
      const within = perMs * (endMs - nowMs);
      if (toCome < within) {
        nowMs += toCome / perMs;
        arrival.timeMs = nowMs;
        arrival.inputTokens = tokens.input(random);
        arrival.outputTokens = tokens.output(random);
        return true;
      }
      toCome -= within;
      nowMs = endMs;
    }
    return false;
  };
}
