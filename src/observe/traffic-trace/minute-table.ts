import type { MinuteTrace } from '../../capacity/arrivals/trace.ts';
import { GrowingColumn, orderOf } from './growing-column.ts';
import { ModelNames } from './model-names.ts';
import { refuseLonger, refuseMore } from './trace-span.ts';

const msPerMinute = 60_000;

/** What a usage export says of one minute; it may have several rows of the same minute and model. */
export interface MinuteRow {
  /** Epoch milliseconds; a whole minute. */
  readonly startMs: number;
  /** Null: not tied to one. */
  readonly model: string | null;
  /** Null: not counted. */
  readonly requests: number | null;
  /** Tokens. */
  readonly counted: number;
  readonly cached: number;
  readonly output: number;
}

/** Rows of a usage export in any order, kept in columns and added up by minute and model. */
export class MinuteTable {
  readonly #trace: string;
  readonly #names: ModelNames;
  readonly #minutes = new GrowingColumn((length) => new Uint32Array(length));
  readonly #model = new GrowingColumn((length) => new Uint16Array(length));
  readonly #sums = Array.from({ length: 4 }, () => new GrowingColumn((length) => new Float64Array(length)));
  #rows = 0;
  #countsRequests = true;

  constructor(trace: string) {
    this.#trace = trace;
    this.#names = new ModelNames(trace);
  }

  /** Throws UsageError where there are too many. */
  add({ startMs, model, requests, counted, cached, output }: MinuteRow): void {
    // What runs without a model, such as code, takes nothing of a limit; its "requests" are no requests of the API.
    if (model === null && counted + cached + output === 0) return;
    refuseMore(this.#trace, this.#rows, 'rows');
    this.#rows += 1;
    if (requests === null) this.#countsRequests = false;
    this.#minutes.push(startMs / msPerMinute);
    this.#model.push(this.#names.numberOf(model ?? ''));
    for (const [place, value] of [requests ?? 0, counted, cached, output].entries())
      this.#sums[place]?.push(value);
  }

  /** The sums in columns, ordered. Throws UsageError where there is none, or they reach too far. */
  finish(): MinuteTrace {
    const { models, places } = this.#names.sorted();
    const minutes = this.#minutes.values;
    const model = this.#model.values.map((number) => places[number] ?? 0);
    const compare = (a: number, b: number) =>
      (minutes[a] ?? 0) - (minutes[b] ?? 0) || (model[a] ?? 0) - (model[b] ?? 0);
    const order = orderOf(this.#rows, compare) ?? Uint32Array.from({ length: this.#rows }, (_, row) => row);
    const [first, last] = [order.at(0), order.at(-1)].map((row) =>
      row === undefined ? undefined : (minutes[row] ?? 0) * msPerMinute,
    );
    refuseLonger(this.#trace, first, last);
    // The first row of each minute and model.
    const begins = order.filter((row, place) => place === 0 || compare(order[place - 1] ?? 0, row) !== 0);
    const [requests, counted, cached, output] = this.#sums.map(({ values }) => {
      const sums = new Float64Array(begins.length);
      let sum = -1;
      for (const row of order) {
        if (row === begins[sum + 1]) sum += 1;
        sums[sum] = (sums[sum] ?? 0) + (values[row] ?? 0);
      }
      return sums;
    }) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const start = (first ?? 0) / msPerMinute;
    return {
      kind: 'minutes',
      startMs: start * msPerMinute,
      minute: begins.map((row) => (minutes[row] ?? 0) - start),
      model: Uint16Array.from(begins, (row) => model[row] ?? 0),
      models,
      requests: this.#countsRequests ? requests : null,
      counted,
      cached,
      output,
    };
  }
}
