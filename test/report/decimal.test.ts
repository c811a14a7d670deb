import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, decimal, percent, times, usd, usdAtMost } from '../../src/report/wording/format.ts';

describe('numbers in English notation', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567.891, '1,234,567.89'],
    [-1_234.5, '-1,234.5'],
    [-0.001, '0'],
    [1.005, '1.01'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('count(%d) is %s', (value, text) => {
    expect(count(value)).toBe(text);
  });

  it.each([
    [0, '$0.00'],
    [0.000123, '$0.00012'],
    [0.01, '$0.01'],
    [106.58, '$106.58'],
    [-1_000, '-$1,000.00'],
  ])('usd(%d) is %s', (value, text) => {
    expect(usd(value)).toBe(text);
  });

  it.each([
    [0, '$0.00'],
    [0.011114, '$0.012'],
    [0.1 * 0.11, '$0.011'],
    [0.000123, '$0.00013'],
    [0.006, '$0.0060'],
    [0.0099999, '$0.01'],
    [0.05, '$0.05'],
    [0.1 + 0.2, '$0.30'],
    [0.123, '$0.13'],
    [1.2301, '$1.24'],
    [1_812, '$1,812.00'],
  ])('usdAtMost(%d) is %s', (value, text) => {
    expect(usdAtMost(value)).toBe(text);
  });

  it('a ceiling is never shown below what it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1_000, noNaN: true }), (value) => {
        const shown = Number(usdAtMost(value).replace(/[$,]/g, ''));
        expect(shown).toBeGreaterThanOrEqual(value * (1 - 1e-11));
        expect(shown).toBeLessThanOrEqual(Math.max(value * 1.1, value + 0.01));
      }),
    );
  });

  it('shares and factors', () => {
    expect([percent(0.255), percent(12), times(3.06), times(94.1)]).toEqual([
      '26 %',
      '1,200 %',
      '3.1×',
      '94×',
    ]);
  });

  it.each([
    [0, '0 %'],
    [1e-9, 'less than 1 %'],
    [0.004, 'less than 1 %'],
    [0.005, '1 %'],
    [0.994, '99 %'],
    [0.995, 'more than 99 %'],
    [0.99999, 'more than 99 %'],
    [1, '100 %'],
    [0.1 + 0.2 + 0.7, '100 %'],
    [1.001, 'more than 100 %'],
    [1.01, '101 %'],
  ])('percent(%d) is %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('is what Intl writes, for every number that needs no rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (whole, digits) => {
        const value = whole / 10 ** digits;
        const twin = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 4 });
        expect(decimal(value, 1, 4)).toBe(value === 0 ? '0.0' : twin.format(value));
      }),
    );
  });
});
