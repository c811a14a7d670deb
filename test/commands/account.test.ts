import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { WireErrorType } from '../../src/sandbox/errors.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { organizationProfile } from '../support/account-organization.ts';
import { completePlan } from '../support/complete-plan.ts';
import { expectGolden } from '../support/golden.ts';
import { ANTHROPIC_API_KEY, type Asked, account, documentOf, steady } from './account-asked.ts';

const refusing = (status: number): SandboxOptions => ({
  faults: [
    {
      when: { path: /^\/v1\/organizations\// },
      do: { kind: 'error', status, type: types[status] ?? 'api_error', message: 'No.' },
    },
  ],
});

const types: Readonly<Record<number, WireErrorType>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
};

const withoutPreview = { account: { ...organizationProfile, spendLimitsPreview: false } };

test.each<[string, Asked]>([
  ['organization', {}],
  ['workspace-key', { env: { ANTHROPIC_API_KEY } }],
  ['nothing', { env: {} }],
  ['early-access', { sandbox: withoutPreview }],
  ['individual', { sandbox: refusing(404) }],
  ['key-rejected', { sandbox: { account: accountProfiles['key-rejected'] } }],
  [
    'other-platform',
    { plan: { ...completePlan, platform: { path: 'bedrock' }, workspace: {} }, env: { ANTHROPIC_API_KEY } },
  ],
  ['planned', { plan: completePlan, env: {}, argv: ['--offline'] }],
])('the screen: %s', async (name, asked) => {
  const { stdout, code } = await account(asked);
  expect(code).toBe(0);
  expectGolden(`account/${name}.txt`, steady(stdout));
  for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
});

test('the same account with an admin key, with a workspace key and with nothing: each figure names its origin', async () => {
  const rungs = async (asked: Asked) =>
    (await documentOf(asked)).limits.map(({ value, rung, told }) => [value, rung, told?.origin ?? null]);
  const override = [
    [500, 'workspace', 'admin'],
    [1_000_000, 'workspace', 'admin'],
    [1_000_000, 'organization', 'admin'],
  ];
  const headers = [
    [5_000, 'header', 'live'],
    [5_000_000, 'header', 'live'],
    [1_000_000, 'header', 'live'],
  ];
  // Sonnet 5.5 at Build: 5,000 requests, 5M in, 1M out (facts 3.2); the plan states Build.
  const table = [
    [5_000, 'table', 'documented'],
    [5_000_000, 'table', 'documented'],
    [1_000_000, 'table', 'documented'],
  ];
  const unknown = Array(3).fill([null, 'unknown', null]);
  const plan = { ...completePlan, limits: { tier: 'build' }, workspace: {} };
  expect(await rungs({ plan })).toEqual(override);
  expect((await rungs({ plan, env: { ANTHROPIC_API_KEY } })).slice(0, 3)).toEqual(headers);
  expect(await rungs({ plan, env: {} })).toEqual(table);
  expect(await rungs({ env: {} })).toEqual(unknown);
  expect((await rungs({ argv: ['--budget', '0'] })).slice(0, 3)).toEqual(override);
});

test('401, 403 and 404 of the organization are one finding alike, and the lower rungs are shown', async () => {
  const screens = await Promise.all(
    [401, 403, 404].map(async (status) => documentOf({ sandbox: refusing(status) })),
  );
  for (const document of screens) {
    expect(document.unread).toHaveLength(1);
    expect(document.unread[0]?.probes).toEqual([
      'organization',
      'workspaces',
      'api-keys',
      'rate-limits',
      'spend-limits',
      'month-usage',
      'month-cost',
    ]);
    expect(document.unread[0]?.reason).toMatch(/^Every route of the organization refused the admin key\./);
    expect(document.limits[0]).toMatchObject({ value: 5_000, rung: 'header' });
    expect(document).toMatchObject({ month: null, key: { accepted: 'yes', listed: null } });
  }
});

test('month, caps and key as worked out by hand', async () => {
  const document = await documentOf({});
  // 19 days of 100,000 + 10,000 uncached, 25,000 written, 400,000 read, 51,000 out, 10.50 USD.
  expect(document.month).toMatchObject({
    usage: {
      origin: 'admin',
      tokens: {
        uncachedInput: 2_090_000,
        cacheWrites: 475_000,
        cacheReads: 7_600_000,
        totalInput: 10_165_000,
        output: 969_000,
      },
    },
    cost: { origin: 'admin', usd: 199.5, perDay: { meanUsd: 10.5, lowUsd: 10.5, highUsd: 10.5 } },
  });
  expect(document.month?.byWorkspace.map(({ name, usd }) => [name, usd])).toEqual([
    ['Production', 190],
    ['Staging', 9.5],
  ]);
  expect(document.month?.byKey.map(({ name, usd }) => [name, usd])).toEqual([
    ['production', 190],
    ['staging', 9.5],
  ]);
  // The workspace has spent 190 and spends 10 a day: 30 USD last three days from noon on the 20th.
  expect(document.caps).toMatchObject([
    { scope: 'usage-tier', capUsd: 1_000, leftUsd: 800.5, told: { origin: 'admin' } },
    { scope: 'organization', capUsd: 800, leftUsd: 600.5 },
    {
      scope: 'workspace',
      capUsd: 220,
      spentUsd: 190,
      leftUsd: 30,
      passedAt: { expected: '2026-11-23T12:00:00.000Z' },
    },
  ]);
  expect(document.key).toMatchObject({
    accepted: 'yes',
    match: 'found',
    listed: { name: 'production', expiresAt: '2026-12-04T12:00:00.000Z' },
  });
  expect(document).toMatchObject({
    rehearsal: true,
    tier: { id: 'build', from: 'limits' },
    credit: { readable: false },
  });
});
