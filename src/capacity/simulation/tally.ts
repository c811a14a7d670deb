import { Delays } from './delays.ts';
import { MinuteRecorder, type MinuteSeries } from './minute-series.ts';

/** What became of the requests in one course of a simulation. */
export interface Course {
  readonly arrived: number;
  /** Let in, at once or later. */
  readonly answered: number;
  /** Never let in: all tries used, or waited too long. */
  readonly failed: { readonly outOfTries: number; readonly outOfPatience: number };
  /** Requests that a limit turned down at least once. */
  readonly throttled: number;
  /** Answered requests that were not let in when they came. */
  readonly delayed: number;
  /** Tries that were sent. */
  readonly tries: number;
  /** By limit: tries it turned down, as the one that would take longest to let them in. */
  readonly refused: readonly number[];
  /** Tries that met an outage. */
  readonly unavailable: number;
  readonly firstThrottledMs: number | null;
  /** Most requests under way at once, and most that waited for their turn at the client. */
  readonly mostUnderWay: number;
  readonly mostQueued: number;
  /** The first moment after the last outage at which nobody waited any more; null: there was none. */
  readonly drainedMs: number | null;
  /** Waiting times of answered requests. */
  readonly delays: Delays;
  readonly series: MinuteSeries;
}

/** Counts while the simulation runs. */
export class Tally {
  readonly minutes: MinuteRecorder;
  mostUnderWay = 0;
  mostQueued = 0;
  tries = 0;
  unavailable = 0;
  drainedMs: number | null = null;
  readonly #delays = new Delays();
  readonly #refused: Float64Array;
  #arrived = 0;
  #delayed = 0;
  #throttled = 0;
  #outOfTries = 0;
  #outOfPatience = 0;
  #firstThrottledMs: number | null = null;

  constructor(limits: number) {
    this.minutes = new MinuteRecorder(limits);
    this.#refused = new Float64Array(limits);
  }

  arrives(): void {
    const { arrived, minute } = this.minutes;
    this.#arrived += 1;
    arrived[minute] = (arrived[minute] as number) + 1;
  }

  letIn(waitedMs: number): void {
    this.#delays.add(waitedMs);
    if (waitedMs > 0) this.#delayed += 1;
  }

  refuses(limit: number): void {
    this.#refused[limit] = (this.#refused[limit] as number) + 1;
    const row = this.minutes.refused[limit] as Float64Array;
    row[this.minutes.minute] = (row[this.minutes.minute] as number) + 1;
  }

  /** Once a request. */
  throttles(nowMs: number): void {
    const { throttled, minute } = this.minutes;
    this.#throttled += 1;
    throttled[minute] = (throttled[minute] as number) + 1;
    this.#firstThrottledMs ??= nowMs;
  }

  runsOutOfTries(): void {
    this.#outOfTries += 1;
  }

  runsOutOfPatience(): void {
    this.#outOfPatience += 1;
  }

  course(): Course {
    return {
      arrived: this.#arrived,
      answered: this.#delays.count,
      failed: { outOfTries: this.#outOfTries, outOfPatience: this.#outOfPatience },
      throttled: this.#throttled,
      delayed: this.#delayed,
      tries: this.tries,
      refused: [...this.#refused],
      unavailable: this.unavailable,
      firstThrottledMs: this.#firstThrottledMs,
      mostUnderWay: this.mostUnderWay,
      mostQueued: this.mostQueued,
      drainedMs: this.drainedMs,
      delays: this.#delays,
      series: this.minutes.series(),
    };
  }
}
