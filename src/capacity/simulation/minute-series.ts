/** What happened in each minute from the start on; eight bytes a minute and number, however many requests there are. */
export interface MinuteSeries {
  /** Whole minutes that passed, the last one begun included. */
  readonly minutes: number;
  readonly arrived: Float64Array;
  /** Requests that were turned down by a limit for the first time. */
  readonly throttled: Float64Array;
  /** By limit: tries it turned down. */
  readonly refused: readonly Float64Array[];
  /** By limit: what was taken of it. */
  readonly used: readonly Float64Array[];
}

/** Rows grow by doubling, so that a time without end is no matter. */
export class MinuteRecorder {
  arrived: Float64Array = new Float64Array(64);
  throttled: Float64Array = new Float64Array(64);
  refused: Float64Array[];
  used: Float64Array[];
  #minute = 0;

  constructor(limits: number) {
    this.refused = Array.from({ length: limits }, () => new Float64Array(64));
    this.used = Array.from({ length: limits }, () => new Float64Array(64));
  }

  get minute(): number {
    return this.#minute;
  }

  /** Closes a minute with what was taken in it, and begins the next. */
  next(used: Float64Array): void {
    for (let limit = 0; limit < used.length; limit += 1) {
      (this.used[limit] as Float64Array)[this.#minute] = used[limit] as number;
      used[limit] = 0;
    }
    this.#minute += 1;
    if (this.#minute < this.arrived.length) return;
    this.arrived = doubled(this.arrived);
    this.throttled = doubled(this.throttled);
    this.refused = this.refused.map(doubled);
    this.used = this.used.map(doubled);
  }

  series(): MinuteSeries {
    const minutes = this.#minute;
    const cut = (row: Float64Array) => row.subarray(0, minutes);
    return {
      minutes,
      arrived: cut(this.arrived),
      throttled: cut(this.throttled),
      refused: this.refused.map(cut),
      used: this.used.map(cut),
    };
  }
}

function doubled(row: Float64Array): Float64Array {
  const longer = new Float64Array(row.length * 2);
  longer.set(row);
  return longer;
}
