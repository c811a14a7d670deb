import { expect, test } from 'vitest';
import { activeProfile } from '../../../src/judge/seen/active-profile.ts';
import { keysWording } from '../../../src/report/wording/keys.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const name = 'production';
const named = [{ name }, { name: null }] as const;

const samples: Samples<keyof typeof keysWording> = {
  'no-admin-key-in-app': [{ looked: ['ANTHROPIC_API_KEY'] }],
  'admin-key-in-app': [
    { inUse: 'ANTHROPIC_API_KEY', shadowed: [] },
    { inUse: null, shadowed: ['ANTHROPIC_AUTH_TOKEN'] },
    { inUse: 'ANTHROPIC_API_KEY', shadowed: ['ANTHROPIC_AUTH_TOKEN'] },
  ],
  'credential-alone': [{ from: 'ANTHROPIC_API_KEY' }],
  'credential-not-alone': [
    { from: 'ANTHROPIC_API_KEY', shadowed: ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_PROFILE'], empty: [] },
    { from: 'default', shadowed: [], empty: ['ANTHROPIC_API_KEY'] },
    { from: 'ANTHROPIC_AUTH_TOKEN', shadowed: ['ANTHROPIC_PROFILE'], empty: ['ANTHROPIC_API_KEY'] },
    { from: 'ANTHROPIC_API_KEY', shadowed: [activeProfile], empty: [] },
    { from: 'ANTHROPIC_API_KEY', shadowed: ['ANTHROPIC_AUTH_TOKEN', activeProfile], empty: [] },
  ],
  'key-active': [{ name, workspaceId: 'wrkspc_1', createdOn: '2026-11-01' }],
  'key-not-active': [
    { name, status: 'inactive' },
    { name, status: 'archived' },
    { name, status: 'expired' },
  ],
  'key-of-other-workspace': [{ name, planned: 'wrkspc_1', listed: 'wrkspc_2' }],
  'key-of-organization': [
    { name, principal: null },
    { name, principal: 'user' },
    { name, principal: 'service-account' },
  ],
  'key-of-a-person': [{ name, workspaceId: 'wrkspc_1' }],
  'key-answers': [
    { call: 'message', workspaceId: 'wrkspc_1', why: 'no-list' },
    { call: 'model', workspaceId: null, why: 'ambiguous' },
    { call: 'message', workspaceId: null, why: 'not-compared' },
    { call: 'message', workspaceId: null, why: 'cut' },
  ],
  'key-not-listed': [{ listed: 3 }],
  'admin-of-other-organization': [{ admin: 'org-1', key: 'org-2' }],
  'key-federated': [{ from: 'ANTHROPIC_FEDERATION_RULE_ID' }],
  'key-never-expires': [...named],
  'key-expired': [
    { name, on: '2026-11-19' },
    { name: null, on: '2026-11-19' },
  ],
  'key-expires-before-launch': [
    { name, on: '2026-11-30', launchDate: '2026-12-01' },
    { name: null, on: '2026-11-30', launchDate: '2026-12-01' },
  ],
  'key-expires-within-life': [{ name, on: '2027-01-01', lifeEnd: '2027-06-01' }],
  'key-outlives-plan': [{ name: null, on: '2028-01-01', lifeEnd: '2027-06-01' }],
  'key-seems-separate': [
    { name, workspaceId: 'wrkspc_1', activeKeys: 1 },
    { name, workspaceId: 'wrkspc_1', activeKeys: 4 },
  ],
  'key-named-for-other-use': [{ name: 'dev' }],
};

test('every code of the keys section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(keysWording).sort());
  for (const [, text] of wordedTexts(keysWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(keysWording, samples)) expectTitle(title);
});

test('a shadowed profile is told apart from other settings', () => {
  const [profile, empty] = samples['credential-not-alone'];
  expect(keysWording['credential-not-alone'](profile).detail).toContain('is not read while');
  expect(keysWording['credential-not-alone'](empty ?? profile).detail).toBe(
    'The SDK would use default. Exported but empty, which counts as unset: ANTHROPIC_API_KEY.',
  );
});

test('nobody is told to remove a profile from the environment', () => {
  const [removed, ...more] =
    keysWording['credential-not-alone']({
      from: 'ANTHROPIC_API_KEY',
      shadowed: [activeProfile],
      empty: [],
    }).fix ?? [];
  expect(removed).toMatch(/^Remove the SDK's active profile from this machine/);
  expect(more).toEqual([]);
});
