import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { containerFee } from '../../src/catalog/lookup.ts';
import { hourlyFeeUsd } from '../../src/cost/runtime.ts';

const containers = containerFee(catalog);

// $0.05 an hour beyond 1,550.
it.each([
  [0, 0],
  [1_549.5, 0],
  [1_550, 0],
  [1_551, 0.05],
  [2_000, 22.5],
  [10_000, 422.5],
])('%d container-hours: $%d', (hours, usd) => {
  expect(hourlyFeeUsd(hours, containers)).toBeCloseTo(usd, 9);
});

it('sessions have no free hours: 100 at $0.08', () => {
  const sessions = catalog.runtimeFees.find(({ runtime }) => runtime === 'managed-agents-session');
  expect(sessions && hourlyFeeUsd(100, sessions)).toBeCloseTo(8, 9);
});

it('more hours are never cheaper', () => {
  const hours = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(hours, hours, (some, more) => {
      expect(hourlyFeeUsd(some, containers)).toBeLessThanOrEqual(hourlyFeeUsd(some + more, containers));
    }),
  );
});
