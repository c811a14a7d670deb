import { expect, test } from 'vitest';
import { lifeEnd } from '../../src/plan/planned-life.ts';

test.each([
  ['2026-12-01', 6, '2027-06-01'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-01', 0.5, '2026-12-16'],
  ['2026-12-15', 13.5, '2028-01-30'],
])('a life begun on %s for %d months ends on %s', (launch, months, end) => {
  expect(lifeEnd(launch, months)).toBe(end);
});
