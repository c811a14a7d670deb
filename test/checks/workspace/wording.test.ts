import { expect, test } from 'vitest';
import { workspaceWording } from '../../../src/report/wording/workspace.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const samples: Samples<keyof typeof workspaceWording> = {
  'workspace-confirmed': [
    { workspaceId: 'wrkspc_1', organizationId: 'org-1' },
    { workspaceId: 'wrkspc_1', organizationId: null },
    { workspaceId: 'wrkspc_1', organizationId: null, name: 'production' },
  ],
  'workspace-mismatch': [
    {
      mismatches: [
        { what: 'organization', planned: 'org-1', seen: 'org-2' },
        { what: 'workspace', planned: 'wrkspc_1', seen: 'wrkspc_2' },
      ],
    },
  ],
  'workspace-not-shown': [{ what: 'workspace', planned: 'wrkspc_1' }],
  'workspace-is-default': [{ name: 'Default' }, { name: null }],
  'workspace-not-default': [{ workspaceId: 'wrkspc_1' }, { workspaceId: null }],
  'workspace-other-answered': [{ planned: 'wrkspc_1', seen: 'wrkspc_2' }],
  'workspace-not-default-unproven': [{ name: 'production' }, { name: null }],
  'workspace-not-listed': [{ planned: 'wrkspc_1' }],
  'workspace-archived': [{ workspaceId: 'wrkspc_1', name: 'old', archivedOn: '2026-06-01' }],
  'workspace-name-differs': [{ workspaceId: 'wrkspc_1', planned: 'production', listed: 'staging' }],
  'workspace-listed-as-default': [{ workspaceId: 'wrkspc_1' }],
  'workspace-listed-apart': [{ workspaceId: 'wrkspc_1', name: 'production' }],
  'workspace-default-misstated': [{ workspaceId: 'wrkspc_1', name: 'production' }],
  'environments-mixed': [
    { name: 'production', keys: ['dev'], more: 0 },
    { name: 'production', keys: ['dev', 'test'], more: 3 },
  ],
  'environments-apart': [
    { name: 'production', others: 1, activeKeys: 1 },
    { name: 'production', others: 3, activeKeys: 4 },
    { name: 'production', others: 3, activeKeys: null },
  ],
  'residency-without-requirement': [{ allowed: null }, { allowed: 'unrestricted' }, { allowed: ['global'] }],
  'residency-costs-more': [
    { factor: 1.1, by: 'plan' },
    { factor: 1.1, by: 'workspace' },
  ],
  'residency-geo-not-allowed': [{ name: 'production', geo: 'us', allowed: ['global'] }],
  'residency-served-elsewhere': [
    { served: 'global', asked: true },
    { served: 'global', asked: false },
  ],
  'residency-not-asked': [{ name: 'production', defaultGeo: 'global' }],
  'residency-met': [
    { by: 'request', allowed: ['us', 'global'] },
    { by: 'default', allowed: null },
  ],
  'residency-unproven': [{ asked: true }, { asked: false }],
};

test('every code of the workspace section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(workspaceWording).sort());
  for (const [, text] of wordedTexts(workspaceWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(workspaceWording, samples)) expectTitle(title);
});

test('each mismatch names both ids', () => {
  expect(workspaceWording['workspace-mismatch'](samples['workspace-mismatch'][0]).detail).toBe(
    'The plan names organization org-1, but the key belongs to org-2. The plan names workspace wrkspc_1, but the key belongs to wrkspc_2.',
  );
});
