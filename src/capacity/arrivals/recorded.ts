import type { Random } from '../simulation/service.ts';

/** How recorded requests meet the limits. */
export interface RecordedWith {
  /** By model of the trace. */
  readonly streams: readonly RecordedStream[];
  /** Share of every prompt to be read from the cache, instead of what was recorded; null: as recorded. */
  readonly cachedShare: number | null;
  /** Requests that so many tokens make, where the recording does not count requests. */
  readonly tokensPerRequest: number | null;
}

interface RecordedStream {
  readonly stream: number;
  /** Whether cache reads use up its input limit. */
  readonly readsCount: boolean;
  /** Tokens that another model, if it is to be another, makes of a text of which this one makes one. */
  readonly factor: number;
}

/** Requests in columns, in the order of their times. */
export interface Recorded {
  /** From time 0 of the simulation to the first. */
  readonly offsetMs: number;
  /** From the first request of the recording on. */
  readonly timesMs: Float64Array;
  readonly stream: Uint16Array;
  readonly input: Float64Array;
  readonly output: Float64Array;
}

/** How often one request comes at so many times the traffic: the whole part always, the rest by chance. */
export function copiesOf(multiple: number, random: Random): number {
  const whole = Math.floor(multiple);
  const part = multiple - whole;
  return part > 0 && random() < part ? whole + 1 : whole;
}

/** Where so many minutes in a row bring most. */
export function busiestMinutes(counts: Float64Array, window: number): number {
  let sum = 0;
  for (let minute = 0; minute < window; minute += 1) sum += counts[minute] ?? 0;
  let best = sum;
  let from = 0;
  for (let first = 1; first + window <= counts.length; first += 1) {
    sum += (counts[first + window - 1] as number) - (counts[first - 1] as number);
    // Rounding must not move the window among equals.
    if (sum <= best * (1 + 1e-12)) continue;
    best = sum;
    from = first;
  }
  return from;
}
