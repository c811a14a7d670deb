/** Numbers from 0 up to 1; seeded by the caller, so that the same simulation comes out the same. */
export type Random = () => number;

/** Draws the size of one request's part, in tokens. */
export type DrawTokens = (random: Random) => number;

/** The 95th percentile of the standard normal distribution. */
const normal95 = 1.6448536;

/** Lognormal with that median and 95th percentile: sizes of prompts and answers have a long upper tail. */
export function lognormalTokens(typical: number, p95: number): DrawTokens {
  if (typical <= 0) return () => 0;
  const sigma = Math.log(Math.max(p95, typical) / typical) / normal95;
  return (random) => {
    // Box and Muller; 1 - u keeps the logarithm finite.
    const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return typical * Math.exp(sigma * gauss);
  };
}

/** One of equally frequent sizes, such as the slices of measured ones. */
export const measuredTokens =
  (slices: readonly [number, ...number[]]): DrawTokens =>
  (random) =>
    slices[Math.floor(random() * slices.length)] ?? slices[0];
