import { describe, expect, test } from 'vitest';
import { busyHour } from '../../../src/capacity/answers/busy-hour.ts';
import type { Scenario } from '../../../src/capacity/answers/scenario.ts';
import { together } from '../../../src/capacity/arrivals/traffic.ts';
import { dayLimit, minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { byMinute, even, scenarioOf, sizesOf } from './scenarios.ts';

const once = { requests: 1e6, seeds: 1 };
const hourOf = (scenario: Scenario, effort = once) => {
  const hour = busyHour(scenario, seededRandom, effort);
  if (!hour) throw new Error('nothing was to be expected');
  return hour;
};
const certain = (value: number) => ({ median: value, low: value, high: value });

describe('an even hour of 60 a minute, worked out by hand', () => {
  test('below all limits', () => {
    // Answers of 2,500 tokens, one a millisecond: three of them at once, a second apart.
    const limits = [minuteLimit('requests', 600, 'minute'), minuteLimit('input', 90_000, 'minute')];
    const hour = hourOf(scenarioOf(limits, even(60, 60, { sizes: sizesOf(700, 2_500) })));
    expect(hour).toEqual({
      minutes: 60,
      courses: 1,
      throttled: certain(0),
      delayed: certain(0),
      failed: certain(0),
      delayMs: { p50: certain(0), p95: certain(0), p99: certain(0) },
      refusedBy: [0, 0],
    });
  });

  test('of which 900 are let in, and each is sent once', () => {
    const hour = hourOf(scenarioOf([dayLimit('requests', 900)], even(60, 60)));
    expect(hour).toMatchObject({
      throttled: certain(0.75),
      delayed: certain(0),
      failed: certain(0.75),
      refusedBy: [1],
    });
  });

  test('sent one at a time, while each answer takes two seconds', () => {
    const client = { concurrency: 1 };
    const hour = hourOf(scenarioOf([], even(60, 60, { sizes: sizesOf(1, 2_000) }), { client }));
    // The n-th after the first waits n seconds, of 3,600: within 2.2 %, and never read too low.
    expect(hour.delayed).toEqual(certain(3_599 / 3_600));
    for (const [share, delay] of [
      [0.5, hour.delayMs.p50],
      [0.95, hour.delayMs.p95],
      [0.99, hour.delayMs.p99],
    ] as const) {
      const seconds = share * 3_600 - 1;
      expect(delay.median / 1_000 / seconds).toBeGreaterThanOrEqual(1);
      expect(delay.median / 1_000 / seconds).toBeLessThanOrEqual(1.022);
    }
    expect(hour).toMatchObject({ throttled: certain(0), failed: certain(0) });
  });

  test('given up for want of patience', () => {
    // One at a time, answers of two hours: only the first has its turn.
    const client = { concurrency: 1, patienceMs: 1_000 };
    const hour = hourOf(scenarioOf([], even(60, 60, { sizes: sizesOf(1, 7_200_000) }), { client }));
    expect(hour.failed).toEqual(certain(3_599 / 3_600));
  });

  test('of two streams with a limit each: which limit turned down how many', () => {
    // Of 3,600 each, 900 and 1,800 are let in: 2,700 and 1,800 are not.
    const limits = [dayLimit('requests', 900), dayLimit('requests', 1_800)];
    const traffic = together(even(60, 60), even(60, 60, { stream: 1 }));
    const hour = hourOf(scenarioOf(limits, traffic, { service: { streams: [[0], [1]] } }));
    expect(hour.refusedBy).toEqual([0.6, 0.4]);
    expect(hour.throttled).toEqual(certain(4_500 / 7_200));
  });
});

test('of a day, the busiest hour', () => {
  const day = byMinute([...new Array(100).fill(5), ...new Array(60).fill(40), ...new Array(100).fill(5)]);
  expect(hourOf(scenarioOf([dayLimit('requests', 600)], day))).toMatchObject({
    minutes: 60,
    throttled: certain(0.75),
  });
});

test('of less than an hour, all of it; of nothing, nothing', () => {
  expect(hourOf(scenarioOf([], even(30, 7))).minutes).toBe(7);
  expect(busyHour(scenarioOf([], even(0, 60)), seededRandom, once)).toBeNull();
});

test.each([
  [1e6, 5, 5],
  // 3,600 requests an hour.
  [11_000, 5, 3],
  [1, 5, 1],
])('%i requests in all and %i courses at most: %i', (requests, seeds, courses) => {
  expect(hourOf(scenarioOf([], even(60, 60)), { requests, seeds }).courses).toBe(courses);
});

test('more requests than may be simulated: one stands for two', () => {
  // 900 of 3,600 are let in, and of 1,800 against half of the limit, too.
  const traffic = even(60, 60, { sizes: sizesOf(100, 5_000) });
  const limits = [dayLimit('requests', 900), minuteLimit('input', 90_000, 'minute')];
  expect(hourOf(scenarioOf(limits, traffic), { requests: 1_800, seeds: 5 })).toMatchObject({
    courses: 1,
    throttled: certain(0.75),
  });
});

test('one held at a time and one back each second: turned down as by a counter that is dead for a second', () => {
  // Of random arrivals at a rate r, such a counter misses r / (1 + r): a third of one every two seconds.
  const traffic = even(30, 60, { spacing: 'random' });
  const hour = hourOf(scenarioOf([minuteLimit('requests', 60, 'second')], traffic), {
    requests: 1e6,
    seeds: 40,
  });
  // 72,000 requests; that one is turned down depends on the one before it, so that four standard errors are doubled.
  const margin = 8 * Math.sqrt(((1 / 3) * (2 / 3)) / 72_000);
  expect(Math.abs(hour.throttled.median - 1 / 3)).toBeLessThan(margin);
  expect(hour.throttled.low).toBeLessThan(1 / 3 + margin);
  expect(hour.throttled.high).toBeGreaterThan(hour.throttled.low);
  expect(hour.courses).toBe(40);
});

test('an hour of few requests is sent often enough for a share of them to be one', () => {
  // 36 an hour, a hundredth a second: 1 / 101 of them find nothing held; five times 2,000, give or take five standard errors.
  const traffic = even(36 / 60, 60, { spacing: 'random' });
  const hour = hourOf(scenarioOf([minuteLimit('requests', 60, 'second')], traffic), {
    requests: 40_000,
    seeds: 5,
  });
  const error = Math.sqrt(1 / 101 / 2_000);
  expect(Math.abs(hour.throttled.median - 1 / 101)).toBeLessThan(5 * error);
  expect(hour.throttled.low).toBeGreaterThan(0);
});
