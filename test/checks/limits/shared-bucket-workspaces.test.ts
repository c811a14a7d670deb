import sharedBucket from '../../../checks/limits/shared-bucket.ts';
import type { MonthUsageSeen, UsageRow } from '../../../src/judge/seen/month-usage.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { plan, usage, used } from './bucket-usage.ts';
import { onTier } from './plans.ts';

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
