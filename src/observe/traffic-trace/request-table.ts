import type { RequestTrace } from '../../capacity/arrivals/trace.ts';
import { arranged, GrowingColumn, orderOf } from './growing-column.ts';
import { ModelNames } from './model-names.ts';
import type { RecordedRequest } from './request-fields.ts';
import { refuseLonger, refuseMore } from './trace-span.ts';

/** Requests in the order of a log, kept in columns. */
export class RequestTable {
  readonly #trace: string;
  readonly #names: ModelNames;
  readonly #times = new GrowingColumn((length) => new Float64Array(length));
  readonly #counted = new GrowingColumn((length) => new Uint32Array(length));
  readonly #cached = new GrowingColumn((length) => new Uint32Array(length));
  readonly #output = new GrowingColumn((length) => new Uint32Array(length));
  readonly #model = new GrowingColumn((length) => new Uint16Array(length));
  #rows = 0;
  #namesModels = false;

  constructor(trace: string) {
    this.#trace = trace;
    this.#names = new ModelNames(trace);
  }

  /** Keeps a request, or tells in a full sentence why not. Throws UsageError where there are too many. */
  add({ timeMs, model, counted, cached, output }: RecordedRequest): string | null {
    refuseMore(this.#trace, this.#rows, 'requests');
    if (this.#rows === 0) this.#namesModels = model !== null;
    if (this.#namesModels !== (model !== null))
      return this.#namesModels
        ? 'It names no model, and the requests before it do.'
        : 'It names a model, and the requests before it do not.';
    this.#rows += 1;
    this.#times.push(timeMs);
    this.#counted.push(counted);
    this.#cached.push(cached);
    this.#output.push(output);
    this.#model.push(this.#names.numberOf(model ?? ''));
    return null;
  }

  /** All of them in columns, ordered. Throws UsageError where there is none, or they lie too far apart. */
  finish(): RequestTrace {
    const times = this.#times.values;
    const [counted, cached, output] = [this.#counted.values, this.#cached.values, this.#output.values];
    const { models, places } = this.#names.sorted();
    const model = this.#model.values.map((number) => places[number] ?? 0);
    const columns = [times, model, counted, cached, output];
    // By all columns, so that the trace is the same whatever the order of the lines.
    const order = orderOf(this.#rows, (a, b) => {
      for (const column of columns) {
        const apart = (column[a] ?? 0) - (column[b] ?? 0);
        if (apart !== 0) return apart;
      }
      return 0;
    });
    const timesMs = arranged(times, order);
    refuseLonger(this.#trace, timesMs.at(0), timesMs.at(-1));
    const startMs = timesMs[0] ?? 0;
    for (let row = 0; row < this.#rows; row += 1) timesMs[row] = (timesMs[row] ?? 0) - startMs;
    return {
      kind: 'requests',
      startMs,
      timesMs,
      counted: arranged(counted, order),
      cached: arranged(cached, order),
      output: arranged(output, order),
      model: arranged(model, order),
      models,
    };
  }
}
