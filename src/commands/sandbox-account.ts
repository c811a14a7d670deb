import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';
import { type AccountProfile, accountProfiles } from '../sandbox/account.ts';

/** The account profile of this name, or UsageError with the nearest one and all of them. */
export function requireAccount(name: string): AccountProfile {
  const names = Object.keys(accountProfiles);
  const profile = names.includes(name) ? accountProfiles[name] : undefined;
  if (profile) return profile;
  const guess = nearest(name, names);
  throw new UsageError(
    `There is no sandbox account "${name}".${guess ? ` Did you mean "${guess}"?` : ''} Accounts: ${names.join(', ')}.`,
  );
}
