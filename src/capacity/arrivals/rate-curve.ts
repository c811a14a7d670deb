import { type ShapeName, trafficShapes } from '../shape.ts';
import { busiestMinutes } from './busiest-minutes.ts';

/** Requests to be expected in each of equally long cells, from a midnight on. */
export interface RateCurve {
  readonly cellMs: number;
  readonly perCell: Float64Array;
}

const msPerMinute = 60_000;
const minutesOfDay = 1_440;
/** Bursts can be shorter than a minute. */
const burstCellMs = 5_000;

/** What is known of a day; one of the two at least. */
export interface DayAmounts {
  readonly requestsPerDay: number | null;
  /** Of the busiest minute. */
  readonly peakPerMinute: number | null;
  /** Counts for scheduled bursts alone. */
  readonly burstsPerDay: number;
}

/**
 * A day of that shape. With requests and peak, the shape is drawn out or pulled together until it has both; the requests are
 * kept where no course of such a day has both, such as a peak below the day's mean, or above all that one burst brings. With
 * one of them, the other follows from `trafficShapes`; a burst of less than two minutes is its own busiest minute.
 */
export function dayCurve(
  shape: ShapeName,
  { requestsPerDay, peakPerMinute, burstsPerDay }: DayAmounts,
): RateCurve {
  const profile = shape === 'scheduled-bursts' ? bursts(burstsPerDay) : byMinute(profiles[shape]);
  const perDay = requestsPerDay ?? (peakPerMinute ?? 0) * fullMinutes(profile);
  const areBothKnown = requestsPerDay !== null && peakPerMinute !== null;
  const course = areBothKnown ? drawn(profile, perDay / Math.max(peakPerMinute, Number.MIN_VALUE)) : profile;
  return multiplied(course, perDay / requestsOf(course));
}

/** The same rate for so many minutes. */
export const evenCurve = (perMinute: number, minutes: number): RateCurve => ({
  cellMs: msPerMinute,
  perCell: new Float64Array(minutes).fill(perMinute),
});

/** Days in a row, each with its share of the full traffic. */
export function launchCurve({ cellMs, perCell }: RateCurve, shares: readonly number[]): RateCurve {
  const days = new Float64Array(perCell.length * shares.length);
  for (const [day, share] of shares.entries())
    days.set(
      perCell.map((requests) => requests * share),
      day * perCell.length,
    );
  return { cellMs, perCell: days };
}

export const multiplied = ({ cellMs, perCell }: RateCurve, multiple: number): RateCurve => ({
  cellMs,
  perCell: perCell.map((requests) => requests * multiple),
});

export const requestsOf = ({ perCell }: RateCurve): number => sum(perCell);

/** Expected requests of each minute. */
export function perMinute({ cellMs, perCell }: RateCurve): Float64Array {
  const inMinute = msPerMinute / cellMs;
  return Float64Array.from({ length: perCell.length / inMinute }, (_, minute) =>
    sum(perCell.subarray(minute * inMinute, (minute + 1) * inMinute)),
  );
}

/** So many minutes around the busiest one, or the whole curve where it is no longer; they begin at time 0. */
export function busiest(curve: RateCurve, minutes: number): RateCurve {
  const inMinute = msPerMinute / curve.cellMs;
  const all = perMinute(curve);
  if (minutes >= all.length) return curve;
  const from = busiestMinutes(all, minutes);
  return { cellMs: curve.cellMs, perCell: curve.perCell.slice(from * inMinute, (from + minutes) * inMinute) };
}

/** Each a share of the busiest moment, by the minute of the day (UTC). */
const profiles: Readonly<Record<Exclude<ShapeName, 'scheduled-bursts'>, (minute: number) => number>> = {
  steady: (minute) => (2 + Math.sin((2 * Math.PI * (minute - 8 * 60)) / minutesOfDay)) / 3,
  'office-hours': (minute) => hill(minute, 8, trafficShapes['office-hours'].activeHours),
  'daily-curve': (minute) => hill(minute, 7, trafficShapes['daily-curve'].activeHours),
  'launch-spike': (minute) => spike(minute),
};

const byMinute = (profile: (minute: number) => number): RateCurve => ({
  cellMs: msPerMinute,
  perCell: Float64Array.from({ length: minutesOfDay }, (_, minute) => profile(minute + 0.5)),
});

/** All alike and equally far apart: each at its most for a minute, then less and less. */
function bursts(perDay: number): RateCurve {
  const { activeHours, peakToMean } = trafficShapes['scheduled-bursts'];
  const inMinute = msPerMinute / burstCellMs;
  const perCell = new Float64Array(minutesOfDay * inMinute);
  const long = (activeHours * 60) / perDay;
  // What is left of the burst after that minute, so that its mean is the peak over `peakToMean`.
  const left = Math.max(0, long / peakToMean - 1);
  const cells = Math.max(1, Math.round(long * inMinute));
  for (let burst = 0; burst < perDay; burst += 1) {
    const first = Math.floor((burst * perCell.length) / perDay);
    for (let cell = 0; cell < cells; cell += 1) {
      const falling = (2 * left * (long - (cell + 0.5) / inMinute)) / (long - 1) ** 2;
      perCell[first + cell] = cell < inMinute ? 1 : Math.max(0, falling);
    }
  }
  return { cellMs: burstCellMs, perCell };
}

/** Rises and falls once, twice its mean at noon. */
function hill(minute: number, fromHour: number, hours: number): number {
  const part = (minute - fromHour * 60) / (hours * 60);
  return part <= 0 || part >= 1 ? 0 : (1 - Math.cos(2 * Math.PI * part)) / 2;
}

/** What goes on beside the spike, as a share of it. */
const beside = 0.1;
const spikeFromMinute = 10 * 60;

/** Waking hours with little going on; at ten everybody comes at once, and fewer and fewer from then on. */
function spike(minute: number): number {
  const { activeHours, peakToMean } = trafficShapes['launch-spike'];
  const fromMinute = 7 * 60;
  const long = activeHours * 60;
  if (minute < fromMinute || minute >= fromMinute + long) return 0;
  if (minute < spikeFromMinute) return beside;
  // So that the mean of the active hours is the peak over `peakToMean`.
  const decay = ((1 / peakToMean - beside) * long) / (1 - beside);
  return beside + (1 - beside) * (1 - 1 / decay) ** Math.floor(minute - spikeFromMinute);
}

/** How many minutes as full as the busiest one the requests would fill. */
const fullMinutes = (curve: RateCurve): number => requestsOf(curve) / most(perMinute(curve));

/** Pulled together or drawn out until the requests would fill so many minutes like the busiest, as near as can be. */
function drawn(profile: RateCurve, minutes: number): RateCurve {
  const { cellMs, perCell } = profile;
  const wanted = Math.min(minutes, minutesOfDay);
  const top = most(perCell);
  const inMinute = msPerMinute / cellMs;
  const counts = perMinute(profile);
  // It holds the highest cells, and so remains the busiest whatever the power.
  const busiestCell = counts.indexOf(most(counts)) * inMinute;
  const day = heightsOf(perCell, top);
  const busiest = heightsOf(perCell.subarray(busiestCell, busiestCell + inMinute), top);
  const filled = (power: number) => areaOf(day, power) / areaOf(busiest, power);
  const to = (power: number, elsewhere: number): RateCurve => ({
    cellMs,
    perCell: perCell.map((height) => (height > 0 ? (height / top) ** power : elsewhere)),
  });
  // Where even the same rate at all its times is too much at once, some of it comes at other times.
  if (filled(0) < wanted) {
    const [full, fullOfMinute] = [areaOf(day, 0), areaOf(busiest, 0)];
    const [empty, emptyOfMinute] = [perCell.length - full, inMinute - fullOfMinute];
    return to(0, (wanted * fullOfMinute - full) / (empty - wanted * emptyOfMinute));
  }
  let [low, high] = [0, 1];
  while (filled(high) > wanted && high < 1e7) high *= 2;
  for (let step = 0; step < 50; step += 1) {
    const power = (low + high) / 2;
    if (filled(power) > wanted) low = power;
    else high = power;
  }
  return to(low, 0);
}

/** How many cells have each height, as a part of the top: bursts leave most of them empty, and many come again and again. */
function heightsOf(perCell: Float64Array, top: number): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const height of perCell)
    if (height > 0) heights.set(height / top, (heights.get(height / top) ?? 0) + 1);
  return heights;
}

function areaOf(heights: ReadonlyMap<number, number>, power: number): number {
  let area = 0;
  for (const [height, cells] of heights) area += cells * height ** power;
  return area;
}

const sum = (row: Float64Array): number => row.reduce((total, value) => total + value, 0);
const most = (row: Float64Array): number => row.reduce((top, value) => Math.max(top, value), 0);
