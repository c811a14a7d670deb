import notDefault from '../../../checks/workspace/not-default.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';

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
