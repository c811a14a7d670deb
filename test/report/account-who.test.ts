import { describe, expect, test } from 'vitest';
import type { Account } from '../../src/judge/account-schema.ts';
import { identityLines, localLines } from '../../src/report/account-who.ts';
import { listedKey, workspace } from '../support/seen-account.ts';

const style = { columns: 200, color: false, ascii: false } as const;
const credential = {
  kind: 'api-key',
  from: 'ANTHROPIC_API_KEY',
  masked: 'sk-ant-api03-…0001',
  shadowed: [],
  empty: [],
  host: 'api.anthropic.com',
};
const told = { origin: 'admin', source: 'workspaces', at: '2026-11-20T09:00:00.000Z' } as const;

/** The lines on who is who, of an account with these parts. */
function shown(parts: object): string {
  const account = {
    at: '2026-11-20T09:00:00.000Z',
    rehearsal: false,
    credential,
    credentialReason: null,
    adminKey: { from: 'ANTHROPIC_ADMIN_KEY', reason: null },
    model: { id: 'claude-sonnet-5-5', name: 'Sonnet 5.5', from: 'plan' },
    organization: null,
    otherOrganization: null,
    workspace: null,
    otherWorkspacePlanned: null,
    key: { accepted: 'not-known', refusal: null, listed: null, match: null },
    ...parts,
  } as unknown as Account;
  return [...localLines(account, style), ...identityLines(account, style)].join('\n');
}

test.each([
  ['active profile', "the SDK's active profile."],
  ['profile work', "the SDK's profile work."],
])('a credential from the %s is named once', (from, words) => {
  const text = shown({
    path: 'claude-api',
    credential: { ...credential, kind: 'profile', from, masked: '' },
  });
  expect(text).toContain(words);
  expect(text).not.toContain('profile from');
});

describe('a listed key', () => {
  const withKey = (status: string, expiresAt: string | null) =>
    shown({
      key: {
        accepted: 'not-known',
        refusal: null,
        match: 'found',
        listed: { ...listedKey, status, expiresAt },
      },
    });
  // biome-ignore format: a table
  test.each([
    ['expired', '2026-11-01T00:00:00.000Z', ', expired on 2026-11-01.'],
    ['expired', null, ', expired.'],
    ['active', '2026-11-22T09:00:00.000Z', ', active, expires on 2026-11-22, in 2 days.'],
    ['active', '2026-11-01T00:00:00.000Z', ', active, expired on 2026-11-01.'],
  ])('%s, until %s', (status, expiresAt, words) => {
    const text = withKey(status, expiresAt);
    expect(text).toContain(words);
    expect(text.match(/expire[sd]/g)).toHaveLength(1);
  });
});

test.each([
  [['us'], 'inference in us only'],
  [['us', 'global'], 'inference in us and global'],
])('inference allowed in %j', (allowedGeos, words) => {
  const text = shown({
    workspace: { id: workspace.id, listed: { ...workspace, allowedGeos }, isDefault: false, told },
  });
  expect(text.split('\n').find((line) => line.includes(words))).toMatch(new RegExp(`${words}$`));
});
