const windowMs = 60_000;
/** How far apart the moments lie that are remembered. */
const stepMs = 1_000;
/** A shorter time tells nothing. */
const leastMs = 3_000;

/** How long the rest takes if it goes on as in the last minute. Times are milliseconds of a clock that only moves forward. */
export class TimeLeft {
  readonly #moments: { readonly ms: number; readonly done: number }[];

  constructor(nowMs: number) {
    this.#moments = [{ ms: nowMs, done: 0 }];
  }

  /** Notes that so many are done by now, and says how many milliseconds the others take; null: too early to tell. */
  after(nowMs: number, done: number, total: number): number | null {
    const moments = this.#moments;
    while ((moments[1]?.ms ?? Infinity) <= nowMs - windowMs) moments.shift();
    const first = moments[0] ?? { ms: nowMs, done };
    if (nowMs - (moments.at(-1)?.ms ?? nowMs) >= stepMs) moments.push({ ms: nowMs, done });
    const tookMs = nowMs - first.ms;
    const counted = done - first.done;
    if (done >= total) return 0;
    return tookMs < leastMs || counted <= 0 ? null : ((total - done) * tookMs) / counted;
  }
}
