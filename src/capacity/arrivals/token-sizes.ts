import type { Random } from '../simulation/service.ts';

/** How large one part of a request is, in tokens. */
export type TokenSizes =
  /** Through a median and a 95th percentile, never above `most`: sizes of prompts and answers have a long upper tail. */
  | { readonly kind: 'lognormal'; readonly typical: number; readonly p95: number; readonly most?: number }
  /** Equally frequent sizes, such as the slices of measured ones. */
  | { readonly kind: 'measured'; readonly slices: readonly [number, ...number[]] };

/** Draws one size; keeps a state of its own, so that every simulation makes its own. */
export type DrawTokens = (random: Random) => number;

export const drawTokens = (sizes: TokenSizes): DrawTokens =>
  sizes.kind === 'lognormal' ? lognormal(sizes) : measured(sizes.slices);

/** Tokens of a request on average. */
export function meanTokens(sizes: TokenSizes): number {
  if (sizes.kind === 'measured')
    return sizes.slices.reduce((sum, size) => sum + size, 0) / sizes.slices.length;
  const { typical, p95, most = Number.POSITIVE_INFINITY } = sizes;
  const sigma = sigmaOf(typical, p95);
  if (sigma === 0 || most === Number.POSITIVE_INFINITY)
    return Math.min(most, typical * Math.exp(sigma ** 2 / 2));
  // Of the smaller of the size and its bound: the part of the mean below the bound, and the bound for all above it.
  const bound = Math.log(most / typical) / sigma;
  return typical * Math.exp(sigma ** 2 / 2) * normalBelow(bound - sigma) + most * (1 - normalBelow(bound));
}

/** Tokens that nineteen requests in twenty stay at or below. */
export function largeTokens(sizes: TokenSizes): number {
  if (sizes.kind === 'lognormal')
    return Math.min(sizes.most ?? Number.POSITIVE_INFINITY, Math.max(sizes.p95, sizes.typical));
  const sorted = sizes.slices.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0;
}

/** The 95th percentile of the standard normal distribution. */
const normal95 = 1.6448536;

/** Of the logarithm. */
const sigmaOf = (typical: number, p95: number): number =>
  typical > 0 ? Math.log(Math.max(p95, typical) / typical) / normal95 : 0;

/** Chance of a standard normal number below `x`; Abramowitz and Stegun 7.1.26, off by at most 1.5e-7. */
function normalBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const above = (series * Math.exp(-z * z)) / 2;
  return x >= 0 ? 1 - above : above;
}

function lognormal({
  typical,
  p95,
  most = Number.POSITIVE_INFINITY,
}: Extract<TokenSizes, { kind: 'lognormal' }>): DrawTokens {
  const sigma = sigmaOf(typical, p95);
  if (sigma === 0) return () => Math.min(typical, most);
  let spare: number | null = null;
  return (random) => {
    if (spare !== null) {
      const size = spare;
      spare = null;
      return size;
    }
    // Box and Muller: two independent draws from two numbers; 1 - u keeps the logarithm finite.
    const radius = sigma * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = Math.min(most, typical * Math.exp(radius * Math.sin(angle)));
    return Math.min(most, typical * Math.exp(radius * Math.cos(angle)));
  };
}

const measured =
  (slices: readonly [number, ...number[]]): DrawTokens =>
  (random) =>
    slices[Math.floor(random() * slices.length)] ?? slices[0];
