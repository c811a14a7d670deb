import { expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { accountKeys } from '../support/account-organization.ts';
import { completePlan } from '../support/complete-plan.ts';
import { ANTHROPIC_API_KEY, type Asked, account, documentOf, steady } from './account-asked.ts';

const usageCsv = [
  'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count',
  '2026-11-18,claude-sonnet-5-5,production,Production,message,≤ 200k,1000,200,30,4000,500,0',
].join('\n');

test.each<[string, Asked]>([
  ['an organization', {}],
  ['a workspace key', { env: { ANTHROPIC_API_KEY } }],
  ['a workspace key and an export', { env: { ANTHROPIC_API_KEY }, argv: ['--usage-csv', 'usage.csv'] }],
])('a terminal is shown the same, part by part: %s', async (_, asked) => {
  const files = { 'usage.csv': usageCsv };
  const piped = await account({ ...asked, files });
  const shown = await account({ ...asked, files, terminal: true });
  expect(steady(shown.stdout)).toBe(steady(piped.stdout));
  expect(shown.stdout.includes('This month')).toBe(asked.env === undefined || asked.argv !== undefined);
  // Progress is what stands on the screen.
  expect(shown.stderr).not.toContain('probe ');
});

const costCsv = (...days: readonly (readonly [string, number])[]) =>
  ['usage_date_utc,cost_usd', ...days.map(([date, usd]) => `${date},${usd}`)].join('\n');

const limited = { ...completePlan, spend: { organizationLimitUsd: 100 } };

/** What one account says of a month whose costs were exported, on a line of its own, and as a document. */
async function withCosts(csv: string, asked: Asked = {}) {
  const whole = {
    env: { ANTHROPIC_API_KEY },
    plan: limited,
    ...asked,
    argv: ['--cost-csv', 'cost.csv'],
    files: { 'cost.csv': csv },
  };
  const { stdout } = await account(whole);
  const document = await documentOf(whole);
  return {
    screen: stdout.replace(/\s+/g, ' '),
    document,
    cap: document.caps.find(({ scope }) => scope === 'organization'),
  };
}

test('before there is a pace, nothing is said of when a cap is passed', async () => {
  const { screen, cap } = await withCosts(costCsv(['2026-11-01', 30]));
  expect(cap).toMatchObject({ kind: 'set', spentUsd: 30, leftUsd: 70, passedAt: null });
  expect(screen).toContain('$70.00 left of $100.00 [planned]; too early to say when it is passed.');
  expect(screen).not.toContain('not passed this month');
});

test('with a pace, a cap that the month does not reach is not passed', async () => {
  const { screen, cap } = await withCosts(costCsv(['2026-11-01', 1], ['2026-11-19', 1]));
  expect(cap).toMatchObject({ leftUsd: 98, passedAt: { expected: null } });
  expect(screen).toContain('at this pace not passed this month');
});

test('an export that begins within the month says nothing of what is left of a cap, unless it is passed', async () => {
  const part = await withCosts(costCsv(['2026-11-18', 5], ['2026-11-19', 5]));
  expect(part.cap).toMatchObject({ kind: 'set', spentUsd: null, leftUsd: null, passedAt: null });
  expect(part.screen).toContain(
    '$100.00 [planned]; what is left of it is not known, because the exported costs begin on 2026-11-18.',
  );
  const passed = await withCosts(costCsv(['2026-11-18', 60], ['2026-11-19', 60]));
  expect(passed.cap).toMatchObject({ spentUsd: 120, leftUsd: 0 });
  expect(passed.screen).toContain('$0.00 left of $100.00 [planned]; it is passed.');
});

test('usage of the admin key and exported costs: each with its own origin, source and days', async () => {
  const noCosts: SandboxOptions = {
    faults: [
      {
        when: { path: /^\/v1\/organizations\/.*cost/ },
        do: { kind: 'error', status: 403, type: 'permission_error', message: 'No.' },
      },
    ],
  };
  const { screen, document } = await withCosts(costCsv(['2026-11-18', 5], ['2026-11-19', 5]), {
    sandbox: noCosts,
    env: accountKeys,
    plan: undefined,
  });
  expect(document.month).toMatchObject({
    usage: { origin: 'admin', source: 'analytics', from: '2026-11-01T00:00:00.000Z' },
    cost: {
      origin: 'measured',
      source: 'console-export',
      from: '2026-11-18T00:00:00.000Z',
      to: '2026-11-20T00:00:00.000Z',
      usd: 10,
      sinceFirst: false,
    },
  });
  expect(screen).toContain('This month Cost $10.00');
  expect(screen).toContain('2026-11-18 00:00 UTC to 2026-11-20 00:00 UTC [measured]');
  expect(screen).toContain('2026-11-01 00:00 UTC to 2026-11-20 12:00 UTC [sandbox]');
  for (const cap of document.caps) expect(cap).not.toMatchObject({ leftUsd: expect.any(Number) });
});

test('an export that names neither workspace nor model: its cost is of no one', async () => {
  const { screen } = await withCosts(costCsv(['2026-11-18', 5], ['2026-11-19', 5]));
  expect(screen).not.toContain('Default, or none');
  expect(screen).toContain('Which workspace the cost is of was not told.');
  expect(screen).toContain('Which model the cost is of was not told.');
});

test('of sixty workspaces three are shown and 57 more are told of', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `2026-11-18,Team ${index},${index + 1}`);
  const csv = ['usage_date_utc,workspace,cost_usd', ...rows].join('\n');
  const { screen, document } = await withCosts(csv);
  expect(screen).toContain('and 57 more');
  expect(document.month?.byWorkspace).toHaveLength(60);
  expect(document.month?.groups.workspaces).toBe(60);
});

test('limits below every published tier put the cap of the planned tier in doubt', async () => {
  const { screen, document, cap } = await withCosts(costCsv(['2026-11-01', 5], ['2026-11-19', 5]), {
    sandbox: { account: accountProfiles.evaluation },
    plan: { ...completePlan, limits: { tier: 'build' } },
  });
  expect(cap).toBeDefined();
  expect(document.tier).toEqual({ id: 'build', from: 'plan-in-doubt' });
  expect(document.caps[0]).toMatchObject({
    scope: 'usage-tier',
    spentUsd: 10,
    leftUsd: null,
    passedAt: null,
  });
  expect(screen).toContain('$1,000.00 [documented], tier Build as planned, is in doubt:');
  expect(screen).not.toContain('left of $1,000.00');
});
