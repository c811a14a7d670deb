import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  each,
  many,
  percentBeside,
  span,
  times,
  timesBeside,
  wait,
} from '../../../src/report/wording/format.ts';

test.each([
  [0.996, '0.996×'],
  [0.96, '0.96×'],
  [1, '1×'],
  [1.04, '1.04×'],
  [1.98, '1.98×'],
  [2, '2×'],
  [2.003, '2.003×'],
  [0.04, '0.04×'],
  [0, '0×'],
  [2.44, '2.4×'],
  [37.4, '37×'],
  [1.999_999_9, 'just below 2×'],
  [1.000_000_1, 'just above 1×'],
  [2e22, 'more than a million times'],
])('%d beside 1 and 2 is %s', (factor, text) => expect(timesBeside(factor, [1, 2])).toBe(text));

test.each([
  [0.103, '10.3 %'],
  [0.1, '10 %'],
  [0.0996, '9.96 %'],
  [0.4, '40 %'],
  [0.003, '0.3 %'],
  [0, '0 %'],
])('a share of %d beside a tenth is %s', (share, text) => expect(percentBeside(share, [0.1])).toBe(text));

test('what is told lies on the same side of the bound as what is meant', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9, noNaN: true }), (factor) => {
      const shown = timesBeside(factor, [1]);
      const told = shown.startsWith('just below')
        ? -1
        : shown.startsWith('just above')
          ? 1
          : Math.sign(Number.parseFloat(shown) - 1);
      if (Math.abs(factor - 1) > 1e-11 && factor > 1e-3) expect(told).toBe(Math.sign(factor - 1));
    }),
  );
});

test.each([
  [0.5, '0.5 seconds'],
  [1, '1 second'],
  [59.9, '59.9 seconds'],
  [60, '1 minute'],
  [61, '1 minute and 1 second'],
  [192, '3 minutes and 12 seconds'],
  [2_550, '43 minutes'],
  [3_600, '1 hour'],
  [5_400, '1 hour and 30 minutes'],
  [28_800, '8 hours'],
  [86_400, '24 hours'],
  [604_800, '7 days'],
  [266_400, '3 days and 2 hours'],
])('%d seconds are %s', (seconds, text) => expect(span(seconds)).toBe(text));

test.each([
  [640, '640 ms'],
  [2_340, '2.3 s'],
  [192_000, '3 minutes and 12 seconds'],
])('who waits %d ms waits %s', (ms, text) => expect(wait(ms)).toBe(text));

test('one of a thing is one', () => {
  expect(each(1, 'request')).toBe('1 request');
  expect(each(1.000_001, 'request')).toBe('1 request');
  expect(each(0, 'request')).toBe('0 requests');
  expect(each(1.5, 'reply', 'replies')).toBe('1.5 replies');
});

test('no number is told by its exponent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e300, noNaN: true }), (value) => {
      for (const text of [many(value), times(value), timesBeside(value, [1, 2])])
        expect(text).not.toMatch(/e\+|Infinity|\d{5}/);
    }),
  );
  expect(many(59_049)).toBe('59,049');
  expect(many(2e22)).toBe('more than a trillion');
});
