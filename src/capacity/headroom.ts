import type { Limiter } from './peak.ts';

type PerLimiter<T> = Readonly<Record<Limiter, T>>;

/** Where a limit was read. A header states what is in force for this key; the table what a tier has in general. */
type Rung = 'header' | 'table';

export interface LimitInForce {
  readonly perMinute: number;
  readonly rung: Rung;
}
export type LimitsInForce = PerLimiter<LimitInForce | null>;

/** Rate-limit headers of one answer, as far as they came. */
export interface HeaderReading {
  readonly requests: { readonly limit: number } | null;
  readonly inputTokens: { readonly limit: number } | null;
  readonly outputTokens: { readonly limit: number } | null;
}

/** The best known limit of each kind: the header, else the documented one, else null. */
export function limitsInForce(
  headers: HeaderReading | null,
  documented: PerLimiter<number> | null,
): LimitsInForce {
  const seen = { rpm: headers?.requests, itpm: headers?.inputTokens, otpm: headers?.outputTokens };
  const best = (limiter: Limiter): LimitInForce | null => {
    const header = seen[limiter];
    if (header) return { perMinute: header.limit, rung: 'header' };
    return documented ? { perMinute: documented[limiter], rung: 'table' } : null;
  };
  return { rpm: best('rpm'), itpm: best('itpm'), otpm: best('otpm') };
}

/** Part of a limit the peak uses: 1 is all of it. A limit of 0 counts as 1, so that the answer stays a number. */
export const loadOf = (peak: number, perMinute: number): number => peak / Math.max(perMinute, 1);
