import fc from 'fast-check';
import { catalog } from '../../src/catalog/catalog.ts';
import type { MeasuredSizes, Size } from '../../src/cost/sizes.ts';
import type { Workload } from '../../src/cost/workload.ts';
import { tariffOf } from './tariffs.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const size = (max: number): fc.Arbitrary<Size> =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }))
    .map(([one, other]) => ({ typical: Math.min(one, other), p95: Math.max(one, other) }));

const slices = (max: number): fc.Arbitrary<readonly [number, ...number[]]> =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.array(fc.integer({ min: 0, max }), { maxLength: 19 }))
    .map(([first, others]) => {
      const [least = first, ...rest] = [first, ...others].toSorted((a, b) => a - b);
      return [least, ...rest] as const;
    });

const measured: fc.Arbitrary<MeasuredSizes> = fc.record({
  input: slices(300_000),
  output: fc.option(slices(20_000)),
});

/** Any month of traffic: planned or measured sizes, with and without a cache, batches, tools and containers. */
export const anyWorkload: fc.Arbitrary<Workload> = fc.record({
  input: size(300_000),
  output: size(20_000),
  measured: fc.option(measured),
  thinkingTokens: fc.option(fc.integer({ min: 0, max: 20_000 })),
  toolTokens: fc.option(fc.integer({ min: 0, max: 20_000 })),
  requestsPerDay: fc.oneof(
    fc.integer({ min: 0, max: 100_000 }),
    fc.integer({ min: 1, max: 200 }).map((hundredths) => hundredths / 100),
  ),
  activeDaysPerMonth: fc.integer({ min: 1, max: 31 }),
  arrivals: fc.record({
    activeHours: fc.constantFrom(2, 10, 16, 24),
    burstsPerDay: fc.integer({ min: 1, max: 48 }),
  }),
  batchShare: fc.oneof(fc.constantFrom(0, 1), share),
  webSearchesPerRequest: fc.double({ min: 0, max: 5, noNaN: true }),
  containerHoursPerMonth: fc.option(fc.integer({ min: 0, max: 100_000 })),
  cache: fc.option(
    fc.record({
      ttl: fc.constantFrom('5m', '1h'),
      prefixes: prefixes(),
      minimumTokens: fc.constantFrom(512, 1_024, 4_096),
    }),
  ),
});

/** One beginning of all requests, or several of some. */
function prefixes() {
  const tokens = fc.integer({ min: 0, max: 200_000 });
  const parts = fc.array(fc.tuple(tokens, fc.integer({ min: 1, max: 100 })), { maxLength: 4 });
  const all = tokens.map((length) => [{ tokens: length, share: 1 }]);
  const some = fc.tuple(parts, fc.integer({ min: 1, max: 100 })).map(([rows, others]) => {
    const whole = rows.reduce((sum, [, weight]) => sum + weight, others);
    return rows.map(([length, weight]) => ({ tokens: length, share: weight / whole }));
  });
  return fc.oneof(all, some);
}

const priced = catalog.models.filter((model) => model.prices.steps.length > 0);

/** Any workload on any model with a price, at home or with a surcharge, at either speed. */
export const anyMonth = fc.record({
  workload: anyWorkload,
  tariff: fc
    .record({
      model: fc.constantFrom(...priced.map(({ id }) => id)),
      locationFactor: fc.constantFrom(1, 1.1),
      speedFactor: fc.constantFrom(1, 2),
    })
    .map(({ model, ...factors }) => tariffOf(model, factors)),
});
