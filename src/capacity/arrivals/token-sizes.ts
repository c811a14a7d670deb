import type { Random } from '../simulation/service.ts';

/** How large one part of a request is, in tokens. */
export type TokenSizes =
  /** Through a median and a 95th percentile: sizes of prompts and answers have a long upper tail. */
  | { readonly kind: 'lognormal'; readonly typical: number; readonly p95: number }
  /** Equally frequent sizes, such as the slices of measured ones. */
  | { readonly kind: 'measured'; readonly slices: readonly [number, ...number[]] };

/** Draws one size; keeps a state of its own, so that every simulation makes its own. */
export type DrawTokens = (random: Random) => number;

export const drawTokens = (sizes: TokenSizes): DrawTokens =>
  sizes.kind === 'lognormal' ? lognormal(sizes.typical, sizes.p95) : measured(sizes.slices);

/** Tokens of a request on average. */
export function meanTokens(sizes: TokenSizes): number {
  if (sizes.kind === 'measured')
    return sizes.slices.reduce((sum, size) => sum + size, 0) / sizes.slices.length;
  return sizes.typical * Math.exp(sigmaOf(sizes.typical, sizes.p95) ** 2 / 2);
}

/** The 95th percentile of the standard normal distribution. */
const normal95 = 1.6448536;

/** Of the logarithm. */
const sigmaOf = (typical: number, p95: number): number =>
  typical > 0 ? Math.log(Math.max(p95, typical) / typical) / normal95 : 0;

function lognormal(typical: number, p95: number): DrawTokens {
  const sigma = sigmaOf(typical, p95);
  if (sigma === 0) return () => typical;
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
    spare = typical * Math.exp(radius * Math.sin(angle));
    return typical * Math.exp(radius * Math.cos(angle));
  };
}

const measured =
  (slices: readonly [number, ...number[]]): DrawTokens =>
  (random) =>
    slices[Math.floor(random() * slices.length)] ?? slices[0];
