import { expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor, testKey } from './judged-client.ts';

/** 9 tokens at 4 USD a million and 10 at 20: 236 millionths of a dollar, half of that in a batch. */
const params = {
  model: 'claude-opus-5-5',
  max_tokens: 10,
  messages: [{ role: 'user' as const, content: 'Hello, Claude' }],
};
const one = { requests: [{ custom_id: 'a', params }] };
const otherKey = 'sk-ant-api03-test-canary-0002';
const other = 'wrkspc_01SandboxOther';
const limited = /specified workspace API usage limits/;

/** Clients of the account's own workspace and of another, under the limits given. */
async function twoWorkspaces(ownLimitUsd: number | null, otherLimitUsd?: number) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const account = {
    ...accountProfiles.start,
    spentThisMonthUsd: 0,
    workspaceLimitUsd: ownLimitUsd,
    workspaces: [
      {
        id: other,
        name: 'other',
        archivedAt: null,
        ...(otherLimitUsd !== undefined && { monthlyLimitUsd: otherLimitUsd }),
      },
    ],
    apiKeys: [
      {
        id: 'apikey_01Other',
        name: 'other',
        status: 'active' as const,
        expiresAt: null,
        workspaceId: other,
        secret: otherKey,
      },
    ],
  };
  const sandbox = await sandboxFor({ account, now: () => new Date(nowMs) });
  const of = async (apiKey: string) => (await judgedClient(sandbox, { apiKey })).messages;
  return {
    own: await of(testKey),
    elsewhere: await of(otherKey),
    minuteLater: () => {
      nowMs += 60_000;
    },
  };
}

test('a workspace at its limit does not stop another', async () => {
  const { own, elsewhere } = await twoWorkspaces(0.0002);
  await elsewhere.create(params);
  await elsewhere.create(params);
  await own.create(params);
  await expect(own.create(params)).rejects.toThrow(limited);
  expect(await elsewhere.create(params)).toMatchObject({ role: 'assistant' });
});

test('a batch charges the workspace that made it, and meets its limit', async () => {
  const { own, elsewhere, minuteLater } = await twoWorkspaces(null, 0.0001);
  const { id } = await elsewhere.batches.create(one);
  minuteLater();
  for await (const { result } of await elsewhere.batches.results(id)) expect(result.type).toBe('succeeded');
  await expect(elsewhere.create(params)).rejects.toThrow(limited);
  await expect(elsewhere.batches.create(one)).rejects.toThrow(limited);
  expect(await own.create(params)).toMatchObject({ role: 'assistant' });
});

test('a batch under way meets the limit of its own workspace, not that of others', async () => {
  const { own, elsewhere, minuteLater } = await twoWorkspaces(0.0001, 0.0001);
  const made = await elsewhere.batches.create(one);
  await own.create(params);
  minuteLater();
  for await (const { result } of await elsewhere.batches.results(made.id))
    expect(result.type).toBe('succeeded');
  await expect(own.create(params)).rejects.toThrow(limited);
});
