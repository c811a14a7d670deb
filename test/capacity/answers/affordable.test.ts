import { describe, expect, test } from 'vitest';
import { affordable } from '../../../src/capacity/answers/affordable.ts';
import { runScenario } from '../../../src/capacity/answers/scenario.ts';
import { thinnedTo } from '../../../src/capacity/answers/thinned.ts';
import { minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { even, scenarioOf } from './scenarios.ts';

// Answers of 10 tokens: 100 requests a minute.
const limits = [minuteLimit('output', 1_000, 'minute')];
const tenHours = (perMinute: number, attempts: number) =>
  scenarioOf(limits, even(perMinute, 600), { client: { attempts } });

describe('as many requests as allowed', () => {
  test.each<[string, number, number]>([
    ['where each is tried no more often than the SDK tries', 500, 3],
    ['where nearly all are let in at once, however often they might be tried', 90, 1_000],
  ])('%s', (_, perMinute, attempts) => {
    expect(affordable(tenHours(perMinute, attempts), 300_000, seededRandom)).toBe(300_000);
  });

  test('and never more, however few they are', () => {
    expect(affordable(tenHours(500, 100), 1_000, seededRandom)).toBe(1_000);
  });
});

// Five times too many, so that what waits piles up for hours and is tried to the last.
test.each([20, 200])('of which each is tried up to %d times, about as many tries as allowed', (attempts) => {
  const scenario = tenHours(500, attempts);
  const allowed = 1_000_000;
  const requests = affordable(scenario, allowed, seededRandom);
  const { tries } = runScenario(thinnedTo(scenario, requests).scenario, seededRandom, 1);
  expect(tries).toBeLessThan(1.5 * 3 * allowed);
});
