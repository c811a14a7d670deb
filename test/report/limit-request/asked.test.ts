import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedFor, grownBy } from '../../../src/report/limit-request/asked.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import { busyRun, limitRows, requestContext } from '../../support/limit-request-runs.ts';

/** By hand: peak x 2 x (1 + growth)^6, up to two significant digits. */
// biome-ignore format: a table
test.each([
  [1_250, 0.1, 4_500],          // 2,500 x 1.771561 = 4,428.9
  [1_250, null, 2_500],         // 2,500, round already
  [1_250, 0, 2_500],
  [1_251, null, 2_600],         // 2,502
  [1_250, -0.5, 2_500],         // what shrinks later is needed at the launch
  [60, 1, 7_700],               // 120 x 64 = 7,680
  [570_312.5, 0.1, 2_100_000],  // 1,140,625 x 1.771561 = 2,020,686.8
  [3.5, null, 7],
  [3.6, null, 8],               // 7.2
  [5, null, 10],
  [0.2, null, 1],               // 0.4: no limit is a part of a request
  [49.5, null, 99],
  [49.6, null, 100],            // 99.2
  [50.1, null, 110],            // 100.2
  [1_000_000.0000001, null, 2_000_000], // the noise of a sum
  [0, 0.1, 0],
])('a peak of %d growing by %s a month asks for %d', (peak, growth, asked) => {
  expect(askedFor(peak, grownBy(growth))).toBe(asked);
});

describe('whatever the peak', () => {
  const peaks = fc.integer({ min: 1, max: 10 ** 9 });
  const amounts = fc.integer({ min: 1, max: 10 ** 6 });
  const growths = fc.option(fc.integer({ min: -99, max: 300 }).map((percent) => percent / 100));

  test('it is a whole number of two significant digits, at least twice the peak and less than a tenth above need', () => {
    fc.assert(
      fc.property(peaks, growths, (peak, growth) => {
        const asked = askedFor(peak, grownBy(growth));
        expect(Number.isSafeInteger(asked)).toBe(true);
        expect(String(asked)).toMatch(/^\d{1,2}0*$/);
        expect(asked).toBeGreaterThanOrEqual(2 * peak);
        expect(asked).toBeLessThanOrEqual(Math.max(2 * peak * grownBy(growth) * 1.1000001, 10));
      }),
    );
  });

  test('nobody asks for less than is in force', () => {
    fc.assert(
      // So small that a row of the table holds them.
      fc.property(amounts, amounts, growths, (peak, limit, growthPerMonth) => {
        const { plan, derived } = busyRun();
        const text = limitRequest(
          {
            ...busyRun(),
            plan: { ...plan, traffic: { ...plan.traffic, growthPerMonth } },
            derived: { ...derived, limits: limitRows([peak, 0, 0], [null, 0, 0], [limit, 1, 1], 'live') },
          },
          requestContext,
        );
        const cell = /^ {2}Requests .* (\S+)$/m.exec(text)?.[1] ?? '';
        if (cell === 'enough') expect(limit).toBeGreaterThanOrEqual(2 * peak);
        else expect(Number(cell.replaceAll(',', ''))).toBeGreaterThan(limit);
      }),
    );
  });
});
