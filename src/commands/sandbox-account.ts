import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';
import { type AccountName, type AccountProfile, accountProfiles } from '../sandbox/account.ts';

/** What each sandbox account plays, for people who choose one. */
const accountWords: Readonly<Record<AccountName, string>> = {
  start: 'healthy, tier Start',
  build: 'healthy, tier Build',
  scale: 'healthy, tier Scale',
  evaluation: 'tier Evaluation, limits below Start',
  custom: 'limits agreed above Scale',
  unlimited: 'no limit in reach, for load tests',
  'default-workspace': 'a key of the Default workspace',
  'out-of-credit': 'prepaid credit used up',
  'spend-cap-reached': 'monthly cap of the tier reached',
  'organization-limit-reached': "the organization's own spend limit reached",
  'workspace-limit-reached': "the workspace's own spend limit reached",
  'on-hold': 'disabled by Anthropic',
  'feature-disabled': 'web search, batches, files and caching switched off',
  'key-rejected': 'every key is refused',
  'no-opus': 'no access to Opus models',
};

/** The account profile of this name, or UsageError with the nearest one and what each of them plays. */
export function requireAccount(name: string): AccountProfile {
  if (isAccountName(name)) return accountProfiles[name];
  const guess = nearest(name, Object.keys(accountProfiles));
  const rows = Object.entries(accountWords).map(([account, words]) => `  ${account}: ${words}`);
  throw new UsageError(
    [
      `There is no sandbox account "${name}".${guess ? ` Did you mean "${guess}"?` : ''} Accounts:`,
      ...rows,
    ].join('\n'),
  );
}

/** Whether what `--account` was given is the path of a file and not a name. */
const isPath = (account: string) => /[/\\]|\.json$/i.test(account);

/** The account profile of this name or in this file; UsageError where there is none. */
export async function accountOf(account: string, cwd: string): Promise<AccountProfile> {
  if (!isPath(account)) return requireAccount(account);
  // Loaded only for a file, so that a name costs the start nothing.
  return (await import('./sandbox-profile-file.ts')).readAccount(account, cwd);
}

const isAccountName = (name: string): name is AccountName => Object.hasOwn(accountProfiles, name);
