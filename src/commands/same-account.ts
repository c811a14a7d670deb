import type { Run } from '../judge/run.ts';
import type { OpenAccess } from './access.ts';

/**
 * Whether a poll would be answered by the account that answered an earlier run, as far as that shows before asking:
 * observations of two accounts in one run would prove nothing about either. Offline nobody answers, so nothing mixes.
 */
export function sameAccount(
  run: Pick<Run, 'observations' | 'rehearsalAccount'>,
  now: Pick<OpenAccess, 'offline' | 'credential' | 'rehearsalAccount'>,
): boolean {
  if (now.offline) return true;
  if (now.rehearsalAccount !== null || run.rehearsalAccount !== null) {
    return now.rehearsalAccount === run.rehearsalAccount;
  }
  const before = run.observations.find(({ id }) => id === 'credential');
  if (before?.id !== 'credential' || before.status !== 'observed' || !now.credential) return true;
  const { masked, host, from } = before.value;
  // A profile shows nothing of its key: then its name has to do.
  const sameKey = masked === now.credential.masked && (masked !== '' || from === now.credential.from);
  return sameKey && host === now.credential.host;
}
