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
