import sharedBucket from '../../../checks/limits/shared-bucket.ts';
import type { UsageRow } from '../../../src/judge/seen/month-usage.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { other, plan, usage, used } from './bucket-usage.ts';
import { onTier } from './plans.ts';

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
