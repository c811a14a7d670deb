/** Tokens of one request's part: a typical one, and the size one request in twenty reaches. */
export interface Size {
  readonly typical: number;
  readonly p95: number;
}

/** Token sizes of real requests, instead of a person's two guesses. */
export interface MeasuredSizes {
  /** Mean of each of equally many prompts, the shortest first; their mean is the mean of all. */
  readonly input: readonly [number, ...number[]];
  /** The same of answers, thinking included; null: none were measured. */
  readonly output: readonly [number, ...number[]] | null;
}

/** `share` (0 to 1) of the requests are of this size. */
export interface SizePart {
  readonly share: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One request in twenty is at or above p95 by definition. */
const naturalP95Share = 0.05;

/**
 * The sizes of a month in which `p95Share` of the requests are of p95 size; shares add up to 1. Measured sizes hold their
 * long requests already, so only what exceeds the natural share is added to them. Long prompts and long answers go
 * together in a plan; measured ones are taken as independent, which decides nothing but beyond a price step.
 */
export function sizeParts(
  sizes: { readonly input: Size; readonly output: Size; readonly measured: MeasuredSizes | null },
  p95Share: number,
): readonly SizePart[] {
  const { input, output, measured } = sizes;
  if (!measured) {
    return [
      { share: 1 - p95Share, inputTokens: input.typical, outputTokens: output.typical },
      { share: p95Share, inputTokens: input.p95, outputTokens: output.p95 },
    ];
  }
  const added = Math.max(0, (p95Share - naturalP95Share) / (1 - naturalP95Share));
  const meanOutput = measured.output
    ? mean(measured.output)
    : output.typical * (1 - naturalP95Share) + output.p95 * naturalP95Share;
  const share = (1 - added) / measured.input.length;
  return [
    ...measured.input.map((inputTokens) => ({ share, inputTokens, outputTokens: meanOutput })),
    ...(added > 0 ? [{ share: added, inputTokens: input.p95, outputTokens: output.p95 }] : []),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
