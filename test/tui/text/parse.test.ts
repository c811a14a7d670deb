import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCount, parseDate, parseGrowth, parseShare, parseUsd } from '../../../src/tui/text/parse.ts';

const refusal = { kind: 'refused', sentence: expect.stringMatching(/^".*" is not .*\.$/s) };

describe('counts', () => {
  test.each([
    ['0', 0],
    ['12000', 12_000],
    ['12,000', 12_000],
    ['12_000', 12_000],
    ['12 000', 12_000],
    ['1,234,567', 1_234_567],
    ['8k', 8_000],
    ['8K', 8_000],
    ['200k', 200_000],
    ['1.5M', 1_500_000],
    ['1.1m', 1_100_000],
    ['2.4 k', 2_400],
    ['0.29M', 290_000],
    ['.5k', 500],
    ['2b', 2_000_000_000],
    [' 42 ', 42],
    ['0.2', 0.2],
  ])('%s is %d', (text, value) => {
    expect(parseCount(text)).toEqual({ kind: 'value', value });
  });

  test.each([
    '',
    'many',
    '-5',
    '1,5',
    '12,00',
    '1e6',
    '5kk',
    '1.2.3',
    'k',
    '12,000k',
    '9'.repeat(400),
    '٣',
    '5 %',
    '$5',
  ])('"%s" is refused in one sentence', (text) => {
    expect(parseCount(text)).toEqual({ ...refusal, sentence: expect.stringContaining('12,000') });
  });

  test('any whole number comes back from its grouped form', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(parseCount(value.toLocaleString('en-US'))).toEqual({ kind: 'value', value });
      }),
    );
  });
});

describe('money', () => {
  test.each([
    ['$500', 500],
    ['500', 500],
    ['$ 1,000.50', 1_000.5],
    ['1.5k', 1_500],
    ['20 USD', 20],
    ['$0.05', 0.05],
  ])('%s is %d USD', (text, value) => {
    expect(parseUsd(text)).toEqual({ kind: 'value', value });
  });
  test.each(['€5', '$', 'five', '$-1'])('"%s" is refused', (text) => {
    expect(parseUsd(text)).toEqual({ ...refusal, sentence: expect.stringContaining('US dollars') });
  });
});

describe('shares', () => {
  test.each([
    ['30%', 0.3],
    ['30 %', 0.3],
    ['0.3', 0.3],
    ['.3', 0.3],
    ['100%', 1],
    ['1', 1],
    ['0', 0],
    ['0.5%', 0.005],
  ])('%s is %d', (text, value) => {
    expect(parseShare(text)).toEqual({ kind: 'value', value });
  });
  test.each(['30', '101%', '-1%', 'half', '%'])('"%s" is refused', (text) => {
    expect(parseShare(text)).toEqual(refusal);
  });
});

describe('growth from month to month', () => {
  test.each([
    ['10%', 0.1],
    ['0.1', 0.1],
    ['+2.5 %', 0.025],
    ['-5%', -0.05],
    ['0', 0],
    ['-0%', 0],
    ['1000%', 10],
  ])('%s is %d', (text, value) => {
    expect(parseGrowth(text)).toEqual({ kind: 'value', value });
  });
  test.each(['-100%', '1001%', 'double', '%', '1e3'])('"%s" is refused', (text) => {
    expect(parseGrowth(text)).toEqual(refusal);
  });
});

describe('dates', () => {
  test.each([
    ['2027-03-01', '2027-03-01'],
    ['2028-02-29', '2028-02-29'],
    ['+30d', '2026-12-20'],
    ['+ 2 w', '2026-12-04'],
    ['+0d', '2026-11-20'],
    ['+365D', '2027-11-20'],
  ])('%s is %s', (text, value) => {
    expect(parseDate(text, '2026-11-20')).toEqual({ kind: 'value', value });
  });
  test.each(['2027-02-29', '2027-13-01', '1.3.2027', '+30', '30d', '+3y', '', 'soon'])(
    '"%s" is refused',
    (text) => {
      expect(parseDate(text, '2026-11-20')).toEqual(refusal);
    },
  );
});
