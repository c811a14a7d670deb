import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalNumber, exactDecimal } from '../../src/cost/exact-decimal.ts';

const sumOf = (texts: readonly string[]): bigint =>
  texts.reduce((sum, text) => sum + (exactDecimal(text) ?? 0n), 0n);

describe('amounts written as decimals', () => {
  // biome-ignore format: a table
  test.each([
    ['12345.678',    123.456_78],
    ['0.1',          0.001],
    ['-250',         -2.5],
    [' 7. ',         0.07],
    ['+3e2',         3],
    ['1.2e-05',      0.000_000_12],
    ['0',            0],
    ['123456789012345.1234567890123456789012345', 1_234_567_890_123.451_2],
  ])('%s cents are %d USD', (text, usd) => {
    const units = exactDecimal(text);
    expect(units).not.toBeNull();
    expect(decimalNumber(units ?? 0n, 2)).toBe(usd);
  });

  test.each([
    '',
    ' ',
    '1,50',
    '$3',
    'NaN',
    'Infinity',
    '0x10',
    '--1',
    '1e99',
    '1.2.3',
    '1 2',
    '9'.repeat(16),
  ])('"%s" is none', (text) => expect(exactDecimal(text)).toBeNull());

  test('ten tenths of a cent and a million of them add up to what they are', () => {
    expect(decimalNumber(sumOf(Array(10).fill('0.1')), 2)).toBe(0.01);
    expect(decimalNumber(sumOf(Array(1_000_000).fill('0.0001')), 2)).toBe(1);
  });

  test('a sum does not depend on its order', () => {
    const amount = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999_999))
      .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`);
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (texts) => {
        expect(sumOf([...texts].reverse())).toBe(sumOf(texts));
      }),
    );
  });
});
