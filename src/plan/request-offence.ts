/** One request parameter the model or the API version does not take as planned. */
export interface RequestOffence {
  readonly parameter: string;
  readonly value: string;
  readonly why: /** This model answers 400 to any value but the default. */
    | 'sampling-rejected'
    /** API version 2026-10-21 has dropped the parameter for every model. */
    | 'sampling-gone'
    | 'prefill-rejected'
    | 'budget-rejected'
    | 'adaptive-rejected'
    | 'disabled-rejected'
    /** Thinking may be turned off at lower efforts only. */
    | 'disabled-at-high-effort'
    | 'between-tools-rejected'
    /** Thinking before the answer may be turned off at lower efforts only. */
    | 'between-tools-at-high-effort'
    | 'forced-tool-rejected'
    /** A forced tool choice and thinking exclude each other here. */
    | 'forced-tool-with-thinking'
    | 'effort-not-taken'
    | 'effort-level-missing'
    /** Bedrock takes API version 2026-10-21 for 4.7 and later only. */
    | 'version-not-on-bedrock';
}

export interface RequestCaution {
  readonly parameter: string;
  readonly why: 'budget-deprecated';
}
