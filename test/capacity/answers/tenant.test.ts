import { describe, expect, test } from 'vitest';
import { heaviestTenant } from '../../../src/capacity/answers/tenant.ts';
import { minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { byMinute, even, scenarioOf, sizesOf } from './scenarios.ts';

const sizes = sizesOf(100, 10);
const requests = minuteLimit('requests', 6_000, 'minute');
const of = (...[limits, traffic]: Parameters<typeof scenarioOf>) =>
  heaviestTenant(scenarioOf(limits, traffic), sizes, seededRandom);

/** What flows in: the 6,000 held at the beginning are soon gone, and are nobody's to count on. */
const all = 6_000;
/** The search leaves a 128th; requests come at random, 60,000 of them: four deviations. */
const short = all / 128;
const chance = (4 * Math.sqrt(60_000)) / 10;

describe('what the others leave of a limit, worked out by hand', () => {
  test.each([0, 1_000, 2_000, 5_000])('beside %i a minute', (perMinute) => {
    const most = of([requests], even(perMinute, 60)) ?? Number.NaN;
    expect(most).toBeGreaterThan(all - perMinute - short - chance);
    expect(most).toBeLessThanOrEqual(all - perMinute);
  });

  test('beside their busiest ten minutes', () => {
    const day = byMinute([
      ...new Array(40).fill(10),
      ...new Array(10).fill(2_000),
      ...new Array(40).fill(10),
    ]);
    expect(of([requests], day)).toBe(of([requests], even(2_000, 60)));
  });

  test('of the tighter limit: 300,000 tokens a minute are 3,000 prompts', () => {
    const input = minuteLimit('input', 300_000, 'minute');
    const most = of([requests, input], even(1_000, 60)) ?? Number.NaN;
    expect(most).toBeGreaterThan(all / 2 - 1_000 - short - chance);
    expect(most).toBeLessThanOrEqual(all / 2 - 1_000);
  });
});

test('however little the client sends at once', () => {
  const traffic = even(1_000, 60);
  const bounded = scenarioOf([requests], traffic, { client: { concurrency: 1 } });
  expect(heaviestTenant(bounded, sizes, seededRandom)).toBe(of([requests], traffic));
});

test('nothing where the others are too many already', () => {
  expect(of([requests], even(6_700, 60))).toBe(0);
});

test('the heavier the others, the less', () => {
  const left = [500, 2_500, 4_500, 5_500].map((perMinute) => of([requests], even(perMinute, 60)) ?? 0);
  expect(left).toEqual(left.toSorted((a, b) => b - a));
});

test('without limits, any number', () => {
  expect(of([], even(60, 60))).toBeNull();
});
