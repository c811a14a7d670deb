import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

const adminKey = 'sk-ant-admin01-test-0001';
const { id: production } = accountProfiles.start.workspace;

const clientFor = async (account: AccountProfile = accountProfiles.start) =>
  judgedClient(await sandboxFor({ account }), { apiKey: adminKey });

describe('rate limits of the organization', () => {
  test('are the documented ones of the tier, one entry a model class', async () => {
    const { rateLimits } = (await clientFor()).organization;
    const [entry, ...others] = (await rateLimits.list({ model: 'claude-opus-5-5' })).data;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      group: { type: 'model_group' },
      limits: [
        { type: 'requests_per_minute', value: 1_000 },
        { type: 'input_tokens_per_minute_cache_aware', value: 2_000_000 },
        { type: 'output_tokens_per_minute', value: 400_000 },
        { type: 'fast_itpmca', value: 200_000 },
        { type: 'fast_otpm', value: 40_000 },
      ],
    });
  });

  test.each([
    ['batch', 1_000],
    ['token_count', 2_000],
    ['files', 500],
  ] as const)('of %s are listed by group', async (group_type, value) => {
    const { rateLimits } = (await clientFor()).organization;
    const { data } = await rateLimits.list({ group_type });
    expect(data.map((entry) => entry.limits)).toEqual([[{ type: 'requests_per_minute', value }]]);
  });

  test('have fast mode where a model of the group has it, and searches by the second', async () => {
    const { rateLimits } = (await clientFor()).organization;
    const [haiku] = (await rateLimits.list({ model: 'claude-haiku-5-5' })).data;
    expect(haiku?.limits.map(({ type }) => type)).not.toContain('fast_itpmca');
    const { data } = await rateLimits.list({ group_type: 'web_search' });
    expect(data.map((entry) => entry.limits)).toEqual([[{ type: 'tool_uses_per_second', value: 30 }]]);
  });

  test('come all at once where no size is asked for', async () => {
    const { rateLimits } = (await clientFor()).organization;
    const [all, one] = [await rateLimits.list(), await rateLimits.list({ limit: 1 })];
    expect([all.next_page, one.data.length]).toEqual([null, 1]);
    expect(all.data.length).toBe((await rateLimits.list({ limit: 1_000 })).data.length);
  });

  test('come page by page, each once', async () => {
    const { rateLimits } = (await clientFor()).organization;
    const ids: string[] = [];
    for await (const entry of rateLimits.list({ limit: 3 })) ids.push(entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength((await rateLimits.list({ limit: 1_000 })).data.length);
  });

  test('name their kind flat under the older API version', async () => {
    const sandbox = await sandboxFor();
    const answer = await fetch(`${sandbox.url}/v1/organizations/rate_limits?group_type=files`, {
      headers: { 'x-api-key': adminKey, 'anthropic-version': '2023-06-01' },
    });
    const { data } = (await answer.json()) as { data: object[] };
    expect(data[0]).toMatchObject({ group_type: 'files' });
    expect(data[0]).not.toHaveProperty('group');
  });
});

describe('rate limits of a workspace', () => {
  const account = {
    ...accountProfiles.start,
    workspaceLimits: { [production]: { 'opus-5-5': { rpm: 10, itpm: 9_000_000 } } },
  } as const;

  test('are those it set itself, never above the organization', async () => {
    const { rateLimits } = (await clientFor(account)).organization.workspaces;
    const { data } = await rateLimits.list(production);
    const source = { type: 'workspace' };
    expect(data.map((entry) => entry.limits)).toEqual([
      [
        { type: 'requests_per_minute', value: 10, org_limit: 1_000, source },
        { type: 'input_tokens_per_minute_cache_aware', value: 2_000_000, org_limit: 2_000_000, source },
      ],
    ]);
  });

  test('can be listed with the inherited ones', async () => {
    const { rateLimits } = (await clientFor(account)).organization.workspaces;
    const { data } = await rateLimits.list(production, { include_inherited: true, group_type: 'batch' });
    expect(data[0]?.limits).toEqual([
      { type: 'requests_per_minute', value: 1_000, org_limit: 1_000, source: { type: 'organization' } },
    ]);
  });

  test('of the Default workspace are none, whatever it set', async () => {
    const workspace = { ...account.workspace, isDefault: true };
    const { rateLimits } = (await clientFor({ ...account, workspace })).organization.workspaces;
    expect((await rateLimits.list(production)).data).toEqual([]);
  });

  test('of a workspace that does not exist answer 404', async () => {
    const { rateLimits } = (await clientFor()).organization.workspaces;
    await expect(rateLimits.list('wrkspc_none')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  });
});

describe('spend limits', () => {
  test('are refused outside the preview', async () => {
    const { spendLimits } = (await clientFor()).beta.organization;
    await expect(spendLimits.list()).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
  });

  test('are listed in cents with their scope', async () => {
    const account = {
      ...accountProfiles.start,
      spendLimitsPreview: true,
      organizationLimitUsd: 250,
      workspaceLimitUsd: 99.5,
    };
    const { spendLimits } = (await clientFor(account)).beta.organization;
    expect((await spendLimits.list()).data.map(({ scope, amount }) => [scope.type, amount])).toEqual([
      ['organization', '25000'],
      ['workspace', '9950'],
      ['usage_tier', '50000'],
    ]);
    expect((await spendLimits.list({ scope_type: ['workspace'] })).data).toHaveLength(1);
  });

  test('of every workspace are listed, but none of the Default workspace', async () => {
    const workspaces = [
      { id: 'wrkspc_01Staging', name: 'staging', archivedAt: null, monthlyLimitUsd: 5 },
      { id: 'wrkspc_01Free', name: 'free', archivedAt: null },
    ];
    const profile = { spendLimitsPreview: true, workspaceLimitUsd: 10, workspaces };
    const scopesOf = async (name: 'start' | 'default-workspace') => {
      const { spendLimits } = (await clientFor({ ...accountProfiles[name], ...profile })).beta.organization;
      const { data } = await spendLimits.list({ scope_type: ['workspace'] });
      expect(new Set(data.map(({ id }) => id)).size).toBe(data.length);
      return data.map(({ scope, amount }) => [scope.type === 'workspace' && scope.workspace_id, amount]);
    };
    expect(await scopesOf('start')).toEqual([
      ['wrkspc_01SandboxProduction', '1000'],
      ['wrkspc_01Staging', '500'],
    ]);
    expect(await scopesOf('default-workspace')).toEqual([['wrkspc_01Staging', '500']]);
  });

  test('are listed 60 times a minute for the whole organization', async () => {
    let nowMs = Date.parse('2026-11-20T12:00:00Z');
    const account = { ...accountProfiles.start, spendLimitsPreview: true };
    const sandbox = await sandboxFor({ account, now: () => new Date(nowMs) });
    const clients = [
      await judgedClient(sandbox, { apiKey: adminKey }),
      await judgedClient(sandbox, { apiKey: 'sk-ant-admin01-test-0002' }),
    ];
    const list = async () => {
      const [client] = clients.reverse();
      return client?.beta.organization.spendLimits.list();
    };
    for (let call = 0; call < 60; call += 1) await list();
    const error: unknown = await list().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.RateLimitError);
    expect(error instanceof Anthropic.APIError && error.headers?.get('retry-after')).toBe('1');
    nowMs += 1_000;
    expect(await list()).toBeTruthy();
    await expect(list()).rejects.toThrow('60 spend limit requests per minute');
  });
});
