import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

const adminKey = 'sk-ant-admin01-test-0001';
const now = () => new Date('2026-11-20T12:00:00Z');
const staging = 'wrkspc_01Staging';
const account = {
  ...accountProfiles.start,
  organizationName: 'Example Ltd',
  workspaces: [
    { id: staging, name: 'staging', archivedAt: null },
    { id: 'wrkspc_01Old', name: 'old', archivedAt: '2026-06-01T00:00:00.000Z' },
  ],
  apiKeys: [
    key('apikey_01A', 'active', null, 'sk-ant-api03-test-staging-0001'),
    key('apikey_01B', 'active', '2026-11-20T11:59:59Z', 'sk-ant-api03-test-expired-0002'),
    key('apikey_01C', 'inactive', null, 'sk-ant-api03-test-inactive-0003'),
  ],
};

function key(id: string, status: 'active' | 'inactive', expiresAt: string | null, secret: string) {
  return { id, name: id, status, expiresAt, workspaceId: staging, secret };
}

async function admin() {
  return (await judgedClient(await sandboxFor({ account, now }), { apiKey: adminKey })).organization;
}

describe('an admin key', () => {
  test('sees the organization', async () => {
    expect(await (await admin()).retrieve()).toEqual({
      id: accountProfiles.start.organizationId,
      name: 'Example Ltd',
      type: 'organization',
    });
  });

  test('lists workspaces, archived ones when asked', async () => {
    const { workspaces } = await admin();
    const names = async (query: Anthropic.Organization.WorkspaceListParams) =>
      (await workspaces.list(query)).data.map((workspace) => workspace.name);
    expect(await names({})).toEqual(['sandbox-production', 'staging']);
    expect(await names({ include_archived: true })).toEqual(['sandbox-production', 'staging', 'old']);
    expect(await names({ ids: [staging] })).toEqual(['staging']);
    expect((await workspaces.retrieve(staging)).name).toBe('staging');
    await expect(workspaces.retrieve('wrkspc_none')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  });

  test('sees the Default workspace that nothing of the profile uses', async () => {
    const { workspaces } = await admin();
    const { data } = await workspaces.list({ include_default: true });
    expect(data.map(({ name }) => name)).toEqual(['sandbox-production', 'staging', 'Default']);
  });

  test('lists the default workspace only when asked', async () => {
    const sandbox = await sandboxFor({ account: accountProfiles['default-workspace'] });
    const { workspaces } = (await judgedClient(sandbox, { apiKey: adminKey })).organization;
    expect((await workspaces.list()).data).toEqual([]);
    expect((await workspaces.list({ include_default: true })).data).toHaveLength(1);
  });

  test('lists keys with their status, expired ones by the clock', async () => {
    const { apiKeys } = await admin();
    expect((await apiKeys.list()).data.map(({ id, status }) => [id, status])).toEqual([
      ['apikey_01A', 'active'],
      ['apikey_01B', 'expired'],
      ['apikey_01C', 'inactive'],
    ]);
    expect((await apiKeys.list({ status: 'expired' })).data).toHaveLength(1);
    expect((await apiKeys.list({ workspace_id: 'wrkspc_none' })).data).toEqual([]);
    expect((await apiKeys.retrieve('apikey_01A')).scope).toEqual({
      type: 'workspace',
      workspace_id: staging,
    });
  });

  test('sees beginning and ending of each key, whom it acts as and since when', async () => {
    const acting = {
      ...key('apikey_01D', 'active', null, 'sk-ant-api03-test-service-0004'),
      createdAt: '2026-10-01T00:00:00Z',
      principal: { kind: 'service-account', id: 'svac_01Test' },
    } as const;
    const unbound = {
      id: 'apikey_01E',
      name: 'e',
      status: 'active',
      expiresAt: null,
      workspaceId: null,
    } as const;
    const sandbox = await sandboxFor({ account: { ...account, apiKeys: [acting, unbound] }, now });
    const { data } = await (await judgedClient(sandbox, { apiKey: adminKey })).organization.apiKeys.list();
    expect(data).toMatchObject([
      {
        partial_key_hint: 'sk-ant-api03-tes...0004',
        created_at: '2026-10-01T00:00:00Z',
        principal: { type: 'service_account_actor', service_account_id: 'svac_01Test' },
      },
      { partial_key_hint: null, principal: null, scope: { type: 'organization' } },
    ]);
  });

  test('sees where the inference of each workspace may run', async () => {
    const residency = { allowedGeos: ['us'], defaultGeo: 'us' } as const;
    const profile = {
      ...account,
      workspaces: [{ id: staging, name: 'staging', archivedAt: null, residency }],
    };
    const sandbox = await sandboxFor({ account: profile, now });
    const { data } = await (await judgedClient(sandbox, { apiKey: adminKey })).organization.workspaces.list();
    expect(data.map((row) => row.data_residency)).toEqual([
      { workspace_geo: 'us', allowed_inference_geos: 'unrestricted', default_inference_geo: 'global' },
      { workspace_geo: 'us', allowed_inference_geos: ['us'], default_inference_geo: 'us' },
    ]);
  });

  test('finds that inference runs where the workspace says, at its price, unless the request does', async () => {
    const profile = {
      ...account,
      workspaces: [
        {
          id: staging,
          name: 'staging',
          archivedAt: null,
          residency: { allowedGeos: 'unrestricted', defaultGeo: 'us' },
        },
      ],
    } as const;
    const sandbox = await sandboxFor({ account: profile, now });
    const { messages } = await judgedClient(sandbox, { apiKey: 'sk-ant-api03-test-staging-0001' });
    const ask = {
      model: 'claude-haiku-5-5',
      max_tokens: 5,
      messages: [{ role: 'user' as const, content: 'Hi' }],
    };
    const { usage } = await messages.create(ask);
    const byDefault = sandbox.spentUsd();
    const asked = await messages.create({ ...ask, inference_geo: 'global' });
    expect([usage.inference_geo, asked.usage.inference_geo]).toEqual(['us', 'global']);
    expect(byDefault / (sandbox.spentUsd() - byDefault)).toBeCloseTo(1.1, 9);
  });

  test('gets the older shape of a key under the older API version', async () => {
    const sandbox = await sandboxFor({ account, now });
    const answer = await fetch(`${sandbox.url}/v1/organizations/api_keys/apikey_01A`, {
      headers: { 'x-api-key': adminKey, 'anthropic-version': '2023-06-01' },
    });
    const body = (await answer.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ workspace_id: staging });
    expect(body).not.toHaveProperty('scope');
  });
});

describe('who is let in', () => {
  const headers = (apiKey: string) => ({ headers: { 'x-api-key': apiKey } });
  const statusOf = async (apiKey: string, path: string, profile: AccountProfile = account) =>
    (await send(await sandboxFor({ account: profile, now }), path, headers(apiKey))).status;

  const cases: readonly [string, string, string, number][] = [
    ['a workspace key at the organization', testKey, '/v1/organizations/me', 403],
    ['an admin key at the organization', adminKey, '/v1/organizations/me', 200],
    ['an admin key at the models', adminKey, '/v1/models', 401],
    ['an enterprise key at the organization', 'sk-ant-api01-test-0001', '/v1/organizations/me', 401],
    ['an active key', 'sk-ant-api03-test-staging-0001', '/v1/models', 200],
    ['an expired key', 'sk-ant-api03-test-expired-0002', '/v1/models', 401],
    ['an inactive key', 'sk-ant-api03-test-inactive-0003', '/v1/models', 401],
  ];
  test.each(cases)('%s', async (_, apiKey, path, status) => {
    expect(await statusOf(apiKey, path)).toBe(status);
  });

  test('only listed admin keys, where the account lists them', async () => {
    const listing = { ...account, adminKeys: [adminKey] };
    expect(await statusOf(adminKey, '/v1/organizations/me', listing)).toBe(200);
    expect(await statusOf('sk-ant-admin01-test-0002', '/v1/organizations/me', listing)).toBe(401);
  });

  test('files and batches of one workspace are hidden from the keys of another', async () => {
    const sandbox = await sandboxFor({ account, now });
    const production = await judgedClient(sandbox);
    const other = await judgedClient(sandbox, { apiKey: 'sk-ant-api03-test-staging-0001' });
    const { id } = await production.files.upload({ file: await toFile(Buffer.from('a'), 'a.txt') });
    expect((await other.files.list()).data).toEqual([]);
    await expect(other.files.retrieveMetadata(id)).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    const { data, response } = await other.messages.batches
      .create({
        requests: [
          {
            custom_id: 'a',
            params: { model: 'claude-haiku-5-5', max_tokens: 5, messages: [{ role: 'user', content: 'Hi' }] },
          },
        ],
      })
      .withResponse();
    expect(response.headers.get('anthropic-workspace-id')).toBe(staging);
    await expect(production.messages.batches.retrieve(data.id)).rejects.toBeInstanceOf(
      Anthropic.NotFoundError,
    );
  });
});
