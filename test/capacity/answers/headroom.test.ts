import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { busyHour } from '../../../src/capacity/answers/busy-hour.ts';
import { headroom } from '../../../src/capacity/answers/headroom.ts';
import { type Traffic, timesTraffic } from '../../../src/capacity/arrivals/traffic.ts';
import {
  type Counted,
  dayLimit,
  type Limit,
  minuteLimit,
  reserving,
} from '../../../src/capacity/simulation/limit.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import type { Request } from '../simulation/requests.ts';
import { byMinute, even, listed, scenarioOf, sizesOf } from './scenarios.ts';

const ample = { requests: 1e6, seeds: 1 };
const requests = (perMinute: number, enforced: 'minute' | 'second' = 'minute') =>
  minuteLimit('requests', perMinute, enforced);
const of = (limits: readonly Limit[], traffic: Traffic, effort = ample) =>
  headroom(scenarioOf(limits, traffic), seededRandom, effort)?.median ?? Number.NaN;

describe('evenly spaced, worked out by hand', () => {
  // biome-ignore format: a table
  test.each<[string, Limit[], Traffic, number]>([
    // 600 held and 36,000 that flow in within the hour, for 3,600.
    ['60 a minute against 600', [requests(600)], even(60, 60), 36_600 / 3_600],
    ['of a longer day, its busiest hour', [requests(600)], byMinute([...new Array(90).fill(1), ...new Array(60).fill(60)]), 36_600 / 3_600],
    ['ten minutes of it', [requests(600)], even(60, 10), 6_600 / 600],
    // Prompts of 100 tokens: 300,000 and a minute's worth more for 360,000.
    ['the tighter of two limits', [requests(600), minuteLimit('input', 5_000, 'minute')], even(60, 60), 305_000 / 360_000],
    ['the tighter of two, the other way about', [requests(50), minuteLimit('input', 60_000, 'minute')], even(60, 60), 3_050 / 3_600],
    ['a day', [dayLimit('requests', 7_200)], even(60, 60), 2],
  ])('%s', (_, limits, traffic, multiple) => {
    // What flows in after the last request is of no use, and up to a thousandth may be turned down.
    expect(of(limits, traffic) / multiple).toBeGreaterThan(0.999);
    expect(of(limits, traffic) / multiple).toBeLessThan(1.001);
  });

  test('two limits have the headroom of the tighter one alone', () => {
    const [tight, wide] = [requests(300), minuteLimit('input', 90_000, 'minute')];
    const traffic = even(60, 60, { spacing: 'random' });
    expect(of([tight, wide], traffic)).toBe(of([tight], traffic));
    expect(of([wide, tight], traffic)).toBe(of([tight], traffic));
  });

  test('is that of the limits, however little the client sends at once', () => {
    // One at a time, each answered within a minute: the client alone would hold nearly all of them back.
    const traffic = even(60, 60, { sizes: sizesOf(100, 60_000) });
    const limits = [requests(600)];
    const slow = headroom(scenarioOf(limits, traffic, { client: { concurrency: 1 } }), seededRandom, ample);
    expect(slow?.median).toBe(of(limits, traffic));
  });

  test('no limit and no traffic have none', () => {
    expect(headroom(scenarioOf([], even(60, 60)), seededRandom, ample)).toBeNull();
    expect(headroom(scenarioOf([requests(600)], even(0, 60)), seededRandom, ample)).toBeNull();
  });

  test('traffic of which too much is turned down however little is sent has none', () => {
    // Two at the same moment every ten seconds, where one is held: the second is always turned down.
    const pairs = Array.from({ length: 60 }, (_, n): Request => [Math.floor(n / 2) * 10_000, 0, 0]);
    expect(of([requests(60, 'second')], listed(pairs, 5))).toBe(0);
  });
});

describe('requests that a limit does not hold', () => {
  const large = minuteLimit('input', 1_000, 'minute');

  test('are let in by a full limit: one alone is carried, though it is more than a minute brings', () => {
    // At any multiple up to one it comes or not, and is never turned down; the second of two is.
    const alone = even(1, 1, { sizes: sizesOf(3_000, 10) });
    expect(of([large], alone)).toBeGreaterThanOrEqual(1);
    expect(of([large], alone)).toBeLessThan(2);
  });

  test('leave a debt that three minutes pay back', () => {
    // One in ten minutes, of three minutes' worth each: ten thirds as many find the limit full again.
    const multiple = of([large], even(0.1, 60, { sizes: sizesOf(3_000, 10) }));
    expect(multiple / (10 / 3)).toBeGreaterThan(0.97);
    expect(multiple / (10 / 3)).toBeLessThan(1.03);
  });

  test('and a limit a day is none that a few minutes may overdraw', () => {
    // 20 requests an hour for ten hours, of a hundred a day: half of them, whatever one hour may take.
    const day = even(20 / 60, 600);
    expect(of([dayLimit('requests', 100)], day)).toBeCloseTo(0.5, 2);
  });
});

test('an hour of few requests counts often enough for a thousandth of them to show', () => {
  // One held and one back each second turns r / (1 + r) of random requests down, at r a second: a thousandth of 3.6 an hour.
  const rare = even(36 / 60, 60, { spacing: 'random' });
  const found = headroom(scenarioOf([requests(60, 'second')], rare), seededRandom, {
    requests: 1e6,
    seeds: 21,
  });
  expect(found?.median).toBeGreaterThan(0.04);
  expect(found?.median).toBeLessThan(0.2);
});

test('one in a thousand turned down is too many, one in a thousand and one is not', () => {
  // One every two seconds, where one is held and one comes back each second; the last two come at the same moment.
  const requestsOf = (count: number) =>
    Array.from({ length: count }, (_, n): Request => [Math.min(n, count - 2) * 2_000, 0, 0]);
  const limits = [requests(60, 'second')];
  expect(of(limits, listed(requestsOf(1_000), 34))).toBe(0);
  expect(of(limits, listed(requestsOf(1_001), 34))).toBeGreaterThan(1.9);
});

describe('at random', () => {
  const random = (perMinute: number) => even(perMinute, 60, { spacing: 'random' });

  test('a limit held to the second leaves less than one held to the minute, and chance less than certainty', () => {
    const [second, minute] = [of([requests(600, 'second')], random(60)), of([requests(600)], random(60))];
    expect(second).toBeLessThan(minute);
    expect(minute).toBeLessThanOrEqual(36_600 / 3_600);
    // Ten held at once: fewer than one in a thousand finds more than ten before it at a use of two thirds or so.
    expect(second).toBeGreaterThan(5);
    expect(second).toBeLessThan(9);
  });

  test('is of the busiest hour that was simulated: a bit more, and too much is turned down', () => {
    const limits = [requests(600, 'second')];
    const multiple = of(limits, random(60));
    // The range is halved six times, and below its lower end a thousandth is not turned down.
    expect(of(limits, timesTraffic(random(60), multiple * 0.98))).toBeGreaterThanOrEqual(1);
    expect(of(limits, timesTraffic(random(60), multiple * 1.04))).toBeLessThan(1);
  });

  test('twice the traffic has half the headroom', () => {
    for (const enforced of ['minute', 'second'] as const) {
      const [once, twice] = [random(60), timesTraffic(random(60), 2)];
      expect(of([requests(600, enforced)], twice)).toBeCloseTo(of([requests(600, enforced)], once) / 2, 9);
    }
  });

  test('a higher limit leaves no less, and more traffic no more', () => {
    const limit = fc.integer({ min: 60, max: 2_000 });
    const traffic = fc.integer({ min: 20, max: 300 });
    const enforced = fc.constantFrom('minute' as const, 'second' as const);
    fc.assert(
      fc.property(
        limit,
        traffic,
        enforced,
        fc.integer({ min: 2, max: 10 }),
        (perMinute, came, how, times) => {
          const less = of([requests(perMinute, how)], random(came), { requests: 30_000, seeds: 3 });
          const higher = of([requests(perMinute * times, how)], random(came), { requests: 30_000, seeds: 3 });
          const more = of([requests(perMinute, how)], random(came * times), { requests: 30_000, seeds: 3 });
          expect(higher).toBeGreaterThanOrEqual(less);
          expect(more).toBeLessThanOrEqual(less);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('even traffic of which nothing is turned down in its hour', () => {
  const limit = fc.record({
    counts: fc.constantFrom<Counted[]>('requests', 'input', 'output', 'tokens'),
    // Of what the traffic uses.
    times: fc.double({ min: 0.95, max: 4, noNaN: true }),
    enforced: fc.constantFrom('minute', 'second'),
    reserves: fc.boolean(),
  });
  const many = {
    perMinute: fc.integer({ min: 10, max: 60 }),
    limits: fc.array(limit, { minLength: 1, maxLength: 3 }),
    input: fc.integer({ min: 1, max: 10_000 }),
    output: fc.integer({ min: 1, max: 2_000 }),
    // Up to 20 s for an answer: what is written after the hour is less than a hundredth of it.
    tokensPerMs: fc.constantFrom(0.1, 0.3, 1),
    maxTokensTimes: fc.integer({ min: 1, max: 16 }),
  };

  test('has a headroom of 1, within what the search leaves, limits that reserve included', () => {
    fc.assert(
      fc.property(fc.record(many), ({ perMinute, limits, input, output, tokensPerMs, maxTokensTimes }) => {
        const used = { requests: 1, input, output, tokens: input + output };
        const all = limits.map(({ counts, times, enforced, reserves }) => {
          const plain = minuteLimit(counts, perMinute * used[counts] * times, enforced);
          return reserves && (counts === 'output' || counts === 'tokens') ? reserving(plain) : plain;
        });
        const service = { tokensPerMs, maxTokens: output * maxTokensTimes };
        const scenario = scenarioOf(all, even(perMinute, 60, { sizes: sizesOf(input, output) }), { service });
        fc.pre(busyHour(scenario, seededRandom, ample)?.throttled.median === 0);
        // Between a multiple that is carried and one no more than twice that, six halvings leave a 64th.
        expect(headroom(scenario, seededRandom, ample)?.median).toBeGreaterThanOrEqual(0.98);
      }),
      { numRuns: 200 },
    );
  });
});

describe('effort', () => {
  /** Traffic that notes how many requests each course takes. */
  const noting = (traffic: Traffic, courses: number[]): Traffic => ({
    ...traffic,
    busiest: (minutes) => noting(traffic.busiest(minutes), courses),
    arrivals: (multiple, random) => {
      const next = traffic.arrivals(multiple, random);
      const at = courses.push(0) - 1;
      return (arrival) => {
        if (!next(arrival)) return false;
        courses[at] = (courses[at] ?? 0) + 1;
        return true;
      };
    },
  });

  // The first course is sent at the certain multiple: 610 a minute in an hour, 660 in ten minutes, 604 in 150.
  // biome-ignore format: a table
  test.each([
    [60, 1e6, 60, 610],
    [60, 7 * 6_200, 10, 610],
    [60, 100, 5, 610],
    [10, 1e6, 10, 660],
    [150, 1e6, 60, 604],
    [10, 7 * 4_000, 6, 660],
  ])('of %i minutes and %i requests in all: %i minutes of %i', (minutes, inAll, simulated, perMinute) => {
    const courses: number[] = [];
    const scenario = scenarioOf([requests(600)], noting(even(60, minutes), courses));
    headroom(scenario, seededRandom, { requests: inAll, seeds: 1 });
    expect(courses[0]).toBe(simulated * perMinute);
  });

  test('so many courses, and fewer where they would be too many', () => {
    const traffic = even(60, 60, { spacing: 'random' });
    const courses = (effort: { requests: number; seeds: number }) => {
      const seeds = new Set<number>();
      const noted = (seed: number) => {
        seeds.add(seed >> 1);
        return seededRandom(seed);
      };
      headroom(scenarioOf([requests(600)], traffic), noted, effort);
      return seeds.size;
    };
    expect(courses({ requests: 1e6, seeds: 3 })).toBe(3);
    // A seventh of 520,000 is two courses of an hour at 610 a minute; of 50,000, one of some minutes.
    expect(courses({ requests: 520_000, seeds: 9 })).toBe(2);
    expect(courses({ requests: 50_000, seeds: 9 })).toBe(1);
    expect(courses({ requests: 1, seeds: 9 })).toBe(1);
  });
});
