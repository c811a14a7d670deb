import check from '../../../checks/keys/status.ts';
import type { ApiKeyRow } from '../../../src/judge/seen/api-keys.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { listedKey } from '../../support/seen-account.ts';

const plan: PlanInput = { platform: { path: 'claude-api' }, workspace: { id: 'wrkspc_test_0001' } };
const rungs = { credential: {}, 'tiny-message': {}, organization: {} } as const;
const listed = (parts: Partial<ApiKeyRow>) => ({
  ...rungs,
  'api-keys': { keys: [{ ...listedKey, ...parts }] },
});

judgeTable(check, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'another path',
    plan: { platform: { path: 'vertex' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'active, of the planned workspace',
    plan,
    seen: listed({}),
    status: 'pass',
    code: 'key-active',
    basis: 'admin',
    args: { name: 'production', workspaceId: 'wrkspc_test_0001', createdOn: '2026-11-01' },
  },
  {
    name: 'no workspace planned',
    plan: { platform: { path: 'claude-api' } },
    seen: listed({}),
    status: 'pass',
    code: 'key-active',
  },
  {
    name: 'expired, which keys/expiry judges',
    plan,
    seen: listed({ status: 'expired', expiresAt: '2026-11-01T00:00:00.000Z' }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  ...(['inactive', 'archived', 'expired'] as const).map(
    (status) =>
      ({
        name: status,
        plan,
        seen: listed({ status, expiresAt: null }),
        status: 'fail',
        code: 'key-not-active',
        args: { status },
      }) as const,
  ),
  {
    name: 'of another workspace, which workspace/identity judges by the message',
    plan,
    seen: listed({ scope: { type: 'workspace', workspaceId: 'wrkspc_test_0002' } }),
    status: 'pass',
    code: 'key-active',
  },
  {
    name: 'of another workspace, and no message named one',
    plan,
    seen: {
      ...listed({ scope: { type: 'workspace', workspaceId: 'wrkspc_test_0002' } }),
      'tiny-message': { workspaceId: null },
    },
    status: 'fail',
    code: 'key-of-other-workspace',
  },
  {
    name: 'of another workspace, and no message was answered',
    plan,
    seen: {
      ...listed({ scope: { type: 'workspace', workspaceId: 'wrkspc_test_0002' } }),
      'tiny-message': unavailable(),
    },
    status: 'fail',
    code: 'key-of-other-workspace',
    args: { planned: 'wrkspc_test_0001', listed: 'wrkspc_test_0002' },
  },
  {
    name: 'of no workspace',
    plan,
    seen: listed({ scope: { type: 'organization' }, principal: 'service-account' }),
    status: 'warn',
    code: 'key-of-organization',
    args: { principal: 'service-account' },
  },
  {
    name: 'acts as a person',
    plan,
    seen: listed({ principal: 'user' }),
    status: 'warn',
    code: 'key-of-a-person',
  },
  {
    name: 'acts as a service account',
    plan,
    seen: listed({ principal: 'service-account' }),
    status: 'pass',
    code: 'key-active',
  },
]);

judgeTable(
  check,
  [
    {
      name: 'without an admin key, answered',
      plan,
      seen: { ...rungs, organization: unavailable(), 'api-keys': unavailable() },
      status: 'pass',
      code: 'key-answers',
      basis: 'live',
      args: { call: 'message', workspaceId: 'wrkspc_test_0001', why: 'no-list' },
    },
    ...(['key-rejected', 'permission-denied', 'not-found'] as const).map(
      (cause) =>
        ({
          name: `the routes answer ${cause}`,
          plan,
          seen: { ...rungs, organization: failed(cause), 'api-keys': failed(cause) },
          status: 'pass',
          code: 'key-answers',
          args: { why: 'no-list' },
        }) as const,
    ),
    {
      name: 'two keys fit',
      plan,
      seen: { ...rungs, 'api-keys': { inUse: { kind: 'ambiguous', count: 2 } } },
      status: 'pass',
      code: 'key-answers',
      args: { why: 'ambiguous' },
    },
    {
      name: 'a profile has no key to compare',
      plan,
      seen: { ...rungs, 'api-keys': { inUse: { kind: 'not-compared' } } },
      status: 'pass',
      code: 'key-answers',
      args: { why: 'not-compared' },
    },
    {
      name: 'not among all keys',
      plan,
      seen: { ...rungs, 'api-keys': { inUse: { kind: 'none' } } },
      status: 'warn',
      code: 'key-not-listed',
      basis: 'admin',
      args: { listed: 2 },
    },
    {
      name: 'not among those that were read',
      plan,
      seen: { ...rungs, 'api-keys': { inUse: { kind: 'none' }, cut: true } },
      status: 'pass',
      code: 'key-answers',
      args: { why: 'cut' },
    },
    {
      name: 'money stops the message, and the key is known all the same',
      plan,
      seen: { 'tiny-message': failed('credit-empty'), model: {} },
      status: 'pass',
      code: 'key-answers',
      basis: 'live',
      args: { call: 'model', workspaceId: null },
    },
    {
      name: 'refused, and no list',
      plan,
      seen: { 'tiny-message': failed('key-rejected') },
      status: 'inconclusive',
      code: 'waits-for-check',
    },
    {
      name: 'offline',
      plan,
      seen: { 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: "another organization's admin key",
      plan,
      seen: { ...listed({ status: 'archived' }), organization: { id: 'org-test-0002' } },
      status: 'warn',
      code: 'admin-of-other-organization',
      args: { admin: 'org-test-0002', key: 'org-test-0001' },
    },
    {
      name: 'another organization than planned, without a message',
      plan: { ...plan, workspace: { organizationId: 'org-test-0001' } },
      seen: { ...listed({}), 'tiny-message': unavailable(), organization: { id: 'org-test-0002' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
  ],
  'on the lower rungs',
);
