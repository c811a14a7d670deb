import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountMonth } from '../../src/commands/account-month.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

const span = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-20T00:00:00.000Z', cut: false } as const;
const days = [{ date: '2026-11-01', usd: 10 }];
const cost = (rest: object) => ({ ...span, source: 'report', days, byWorkspace: [], byModel: [], ...rest });
const usageRow = (rest: object) => ({
  model: 'claude-sonnet-5-5',
  workspaceId: null,
  workspaceName: null,
  apiKeyId: null,
  apiKeyName: null,
  uncachedInputTokens: 100,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 10,
  webSearches: 0,
  requests: null,
  ...rest,
});
const usage = (source: string, ...rows: object[]) => ({ ...span, source, rows: rows.map(usageRow) });
const workspace = (workspaceId: string | null, workspaceName: string | null, usd: number) => ({
  workspaceId,
  workspaceName,
  usd,
  dailyUsd: [usd],
});
const monthOf = (seen: object) =>
  accountMonth({ plan: planWith({}), catalog, observed: observedWith(seen), today: TODAY });

test('an export without a column tells nobody apart by it', () => {
  const month = monthOf({
    'month-cost': cost({
      source: 'console-export',
      byWorkspace: [workspace(null, null, 10)],
      byModel: [{ model: null, usd: 10 }],
    }),
    'month-usage': usage('console-export', {}),
  });
  expect(month).toMatchObject({
    cost: { usd: 10 },
    byModel: [{ id: 'claude-sonnet-5-5', usd: null }],
    byWorkspace: [],
    byKey: [],
    groups: { models: 1, workspaces: 0, keys: 0 },
  });
});

test('in the older reports, what names no workspace is of the Default one; in the newer ones it stays nameless', () => {
  const workspaces = { workspaces: [], defaultId: 'wrkspc_01Default', cut: false };
  const of = (source: string) =>
    monthOf({
      workspaces,
      'month-cost': cost({ source, byWorkspace: [workspace(null, null, 10)] }),
      'month-usage': usage(source, {}),
    })?.byWorkspace;
  expect(of('report')).toMatchObject([{ id: 'wrkspc_01Default', name: 'Default', usd: 10, tokens: {} }]);
  expect(of('analytics')).toMatchObject([{ id: null, name: null, usd: 10, tokens: {} }]);
});

test('costs by display name and tokens by id are one model, and an unknown name stays as written', () => {
  const month = monthOf({
    'month-cost': cost({
      source: 'console-export',
      byModel: [
        { model: 'Claude Sonnet 5.5', usd: 9 },
        { model: 'Claude Nobody 9', usd: 1 },
      ],
    }),
    'month-usage': usage('console-export', { model: 'claude-sonnet-5-5' }),
  });
  expect(month?.byModel).toMatchObject([
    { id: 'claude-sonnet-5-5', usd: 9, tokens: { totalInput: 100, output: 10 } },
    { id: 'Claude Nobody 9', usd: 1, tokens: null },
  ]);
});

test('more than can be kept are counted all the same', () => {
  const rows = Array.from({ length: 260 }, (_, index) => ({ apiKeyId: `apikey_01N${index}` }));
  const month = monthOf({ 'month-usage': usage('report', ...rows) });
  expect(month?.byKey).toHaveLength(200);
  expect(month?.groups).toMatchObject({ keys: 260 });
});
