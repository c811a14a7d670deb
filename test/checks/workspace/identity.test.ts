import { expect, it } from 'vitest';
import identity from '../../../checks/workspace/identity.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { workspace } from '../../support/seen-account.ts';

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

const listed = { ...seen, organization: {}, workspaces: {} } as const;
const planned = on({ id: 'wrkspc_test_0001' });
const archived = { workspaces: [{ ...workspace, archivedAt: '2026-06-01T08:00:00.000Z' }] };

judgeTable(
  identity,
  [
    {
      name: 'listed under the planned name',
      plan: on({ id: 'wrkspc_test_0001', name: 'production' }),
      seen: listed,
      status: 'pass',
      code: 'workspace-confirmed',
      args: { name: 'production' },
    },
    {
      name: 'listed under another name',
      plan: on({ id: 'wrkspc_test_0001', name: 'checkout' }),
      seen: listed,
      status: 'warn',
      code: 'workspace-name-differs',
      args: { planned: 'checkout', listed: 'production' },
    },
    {
      name: 'the name alone is enough where only one workspace in use has it',
      plan: on({ name: 'production' }),
      seen: listed,
      status: 'pass',
      code: 'workspace-confirmed',
    },
    {
      name: 'the name of another workspace asks',
      plan: on({ name: 'staging' }),
      seen: listed,
      ...asks('workspace.id'),
    },
    {
      name: 'a name that two have asks',
      plan: on({ name: 'production' }),
      seen: { ...listed, workspaces: { workspaces: [workspace, { ...workspace, id: 'wrkspc_test_0003' }] } },
      ...asks('workspace.id'),
    },
    {
      name: 'archived',
      plan: planned,
      seen: { ...listed, workspaces: archived },
      status: 'fail',
      code: 'workspace-archived',
      basis: 'admin',
      args: { name: 'production', archivedOn: '2026-06-01' },
    },
    {
      name: 'archived, and no message answered',
      plan: planned,
      seen: { ...listed, 'tiny-message': failed('key-rejected'), workspaces: archived },
      status: 'fail',
      code: 'workspace-archived',
    },
    {
      name: 'an id the admin key does not open, of an organization nobody named',
      plan: on({ id: 'wrkspc_test_0009' }),
      seen: { ...listed, 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'an id nobody has, and the key in use is listed',
      plan: on({ id: 'wrkspc_test_0009' }),
      seen: { ...listed, 'api-keys': {}, 'tiny-message': unavailable() },
      status: 'fail',
      code: 'workspace-not-listed',
    },
    {
      name: 'an id nobody has, of the planned organization',
      plan: on({ id: 'wrkspc_test_0009', organizationId: 'org-test-0001' }),
      seen: { ...listed, 'tiny-message': unavailable() },
      status: 'fail',
      code: 'workspace-not-listed',
      args: { planned: 'wrkspc_test_0009' },
    },
    {
      name: 'an id that a list cut short need not have',
      plan: on({ id: 'wrkspc_test_0009' }),
      seen: { ...listed, 'tiny-message': unavailable(), workspaces: { cut: true } },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'an answer for a workspace the list leaves out still counts',
      plan: planned,
      seen: { ...listed, workspaces: { workspaces: [] } },
      status: 'pass',
      code: 'workspace-confirmed',
    },
    {
      name: "another organization's admin key",
      plan: on({ id: 'wrkspc_test_0001', name: 'checkout' }),
      seen: { ...listed, organization: { id: 'org-test-0002' } },
      status: 'pass',
      code: 'workspace-confirmed',
    },
  ],
  'with an admin key',
);

it('names the workspace to whoever is asked', () => {
  const outcome = judged(identity, { plan: on({}), seen: listed });
  expect(outcome.args).toMatchObject({
    question: expect.stringContaining('wrkspc_test_0001, named production, of organization'),
  });
});
