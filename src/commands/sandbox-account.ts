import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';
import { type AccountName, type AccountProfile, accountProfiles } from '../sandbox/account.ts';

/** The account profile of this name, or UsageError with the nearest one and all of them. */
export function requireAccount(name: string): AccountProfile {
  if (isAccountName(name)) return accountProfiles[name];
  const names = Object.keys(accountProfiles);
  const guess = nearest(name, names);
  throw new UsageError(
    `There is no sandbox account "${name}".${guess ? ` Did you mean "${guess}"?` : ''} Accounts: ${names.join(', ')}.`,
  );
}

const isAccountName = (name: string): name is AccountName => Object.hasOwn(accountProfiles, name);
