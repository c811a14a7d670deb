import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { findModel, limitIncrease } from '../../../src/catalog/lookup.ts';
import { limitEvidence } from '../../../src/judge/limit-evidence.ts';
import { askedRows } from '../../../src/report/limit-request/asked.ts';
import { askedFor, grownBy, growsBeyond, horizonMonths } from '../../../src/report/limit-request/how-much.ts';
import { bedrockRun, busyRun, limitRows } from '../../support/limit-request-runs.ts';

/** By hand: peak x 2 x (1 + growth)^6, up to two significant digits. */
// biome-ignore format: a table
test.each([
  [1_250, 0.1, 4_500],          // 2,500 x 1.771561 = 4,428.9
  [1_250, null, 2_500],         // 2,500, round already
  [1_250, 0, 2_500],
  [1_251, null, 2_600],         // 2,502
  [1_250, -0.5, 2_500],         // what shrinks later is needed at the launch
  [60, 0.4, 910],               // 120 x 7.529536 = 903.5
  [60, 1, 1_200],               // 64 times as much after six months, of which ten times are asked for
  [60, 10, 1_200],              // 1,771,561 times as much
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

  const { plan, derived } = busyRun();
  const evidence = limitEvidence({ plan, catalog, observed: {} });
  const from = { catalog, increase: null, model: undefined, evidence };
  const known = (peak: number, limit: number, growthPerMonth: number | null) => ({
    ...busyRun(),
    plan: { ...plan, traffic: { ...plan.traffic, growthPerMonth } },
    derived: { ...derived, limits: limitRows([peak, peak, peak], [null, 0, 0], [limit, 1, limit], 'live') },
  });
  const chances = fc.double({ min: 1, max: 20, noNaN: true });

  test('nobody asks for less than is in force, nor for less than chance needs', () => {
    fc.assert(
      fc.property(amounts, amounts, growths, chances, (peak, limit, growth, otpm) => {
        const chance = { rpm: 1, itpm: 1, otpm };
        const rows = askedRows(known(peak, limit, growth), { ...from, chance });
        for (const { limiter, ask } of rows.filter((row) => row.limiter !== 'itpm')) {
          const needed = 2 * peak * grownBy(growth) * (limiter === 'otpm' ? otpm : 1);
          if (ask.kind === 'asked') {
            expect(ask.perMinute).toBeGreaterThan(limit);
            expect(ask.perMinute).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
          } else if (ask.kind === 'enough') {
            expect(limit).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
          } else {
            expect(ask.kind).toBe('implausible');
          }
        }
      }),
    );
  });

  // Of the published tiers Scale has most: 10,000 requests and 10,000,000 input tokens a minute.
  test.each([
    [5_000_000, null, { kind: 'asked', perMinute: 10_000_000 }],
    [5_000_001, null, { kind: 'implausible' }],
    [500_001, 9, { kind: 'implausible' }],
  ] as const)('%d requests a minute growing by %s are %j', (peak, growth, expected) => {
    expect(askedRows(known(peak, 1, growth), { ...from, chance: null })[0]?.ask).toEqual(expected);
  });
});

test('a quota of both kinds of tokens is as much larger than its mean as the kind that chance makes largest', () => {
  const run = bedrockRun();
  const row = askedRows(
    { ...run, plan: { ...run.plan, traffic: { ...run.plan.traffic, growthPerMonth: null } } },
    {
      catalog,
      increase: limitIncrease(catalog, 'bedrock'),
      model: findModel(catalog, run.plan.model.id),
      evidence: limitEvidence({ plan: run.plan, catalog, observed: {} }),
      chance: { rpm: 1, itpm: 1.5, otpm: 1.25 },
    },
  ).at(-1);
  // (2,600,000 + 570,000) x 2 x 1.5 = 9,510,000
  expect(row).toMatchObject({ limiter: 'together', ask: { kind: 'asked', perMinute: 9_600_000 } });
});

// 1.47^6 = 10.09, 1.46^6 = 9.69
test.each([
  [0.46, false],
  [0.47, true],
  [-0.9, false],
  [null, false],
])('a growth of %s a month goes beyond what is asked for: %s', (growth, beyond) => {
  expect(growsBeyond(growth)).toBe(beyond);
  expect(horizonMonths).toBe(6);
});
