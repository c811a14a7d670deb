import type { Arrivals, Random } from '../simulation/service.ts';
import type { RateCurve } from './rate-curve.ts';
import { drawCounted, type RequestSizes } from './request-sizes.ts';
import { drawTokens } from './token-sizes.ts';

/** How requests lie within a cell: each for itself, or one after another as a clock would send them. */
export type Spacing = 'random' | 'even';

/** Requests of one stream along a curve, which ends them. Random ones are Poisson at the rate of each cell. */
export function curveArrivals(
  { cellMs, perCell }: RateCurve,
  sizes: RequestSizes,
  spacing: Spacing,
  random: Random,
  stream = 0,
): Arrivals {
  const input = drawCounted(sizes);
  const output = drawTokens(sizes.output);
  let cell = 0;
  let nowMs = 0;
  // The first one comes after half a gap, so that all that are to be expected of the curve come within it.
  let evenGap = 0.5;
  return (arrival) => {
    // Requests still to be expected until the next one comes: it is used up faster in busier cells.
    let toCome = spacing === 'even' ? evenGap : -Math.log(1 - random());
    evenGap = 1;
    for (; cell < perCell.length; cell += 1) {
      const endMs = (cell + 1) * cellMs;
      const perMs = (perCell[cell] as number) / cellMs;
      const within = perMs * (endMs - nowMs);
      if (toCome < within) {
        nowMs += toCome / perMs;
        arrival.timeMs = nowMs;
        arrival.inputTokens = input(random, nowMs);
        arrival.outputTokens = output(random);
        arrival.stream = stream;
        return true;
      }
      toCome -= within;
      nowMs = endMs;
    }
    return false;
  };
}
