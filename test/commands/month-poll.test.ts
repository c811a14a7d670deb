import { expect, test } from 'vitest';
import { readExports } from '../../src/commands/console-exports.ts';
import type { Run } from '../../src/judge/run.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { pollSandbox } from '../support/poll-sandbox.ts';

const workspaceId = accountProfiles.start.workspace.id;
const inNovember = (day: number) => `2026-11-${String(day).padStart(2, '0')}`;
const days = Array.from({ length: 19 }, (_, n) => inNovember(n + 1));

/** $20 a day by the product, $5 by another workspace: 25 a day pass the tier's $500 after a day more than 19 of them. */
const usage = days.flatMap((date) =>
  [
    { workspaceId, apiKeyId: 'apikey_own', outputTokens: 100, amountUsd: 20 },
    { workspaceId: 'wrkspc_other', apiKeyId: 'apikey_other', outputTokens: 50_000_000, amountUsd: 5 },
  ].map((part) => ({
    ...part,
    date,
    model: 'claude-sonnet-5-5',
    requests: 1,
    uncachedInputTokens: 10,
    cacheReadTokens: 0,
  })),
);
const workspaces = [{ id: 'wrkspc_other', name: 'Reports', archivedAt: null }];
const account = { ...accountProfiles.start, usage, workspaces };
const plan = planWith({
  ...completePlan,
  launchDate: '2026-11-01',
  workspace: { ...completePlan.workspace, name: 'production' },
});

/** The same month as files of the Console. */
async function* rowsOf(path: string) {
  const header =
    path === 'cost'
      ? ['usage_date_utc', 'workspace', 'cost_usd']
      : [
          'usage_date_utc',
          'workspace',
          'model_version',
          'usage_input_tokens_no_cache',
          'usage_output_tokens',
        ];
  yield { line: 1, cells: header };
  for (const [n, row] of usage.entries()) {
    const name = row.workspaceId === workspaceId ? 'production' : 'Reports';
    const told = path === 'cost' ? [String(row.amountUsd)] : [row.model, '10', String(row.outputTokens)];
    yield { line: n + 2, cells: [row.date, name, ...told] };
  }
}

const keys = { ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001' };
const withAdmin = { ...keys, ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-0001' };
const findingOf = ({ findings }: Run, check: string) => findings.find((row) => row.check === check);
const originsOf = (run: Run, check: string) => [
  ...new Set(findingOf(run, check)?.figures.map(({ origin }) => origin)),
];

test('one plan with an admin key, with a key of the workspace alone, and with exported files', async () => {
  const exported = await readExports(
    { usageCsv: 'usage', costCsv: 'cost' },
    rowsOf,
    new Date('2026-11-20T09:00:00.000Z'),
  );
  const { run: admin } = await pollSandbox(plan, { account }, { exported }, withAdmin);
  const { run: alone } = await pollSandbox(plan, { account }, {}, keys);
  const { run: files } = await pollSandbox(plan, { account }, { exported }, keys);

  const told = { status: 'fail', code: 'month-cap-passed', args: { spentUsd: 475 } };
  const when = { scope: 'usage-tier', capUsd: 500 };
  expect(findingOf(admin, 'spend/month-to-date')).toMatchObject({
    ...told,
    args: { source: 'analytics', caps: expect.arrayContaining([expect.objectContaining(when)]) },
  });
  expect(findingOf(files, 'spend/month-to-date')).toMatchObject({
    ...told,
    args: { source: 'console-export' },
  });
  expect(originsOf(admin, 'spend/month-to-date')).toContain('admin');
  expect(originsOf(files, 'spend/month-to-date')).toContain('measured');

  for (const run of [admin, files]) {
    expect(findingOf(run, 'limits/shared-bucket')).toMatchObject({
      status: 'warn',
      code: 'bucket-shared',
      args: { drawers: [{ kind: 'workspace', name: 'Reports', outputTokens: 950_000_000 }] },
    });
  }
  expect(originsOf(admin, 'limits/shared-bucket')).toEqual(['admin']);
  expect(originsOf(files, 'limits/shared-bucket')).toEqual(['measured']);

  // Nineteen days of $20; the last day of an export is never a whole one.
  for (const [run, source, activeDays] of [
    [admin, 'analytics', 19],
    [files, 'console-export', 18],
  ] as const) {
    expect(findingOf(run, 'cost/actual-against-estimate')).toMatchObject({
      judged: 'fail',
      blocking: false,
      code: 'actual-far-above-forecast',
      args: { source, activeDays, billedUsd: 20 * activeDays, to: inNovember(activeDays), unplanned: [] },
    });
  }

  for (const check of ['spend/month-to-date', 'limits/shared-bucket', 'cost/actual-against-estimate']) {
    expect(findingOf(alone, check)).toMatchObject({
      status: 'inconclusive',
      code: 'month-not-read',
      blocking: false,
    });
  }
});
