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

/** How often one request comes at so many times the traffic: the whole part always, the rest by chance. */
export function copiesOf(multiple: number, random: Random): number {
  const whole = Math.floor(multiple);
  const part = multiple - whole;
  return part > 0 && random() < part ? whole + 1 : whole;
}
