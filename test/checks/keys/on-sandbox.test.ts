import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../../src/judge/finding.ts';
import type { Run } from '../../../src/judge/run.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import type { ApiKeyRecord } from '../../../src/sandbox/account-records.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith } from '../../support/plan-builder.ts';
import { pollSandbox } from '../../support/poll-sandbox.ts';

const secret = 'sk-ant-api03-test-canary-0001';
const { start } = accountProfiles;
const inUse: ApiKeyRecord = {
  id: 'apikey_01Test',
  name: 'parcel-helper',
  status: 'active',
  expiresAt: '2027-03-01T00:00:00Z',
  workspaceId: start.workspace.id,
  secret,
};
/** Three workspaces, one of them archived, and a key that ends within the planned life, which is over on 2027-06-01. */
const account: AccountProfile = {
  ...start,
  workspaces: [
    { id: 'wrkspc_01Staging', name: 'staging', archivedAt: null },
    { id: 'wrkspc_01Old', name: 'old', archivedAt: '2026-06-01T00:00:00Z' },
  ],
  apiKeys: [
    inUse,
    { ...inUse, id: 'apikey_01Other', name: 'staging', secret: 'sk-ant-api03-test-other-0002' },
  ],
};
const plan = planWith({
  ...completePlan,
  workspace: { ...completePlan.workspace, name: 'sandbox-production' },
});

const both = { ANTHROPIC_API_KEY: secret, ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-canary-0001' };
const judgedIn = ({ findings }: Run, ids: readonly CheckId[]) =>
  ids.map((id) => {
    const found = findings.find(({ check }) => check === id);
    return [id, found?.status, found?.code];
  });
const all = [
  'workspace/identity',
  'workspace/not-default',
  'workspace/separate-environments',
  'workspace/residency',
  'keys/admin-key-in-app',
  'keys/precedence',
  'keys/status',
  'keys/expiry',
  'keys/separate',
] as const satisfies readonly CheckId[];

describe('one plan, three ways', () => {
  test('with an admin key nothing of it is asked', async () => {
    const { run } = await pollSandbox({ ...plan, answers: {} }, { account }, {}, both);
    expect(judgedIn(run, all)).toEqual([
      ['workspace/identity', 'pass', 'workspace-confirmed'],
      ['workspace/not-default', 'pass', 'workspace-listed-apart'],
      ['workspace/separate-environments', 'warn', 'environments-mixed'],
      ['workspace/residency', 'pass', 'residency-without-requirement'],
      ['keys/admin-key-in-app', 'pass', 'no-admin-key-in-app'],
      ['keys/precedence', 'pass', 'credential-alone'],
      ['keys/status', 'pass', 'key-active'],
      ['keys/expiry', 'warn', 'key-expires-within-life'],
      ['keys/separate', 'pass', 'key-seems-separate'],
    ]);
    expect(JSON.stringify(run)).not.toMatch(/sk-ant-api03-tes|canary/);
  });

  test('with the workspace key alone people answer', async () => {
    const { run } = await pollSandbox(plan, { account }, {}, { ANTHROPIC_API_KEY: secret });
    expect(judgedIn(run, all)).toEqual([
      ['workspace/identity', 'pass', 'workspace-confirmed'],
      ['workspace/not-default', 'pass', 'workspace-not-default'],
      ['workspace/separate-environments', 'pass', 'answered-yes'],
      ['workspace/residency', 'pass', 'residency-without-requirement'],
      ['keys/admin-key-in-app', 'pass', 'no-admin-key-in-app'],
      ['keys/precedence', 'pass', 'credential-alone'],
      ['keys/status', 'pass', 'key-answers'],
      ['keys/expiry', 'pass', 'key-outlives-plan'],
      ['keys/separate', 'pass', 'answered-yes'],
    ]);
  });

  test('with nothing the words of people stay', async () => {
    const { run } = await pollSandbox(plan, { account }, {}, {});
    expect(
      judgedIn(run, ['workspace/identity', 'keys/status', 'keys/expiry', 'keys/separate']),
    ).toMatchObject([
      ['workspace/identity', 'inconclusive', expect.anything()],
      ['keys/status', 'inconclusive', expect.anything()],
      ['keys/expiry', 'pass', 'key-outlives-plan'],
      ['keys/separate', 'pass', 'answered-yes'],
    ]);
  });
});

describe('other accounts', () => {
  const judgedWith = async (profile: AccountProfile, ids: readonly CheckId[]) =>
    judgedIn((await pollSandbox(plan, { account: profile }, {}, both)).run, ids);

  test('an admin key that every route refuses changes nothing', async () => {
    const found = await judgedWith({ ...account, adminKeys: [] }, all);
    expect(found.map(([, status]) => status)).toEqual(Array(9).fill('pass'));
  });

  test('the Default workspace', async () => {
    const workspace = { ...start.workspace, isDefault: true };
    expect(
      await judgedWith({ ...account, workspace }, [
        'workspace/not-default',
        'workspace/separate-environments',
      ]),
    ).toMatchObject([
      ['workspace/not-default', expect.anything(), 'workspace-listed-as-default'],
      ['workspace/separate-environments', 'not-applicable', 'not-applicable'],
    ]);
  });

  test('a workspace that keeps inference in the US', async () => {
    const workspace = { ...start.workspace, residency: { allowedGeos: ['us'], defaultGeo: 'us' } } as const;
    expect(await judgedWith({ ...account, workspace }, ['workspace/residency'])).toEqual([
      ['workspace/residency', 'warn', 'residency-costs-more'],
    ]);
  });

  test('two keys with one ending', async () => {
    const twin = { ...inUse, id: 'apikey_01Twin', secret: 'sk-ant-api03-test-twin-0001' };
    expect(
      await judgedWith({ ...account, apiKeys: [inUse, twin] }, [
        'keys/status',
        'keys/expiry',
        'keys/separate',
      ]),
    ).toEqual([
      ['keys/status', 'pass', 'key-answers'],
      ['keys/expiry', 'pass', 'key-outlives-plan'],
      ['keys/separate', 'pass', 'answered-yes'],
    ]);
  });
});
