import { type ShapeName, trafficShapes } from '../shape.ts';

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
export interface DayTraffic {
  readonly requestsPerDay: number | null;
  /** Of the busiest minute. */
  readonly peakPerMinute: number | null;
  /** Counts for scheduled bursts alone. */
  readonly burstsPerDay: number;
}

/**
 * A day of that shape. With requests and peak, the shape is drawn out or pulled together until it has both; a peak that the
 * day's mean is above cannot be kept. With one of them, the other follows from `trafficShapes`.
 */
export function dayCurve(
  shape: ShapeName,
  { requestsPerDay, peakPerMinute, burstsPerDay }: DayTraffic,
): RateCurve {
  const cellMs = shape === 'scheduled-bursts' ? burstCellMs : msPerMinute;
  const cells = (minutesOfDay * msPerMinute) / cellMs;
  const minutes = (cell: number) => ((cell + 0.5) * cellMs) / msPerMinute;
  const profile = Float64Array.from({ length: cells }, (_, cell) =>
    profiles[shape](minutes(cell), burstsPerDay),
  );
  const perMinuteOfCell = cellMs / msPerMinute;
  const area = sum(profile) * perMinuteOfCell;
  const perDay = requestsPerDay ?? (peakPerMinute ?? 0) * area;
  const peak = peakPerMinute ?? perDay / area;
  const drawn = peak > 0 ? raised(profile, perDay / peak / perMinuteOfCell) : profile;
  const scale = perDay / Math.max(sum(drawn), Number.MIN_VALUE);
  return { cellMs, perCell: drawn.map((height) => height * scale) };
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
  let window = sum(all.subarray(0, minutes));
  let best = window;
  let from = 0;
  for (let first = 1; first + minutes <= all.length; first += 1) {
    window += (all[first + minutes - 1] as number) - (all[first - 1] as number);
    if (window <= best * (1 + 1e-12)) continue;
    best = window;
    from = first;
  }
  return { cellMs: curve.cellMs, perCell: curve.perCell.slice(from * inMinute, (from + minutes) * inMinute) };
}

/** Each a share of the busiest moment, by the minute of the day (UTC). */
const profiles: Readonly<Record<ShapeName, (minute: number, bursts: number) => number>> = {
  steady: (minute) => (2 + Math.sin((2 * Math.PI * (minute - 8 * 60)) / minutesOfDay)) / 3,
  'office-hours': (minute) => hill(minute, 8, trafficShapes['office-hours'].activeHours),
  'daily-curve': (minute) => hill(minute, 7, trafficShapes['daily-curve'].activeHours),
  'launch-spike': (minute) => spike(minute),
  'scheduled-bursts': (minute, bursts) => {
    const every = minutesOfDay / bursts;
    const long = (trafficShapes['scheduled-bursts'].activeHours * 60) / bursts;
    // At its most right away, then less and less.
    return Math.max(0, 1 - (minute % every) / long);
  },
};

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
  return beside + (1 - beside) * Math.exp(-(minute - spikeFromMinute - 0.5) / decay);
}

/** The profile to a power, so that its sum is `wanted`, as near as a power can bring it. */
function raised(profile: Float64Array, wanted: number): Float64Array {
  // Bursts leave most cells empty, and many heights come again and again.
  const heights = new Map<number, number>();
  for (const height of profile) if (height > 0) heights.set(height, (heights.get(height) ?? 0) + 1);
  const area = (power: number): number => {
    let total = 0;
    for (const [height, cells] of heights) total += cells * height ** power;
    return total;
  };
  if (Math.abs(area(1) / wanted - 1) < 1e-12) return profile;
  let [low, high] = [0, 1_000];
  for (let step = 0; step < 40; step += 1) {
    const power = (low + high) / 2;
    if (area(power) > wanted) low = power;
    else high = power;
  }
  return profile.map((height) => (height > 0 ? height ** low : 0));
}

const sum = (row: Float64Array): number => row.reduce((total, value) => total + value, 0);
