import { expect, test } from 'vitest';
import { TimeLeft } from '../../../src/observe/trial/time-left.ts';

test('it is not told in the first three seconds, nor while nothing is done', () => {
  const left = new TimeLeft(0);
  expect(left.after(0, 0, 100)).toBeNull();
  expect(left.after(2_900, 10, 100)).toBeNull();
  expect(new TimeLeft(0).after(30_000, 0, 100)).toBeNull();
});

test('at ten a second ninety take nine seconds', () => {
  const left = new TimeLeft(0);
  for (let second = 1; second <= 10; second += 1) left.after(second * 1_000, second * 10, 1_000);
  expect(left.after(10_000, 100, 190)).toBeCloseTo(9_000, 6);
});

test('only the last minute counts', () => {
  const left = new TimeLeft(0);
  // Ten a second for a minute, then one a second for more than another.
  for (let second = 1; second <= 60; second += 1) left.after(second * 1_000, second * 10, 10_000);
  for (let second = 61; second <= 130; second += 1) left.after(second * 1_000, 540 + second, 10_000);
  expect(left.after(130_000, 670, 680)).toBeCloseTo(10_000, -3);
});

test('nothing is left once all is done', () => {
  expect(new TimeLeft(0).after(0, 5, 5)).toBe(0);
});
