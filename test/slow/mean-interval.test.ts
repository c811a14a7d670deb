import { describe, expect, test } from 'vitest';
import { sumOfIndependent } from '../../src/cost/independent-sum.ts';
import { type Interval, meanInterval } from '../../src/cost/mean-interval.ts';
import { type Random, seededRandom } from '../../src/cost/random.ts';
import { moreSamplesToHalve, rareShare } from '../../src/cost/sample-size.ts';
import { onePercentHuge, populations, sampleOf } from './populations.ts';

/** Part of the trials whose interval holds the mean, in percent. */
function covered(mean: number, trials: number, random: Random, intervalOf: (random: Random) => Interval) {
  let held = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const { low, high } = intervalOf(random);
    if (low <= mean && mean <= high) held += 1;
  }
  return (held / trials) * 100;
}

const sizes = [100, 200, 1_000];
const hasRareKind = (name: string): boolean => name.startsWith('nine') || name.startsWith('the same');
const all = Object.entries(populations).map(([name, population]) => ({ name, population }));
const rareKinds = all.filter(({ name }) => hasRareKind(name));
const cases = all.flatMap(({ name, population }) =>
  sizes.filter((count) => count > 100 || !hasRareKind(name)).map((count) => ({ name, population, count })),
);

describe('a 95 % interval holds the mean in 93 to 97 % of trials', () => {
  test.each(cases)('$name, $count values', ({ population, count }) => {
    const interval = (random: Random) => meanInterval(sampleOf(population, count, random));
    const percent = covered(population.mean, 1_000, seededRandom(count), interval);
    expect(percent).toBeGreaterThanOrEqual(93);
    expect(percent).toBeLessThanOrEqual(97);
  });

  // Among 100 values there are about ten of the rare kind: too few to say how such a mean strays, so it is too careful.
  test.each(rareKinds)('$name, 100 values: in at least 93', ({ population }) => {
    const interval = (random: Random) => meanInterval(sampleOf(population, 100, random));
    expect(covered(population.mean, 1_000, seededRandom(100), interval)).toBeGreaterThanOrEqual(93);
  });
});

describe('one request in a hundred fifty times as large as the others', () => {
  const isHuge = (value: number) => value > 1_000;

  test('holds with 2,000 samples, where none of the kinds is missing or scarce', () => {
    expect(rareShare(2_000)).toBeLessThan(0.01);
    const interval = (random: Random) => meanInterval(sampleOf(onePercentHuge, 2_000, random));
    const percent = covered(onePercentHuge.mean, 1_000, seededRandom(3), interval);
    expect(percent).toBeGreaterThanOrEqual(93);
    expect(percent).toBeLessThanOrEqual(97);
  });

  test('fails with 100, which is said: only where the sample has none of them', () => {
    expect(rareShare(100)).toBeGreaterThan(0.01);
    const random = seededRandom(4);
    const counts = { with: 0, heldWith: 0, without: 0, heldWithout: 0 };
    for (let trial = 0; trial < 1_000; trial += 1) {
      const values = sampleOf(onePercentHuge, 100, random);
      const { low, high } = meanInterval(values);
      const held = low <= onePercentHuge.mean && onePercentHuge.mean <= high ? 1 : 0;
      if (values.some(isHuge)) {
        counts.with += 1;
        counts.heldWith += held;
      } else {
        counts.without += 1;
        counts.heldWithout += held;
      }
    }
    // 0.99 ^ 100 = 0.366
    expect(counts.without / 1_000).toBeCloseTo(0.366, 1);
    expect(counts.heldWithout).toBe(0);
    expect(counts.heldWith / counts.with).toBeGreaterThan(0.97);
  });
});

test('the sum of two means that were measured apart is held as well', () => {
  // Inputs of 1,000 samples and answers of 100, which make up most of the money.
  const inputs = populations['nine short ones and a long one'];
  const answers = populations['lognormal, σ = 1'];
  const mean = inputs.mean + 100 * answers.mean;
  for (const [inputCount, answerCount] of [
    [1_000, 100],
    [200, 200],
    [100, 1_000],
  ] as const) {
    const percent = covered(mean, 1_000, seededRandom(5), (random) =>
      sumOfIndependent(
        meanInterval(sampleOf(inputs, inputCount, random)),
        meanInterval(sampleOf(answers, answerCount, random).map((value) => value * 100)),
      ),
    );
    expect(percent).toBeGreaterThanOrEqual(93);
    expect(percent).toBeLessThanOrEqual(97);
  }
});

test.each(Object.entries(populations))(
  'three times as many more halve the width on average: %s',
  (_, population) => {
    const random = seededRandom(6);
    const widthOf = (count: number) => {
      let sum = 0;
      for (let trial = 0; trial < 100; trial += 1) {
        const { low, high } = meanInterval(sampleOf(population, count, random));
        sum += high - low;
      }
      return sum / 100;
    };
    const ratio = widthOf(200 + moreSamplesToHalve(200)) / widthOf(200);
    expect(ratio).toBeGreaterThan(0.45);
    expect(ratio).toBeLessThan(0.53);
  },
);
