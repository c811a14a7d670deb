import type { Random } from '../../src/cost/random.ts';

/** Sizes of requests with a mean that is known by arithmetic. */
export interface Population {
  readonly mean: number;
  readonly draw: (random: Random) => number;
}

/** Standard normal (Box and Muller). */
const gauss = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const lognormal = (sigma: number): Population => ({
  mean: Math.exp(sigma ** 2 / 2),
  draw: (random) => Math.exp(sigma * gauss(random)),
});

/** A part of the requests is `times` as large as the others; either kind varies by a part of its own size. */
const twoKinds = (part: number, times: number, variation: number): Population => ({
  mean: 100 * (1 - part + part * times),
  draw: (random) => (random() < part ? 100 * times : 100) * (1 + variation * gauss(random)),
});

export const populations = {
  normal: { mean: 1_000, draw: (random) => 1_000 + 200 * gauss(random) },
  exponential: { mean: 1, draw: (random) => -Math.log(1 - random()) },
  'lognormal, σ = 0.5': lognormal(0.5),
  'lognormal, σ = 1': lognormal(1),
  'nine short ones and a long one': twoKinds(0.1, 10, 0.1),
  'the same, each kind more varied': twoKinds(0.1, 10, 0.3),
  'nine short ones and one four times as long': twoKinds(0.1, 4, 0.2),
  'nine long ones and a short one': twoKinds(0.9, 10, 0.1),
} as const satisfies Record<string, Population>;

export const onePercentHuge: Population = twoKinds(0.01, 50, 0.1);

export const sampleOf = ({ draw }: Population, count: number, random: Random): Float64Array =>
  Float64Array.from({ length: count }, () => draw(random));
