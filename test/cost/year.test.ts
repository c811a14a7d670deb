import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  byScenario,
  capReachedOn,
  forecastYear,
  grownMonths,
  spendingYear,
  yearMonths,
} from '../../src/cost/year.ts';

const grown = (monthUsd: number, from: string, growthPerMonth: number) =>
  spendingYear(grownMonths(monthUsd, growthPerMonth), from);
const alike = (monthUsd: Readonly<Record<'light' | 'medium' | 'heavy', number>>) =>
  byScenario((name) => grownMonths(monthUsd[name], 0));

const usd = (year: ReturnType<typeof spendingYear>) => year.map((row) => Math.round(row.usd * 1e6) / 1e6);

describe('a year of spending', () => {
  test('from 22 December: 10 of 31 days, then whole months, each a tenth more', () => {
    const year = grown(310, '2026-12-22', 0.1);
    // 310 × 10/31 = 100; 310 × 1.1 = 341; 310 × 1.21 = 375.1; 310 × 1.331 = 412.61
    expect(usd(year).slice(0, 4)).toEqual([100, 341, 375.1, 412.61]);
    expect(year.map(({ month }) => month)).toEqual([
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
      '2027-04',
      '2027-05',
      '2027-06',
      '2027-07',
      '2027-08',
      '2027-09',
      '2027-10',
      '2027-11',
    ]);
  });

  test.each([
    ['2027-02-28', '2027-02', 28, 28],
    ['2028-02-28', '2028-02', 28, 29],
    ['2100-02-01', '2100-02', 1, 28],
    ['2026-12-01', '2026-12', 1, 31],
    ['2027-04-30', '2027-04', 30, 30],
  ])('%s: days %s from %i to %i', (from, month, firstDay, lastDay) => {
    expect(grown(100, from, 0)[0]).toMatchObject({ month, firstDay, lastDay });
  });

  test('a launch on the first of a month makes twelve whole ones', () => {
    const year = forecastYear(alike({ light: 6, medium: 10, heavy: 30 }), '2026-12-01');
    expect(yearMonths(year)).toEqual(
      year.medium.map(({ month }) => ({ month, lightUsd: 6, mediumUsd: 10, heavyUsd: 30, partial: false })),
    );
  });

  test('a later launch makes the first of them partial', () => {
    const rows = yearMonths(forecastYear(alike({ light: 31, medium: 62, heavy: 93 }), '2026-12-31'));
    expect(rows[0]).toEqual({ month: '2026-12', lightUsd: 1, mediumUsd: 2, heavyUsd: 3, partial: true });
    expect(rows.filter(({ partial }) => partial)).toHaveLength(1);
  });
});

describe('the day a cap is reached', () => {
  const monthly = (capUsd: number) => ({ per: 'calendar-month', usd: capUsd }) as const;
  const credit = (capUsd: number) => ({ per: 'year', usd: capUsd }) as const;

  test.each([
    // $10 a day: $300 at the end of the 30th of December.
    ['in the first month', 310, '2026-12-01', 0, monthly(300), '2026-12-30'],
    ['on its last day', 310, '2026-12-01', 0, monthly(310), '2026-12-31'],
    ['never, a cent above', 310, '2026-12-01', 0, monthly(310.01), null],
    // December has 10 days of $10; January 31 of $10: $300 at the end of the 30th.
    ['not in the partial first month', 310, '2026-12-22', 0, monthly(300), '2027-01-30'],
    // 28 days of 310/28 = $11.07 a day: $300 needs 27.1 days.
    ['in a short month a day costs more', 310, '2027-02-01', 0, monthly(300), '2027-02-28'],
    // January 620: $20 a day, $400 after 20 days. December holds only 310.
    ['once growth gets there', 310, '2026-12-01', 1, monthly(400), '2027-01-20'],
    // 310 × 0.5 in January is less than in December.
    ['never in a shrinking year', 310, '2026-12-01', -0.5, monthly(311), null],
    // 10 × $10 in December, 31 × $10 in January: $411 on the 1st of February, at 310/28 a day.
    ['credit runs on over the months', 310, '2026-12-22', 0, credit(411), '2027-02-01'],
    ['credit that ends with a month', 310, '2026-12-22', 0, credit(410), '2027-01-31'],
    // 10/31 of 310 and eleven months of 310 are 3,510.
    ['credit for the whole year', 310, '2026-12-22', 0, credit(3_510), '2027-11-30'],
    ['credit beyond the year', 310, '2026-12-22', 0, credit(3_511), null],
    ['nothing is spent', 0, '2026-12-01', 0.5, monthly(1), null],
  ] as const)('%s', (_, monthUsd, from, growth, cap, on) => {
    expect(capReachedOn(grown(monthUsd, from, growth), cap)).toBe(on);
  });
});

const date = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const growth = fc.double({ min: -0.9, max: 2, noNaN: true });
const per = fc.constantFrom('calendar-month' as const, 'year' as const);
const day = fc.integer({ min: 1, max: 28 });

/** Spending of each counted day, by its ISO date; days come from the calendar, not from the year under test. */
function days(monthUsd: number, from: string, growthPerMonth: number): [string, number][] {
  const start = new Date(from);
  const end = Date.UTC(start.getUTCFullYear() + 1, start.getUTCMonth(), 1);
  const all: [string, number][] = [];
  for (let ms = start.getTime(); ms < end; ms += 86_400_000) {
    const at = new Date(ms);
    const k = (at.getUTCFullYear() - start.getUTCFullYear()) * 12 + at.getUTCMonth() - start.getUTCMonth();
    const inMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
    all.push([at.toISOString().slice(0, 10), (monthUsd * (1 + growthPerMonth) ** k) / inMonth]);
  }
  return all;
}

describe('whatever the month, launch and growth', () => {
  it('sums its days up to its months', () => {
    fc.assert(
      fc.property(amount, date, growth, (monthUsd, from, g) => {
        const counted = days(monthUsd, from, g);
        for (const { month, usd: total } of grown(monthUsd, from, g)) {
          const sum = counted
            .filter(([on]) => on.startsWith(month))
            .reduce((all, [, dayUsd]) => all + dayUsd, 0);
          expect(Math.abs(sum - total)).toBeLessThanOrEqual(total * 1e-9);
        }
      }),
    );
  });

  it('costs more with more growth, after the first month', () => {
    fc.assert(
      fc.property(amount, date, growth, growth, (monthUsd, from, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((g) =>
          grown(monthUsd, from, g),
        );
        expect(less?.[0]?.usd).toBe(more?.[0]?.usd);
        less?.forEach(({ usd: total }, k) => {
          expect(more?.[k]?.usd).toBeGreaterThanOrEqual(total);
        });
      }),
    );
  });

  it('reaches a cap of nothing on the first day', () => {
    fc.assert(
      fc.property(fc.oneof(amount, fc.constant(0)), date, growth, per, (monthUsd, from, g, span) => {
        expect(capReachedOn(grown(monthUsd, from, g), { per: span, usd: 0 })).toBe(from);
      }),
    );
  });

  it('reaches a cap no later with more growth, and no sooner where the cap is higher', () => {
    const never = '9999-12-31';
    fc.assert(
      fc.property(amount, date, growth, amount, per, (monthUsd, from, g, capUsd, span) => {
        const on = (growthPerMonth: number, usd: number) =>
          capReachedOn(grown(monthUsd, from, growthPerMonth), { per: span, usd }) ?? never;
        expect(on(g + 0.1, capUsd) <= on(g, capUsd)).toBe(true);
        expect(on(g, capUsd * 1.5) >= on(g, capUsd)).toBe(true);
      }),
    );
  });

  it('is the day within which the days since the month, or the year, began add up to it', () => {
    const least = fc.double({ min: -0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(date, least, fc.integer({ min: 0, max: 11 }), day, per, (from, g, k, upTo, span) => {
        const year = grown(1_000, from, g);
        const month = year[k]?.month ?? '';
        const last = `${month}-${String(upTo).padStart(2, '0')}`;
        const until = days(1_000, from, g).filter(
          ([on]) => on <= last && (span === 'year' || on.startsWith(month)),
        );
        const [on, lastUsd] = until.at(-1) ?? [];
        if (on === undefined || lastUsd === undefined) return;
        // Half of the last day is enough to need that day and no other.
        const capUsd = until.reduce((all, [, dayUsd]) => all + dayUsd, 0) - lastUsd / 2;
        const counted = span === 'year' ? year : year.slice(k, k + 1);
        expect(capReachedOn(counted, { per: span, usd: capUsd })).toBe(on);
      }),
    );
  });
});
