import { describe, expect, test } from 'vitest';
import { evenCurve, type RateCurve } from '../../../src/capacity/arrivals/rate-curve.ts';
import type { RequestSizes } from '../../../src/capacity/arrivals/request-sizes.ts';
import {
  busiestStart,
  curveTraffic,
  minutesFrom,
  type Traffic,
  timesTraffic,
  together,
} from '../../../src/capacity/arrivals/traffic.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { allOf } from './all-of.ts';

const sizes: RequestSizes = {
  input: { kind: 'measured', slices: [100, 300] },
  output: { kind: 'measured', slices: [50] },
  cache: { kind: 'share', share: 0.5 },
};
const curve: RateCurve = { cellMs: 60_000, perCell: Float64Array.from([4, 12, 8, 0]) };
const traffic = curveTraffic(curve, sizes, { spacing: 'even' });
const counts = (all: Traffic, multiple: number, seed = 1) => {
  const perMinute = new Array<number>(all.minutes).fill(0);
  for (const { timeMs } of allOf(all.arrivals(multiple, seededRandom(seed)))) {
    const minute = Math.floor(timeMs / 60_000);
    perMinute[minute] = (perMinute[minute] ?? 0) + 1;
  }
  return perMinute;
};

describe('requests along a curve', () => {
  test('what is to be expected of each minute: half of 200 tokens of input, 50 of output', () => {
    expect([traffic.requests, traffic.minutes]).toEqual([24, 4]);
    expect(traffic.streams).toEqual([
      {
        stream: 0,
        requests: Float64Array.from([4, 12, 8, 0]),
        input: Float64Array.from([400, 1_200, 800, 0]),
        output: Float64Array.from([200, 600, 400, 0]),
      },
    ]);
  });

  test('come as expected, and so many times as many', () => {
    expect(counts(traffic, 1)).toEqual([4, 12, 8, 0]);
    expect(counts(traffic, 2.5)).toEqual([10, 30, 20, 0]);
    expect(counts(traffic, 0)).toEqual([0, 0, 0, 0]);
  });

  test('can be sent again and again, the same for the same seed', () => {
    const random = curveTraffic(curve, sizes, { stream: 2 });
    const first = allOf(random.arrivals(1, seededRandom(3)));
    expect(allOf(random.arrivals(1, seededRandom(3)))).toEqual(first);
    expect(first.every(({ stream }) => stream === 2)).toBe(true);
  });

  test('their busiest two minutes, from time 0 on', () => {
    const busy = traffic.busiest(2);
    expect([busy.requests, busy.minutes]).toEqual([20, 2]);
    expect(counts(busy, 1)).toEqual([12, 8]);
    expect(traffic.busiest(9).minutes).toBe(4);
  });
});

test('the same traffic three times is three times as much of everything', () => {
  const more = timesTraffic(traffic, 3);
  expect([more.requests, more.minutes]).toEqual([72, 4]);
  expect([...(more.streams[0]?.requests ?? [])]).toEqual([12, 36, 24, 0]);
  expect([...(more.streams[0]?.input ?? [])]).toEqual([1_200, 3_600, 2_400, 0]);
  expect([...(more.streams[0]?.output ?? [])]).toEqual([600, 1_800, 1_200, 0]);
  expect(counts(more, 1)).toEqual([12, 36, 24, 0]);
  expect(counts(more, 0.5)).toEqual([6, 18, 12, 0]);
  expect(counts(more.busiest(1), 1)).toEqual([36]);
});

describe('two at once', () => {
  const other = curveTraffic(evenCurve(6, 2), sizes, { spacing: 'even', stream: 1 });
  const both = together(traffic, other);

  test('bring what both bring, as long as the longer one', () => {
    expect([both.requests, both.minutes]).toEqual([36, 4]);
    expect(together(other, traffic).minutes).toBe(4);
    expect(both.streams.map(({ stream }) => stream)).toEqual([0, 1]);
    expect(counts(both, 1)).toEqual([10, 18, 8, 0]);
    expect(counts(both, 2)).toEqual([20, 36, 16, 0]);
  });

  test('in order, each in its stream', () => {
    const all = allOf(both.arrivals(1, seededRandom(1)));
    expect(all).toEqual(all.toSorted((a, b) => a.timeMs - b.timeMs));
    expect(all.filter(({ stream }) => stream === 1)).toHaveLength(12);
  });

  test('at their busiest: each from its busiest minute on', () => {
    expect(counts(both.busiest(1), 1)).toEqual([18]);
  });
});

describe('some minutes of it', () => {
  const curveOf = (...perMinute: readonly number[]) =>
    curveTraffic({ cellMs: 60_000, perCell: Float64Array.from(perMinute) }, sizes, { spacing: 'even' });
  const part = minutesFrom(curveOf(4, 12, 8, 2, 6), 1, 3);

  test('are what they were, from time 0 on', () => {
    expect([part.requests, part.minutes]).toEqual([22, 3]);
    expect([...(part.streams[0]?.requests ?? [])]).toEqual([12, 8, 2]);
    expect([...(part.streams[0]?.input ?? [])]).toEqual([1_200, 800, 200]);
    expect([...(part.streams[0]?.output ?? [])]).toEqual([600, 400, 100]);
    expect(counts(part, 1)).toEqual([12, 8, 2]);
    expect(counts(part, 2)).toEqual([24, 16, 4]);
    expect(allOf(part.arrivals(1, seededRandom(1)))[0]?.timeMs).toBe(2_500);
  });

  test('have busiest minutes of their own', () => {
    expect(counts(part.busiest(1), 1)).toEqual([12]);
    expect(counts(minutesFrom(curveOf(9, 1, 2, 7, 5, 3), 1, 5).busiest(2), 1)).toEqual([7, 5]);
    expect(part.busiest(3)).toBe(part);
  });

  test('the busiest ones begin where most requests come, of all streams, and early enough', () => {
    const traffic = together(curveOf(5, 1, 1, 4, 9), curveOf(0, 6, 1));
    expect(busiestStart(traffic, 2, 3)).toBe(3);
    expect(busiestStart(traffic, 2, 2)).toBe(0);
    expect(busiestStart(traffic, 1, 1)).toBe(1);
    expect(busiestStart(traffic, 3, -1)).toBe(0);
  });
});
