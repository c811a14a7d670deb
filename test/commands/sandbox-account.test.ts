import { expect, test } from 'vitest';
import { requireAccount } from '../../src/commands/sandbox-account.ts';
import { UsageError } from '../../src/plan/usage-error.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';

test.each(Object.entries(accountProfiles))('%s is found by its name', (name, profile) => {
  expect(requireAccount(name)).toBe(profile);
});

test('a slip is answered with the nearest name, and every name with what it plays', () => {
  const { message } = thrownFor('biuld');
  const [first, ...rows] = message.split('\n');
  expect(first).toBe('There is no sandbox account "biuld". Did you mean "build"? Accounts:');
  expect(rows).toHaveLength(Object.keys(accountProfiles).length);
  expect(rows).toContain('  out-of-credit: prepaid credit used up');
});

function thrownFor(name: string): Error {
  try {
    requireAccount(name);
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error(`${name} was taken for an account.`);
}

test.each(['constructor', 'toString', ''])('"%s" is no account', (name) => {
  expect(() => requireAccount(name)).toThrow(UsageError);
});
