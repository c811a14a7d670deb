import { expect, test } from 'vitest';
import { passed } from '../../src/observe/budget.ts';
import { openPurse } from '../../src/observe/purse.ts';
import { fakeProbe } from './gathering.ts';

const probe = fakeProbe('a');

test('what is under way is set aside until it is known what it cost', () => {
  const purse = openPurse(1);
  expect(purse.take(probe, 0.6)).toBeNull();
  expect(purse.take(probe, 0.5)).toMatchObject({ held: { by: 'overrun' } });
  expect(purse.take(probe, 0.4)).toBeNull();
  purse.settle(probe, 0.6, 0.1);
  expect(purse.spentUsd()).toBe(0.1);
  expect(purse.take(probe, 0.6)).toMatchObject({ held: { by: 'overrun' } });
  expect(purse.take(probe, 0.5)).toBeNull();
});

test.each([Number.NaN, -1])('a budget of %f buys nothing but what is free', (budgetUsd) => {
  const purse = openPurse(budgetUsd);
  expect(purse.take(probe, 0.01)).not.toBeNull();
  expect(purse.take(probe, 0)).toBeNull();
});

test('sums that are round on paper are no overrun', () => {
  expect(passed(0.1 + 0.2, 0.3)).toBe(false);
  expect(passed(0.300_001, 0.3)).toBe(true);
  const purse = openPurse(0.3);
  expect([purse.take(probe, 0.1), purse.take(probe, 0.2)]).toEqual([null, null]);
});
