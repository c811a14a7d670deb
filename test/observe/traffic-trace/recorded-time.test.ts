import { expect, test } from 'vitest';
import { recordedMs } from '../../../src/observe/traffic-trace/recorded-time.ts';

// 1795165200 is 2026-11-20T09:00:00Z: 20,777 days since 1970 and nine hours.
const nine = 1_795_165_200_000;

// biome-ignore format: a table
test.each([
  ['2026-11-20T09:00:00Z', nine],
  ['2026-11-20T09:00:00.123Z', nine + 123],
  ['2026-11-20 09:00:00,5', nine + 500],
  ['2026-11-20T09:00:00.123456+00:00', nine + 123.456],
  ['2026-11-20T10:30:00+01:30', nine],
  ['2026-11-20T04:00:00-0500', nine],
  ['2026-11-20T09:00:00', nine],
  [' 2026-11-20t09:00:00z ', nine],
  [1_795_165_200, nine],
  [1_795_165_200.123, nine + 123],
  // The product of such seconds and 1,000 is off by a part of a microsecond.
  [1_795_165_200.000_003, nine + 0.003],
  [1_795_165_200_123, nine + 123],
  ['1795165200', nine],
  ['1795165200123', nine + 123],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
])('%s is a time', (value, ms) => {
  expect(recordedMs(value)).toBe(ms);
});

test.each([
  ['2026-02-29T00:00:00Z'],
  ['2026-11-31T00:00:00Z'],
  ['2026-13-01T00:00:00Z'],
  ['2026-00-01T00:00:00Z'],
  ['2026-11-00T00:00:00Z'],
  ['2026-11-20T24:00:00Z'],
  ['2026-11-20T09:60:00Z'],
  ['2026-11-20T09:00:61Z'],
  ['2026-11-20T09:00:00+24:00'],
  ['2026-11-20'],
  ['09:00'],
  ['yesterday'],
  [''],
  ['1970-01-01T00:00:00Z'],
  ['2100-01-01T00:00:00Z'],
  [0],
  [-1_795_165_200],
  [1_795_165_200_123_456],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [true],
  [{}],
])('%s is none', (value) => {
  expect(recordedMs(value)).toBeNull();
});
