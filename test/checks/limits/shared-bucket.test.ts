import sharedBucket from '../../../checks/limits/shared-bucket.ts';
import type { MonthUsageSeen, UsageRow } from '../../../src/judge/seen/month-usage.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { headers, onTier } from './plans.ts';

const used = (parts: Partial<UsageRow> = {}): UsageRow => ({
  model: 'claude-sonnet-5-5',
  workspaceId: 'wrkspc_test_0001',
  workspaceName: null,
  apiKeyId: null,
  apiKeyName: null,
  uncachedInputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
  webSearches: 0,
  requests: null,
  ...parts,
});
const other = (parts: Partial<UsageRow> = {}) => used({ workspaceId: 'wrkspc_other', ...parts });
/** Ten days, 14,400 minutes. */
const usage = (rows: readonly UsageRow[], parts: Partial<MonthUsageSeen> = {}) => ({
  'tiny-message': {},
  'month-usage': { rows: [...rows], to: '2026-11-11T00:00:00.000Z', ...parts },
});
const plan: PlanInput = onTier(undefined);

judgeTable(
  sharedBucket,
  [
    { name: 'nothing said', ...asks('platform.path') },
    { name: 'no model', plan: onTier('start', { model: {} }), ...asks('model.id') },
    {
      name: 'a model nobody lists',
      plan: onTier('start', { model: { id: 'claude-next-1' } }),
      status: 'inconclusive',
      code: 'limits-model-unlisted',
    },
    {
      name: 'limits of a cloud',
      plan: onTier('start', { platform: { path: 'vertex' } }),
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'fast mode has limits of its own',
      plan: onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: usage([]),
      status: 'inconclusive',
      code: 'bucket-fast-mode',
    },
    {
      name: 'no admin key',
      plan,
      seen: { 'month-usage': unavailable('ANTHROPIC_ADMIN_KEY is not set.') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-usage', instead: 'limits' },
    },
    {
      name: 'an admin key that may not',
      plan,
      seen: { 'month-usage': failed('permission-denied') },
      status: 'inconclusive',
      code: 'month-not-read',
    },
    { name: 'never asked', plan, status: 'inconclusive', code: 'month-not-read' },
    {
      name: 'a path no report speaks of',
      plan: onTier('start', { platform: { path: 'claude-on-aws' } }),
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the admin key of another organization',
      plan,
      seen: { ...usage([]), organization: { id: 'org-other' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
    {
      name: 'last month',
      plan,
      seen: usage([], { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' }),
      status: 'inconclusive',
      code: 'month-over',
    },
    {
      name: 'nobody knows the own workspace',
      plan,
      seen: { ...usage([other({ outputTokens: 1 })]), 'tiny-message': unavailable() },
      ...asks('workspace.id'),
    },
  ],
  'what it needs',
);

judgeTable(
  sharedBucket,
  [
    {
      name: 'an unused class',
      plan,
      seen: usage([]),
      status: 'pass',
      code: 'bucket-alone',
      args: { used: false },
    },
    {
      name: 'the product alone',
      plan,
      seen: usage([used({ outputTokens: 9, uncachedInputTokens: 9 })]),
      status: 'pass',
      code: 'bucket-alone',
      basis: 'admin',
      args: { used: true },
    },
    {
      name: 'another class of models has limits of its own',
      plan,
      seen: usage([other({ model: 'claude-haiku-5-5', outputTokens: 1_000_000 })]),
      status: 'pass',
      code: 'bucket-alone',
    },
    {
      name: 'a model nobody lists is named',
      plan,
      seen: usage([other({ model: 'claude-next-1', outputTokens: 1_000_000 })]),
      status: 'pass',
      code: 'bucket-alone',
      args: { unlisted: ['claude-next-1'] },
    },
    {
      name: 'cache reads alone do not count against the limit',
      plan,
      seen: usage([other({ cacheReadTokens: 1_000_000_000 })]),
      status: 'pass',
      code: 'bucket-alone',
    },
    // Input 10 of 100, output 5 of 100.
    {
      name: 'a tenth of it',
      plan,
      seen: usage([
        used({ uncachedInputTokens: 50, cacheWrite5mTokens: 30, cacheWrite1hTokens: 10, outputTokens: 95 }),
        other({ uncachedInputTokens: 7, cacheWrite5mTokens: 2, cacheWrite1hTokens: 1, outputTokens: 5 }),
      ]),
      status: 'pass',
      code: 'bucket-barely-shared',
      args: { inputShare: 0.1, outputShare: 0.05, load: null, others: 1 },
    },
    {
      name: 'more than a tenth of the input',
      plan,
      seen: usage([
        used({ uncachedInputTokens: 89, outputTokens: 100 }),
        other({ cacheWrite5mTokens: 11, outputTokens: 0 }),
      ]),
      status: 'warn',
      code: 'bucket-shared',
      args: { inputShare: 0.11, outputShare: 0 },
    },
    {
      name: 'more than a tenth of the output',
      plan,
      seen: usage([used({ uncachedInputTokens: 100, outputTokens: 8 }), other({ outputTokens: 2 })]),
      status: 'warn',
      code: 'bucket-shared',
      args: { inputShare: 0, outputShare: 0.2 },
    },
    {
      name: 'the three largest of five, with their names where they are listed',
      plan,
      seen: {
        ...usage([
          other({ workspaceId: 'wrkspc_a', outputTokens: 1 }),
          other({ workspaceId: 'wrkspc_b', outputTokens: 20 }),
          other({ workspaceId: 'wrkspc_b', apiKeyId: 'apikey_2', outputTokens: 20 }),
          other({ workspaceId: 'wrkspc_c', outputTokens: 30, uncachedInputTokens: 3 }),
          other({ workspaceId: null, outputTokens: 2 }),
          other({ workspaceId: 'wrkspc_e', outputTokens: 10 }),
        ]),
        workspaces: {
          workspaces: [
            {
              id: 'wrkspc_b',
              name: 'Reports',
              archivedAt: null,
              workspaceGeo: 'us',
              allowedGeos: 'unrestricted',
              defaultGeo: 'global',
            },
          ],
        },
      },
      status: 'warn',
      code: 'bucket-shared',
      args: {
        others: 5,
        drawers: [
          { kind: 'workspace', name: 'Reports', inputTokens: 0, outputTokens: 40 },
          { kind: 'workspace', name: 'wrkspc_c', inputTokens: 3, outputTokens: 30 },
          { kind: 'workspace', name: 'wrkspc_e', inputTokens: 0, outputTokens: 10 },
        ],
      },
    },
    {
      name: 'the workspace of the plan counts before that of the key',
      plan: onTier(undefined, { workspace: { id: 'wrkspc_other' } }),
      seen: usage([other({ outputTokens: 5 })]),
      status: 'pass',
      code: 'bucket-alone',
    },
  ],
  'shares',
);

const keys = (rows: readonly UsageRow[]) => ({
  ...usage(rows),
  'api-keys': {
    keys: ['apikey_own', 'apikey_2'].map((id) => ({
      id,
      name: id === 'apikey_2' ? 'nightly job' : 'launch',
      status: 'active' as const,
      createdAt: '2026-11-01T00:00:00Z',
      expiresAt: null,
      scope: { type: 'workspace' as const, workspaceId: 'wrkspc_test_0001' },
      principal: null,
    })),
    inUse: { kind: 'found' as const, id: 'apikey_own' },
    cut: false,
  },
});
judgeTable(
  sharedBucket,
  [
    {
      name: 'another key of the same workspace',
      plan,
      seen: keys([
        used({ apiKeyId: 'apikey_own', outputTokens: 1 }),
        used({ apiKeyId: 'apikey_2', outputTokens: 3 }),
      ]),
      status: 'warn',
      code: 'bucket-shared',
      args: { outputShare: 0.75, drawers: [{ kind: 'key', name: 'nightly job', outputTokens: 3 }] },
    },
    {
      name: 'the own key, and use without a key',
      plan,
      seen: keys([used({ apiKeyId: 'apikey_own', outputTokens: 1 }), used({ outputTokens: 3 })]),
      status: 'pass',
      code: 'bucket-alone',
    },
    {
      name: 'no key in use is known: all of the workspace are its own',
      plan,
      seen: usage([used({ apiKeyId: 'apikey_2', outputTokens: 3 })]),
      status: 'pass',
      code: 'bucket-alone',
    },
  ],
  'keys',
);

// Start: 2,000,000 input and 400,000 output a minute; a thousandth of them for 14,400 minutes is 28.8M and 5.76M.
judgeTable(
  sharedBucket,
  [
    {
      name: 'all of it by others, but next to nothing of the limit',
      plan: onTier('start'),
      seen: usage([other({ outputTokens: 5_759_999, uncachedInputTokens: 28_799_999 })]),
      status: 'pass',
      code: 'bucket-barely-shared',
      args: { inputShare: 1, load: 0.000_999_999_965 },
    },
    {
      name: 'a thousandth of the output limit',
      plan: onTier('start'),
      seen: usage([other({ outputTokens: 5_760_000 })]),
      status: 'warn',
      code: 'bucket-shared',
      args: { outputShare: 1, load: 0.001 },
    },
    {
      name: 'a thousandth of the input limit that the headers show',
      plan,
      seen: {
        ...usage([other({ uncachedInputTokens: 28_800_000 })]),
        'tiny-message': headers(1_000, 2_000_000, null),
      },
      status: 'warn',
      code: 'bucket-shared',
      args: { load: 0.001 },
    },
  ],
  'loads',
);

const cut = (rows: readonly UsageRow[]) => usage(rows, { cut: true });
judgeTable(
  sharedBucket,
  [
    {
      name: 'own rows only prove nothing',
      plan,
      seen: cut([used({ outputTokens: 9 })]),
      status: 'inconclusive',
      code: 'bucket-cut-short',
    },
    {
      name: 'nor does little use by others',
      plan,
      seen: cut([used({ outputTokens: 99 }), other({ outputTokens: 1 })]),
      status: 'inconclusive',
      code: 'bucket-cut-short',
    },
    {
      name: 'much use by others does',
      plan,
      seen: cut([used({ outputTokens: 9 }), other({ outputTokens: 9 })]),
      status: 'warn',
      code: 'bucket-shared',
    },
  ],
  'usage that was not read whole',
);

const nameless = (source: MonthUsageSeen['source'], defaultId: string | null) => ({
  ...usage([used({ workspaceId: null, outputTokens: 9 })], { source }),
  workspaces: { workspaces: [], defaultId },
});
judgeTable(
  sharedBucket,
  [
    {
      name: "the older report: the Default workspace, here the product's",
      plan,
      seen: nameless('report', 'wrkspc_test_0001'),
      status: 'pass',
      code: 'bucket-alone',
      args: { used: true },
    },
    {
      name: 'the older report: another workspace',
      plan,
      seen: nameless('report', 'wrkspc_default'),
      status: 'warn',
      code: 'bucket-shared',
      args: { drawers: [{ name: 'wrkspc_default' }] },
    },
    {
      name: 'nobody knows the Default workspace',
      plan,
      seen: nameless('report', null),
      status: 'warn',
      code: 'bucket-shared',
      args: { drawers: [{ name: 'without a name' }] },
    },
    {
      name: 'the newer report names every workspace',
      plan,
      seen: nameless('analytics', 'wrkspc_test_0001'),
      status: 'warn',
      code: 'bucket-shared',
    },
  ],
  'rows without a workspace',
);

const exported = (rows: readonly UsageRow[]) => usage(rows, { source: 'console-export' });
const byName = (name: string, outputTokens: number) =>
  used({ workspaceId: null, workspaceName: name, apiKeyName: 'any', outputTokens });
judgeTable(
  sharedBucket,
  [
    {
      name: 'the plan does not name the workspace',
      plan,
      seen: exported([byName('Reports', 5)]),
      status: 'inconclusive',
      code: 'own-workspace-unnamed',
    },
    {
      name: 'names are compared',
      plan: onTier(undefined, { workspace: { name: 'Launch' } }),
      seen: exported([byName('Launch', 5), byName('Reports', 15)]),
      status: 'warn',
      code: 'bucket-shared',
      basis: 'measured',
      args: { outputShare: 0.75, drawers: [{ kind: 'workspace', name: 'Reports' }] },
    },
    {
      name: 'models by their display name',
      plan: onTier(undefined, { workspace: { name: 'Launch' } }),
      seen: exported([{ ...byName('Reports', 15), model: 'Claude Sonnet 5.5' }]),
      status: 'warn',
      code: 'bucket-shared',
    },
    {
      name: 'whose admin key it would be does not matter',
      plan: onTier(undefined, { workspace: { name: 'Launch' } }),
      seen: { ...exported([byName('Launch', 5)]), organization: { id: 'org-other' } },
      status: 'pass',
      code: 'bucket-alone',
    },
  ],
  "the Console's export",
);
