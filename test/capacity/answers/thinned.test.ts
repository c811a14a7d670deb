import { describe, expect, test } from 'vitest';
import { busyHour } from '../../../src/capacity/answers/busy-hour.ts';
import { headroom } from '../../../src/capacity/answers/headroom.ts';
import { afterOutage } from '../../../src/capacity/answers/outage.ts';
import { runScenario } from '../../../src/capacity/answers/scenario.ts';
import { thinned, thinnedTo } from '../../../src/capacity/answers/thinned.ts';
import { minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { even, scenarioOf, sizesOf } from './scenarios.ts';

const random = (perMinute: number, minutes: number, sizes = sizesOf(100, 10)) =>
  even(perMinute, minutes, { spacing: 'random', sizes });

describe('one request stands for', () => {
  // biome-ignore format: a table
  test.each<[string, ReturnType<typeof minuteLimit>[], number]>([
    ['itself where a limit holds less than a thousand', [minuteLimit('requests', 600, 'minute')], 1],
    ['itself where it holds a thousand', [minuteLimit('requests', 1_000, 'minute')], 1],
    ['fifty where it holds 50,000', [minuteLimit('requests', 50_000, 'minute')], 50],
    // 1,200,000 tokens are 12,000 prompts of 100; 240,000 are 24,000 answers of 10.
    ['as many as the tightest allows', [minuteLimit('requests', 50_000, 'minute'), minuteLimit('input', 1_200_000, 'minute'), minuteLimit('output', 240_000, 'minute')], 12],
    // 50,000 a minute are 833 at once.
    ['itself where so many are held to the second', [minuteLimit('requests', 50_000, 'second')], 1],
    ['itself without limits', [], 1],
  ])('%s', (_, limits, standsFor) => {
    expect(thinned(scenarioOf(limits, random(300, 60))).standsFor).toBeCloseTo(standsFor, 9);
  });
});

test('light traffic is left as it is', () => {
  const scenario = scenarioOf([minuteLimit('requests', 600, 'minute')], random(60, 60));
  expect(thinned(scenario).scenario).toEqual(scenario);
});

test('limits, traffic and what is sent at once are as much smaller', () => {
  const limits = [minuteLimit('requests', 50_000, 'minute'), minuteLimit('input', 9_000_000, 'second')];
  const { scenario } = thinned(scenarioOf(limits, random(300, 60), { client: { concurrency: 333 } }));
  // 9,000,000 a minute are 150,000 at once, 1,500 prompts: one stands for 1.5.
  expect(scenario.service.limits.map(({ capacity, perMinute }) => [capacity * 1.5, perMinute * 1.5])).toEqual(
    [
      [50_000, 50_000],
      [150_000, 9_000_000],
    ],
  );
  expect(scenario.traffic.requests).toBeCloseTo(12_000, 6);
  expect(scenario.client.concurrency).toBe(222);
  const wide = thinned(scenarioOf([minuteLimit('requests', 1e6, 'minute')], random(300, 60)));
  expect(wide.scenario.client.concurrency).toBeNull();
  const one = thinned(
    scenarioOf([minuteLimit('requests', 1e6, 'minute')], random(300, 60), { client: { concurrency: 3 } }),
  );
  expect(one.scenario.client.concurrency).toBe(1);
});

test('to so many requests: 18,000 to 4,500, limits and what is sent at once a quarter', () => {
  const whole = scenarioOf([minuteLimit('requests', 600, 'minute')], random(300, 60), {
    client: { concurrency: 12 },
  });
  const { scenario, standsFor } = thinnedTo(whole, 4_500);
  expect(standsFor).toBe(4);
  expect(scenario.traffic.requests).toBe(4_500);
  expect(scenario.service.limits[0]).toMatchObject({ capacity: 150, perMinute: 150 });
  expect(scenario.client.concurrency).toBe(3);
  expect(thinnedTo(whole, 18_000)).toEqual({ scenario: whole, standsFor: 1 });
  expect(thinnedTo(whole, 1e9).standsFor).toBe(1);
});

describe('heavy traffic shows the same with one for twenty', () => {
  const limits = [minuteLimit('requests', 20_000, 'minute')];
  const once = { requests: 1e7, seeds: 1 };

  test('share turned down, and what is under way', () => {
    // Answers of half a minute; 22,000 a minute for 20 minutes: 40,000 too many of 440,000, less the 20,000 held.
    const scenario = scenarioOf(limits, random(22_000, 20, sizesOf(100, 30_000)));
    const thin = thinned(scenario);
    expect(thin.standsFor).toBe(20);
    const [full, less] = [
      runScenario(scenario, seededRandom, 1),
      runScenario(thin.scenario, seededRandom, 1),
    ];
    expect(less.arrived / (full.arrived / 20)).toBeCloseTo(1, 1);
    const shareOf = ({ throttled, arrived }: typeof full) => throttled / arrived;
    // Of 22,000 that stand for them, as many more or fewer as chance brings: four times their root.
    expect(Math.abs(shareOf(less) - shareOf(full))).toBeLessThan(4 / Math.sqrt(22_000));
    expect(Math.abs(shareOf(full) - 20_000 / 440_000)).toBeLessThan(4 / Math.sqrt(440_000));
    // 11,000 before the limit is used up; 550 that stand for them, and four times their root at the most.
    expect(full.mostUnderWay / 11_000).toBeCloseTo(1, 1);
    expect(Math.abs((less.mostUnderWay * 20) / full.mostUnderWay - 1)).toBeLessThan(4 / Math.sqrt(550));
  });

  test('headroom', () => {
    const scenario = scenarioOf(limits, random(4_000, 10));
    const [full, less] = [scenario, thinned(scenario).scenario].map(
      (one) => headroom(one, seededRandom, once)?.median ?? Number.NaN,
    );
    // 220,000 for 40,000.
    expect(Math.abs((full ?? 0) / 5.5 - 1)).toBeLessThan(0.02);
    expect(Math.abs((less ?? 0) / 5.5 - 1)).toBeLessThan(0.05);
  });

  test('time until nobody waits', () => {
    const scenario = scenarioOf(limits, random(10_000, 40), { client: { concurrency: 2_000 } });
    const drains = [scenario, thinned(scenario).scenario].map(
      (one) => (afterOutage(one, 10, seededRandom, once)?.drainMs ?? Number.NaN) / 60_000,
    );
    // 100,000 have come; the limit holds 20,000, and 20,000 a minute go while 10,000 come.
    for (const minutes of drains) expect(Math.abs(minutes - 8)).toBeLessThan(0.8);
  });

  test('the busiest hour', () => {
    const scenario = scenarioOf(limits, random(21_000, 30));
    const [full, less] = [scenario, thinned(scenario).scenario].map((one) =>
      busyHour(one, seededRandom, once),
    );
    // 10,000 of 630,000 too many.
    expect(Math.abs((full?.throttled.median ?? 0) - 10_000 / 630_000)).toBeLessThan(4 / Math.sqrt(630_000));
    expect(Math.abs((less?.throttled.median ?? 0) - 10_000 / 630_000)).toBeLessThan(4 / Math.sqrt(31_500));
  });
});
