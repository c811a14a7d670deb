import { expect, test } from 'vitest';
import { requireAccount } from '../../src/commands/sandbox-account.ts';
import { UsageError } from '../../src/plan/usage-error.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';

test.each(Object.entries(accountProfiles))('%s is found by its name', (name, profile) => {
  expect(requireAccount(name)).toBe(profile);
});

test('a slip is answered with the nearest name and all of them', () => {
  expect(() => requireAccount('biuld')).toThrow(
    new UsageError(
      `There is no sandbox account "biuld". Did you mean "build"? Accounts: ${Object.keys(accountProfiles).join(', ')}.`,
    ),
  );
});

test.each(['constructor', 'toString', ''])('"%s" is no account', (name) => {
  expect(() => requireAccount(name)).toThrow(UsageError);
});
