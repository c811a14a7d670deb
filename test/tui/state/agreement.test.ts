import { describe, expect, test } from 'vitest';
import type { PricedProbe } from '../../../src/observe/probe.ts';
import { agreeOn, covers, spendMore } from '../../../src/tui/state/agreement.ts';
import { pricedProbes } from '../../support/wizard.ts';

const account = { kind: 'environment' } as const;
const agreed = agreeOn(null, account, pricedProbes);
const probe = (id: PricedProbe['id'], change: Partial<PricedProbe> = {}): PricedProbe => {
  const found = pricedProbes.find((row) => row.id === id);
  if (!found) throw new Error(`No probe ${id}.`);
  return { ...found, ...change };
};
const message = probe('tiny-message');

describe('what was agreed to', () => {
  test.each([
    ['the same request', [message], true],
    ['a cheaper one', [probe('tiny-message', { worstCaseUsd: 0.0001 })], true],
    ['a dearer one', [probe('tiny-message', { worstCaseUsd: 0.0003 })], false],
    [
      'a request with other words',
      [probe('tiny-message', { sends: 'One message to another model.' })],
      false,
    ],
    ['a free request to another model', [probe('model', { sends: 'One GET of another page.' })], false],
    ['a request nobody spoke of', [probe('model', { id: 'fallback-model' })], false],
    ['nothing that leaves the machine', [probe('credential', { sends: 'Other words.' })], true],
    ['what will not run', [probe('tiny-message', { blocked: 'It cannot.', worstCaseUsd: 9 })], true],
  ] as const)('%s: covered %s', (_name, probes, expected) => {
    expect(covers(agreed, account, probes, 0.05)).toBe(expected);
  });

  test('holds for that account only', () => {
    expect(covers(agreed, { kind: 'environment' }, [message], 0.05)).toBe(false);
    expect(covers(null, account, [message], 0.05)).toBe(false);
  });

  test('holds until the budget is used up', () => {
    // 0.0002 more after 0.0499 spent is above 0.05.
    expect(covers(spendMore(agreed, 0.0498), account, [message], 0.05)).toBe(true);
    expect(covers(spendMore(agreed, 0.0499), account, [message], 0.05)).toBe(false);
  });

  test('does not count what was blocked then', () => {
    const blocked = agreeOn(null, account, [probe('tiny-message', { blocked: 'No model is planned.' })]);
    expect(covers(blocked, account, [message], 0.05)).toBe(false);
  });
});

test('a further word adds to what was agreed for the account and counts the budget anew', () => {
  const other = probe('model', { sends: 'One GET of another page.' });
  const further = agreeOn(spendMore(agreed, 0.04), account, [other]);
  expect(further.spentUsd).toBe(0);
  expect(covers(further, account, [other, message], 0.05)).toBe(true);
  expect(covers(further, account, [probe('model')], 0.05)).toBe(false);
  expect(agreeOn(agreed, { kind: 'environment' }, [other]).probes).toEqual([other]);
});
