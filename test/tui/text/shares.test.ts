import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseShares, sharesText } from '../../../src/tui/text/shares.ts';

const read = (text: string) => parseShares(text, 60);

describe('shares of the days', () => {
  test.each([
    ['5%, 20%, 50%, 100%', [0.05, 0.2, 0.5, 1]],
    ['5 20 50 100', [0.05, 0.2, 0.5, 1]],
    ['5,20,50,100', [0.05, 0.2, 0.5, 1]],
    ['5; 20; 50; 100;', [0.05, 0.2, 0.5, 1]],
    ['5 %, 20 %, 100 %', [0.05, 0.2, 1]],
    ['5, 20, 100%', [0.05, 0.2, 1]],
    ['0.05, 0.2, 1', [0.05, 0.2, 1]],
    ['.5% 2.5% 100%', [0.005, 0.025, 1]],
    ['1 10 100', [0.01, 0.1, 1]],
    ['50% 50% 100%', [0.5, 0.5, 1]],
    ['1%, 100%', [0.01, 1]],
    ['7 29 57 58 100', [0.07, 0.29, 0.57, 0.58, 1]],
    [' 100% ', [1]],
    ['100', [1]],
    ['1', [1]],
    ['1 1', [1, 1]],
  ])('%s is %j', (text, value) => {
    expect(read(text)).toEqual({ kind: 'value', value });
  });

  test.each([
    ['everybody', '"everybody" is not a list of shares'],
    ['', 'is not a list of shares'],
    [', ,', 'is not a list of shares'],
    ['5% then 100%', 'is not a list of shares'],
    ['-5%, 100%', 'is not a list of shares'],
    ['5%%, 100%', 'is not a list of shares'],
    ['2,5%, 20%, 100%', 'is not a list of shares'],
    ['5%, 20%, 50%', 'The last day has 50%. End with'],
    ['0.5', 'The last day has 0.5%. End with'],
    ['1%', 'The last day has 1%. End with'],
    ['50%, 120%', 'The last day has 120%. End with'],
    ['5% 50% 20% 100%', 'The shares fall from 50% to 20%.'],
    ['0%, 50%, 100%', 'The first day has 0%.'],
    [Array(61).fill('100%').join(' '), 'These are 61 days; at most 60 fit.'],
  ])('"%s" is refused', (text, sentence) => {
    expect(read(text)).toEqual({ kind: 'refused', sentence: expect.stringContaining(sentence) });
  });

  test('shown as typed with the sign on each', () => {
    expect(sharesText([0.05, 0.2, 0.5, 1])).toBe('5%, 20%, 50%, 100%');
    expect(sharesText([0.005, 0.07, 1])).toBe('0.5%, 7%, 100%');
    expect(sharesText([1])).toBe('100%');
  });

  test('any that rise to the whole come back from what is shown', () => {
    const thousandths = fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 59 });
    fc.assert(
      fc.property(thousandths, (drawn) => {
        const shares = [...drawn.toSorted((one, other) => one - other), 1_000].map((n) => n / 1_000);
        expect(read(sharesText(shares))).toEqual({ kind: 'value', value: shares });
      }),
    );
  });
});
