import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certainMultiple, takenPerMinute } from '../../../src/capacity/answers/certain-multiple.ts';
import { runScenario } from '../../../src/capacity/answers/scenario.ts';
import { together } from '../../../src/capacity/arrivals/traffic.ts';
import {
  type Counted,
  dayLimit,
  type Limit,
  minuteLimit,
  reserving,
} from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { serviceOf } from '../simulation/requests.ts';
import { byMinute, even, scenarioOf, sizesOf } from './scenarios.ts';

describe('use of a limit in each minute', () => {
  const traffic = byMinute([10, 0, 4], sizesOf(200, 30));
  const service = (limit: Limit) => serviceOf([limit], { maxTokens: 500 });
  // biome-ignore format: a table
  test.each<[Counted, number[]]>([
    ['requests', [10, 0, 4]],
    ['input', [2_000, 0, 800]],
    ['output', [300, 0, 120]],
    ['tokens', [2_300, 0, 920]],
  ])('%s', (counts, use) => {
    expect([...takenPerMinute(service(minuteLimit(counts, 1, 'minute')), 0, traffic)]).toEqual(use);
  });

  test('what an answer takes in the end, where max_tokens is reserved for it', () => {
    const output = reserving(minuteLimit('output', 1, 'minute'));
    expect([...takenPerMinute(service(output), 0, traffic)]).toEqual([300, 0, 120]);
    const tokens = reserving(minuteLimit('tokens', 1, 'minute'));
    expect([...takenPerMinute(service(tokens), 0, traffic)]).toEqual([2_300, 0, 920]);
  });

  test('only by the streams that draw on it, however long each of them goes on', () => {
    const limits = [minuteLimit('requests', 1, 'minute'), minuteLimit('requests', 1, 'minute')];
    const twoStreams = serviceOf(limits, { streams: [[0, 1], [1]] });
    const both = together(traffic, even(5, 2, { stream: 1 }));
    expect([...takenPerMinute(twoStreams, 0, both)]).toEqual([10, 0, 4]);
    expect([...takenPerMinute(twoStreams, 1, both)]).toEqual([15, 5, 4]);
  });
});

describe('worked out by hand', () => {
  // biome-ignore format: a table
  test.each<[string, Limit, readonly number[], number]>([
    // 600 held and 36,000 that flow in, for 3,600.
    ['an even hour', minuteLimit('requests', 600, 'minute'), new Array(60).fill(60), 36_600 / 3_600],
    ['held to the second', minuteLimit('requests', 600, 'second'), new Array(60).fill(60), 36_010 / 3_600],
    // 100 held and 100 in for the one minute.
    ['one busy minute', minuteLimit('requests', 100, 'minute'), [0, 0, 80, 0], 2.5],
    // 100 held and 200 in for 300.
    ['two in a row', minuteLimit('requests', 100, 'minute'), [150, 150], 1],
    // The first minute leaves nothing of 100 held and 100 in, the pause fills it up again.
    ['two with a pause', minuteLimit('requests', 100, 'minute'), [100, 0, 100], 2],
    // 100 held, 50 in a minute: 125 leave 25, the pause makes it 75, and the next 50 that come in 125.
    ['two with too short a pause', { ...minuteLimit('requests', 50, 'minute'), capacity: 100 }, [100, 0, 100], 1.25],
    ['input', minuteLimit('input', 10_000, 'minute'), [40], 5],
    ['output', minuteLimit('output', 1_000, 'minute'), [40], 5],
    ['a day', dayLimit('requests', 1_000), new Array(60).fill(10), 1_000 / 600],
    ['each day anew', dayLimit('requests', 2_880), new Array(2 * 1_440).fill(1), 2],
  ])('%s', (_, limit, minutes, multiple) => {
    expect(certainMultiple(serviceOf([limit]), byMinute(minutes))).toBeCloseTo(multiple, 9);
  });

  test('the tightest of several limits', () => {
    // 40 requests of 100 tokens in and 10 out: 5 times the requests, 3 times the input, 8 times the output.
    const limits = [
      minuteLimit('requests', 100, 'minute'),
      minuteLimit('input', 6_000, 'minute'),
      minuteLimit('output', 1_600, 'minute'),
    ];
    expect(certainMultiple(serviceOf(limits), byMinute([40]))).toBeCloseTo(3, 9);
  });

  test('two streams of different length on one limit', () => {
    // 100 held and 100 in for 20 + 20 in the first of three minutes.
    const service = serviceOf([minuteLimit('requests', 100, 'minute')]);
    expect(certainMultiple(service, together(byMinute([20, 20, 20]), byMinute([20])))).toBeCloseTo(5, 9);
  });

  test('nothing without limits, without traffic, or where the limit is that of others', () => {
    const limits = [minuteLimit('requests', 100, 'minute')];
    expect(certainMultiple(serviceOf([]), byMinute([40]))).toBeNull();
    expect(certainMultiple(serviceOf(limits), byMinute([0, 0]))).toBeNull();
    expect(certainMultiple(serviceOf(limits, { streams: [[]] }), byMinute([40]))).toBeNull();
  });
});

test('evenly sent, it is where requests begin to be turned down', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 300, max: 3_000 }), (perMinute, limit) => {
      const scenario = scenarioOf([minuteLimit('requests', limit, 'minute')], byMinute(perMinute));
      const certain = certainMultiple(scenario.service, scenario.traffic);
      fc.pre(certain !== null);
      // Of 300 and more requests, a hundredth is three at least.
      expect(runScenario(scenario, seededRandom, 1, certain * 0.99).throttled).toBe(0);
      expect(runScenario(scenario, seededRandom, 1, certain * 1.01).throttled).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
