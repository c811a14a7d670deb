/** Recorded requests in columns, ordered by time: 22 bytes each, whatever their number. */
export interface RequestTrace {
  readonly kind: 'requests';
  /** Epoch milliseconds of the first. */
  readonly startMs: number;
  /** From the start, ascending. */
  readonly timesMs: Float64Array;
  /** Input tokens that are not read from the cache: uncached ones and cache writes. */
  readonly counted: Uint32Array;
  /** Input tokens read from the cache. */
  readonly cached: Uint32Array;
  readonly output: Uint32Array;
  /** Index into `models`. */
  readonly model: Uint16Array;
  /** By name, ascending; the only one is '' where nothing names a model. */
  readonly models: readonly string[];
}

/** Totals by minute and model, as usage exports give them: a row for each minute of each model that has any. */
export interface MinuteTrace {
  readonly kind: 'minutes';
  /** Epoch milliseconds of the first minute. */
  readonly startMs: number;
  /** Minutes from the start, ascending. */
  readonly minute: Uint32Array;
  /** Index into `models`. */
  readonly model: Uint16Array;
  /** By name, ascending; '' is what the export does not tie to a model. */
  readonly models: readonly string[];
  /** Null: the export does not count requests. */
  readonly requests: Float64Array | null;
  /** Tokens, as for requests. */
  readonly counted: Float64Array;
  readonly cached: Float64Array;
  readonly output: Float64Array;
}

export type Trace = RequestTrace | MinuteTrace;
