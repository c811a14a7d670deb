import { expect, test } from 'vitest';
import { runScenario } from '../../../src/capacity/answers/scenario.ts';
import { minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { even, scenarioOf } from './scenarios.ts';

const limits = [minuteLimit('requests', 50, 'minute')];
const jittery = {
  attempts: 4,
  obeysRetryAfter: false,
  backoff: { firstMs: 500, longestMs: 8_000, jitter: 0.5 },
};
const random = scenarioOf(limits, even(60, 20, { spacing: 'random' }), { client: jittery });

test('one course is the same for the same seed, and another for another', () => {
  const first = runScenario(random, seededRandom, 1);
  expect(runScenario(random, seededRandom, 1)).toEqual(first);
  expect(runScenario(random, seededRandom, 2).series.arrived).not.toEqual(first.series.arrived);
});

test('the same requests come whatever the client does', () => {
  const once = { ...random, client: { ...random.client, attempts: 1 } };
  const [often, rarely] = [runScenario(random, seededRandom, 1), runScenario(once, seededRandom, 1)];
  expect(often.tries).toBeGreaterThan(rarely.tries);
  expect(often.series.arrived.subarray(0, 20)).toEqual(rarely.series.arrived.subarray(0, 20));
});

test('so many times its traffic', () => {
  const scenario = scenarioOf([], even(60, 20));
  expect(runScenario(scenario, seededRandom, 1).arrived).toBe(1_200);
  expect(runScenario(scenario, seededRandom, 1, 2.5).arrived).toBe(3_000);
  expect(runScenario(scenario, seededRandom, 1, 0).arrived).toBe(0);
});

test('no course draws from the numbers of another, nor its client from those of its requests', () => {
  const seeds: number[] = [];
  const noted = (seed: number) => {
    seeds.push(seed);
    return seededRandom(seed);
  };
  for (let seed = 1; seed <= 50; seed += 1) runScenario(scenarioOf([], even(1, 1)), noted, seed);
  expect(new Set(seeds).size).toBe(100);
});
