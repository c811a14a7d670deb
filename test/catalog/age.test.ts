import { expect, test } from 'vitest';
import { daysBetween, isStale } from '../../src/catalog/age.ts';

test.each([
  ['2026-10-08', '2026-11-20', 43],
  ['2026-10-08T23:59:59Z', '2026-10-09T00:00:01Z', 1],
  ['2026-11-20', '2026-10-08', -43],
  ['2026-11-20', '2026-11-20', 0],
])('from %s to %s are %s days', (from, to, days) => expect(daysBetween(from, to)).toBe(days));

test('a fact is old after sixty days', () => {
  expect(isStale('2026-09-21', '2026-11-20')).toBe(false);
  expect(isStale('2026-09-20', '2026-11-20')).toBe(true);
});
