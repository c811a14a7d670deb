import { expect, it } from 'vitest';
import identity from '../../../checks/workspace/identity.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const on = (workspace: PlanInput['workspace']): PlanInput => ({
  platform: { path: 'claude-api' },
  workspace,
});
const seen = {
  'tiny-message': { workspaceId: 'wrkspc_test_0001', organizationId: 'org-test-0001' },
} as const;

judgeTable(identity, [
  { name: 'no path', seen, ...asks('platform.path') },
  {
    name: 'a path without workspaces',
    plan: { platform: { path: 'vertex' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'no ids planned, nothing seen', plan: on({}), ...asks('workspace.id') },
  { name: 'no ids planned, ids seen', plan: on({}), seen, ...asks('workspace.id') },
  {
    name: 'the organization alone does not say which workspace',
    plan: on({ organizationId: 'org-test-0001' }),
    seen,
    ...asks('workspace.id'),
  },
  {
    name: 'both ids agree',
    plan: on({ id: 'wrkspc_test_0001', organizationId: 'org-test-0001' }),
    seen,
    status: 'pass',
    code: 'workspace-confirmed',
    basis: 'live',
    args: { workspaceId: 'wrkspc_test_0001', organizationId: 'org-test-0001' },
  },
  {
    name: 'the workspace id alone is enough',
    plan: on({ id: 'wrkspc_test_0001' }),
    seen,
    status: 'pass',
    code: 'workspace-confirmed',
  },
  {
    name: 'another workspace',
    plan: on({ id: 'wrkspc_test_0002' }),
    seen,
    status: 'fail',
    code: 'workspace-mismatch',
    args: { mismatches: [{ what: 'workspace', planned: 'wrkspc_test_0002', seen: 'wrkspc_test_0001' }] },
  },
  {
    name: 'another organization, although the workspace is not planned',
    plan: on({ organizationId: 'org-test-0002' }),
    seen,
    status: 'fail',
    code: 'workspace-mismatch',
    args: { mismatches: [{ what: 'organization', planned: 'org-test-0002', seen: 'org-test-0001' }] },
  },
  {
    name: 'the answer names no workspace',
    plan: on({ id: 'wrkspc_test_0001' }),
    seen: { 'tiny-message': { workspaceId: null } },
    status: 'inconclusive',
    code: 'workspace-not-shown',
    args: { what: 'workspace' },
  },
  {
    name: 'the answer names no organization',
    plan: on({ id: 'wrkspc_test_0001', organizationId: 'org-test-0001' }),
    seen: { 'tiny-message': { organizationId: null } },
    status: 'inconclusive',
    code: 'workspace-not-shown',
    args: { what: 'organization' },
  },
  {
    name: 'offline',
    plan: on({ id: 'wrkspc_test_0001' }),
    seen: { 'tiny-message': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'refused',
    plan: on({ id: 'wrkspc_test_0001' }),
    seen: { 'tiny-message': failed('key-rejected') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access' },
  },
]);

it('shows the ids that were seen to whoever is asked', () => {
  const outcome = judged(identity, { plan: on({}), seen });
  expect(outcome.args).toMatchObject({
    question: expect.stringContaining('wrkspc_test_0001 of organization org-test-0001'),
  });
  expect(outcome.figures.map((figure) => figure.value)).toEqual(['org-test-0001', 'wrkspc_test_0001']);
});
