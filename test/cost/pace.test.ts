import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capPassed, type MonthSoFar, monthEndUsd, paceOf } from '../../src/cost/pace.ts';

/** November 2026 from its first day on, one amount a day; the last day is over unless `to` says otherwise. */
function november(usd: readonly number[], to?: string): MonthSoFar {
  const days = usd.map((amount, day) => ({
    date: `2026-11-${String(day + 1).padStart(2, '0')}`,
    usd: amount,
  }));
  const end = new Date(Date.UTC(2026, 10, usd.length + 1)).toISOString();
  return { from: '2026-11-01T00:00:00Z', to: to ?? end, days };
}

describe('the pace of a month', () => {
  test.each([
    ['nothing is over', november([4], '2026-11-01T12:00:00Z'), 0],
    ['one day is over', november([4, 1], '2026-11-02T12:00:00Z'), 1],
  ])('%s: there is none yet', (_, month, wholeDays) => {
    expect(paceOf(month)).toMatchObject({ wholeDays, perDay: null });
    expect(capPassed(month, null, 100)).toBeNull();
    expect(monthEndUsd(month, null)).toBeNull();
  });

  // Mean 20; deviations -10, 0, 10: variance 100, s 10. t(2) = 2.920: 2.92 x 10 / sqrt(3) = 16.859.
  test('10, 20 and 30 a day', () => {
    const pace = paceOf(november([10, 20, 30]));
    expect(pace).toMatchObject({ spentUsd: 60, wholeDays: 3 });
    expect(pace.perDay?.meanUsd).toBe(20);
    expect(pace.perDay?.lowUsd).toBeCloseTo(20 - 16.859, 3);
    expect(pace.perDay?.highUsd).toBeCloseTo(20 + 16.859, 3);
  });

  test('a day still running counts as spent, not as a day', () => {
    const pace = paceOf(november([10, 10, 90], '2026-11-03T06:00:00Z'));
    expect(pace).toMatchObject({
      spentUsd: 110,
      wholeDays: 2,
      perDay: { meanUsd: 10, lowUsd: 10, highUsd: 10 },
    });
  });

  test('the last day of an export is as far as it had come when it was made', () => {
    const month = { ...november([10, 10, 1]), source: 'console-export' as const };
    expect(paceOf(month)).toMatchObject({ spentUsd: 21, wholeDays: 2, perDay: { meanUsd: 10 } });
    expect(paceOf({ ...month, source: 'report' })).toMatchObject({ wholeDays: 3, perDay: { meanUsd: 7 } });
    // Where it is running still, no further day is left out.
    const running = { ...month, to: '2026-11-03T06:00:00Z' };
    expect(paceOf(running)).toMatchObject({ wholeDays: 2, perDay: { meanUsd: 10 } });
  });

  test('only the days of the pace make it; all are spent', () => {
    const month = november([10, 10, 30, 30]);
    const since = paceOf({ ...month, paceFrom: '2026-11-03' });
    expect(since).toMatchObject({ spentUsd: 80, wholeDays: 2, perDay: { meanUsd: 30 } });
    const before = paceOf({ ...month, paceBefore: '2026-11-03' });
    expect(before).toMatchObject({ spentUsd: 80, wholeDays: 2, perDay: { meanUsd: 10 } });
  });

  test('a day that began before the data is not whole', () => {
    const month = { ...november([1, 10, 10]), from: '2026-11-01T08:00:00Z' };
    expect(paceOf(month)).toMatchObject({ wholeDays: 2, perDay: { meanUsd: 10 } });
  });
});

describe('when a cap is passed', () => {
  // 240 spent on the 10th at its end, 24 a day, 1 an hour: 300 is passed in the hour after the 60th.
  const even = november(Array(10).fill(24));
  test('an even month has one hour', () => {
    expect(capPassed(even, null, 300)).toEqual({
      expected: '2026-11-13T12:00:00.000Z',
      earliest: '2026-11-13T12:00:00.000Z',
      latest: '2026-11-13T12:00:00.000Z',
    });
  });
  // 20 further days of 24 make 720: not above, by the last hour of the month.
  test('a cap reached exactly at the end is not passed', () => {
    expect(monthEndUsd(even, null)).toEqual({ expected: 720, low: 720, high: 720 });
    expect(capPassed(even, null, 720)?.expected).toBeNull();
    expect(capPassed(even, null, 719.5)?.expected).toBe('2026-11-30T23:00:00.000Z');
  });
  test('what is passed already is passed in the hour of the data', () => {
    const month = november([10, 10, 90], '2026-11-03T06:30:00Z');
    expect(capPassed(month, null, 100)).toEqual({
      expected: '2026-11-03T06:00:00.000Z',
      earliest: '2026-11-03T06:00:00.000Z',
      latest: '2026-11-03T06:00:00.000Z',
    });
  });
  test('nor does that need a pace', () => {
    const month = november([101], '2026-11-01T08:00:00Z');
    expect(capPassed(month, null, 100)?.expected).toBe('2026-11-01T07:00:00.000Z');
    expect(capPassed(month, null, 101)).toBeNull();
  });
  // From the 20th on 24 + 48 a day are 3 an hour: 240 + 9 x 24 = 456 by then, 600 is 144 more: after 48 hours.
  test('planned traffic counts from its first day', () => {
    const added = { from: '2026-11-20', usdPerDay: 48 };
    expect(capPassed(even, added, 600)?.expected).toBe('2026-11-22T00:00:00.000Z');
    expect(monthEndUsd(even, added)?.expected).toBe(456 + 11 * 72);
  });
  test('planned traffic that began before the data ends counts from there', () => {
    expect(monthEndUsd(even, { from: '2026-11-05', usdPerDay: 1 })?.expected).toBe(740);
  });
  // Mean 20, s 10, n 3, t 2.920. Expected: 60 + 20 d > 100 after 2 days. High: 60 + 20 d + 29.2 sqrt(d + d*d/3);
  // at d = 17/24 it is 60 + 14.17 + 29.2 x 0.9358 = 101.5, at 16/24 60 + 13.33 + 29.2 x 0.9027 = 99.7. Low:
  // (20 d - 40)^2 = 29.2^2 (d + d*d/3), or 115.787 d^2 - 2452.64 d + 1600 = 0: d = 20.509, 12 hours into the 21st day.
  test('uneven days give a range', () => {
    expect(capPassed(november([10, 20, 30]), null, 100)).toEqual({
      expected: '2026-11-06T00:00:00.000Z',
      earliest: '2026-11-04T16:00:00.000Z',
      latest: '2026-11-24T12:00:00.000Z',
    });
  });
  // The low curve at the end: 27 days are 540 - 29.2 sqrt(27 + 243) = 60.2 more than 60, so 121 is not passed.
  test('the latest hour may lie beyond the month', () => {
    expect(capPassed(november([10, 20, 30]), null, 120)?.latest).not.toBeNull();
    expect(capPassed(november([10, 20, 30]), null, 121)?.latest).toBeNull();
  });
  test('the month of the data is the one that counts, also at its very end', () => {
    const whole = november(Array(30).fill(10));
    expect(capPassed(whole, null, 300)).toEqual({ expected: null, earliest: null, latest: null });
    expect(monthEndUsd(whole, null)).toEqual({ expected: 300, low: 300, high: 300 });
  });
});

describe('whatever the days were', () => {
  const month = fc
    .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 29 })
    .map((usd) => november(usd));
  const added = fc.option(
    fc.record({
      from: fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
      usdPerDay: fc.double({ min: 0, max: 1e6, noNaN: true }),
    }),
  );
  const cap = fc.double({ min: 0, max: 1e8, noNaN: true });
  const never = '9999';

  test('earliest, expected and latest come in that order, and a higher cap is never passed earlier', () => {
    fc.assert(
      fc.property(month, added, cap, cap, (days, more, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [first, second] = [capPassed(days, more, low), capPassed(days, more, high)];
        for (const row of [first, second]) {
          expect((row?.earliest ?? never) <= (row?.expected ?? never)).toBe(true);
          expect((row?.expected ?? never) <= (row?.latest ?? never)).toBe(true);
        }
        expect((first?.expected ?? never) <= (second?.expected ?? never)).toBe(true);
        expect((first?.earliest ?? never) <= (second?.earliest ?? never)).toBe(true);
      }),
    );
  });

  test('a cap is passed exactly where the month ends above it', () => {
    fc.assert(
      fc.property(month, added, cap, (days, more, usd) => {
        const end = monthEndUsd(days, more);
        expect(capPassed(days, more, usd)?.expected === null).toBe((end?.expected ?? 0) <= usd);
      }),
    );
  });

  test('planned traffic never delays it', () => {
    fc.assert(
      fc.property(month, added, cap, (days, more, usd) => {
        const [alone, both] = [capPassed(days, null, usd), capPassed(days, more, usd)];
        expect((both?.expected ?? never) <= (alone?.expected ?? never)).toBe(true);
      }),
    );
  });
});

/** Seeded, so that the share below is the same on every machine. */
function normalDraws(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

test.each([3, 8, 20])(
  'after %i days the end of the month lies in the interval about nine times out of ten',
  (n) => {
    const draw = normalDraws(n);
    const day = () => 100 + 15 * draw();
    const tries = 2_000;
    let held = 0;
    for (let i = 0; i < tries; i += 1) {
      const usd = Array.from({ length: 30 }, day);
      const total = usd.reduce((sum, amount) => sum + amount, 0);
      const end = monthEndUsd(november(usd.slice(0, n)), null);
      if (end && end.low <= total && total <= end.high) held += 1;
    }
    expect(held / tries).toBeGreaterThan(0.88);
    expect(held / tries).toBeLessThan(0.92);
  },
);
