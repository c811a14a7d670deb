import { describe, expect, test } from 'vitest';
import { afterOutage } from '../../../src/capacity/answers/outage.ts';
import type { Scenario } from '../../../src/capacity/answers/scenario.ts';
import { dayLimit, type Limit, minuteLimit } from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { byMinute, even, scenarioOf } from './scenarios.ts';

const minute = 60_000;
const ample = { requests: 1e7, seeds: 1 };
const outageIn = (scenario: Scenario, minutes: number, effort = ample) => {
  const answer = afterOutage(scenario, minutes, seededRandom, effort);
  if (!answer) throw new Error('nothing was to be expected');
  return answer;
};
const requests = (perMinute: number, enforced: 'minute' | 'second' = 'second') =>
  minuteLimit('requests', perMinute, enforced);

describe('half an hour away, worked out as a flow', () => {
  // biome-ignore format: a table
  test.each<[string, number, Limit, number]>([
    // 9,000 have come; 600 a minute go, 300 come.
    ['300 a minute against 600', 300, requests(600), 30],
    // The limit is full when Claude is back: 8,400 are left at once.
    ['300 against 600 held to the minute', 300, requests(600, 'minute'), 28],
    // 3,000 in 500.
    ['100 against 600', 100, requests(600), 6],
    // 6,000 in 100 a minute.
    ['200 against 300', 200, requests(300), 60],
    // Prompts of 100 tokens.
    ['300 against 60,000 tokens', 300, minuteLimit('input', 60_000, 'second'), 30],
  ])('%s', (_, perMinute, limit, minutes) => {
    const answer = outageIn(scenarioOf([limit], even(perMinute, 240)), 30);
    // Those that wait to try again wake up to 8 s late, and then ask for whole seconds.
    expect((answer.drainMs ?? 0) / minute).toBeGreaterThan(minutes - 0.1);
    expect((answer.drainMs ?? 0) / minute).toBeLessThan(minutes * 1.02 + 0.5);
    expect(answer.watchedMs).toBe(210 * minute);
    expect(answer.cameMeanwhile).toBe(30 * perMinute);
    expect(answer.givenUp).toBe(0);
  });

  test.each([
    ['as much as the limit', 600],
    ['more', 700],
  ])('%s keeps somebody waiting for good', (_, perMinute) => {
    expect(outageIn(scenarioOf([requests(600)], even(perMinute, 240)), 30).drainMs).toBeNull();
  });

  test('more requests than may be simulated: as many in proportion, of one in ten', () => {
    const scenario = scenarioOf([requests(6_000, 'minute')], even(3_000, 240));
    const answer = outageIn(scenario, 30, { requests: 72_000, seeds: 1 });
    // 90,000 less the 6,000 held, and 3,000 more go than come.
    expect((answer.drainMs ?? 0) / minute).toBeGreaterThan(27.9);
    expect((answer.drainMs ?? 0) / minute).toBeLessThan(29);
    expect(answer.cameMeanwhile).toBeCloseTo(90_000, 6);
  });
});

test('what waits is tried again at 0.5, 1.5, 3.5, 7.5, 15.5 s and each 8 s from then on', () => {
  // They come at 30 s and 90 s of two minutes, and are let in at 125.5 s and 121.5 s.
  expect(outageIn(scenarioOf([], even(1, 4)), 2)).toEqual({
    drainMs: 5_500,
    watchedMs: 2 * minute,
    cameMeanwhile: 2,
    givenUp: 0,
  });
});

test('nobody gives up for want of tries', () => {
  const answer = outageIn(scenarioOf([], even(1, 4), { client: { attempts: 1 } }), 2);
  expect(answer).toMatchObject({ drainMs: 5_500, givenUp: 0 });
});

test('those that give up for want of patience wait no more when Claude is back', () => {
  // Both are tried again after half a second, and would be after a second more.
  const answer = outageIn(scenarioOf([], even(1, 4), { client: { patienceMs: 1_000 } }), 2);
  expect(answer).toMatchObject({ drainMs: 0, givenUp: 2, cameMeanwhile: 2 });
});

test('with a patience of ten minutes, those of the first twenty of thirty are given up', () => {
  const scenario = scenarioOf([requests(600)], even(300, 240), { client: { patienceMs: 600_000 } });
  const { drainMs, givenUp } = outageIn(scenario, 30);
  // 3,000 are left; a hundred more or fewer are under way.
  expect(Math.abs((drainMs ?? 0) / minute - 10)).toBeLessThan(0.5);
  expect(Math.abs(givenUp - 6_000)).toBeLessThan(150);
  const one = outageIn(scenario, 30, { requests: 7_200, seeds: 1 });
  expect(Math.abs(one.givenUp - 6_000)).toBeLessThan(300);
});

test('no more are under way than the product allows', () => {
  // Two come, the second waits for the first, which is let in at 125.5 s and answered in 10 ms.
  const answer = outageIn(scenarioOf([], even(1, 4), { client: { concurrency: 1 } }), 2);
  expect(answer).toMatchObject({ drainMs: 5_500 + 10 });
});

describe('the worst time', () => {
  const came = (perMinute: readonly number[], minutes: number) =>
    outageIn(scenarioOf([requests(6_000)], byMinute(perMinute)), minutes).cameMeanwhile;
  const quiet = (minutes: number) => new Array<number>(minutes).fill(1);

  test('is that of most requests', () => {
    expect(came([...quiet(40), 50, 90, 70, ...quiet(60)], 2)).toBe(160);
    expect(came([...quiet(300), ...new Array(30).fill(80), ...quiet(300)], 30)).toBe(2_400);
    // Little comes after it, so that the busiest hours of the day end with it.
    expect(came([...new Array(300).fill(20), ...new Array(30).fill(80), ...quiet(300)], 30)).toBe(2_400);
  });

  test('leaves as many minutes after it', () => {
    expect(came([1, 2, 3, 4, 50, 60], 2)).toBe(7);
    expect(came([1, 2, 3, 4, 50, 60], 3)).toBe(6);
  });
});

test('as long as it lasts is looked at afterwards at least', () => {
  // The busiest five hours begin at minute 400: half an hour before them, and as many after them.
  const day = byMinute([...new Array(400).fill(5), ...new Array(300).fill(10), ...new Array(740).fill(5)]);
  const answer = outageIn(scenarioOf([requests(600)], day), 300);
  // 3,000 have come; 600 a minute go, 5 come.
  expect((answer.drainMs ?? 0) / minute / (3_000 / 595)).toBeCloseTo(1, 1);
  expect(answer).toMatchObject({ watchedMs: 300 * minute, cameMeanwhile: 3_000 });
});

test.each([
  ['shorter than the outage', even(60, 20)],
  ['a minute shorter than it takes to see what follows', even(60, 59)],
  [
    'of which all comes in the last of ten hours',
    byMinute([...new Array(541).fill(0), ...new Array(59).fill(5)]),
  ],
])('traffic %s has no answer', (_, traffic) => {
  expect(afterOutage(scenarioOf([requests(600)], traffic), 30, seededRandom, ample)).toBeNull();
});

test('an hour late in the day is enough', () => {
  const late = byMinute([...new Array(600).fill(0), ...new Array(60).fill(60)]);
  // Of sixty a minute for half an hour, 600 a minute go and 60 come.
  const answer = outageIn(scenarioOf([requests(600)], late), 30);
  expect(answer).toMatchObject({ cameMeanwhile: 1_800, watchedMs: 30 * minute });
  expect(Math.abs((answer.drainMs ?? 0) / minute - 1_800 / 540)).toBeLessThan(0.5);
});

test('a limit by the day keeps the others waiting longer than the traffic was looked at', () => {
  expect(outageIn(scenarioOf([dayLimit('requests', 100)], even(10, 60)), 10)).toMatchObject({
    drainMs: null,
  });
});

test('nothing of nothing', () => {
  expect(afterOutage(scenarioOf([], even(0, 60)), 30, seededRandom, ample)).toBeNull();
});
