import { expect, test } from 'vitest';
import type { BatchedDay, OwnLimitAtPeak } from '../../../src/judge/codes/limits-admin.ts';
import { limitsAdminWording } from '../../../src/report/wording/limits-admin.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const workspaceId = 'wrkspc_test_0001';
const day: BatchedDay = {
  tier: 'Start',
  perDay: 150_000,
  queued: 200_000,
  perBatch: 100_000,
  batches: 2,
  fillings: 1,
  callsPerMinute: 1_000,
  callsFrom: 'table',
  smallestBatch: 1,
};
const own: OwnLimitAtPeak = { limiter: 'rpm', own: 100, organization: 1_000, peak: 90.5, load: 0.905 };
const owns = { model, workspaceId, limits: [own] };
const below = { limiter: 'itpm', header: 50, organization: 100, workspace: null, side: 'below' } as const;
const search = { peak: 99.5, limit: 30, load: 0.055, per: 'second', from: 'organization' } as const;

const samples: Samples<keyof typeof limitsAdminWording> = {
  'limits-from-admin': [
    {
      model,
      fast: false,
      known: [
        { limiter: 'rpm', perMinute: 1_000, rung: 'organization' },
        { limiter: 'itpm', perMinute: 500, rung: 'workspace' },
        { limiter: 'otpm', perMinute: 400, rung: 'header' },
      ],
      further: [],
    },
    {
      model,
      fast: true,
      known: [{ limiter: 'otpm', perMinute: 400, rung: 'organization' }],
      further: [
        { type: 'tokens_per_day', value: 5_000_000 },
        { type: 'never_heard_of', value: 1 },
      ],
    },
  ],
  'limits-disagree': [
    { model, conflicts: [below], workspaceRead: false, sameOrganization: false },
    { model, conflicts: [below], workspaceRead: false, sameOrganization: true },
    { model, conflicts: [{ ...below, workspace: 70 }], workspaceRead: true, sameOrganization: true },
    {
      model,
      conflicts: [{ ...below, header: 200, side: 'above' }, below],
      workspaceRead: true,
      sameOrganization: false,
    },
  ],
  'workspace-limits-none': [{ model, workspaceId }],
  'workspace-limits-enough': [owns],
  'workspace-limits-near': [owns, { ...owns, limits: [own, { ...own, organization: null }] }],
  'workspace-limits-below-peak': [owns, { ...owns, limits: [{ ...own, own: 0 }] }],
  'tightest-limit-below-peak': [{ model, limit: 50, inputPeak: 100.5, outputPeak: 60 }],
  'tightest-limit-may-be-below-peak': [{ model, limit: 50, inputPeak: 100, outputPeak: 6 }],
  'workspace-limits-unjudged': [
    { ...owns, limits: [], further: [{ type: 'tokens_per_day', own: 5_000, organization: null }] },
    {
      ...owns,
      limits: [{ ...own, limiter: 'tpm' }],
      further: [{ type: 'pages_per_day', own: 5, organization: 9 }],
    },
  ],
  'workspace-limits-cut': [{ model, workspaceId }],
  'workspace-limits-unread': [{ reason: 'There is no admin key.' }],
  'workspace-limits-refused': [{ workspaceId, status: 404 }],
  'workspace-limits-ungrouped': [{ model: 'claude-next-1' }],
  'batch-queue-fits': [
    day,
    { ...day, batches: 1 },
    { ...day, callsPerMinute: 1, callsFrom: 'workspace', smallestBatch: 105 },
    { ...day, callsPerMinute: 1, callsFrom: 'organization', smallestBatch: 105 },
  ],
  'batch-above-queue': [
    { ...day, perDay: 3_000_000, batches: 30, fillings: 15, deadlineHours: 24 },
    { ...day, fillings: 2, smallestBatch: 3, deadlineHours: 24 },
  ],
  'batch-limits-unpublished': [{ tier: 'Evaluation', perDay: 1_000 }],
  'searches-fit': [search],
  'searches-near-limit': [{ ...search, per: 'minute', from: 'workspace' }],
  'searches-above-limit': [search, { ...search, limit: 0 }],
  'search-limit-unread': [{ reason: 'There is no admin key.' }],
  'search-limit-unlisted': [{ types: [] }, { types: ['tokens_per_day', 'never_heard_of'] }],
};

test('every code is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(limitsAdminWording).sort());
  for (const [, text] of wordedTexts(limitsAdminWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(limitsAdminWording, samples)) expectTitle(title);
});

test('a header below what is configured is explained by a workspace where none was read', () => {
  const said = (workspaceRead: boolean) =>
    limitsAdminWording['limits-disagree']({
      model,
      conflicts: [below],
      workspaceRead,
      sameOrganization: true,
    });
  expect(said(false).detail).toContain('the workspace of the key has limits of its own');
  expect(said(false).fix?.join(' ')).toContain('workspace.id');
  expect(said(true).detail).not.toContain('has limits of its own');
});
