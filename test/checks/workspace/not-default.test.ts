import notDefault from '../../../checks/workspace/not-default.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const on = (workspace: PlanInput['workspace']): PlanInput => ({
  platform: { path: 'claude-api' },
  workspace,
});

judgeTable(notDefault, [
  { name: 'no path', plan: { workspace: { isDefault: false } }, ...asks('platform.path') },
  {
    name: 'a path without workspaces',
    plan: { platform: { path: 'bedrock' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'not said', plan: on({}), ...asks('workspace.isDefault') },
  { name: 'nobody knows', plan: on({ isDefault: null }), ...asks('workspace.isDefault') },
  {
    name: 'the Default workspace',
    plan: on({ isDefault: true }),
    seen: { 'tiny-message': {} },
    status: 'fail',
    code: 'workspace-is-default',
  },
  {
    name: 'its own, and an answer names it',
    plan: on({ isDefault: false }),
    seen: { 'tiny-message': { workspaceId: 'wrkspc_test_0001' } },
    status: 'pass',
    code: 'workspace-not-default',
    args: { workspaceId: 'wrkspc_test_0001' },
  },
  {
    name: 'its own, and an answer names the planned one',
    plan: on({ isDefault: false, id: 'wrkspc_test_0001' }),
    seen: { 'tiny-message': { workspaceId: 'wrkspc_test_0001' } },
    status: 'pass',
    code: 'workspace-not-default',
  },
  {
    name: 'its own, but an answer names another than planned',
    plan: on({ isDefault: false, id: 'wrkspc_test_0001' }),
    seen: { 'tiny-message': { workspaceId: 'wrkspc_test_0002' } },
    status: 'inconclusive',
    code: 'workspace-other-answered',
    args: { planned: 'wrkspc_test_0001', seen: 'wrkspc_test_0002' },
  },
  {
    name: 'its own, offline',
    plan: on({ isDefault: false }),
    seen: { 'tiny-message': unavailable() },
    status: 'pass',
    code: 'workspace-not-default',
    args: { workspaceId: null },
  },
  {
    name: 'its own, but the answer names none',
    plan: on({ isDefault: false, name: 'production' }),
    seen: { 'tiny-message': { workspaceId: null } },
    status: 'inconclusive',
    code: 'workspace-not-default-unproven',
    args: { name: 'production' },
  },
]);

const apart = { 'tiny-message': {}, organization: {}, workspaces: {}, 'api-keys': {} } as const;
const asDefault = { ...apart, workspaces: { defaultId: 'wrkspc_test_0001' } };

judgeTable(
  notDefault,
  [
    {
      name: 'nobody was asked, and the list tells',
      plan: on({}),
      seen: apart,
      status: 'pass',
      code: 'workspace-listed-apart',
      basis: 'admin',
      args: { workspaceId: 'wrkspc_test_0001', name: 'production' },
    },
    {
      name: 'the list beats the plan',
      plan: on({ isDefault: false }),
      seen: asDefault,
      status: 'fail',
      code: 'workspace-listed-as-default',
      basis: 'admin',
    },
    {
      name: 'the plan calls the wrong one Default',
      plan: on({ isDefault: true }),
      seen: apart,
      status: 'warn',
      code: 'workspace-default-misstated',
    },
    {
      name: 'the planned workspace counts, whichever answered',
      plan: on({ id: 'wrkspc_test_0000' }),
      seen: apart,
      status: 'fail',
      code: 'workspace-listed-as-default',
      args: { workspaceId: 'wrkspc_test_0000' },
    },
    {
      name: 'without a message the key in use names the workspace',
      plan: on({}),
      seen: { ...apart, 'tiny-message': unavailable() },
      status: 'pass',
      code: 'workspace-listed-apart',
    },
    {
      name: 'the lists do not tell which is the Default one',
      plan: on({ isDefault: false }),
      seen: { ...apart, workspaces: { defaultId: null } },
      status: 'pass',
      code: 'workspace-not-default',
      basis: 'planned',
    },
    {
      name: 'a workspace that is not listed',
      plan: on({ id: 'wrkspc_test_0009' }),
      seen: apart,
      ...asks('workspace.isDefault'),
    },
    {
      name: "another organization's admin key",
      plan: on({}),
      seen: { ...apart, organization: { id: 'org-test-0002' } },
      ...asks('workspace.isDefault'),
    },
    {
      name: 'an admin key that is refused',
      plan: on({}),
      seen: { ...apart, organization: failed('key-rejected'), workspaces: failed('permission-denied') },
      ...asks('workspace.isDefault'),
    },
  ],
  'with an admin key',
);
