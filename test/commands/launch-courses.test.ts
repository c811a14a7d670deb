import { describe, expect, test } from 'vitest';
import type { OverSeeds } from '../../src/capacity/answers/over-seeds.ts';
import type { Scenario } from '../../src/capacity/answers/scenario.ts';
import { dayCurve, launchCurve, multiplied, type RateCurve } from '../../src/capacity/arrivals/rate-curve.ts';
import { curveTraffic } from '../../src/capacity/arrivals/traffic.ts';
import { type Enforced, minuteLimit } from '../../src/capacity/simulation/limit.ts';
import { launchByMinutes, launchInARow } from '../../src/commands/launch-courses.ts';
import { everyMinute } from '../../src/commands/simulated-launch.ts';
import { seededRandom } from '../../src/cost/random.ts';
import { scenarioOf, sizesOf } from '../capacity/answers/scenarios.ts';

const shares = [0.6, 0.8, 0.9, 1];
const curve = dayCurve('steady', { requestsPerDay: 200_000, peakPerMinute: null, burstsPerDay: 1 });
/** Of the busiest minute, which is 1.5 times the mean: 208 requests. */
const limit = 190;
const to = (of: RateCurve, enforced: Enforced): Scenario =>
  scenarioOf([minuteLimit('requests', limit, enforced)], curveTraffic(of, sizesOf(100, 10)));
const inARow = (enforced: Enforced) => to(launchCurve(curve, shares), enforced);
const all = 200_000 * (0.6 + 0.8 + 0.9 + 1);
/** Every request of every day, five times over. */
const whole = (enforced: Enforced) => launchInARow(inARow(enforced), 5.1 * all, seededRandom);

const holds = ({ low, high }: OverSeeds, value: number): boolean => low <= value && value <= high;

describe('days with more requests than are simulated', () => {
  test('every request where they are few enough', () => {
    expect(whole('minute')).toMatchObject({ courses: 5, standsFor: 1, minutesStandFor: 1, coarse: false });
  });

  test('no more of them than large limits bear: still several courses, and none that is coarse', () => {
    // 20,000 at once are held: each request may stand for twenty.
    const large = to(multiplied(launchCurve(curve, shares), 20_000 / 190), 'minute');
    const scenario = {
      ...large,
      service: { ...large.service, limits: [minuteLimit('requests', 20_000, 'minute')] },
    };
    const { standsFor, ...runs } = launchInARow(scenario, large.traffic.requests / 4, seededRandom);
    expect(runs).toMatchObject({ courses: 5, coarse: false });
    expect(standsFor).toBeCloseTo(20, 6);
  });

  test.each([3, 10, 40])('one of %d: the interval of each day holds what all of them show', (part) => {
    const full = whole('minute');
    const fewer = launchInARow(inARow('minute'), all / part, seededRandom);
    expect(fewer).toMatchObject({ courses: 3, coarse: true });
    expect(fewer.standsFor).toBeCloseTo(part * 4.5, 6);
    for (const day of shares.keys())
      expect(holds(fewer.throttled(day), full.throttled(day).median), `day ${day}`).toBe(true);
  });

  test("a second's worth bears no thinning: minutes stand for others, and none is made more than it is", () => {
    const full = whole('second');
    const days = shares.map((share) => multiplied(curve, share));
    const scenarios = days.map((day) => to(day, 'second'));
    const sampled = launchByMinutes(
      scenarios,
      (day, every, from) => curveTraffic(everyMinute(days[day] ?? curve, every, from), sizesOf(100, 10)),
      all / 10,
      seededRandom,
    );
    expect(sampled).toMatchObject({ standsFor: 1, coarse: false });
    expect(sampled.minutesStandFor).toBeGreaterThan(10);
    // Nineteen of twenty such intervals do.
    const held = shares.filter((_, day) => holds(sampled.throttled(day), full.throttled(day).median));
    expect(held.length).toBeGreaterThanOrEqual(3);
    // Thinned instead, they would show several times as much.
    const thinned = launchInARow(inARow('second'), all / 10, seededRandom);
    expect(thinned.throttled(1).median).toBeGreaterThan(3 * full.throttled(1).median);
    expect(holds(thinned.throttled(1), full.throttled(1).median)).toBe(true);
  });

  test('the busiest minute is that of the whole traffic, as far above its mean as chance brings it', () => {
    // 208 to be expected of the fullest of many minutes alike, and some 3.5 times their root more.
    const few = launchInARow(inARow('minute'), all / 40, seededRandom).mostRequests(3);
    expect(few).toBeGreaterThan(215);
    expect(few).toBeLessThan(285);
  });
});

test('one minute in so many, in a row', () => {
  const cells = Float64Array.from({ length: 24 }, (_, cell) => cell);
  expect([...everyMinute({ cellMs: 30_000, perCell: cells }, 4, 1).perCell]).toEqual([2, 3, 10, 11, 18, 19]);
  expect([...everyMinute({ cellMs: 60_000, perCell: cells }, 12, 5).perCell]).toEqual([5, 17]);
});
