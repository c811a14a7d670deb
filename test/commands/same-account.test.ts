import { expect, test } from 'vitest';
import { sameAccount } from '../../src/commands/same-account.ts';
import type { CredentialSeen, Observation } from '../../src/judge/observation.ts';

const key: CredentialSeen = {
  kind: 'api-key',
  from: 'ANTHROPIC_API_KEY',
  masked: 'sk-ant-api03-…aaaa',
  shadowed: [],
  empty: [],
  host: 'api.anthropic.com',
};
const profile: CredentialSeen = { ...key, kind: 'profile', from: 'work', masked: '' };

const runOf = (value: CredentialSeen | null, rehearsalAccount: string | null = null) => {
  const base = { id: 'credential', probe: 'credential', at: '2026-11-20T09:00:00.000Z', ms: 1 } as const;
  const observation: Observation = value
    ? { ...base, costUsd: 0, requestIds: [], status: 'observed', value }
    : { ...base, costUsd: 0, requestIds: [], status: 'unavailable', reason: 'There was none.' };
  return { observations: [observation], rehearsalAccount };
};
const now = (credential: CredentialSeen | null, rehearsalAccount: string | null = null, offline = false) => ({
  credential,
  rehearsalAccount,
  offline,
});

test.each([
  ['the same key', runOf(key), now(key), true],
  ['the same key, typed', runOf(key), now({ ...key, from: 'typed in' }), true],
  ['another key', runOf(key), now({ ...key, masked: 'sk-ant-api03-…bbbb' }), false],
  ['another host', runOf(key), now({ ...key, host: 'gateway.test' }), false],
  ['the same profile', runOf(profile), now(profile), true],
  ['another profile', runOf(profile), now({ ...profile, from: 'home' }), false],
  ['a key after none', runOf(null), now(key), true],
  ['no key after one', runOf(key), now(null), true],
  ['offline, whatever the key', runOf(key), now({ ...key, masked: 'sk-ant-api03-…bbbb' }, null, true), true],
  [
    'the same rehearsal on another port',
    runOf(key, 'start'),
    now({ ...key, host: '127.0.0.1:1' }, 'start'),
    true,
  ],
  ['another rehearsal', runOf(key, 'start'), now(key, 'build'), false],
  ['a real account after a rehearsal', runOf(key, 'start'), now(key), false],
  ['a rehearsal after a real account', runOf(key), now(key, 'start'), false],
])('%s', (_, run, access, same) => {
  expect(sameAccount(run, access)).toBe(same);
});
