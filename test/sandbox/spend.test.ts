import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { Ledger } from '../../src/sandbox/spend.ts';
import { sandboxFor, send } from './judged-client.ts';

const november = new Date('2026-11-20T12:00:00Z');
const lastMoment = new Date('2026-11-30T23:59:59.999Z');
const december = new Date('2026-12-01T00:00:00Z');
const start = { ...accountProfiles.start, creditUsd: 10_000, spentThisMonthUsd: 0 };
const own = start.workspace.id;
const other = 'wrkspc_01SandboxOther';

describe('the ledger', () => {
  test('lets an account on Start spend 500 USD a month and not a cent more', () => {
    const ledger = new Ledger(start, catalog, november);
    ledger.charge(499.99, own, november);
    expect(ledger.refusal(own, november)).toBeNull();
    ledger.charge(0.01, own, november);
    expect(ledger.refusal(own, november)).toBe('tier-spend-cap');
    expect(ledger.refusal(own, lastMoment)).toBe('tier-spend-cap');
    expect(ledger.refusal(own, december)).toBeNull();
  });

  test('counts what was spent before the sandbox started', () => {
    const ledger = new Ledger({ ...start, spentThisMonthUsd: 499 }, catalog, november);
    ledger.charge(1, own, november);
    expect(ledger.refusal(own, november)).toBe('tier-spend-cap');
    expect(ledger.totalUsd).toBe(1);
  });

  test.each([
    ['tier', { spentThisMonthUsd: 500 }, 'tier-spend-cap'],
    [
      'own organization limit',
      { spentThisMonthUsd: 20, organizationLimitUsd: 20 },
      'organization-spend-limit',
    ],
    ['own organization limit of nothing', { organizationLimitUsd: 0 }, 'organization-spend-limit'],
    ['workspace limit', { spentThisMonthUsd: 20, workspaceLimitUsd: 20 }, 'workspace-spend-limit'],
    ['workspace limit above what was spent', { spentThisMonthUsd: 19, workspaceLimitUsd: 20 }, null],
    ['credit', { creditUsd: 0 }, 'credit-empty'],
    ['no published cap', { tier: 'evaluation' as const, spentThisMonthUsd: 5_000 }, null],
  ])('refuses by %s', (_, changes, cause) => {
    expect(new Ledger({ ...start, ...changes }, catalog, november).refusal(own, november)).toBe(cause);
  });

  const workspaces = [{ id: other, name: 'other', archivedAt: null, monthlyLimitUsd: 5 }];
  test("a workspace's limit stops that workspace only", () => {
    const account = { ...start, spentThisMonthUsd: 19, workspaceLimitUsd: 20, workspaces };
    const ledger = new Ledger(account, catalog, november);
    // What the account spent before is that of its own workspace.
    ledger.charge(4, other, november);
    expect([own, other].map((id) => ledger.refusal(id, november))).toEqual([null, null]);
    ledger.charge(1, own, november);
    expect([own, other].map((id) => ledger.refusal(id, november))).toEqual(['workspace-spend-limit', null]);
    ledger.charge(1, other, november);
    expect(ledger.refusal(other, november)).toBe('workspace-spend-limit');
    expect([own, other, 'wrkspc_01Third'].map((id) => ledger.refusal(id, december))).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('all workspaces spend for the organization', () => {
    const ledger = new Ledger({ ...start, organizationLimitUsd: 20, workspaces }, catalog, november);
    ledger.charge(3, other, november);
    ledger.charge(17, own, november);
    expect([own, other].map((id) => ledger.refusal(id, november))).toEqual(
      Array(2).fill('organization-spend-limit'),
    );
  });

  test('the Default workspace has no limit of its own', () => {
    const account = { ...accountProfiles['default-workspace'], workspaceLimitUsd: 10 };
    expect(new Ledger(account, catalog, november).refusal(account.workspace.id, november)).toBeNull();
  });

  test('never turns back to a month that is over', () => {
    const ledger = new Ledger({ ...start, organizationLimitUsd: 20 }, catalog, november);
    ledger.charge(20, own, december);
    ledger.charge(1, own, november);
    expect(ledger.refusal(own, november)).toBe('organization-spend-limit');
    expect(ledger.refusal(own, december)).toBe('organization-spend-limit');
  });

  test('credit does not come back with a new month', () => {
    const ledger = new Ledger({ ...start, creditUsd: 1 }, catalog, november);
    ledger.charge(1, own, november);
    expect(ledger.refusal(own, december)).toBe('credit-empty');
  });
});

test('an account runs out of credit in the middle of its requests', async () => {
  // One request costs 9 × 4 + 10 × 20 = 236 millionths of a dollar; the second one empties the credit.
  const sandbox = await sandboxFor({ account: { ...start, creditUsd: 0.0004 } });
  const body = {
    model: 'claude-opus-5-5',
    max_tokens: 10,
    messages: [{ role: 'user', content: 'Hello, Claude' }],
  };
  const statuses: number[] = [];
  for (let round = 0; round < 3; round += 1)
    statuses.push((await send(sandbox, '/v1/messages', { body })).status);
  expect(statuses).toEqual([200, 200, 400]);
  expect(sandbox.spentUsd()).toBeCloseTo(0.000472, 9);
});
