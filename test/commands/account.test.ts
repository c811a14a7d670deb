import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import stringWidth from 'string-width';
import { expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/commands/program.ts';
import { type Account, accountSchema } from '../../src/judge/account-schema.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { WireErrorType } from '../../src/sandbox/errors.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { accountKeys, keyMiddles, organizationProfile } from '../support/account-organization.ts';
import { emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { expectGolden } from '../support/golden.ts';
import { place } from './sandbox-place.ts';

const now = () => new Date('2026-11-20T12:00:00Z');
const { ANTHROPIC_API_KEY, ANTHROPIC_ADMIN_KEY } = accountKeys;

interface Asked {
  readonly sandbox?: SandboxOptions;
  readonly env?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly columns?: number;
  /** Standard output is a terminal, which is shown part by part. */
  readonly terminal?: boolean;
  readonly plan?: unknown;
  readonly files?: Readonly<Record<string, string>>;
}

/** One `gonogo account` in this process, asked of a sandbox. */
async function account({
  sandbox: options = {},
  env = accountKeys,
  argv = [],
  columns,
  terminal,
  plan,
  files = {},
}: Asked = {}) {
  const sandbox = await startSandbox({ account: organizationProfile, now, ...options });
  onTestFinished(() => sandbox.close());
  const cwd = await emptyFolder();
  if (plan !== undefined) await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
  const { io, stdout, said } = place(cwd);
  if (columns !== undefined) Object.assign(stdout, { columns });
  if (terminal) Object.assign(stdout, { isTTY: true });
  const whole = text(stdout);
  const environment = { ...env, HOME: cwd, ANTHROPIC_BASE_URL: sandbox.url, NO_COLOR: '1' };
  const code = await main(['account', ...argv], { ...io, env: environment });
  stdout.end();
  return { code, stdout: await whole, stderr: said(), sandbox };
}

async function documentOf(asked: Asked): Promise<Account> {
  const { stdout } = await account({ ...asked, argv: ['--json', ...(asked.argv ?? [])] });
  return accountSchema.parse(JSON.parse(stdout));
}

/** What differs from run to run. */
const steady = (screen: string): string =>
  screen.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT').replace(/req_\w+/g, (id) => 'x'.repeat(id.length));

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

test('the paid message is announced before it is sent, and sent only within the budget', async () => {
  const messages = async (asked: Asked) => {
    const { sandbox, stderr } = await account(asked);
    return { sent: sandbox.journal.filter(({ method }) => method === 'POST').length, stderr };
  };
  const paid = await messages({});
  expect(paid.sent).toBe(1);
  // 64 tokens in at 2 and 8 out at 10 USD per million: at most 0.000208, or a tenth more in the US.
  expect(paid.stderr).toMatch(/^Sends, for at most \$0\.00023 of the budget of \$0\.05: One message/m);
  expect(paid.stderr.indexOf('Sends, for')).toBeLessThan(paid.stderr.indexOf('probe '));
  expect((await messages({ env: { ...accountKeys, CI: 'true' } })).sent).toBe(0);
  expect((await messages({ argv: ['--budget', '0'] })).stderr).not.toContain('Sends,');
});

test('--offline sends nothing', async () => {
  expect((await account({ argv: ['--offline'] })).sandbox.journal).toEqual([]);
});

test('an admin key goes to the routes of the organization only, and the product key to none of them', async () => {
  const { sandbox } = await account();
  const organization = sandbox.journal.filter(({ path }) => path.startsWith('/v1/organizations/'));
  expect(organization.length).toBeGreaterThan(8);
  expect(sandbox.journal.filter(({ status }) => status !== 200)).toEqual([]);
});

test('an admin key of another organization shows nothing of its own', async () => {
  const plan = {
    ...completePlan,
    workspace: { organizationId: '00000000-5a4d-4b0e-8000-00000000000f' },
  };
  const { stdout } = await account({ plan, argv: ['--budget', '0'] });
  expect(stdout).toContain('belongs to another organization');
  expect(stdout).not.toMatch(/This month|Example Organization|set by the workspace/);
});

test('a plan that names another workspace than that of the key', async () => {
  const plan = { ...completePlan, workspace: { id: 'wrkspc_01Staging' } };
  const document = await documentOf({ plan });
  expect(document.workspace?.id).toBe('wrkspc_01Production');
  expect(document.otherWorkspacePlanned).toBe('wrkspc_01Staging');
});

test('names of others steer no terminal, and a narrow one gets sentences instead of columns', async () => {
  const name = '\u001b[31mred\u001b]0;title\u0007 ##[group]::error:: \u202e宇宙'.repeat(3);
  const hostile = {
    ...organizationProfile,
    organizationName: name,
    workspace: { ...organizationProfile.workspace, name },
    apiKeys: (organizationProfile.apiKeys ?? []).map((key) => ({
      ...key,
      name: `${name}${key.name}`.slice(0, 190),
    })),
  };
  for (const columns of [60, 80, 200]) {
    const { stdout } = await account({ sandbox: { account: hostile }, columns });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|##\[|(?<!\S)::error/);
    for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  }
  const { stdout } = await account({ sandbox: { account: hostile }, argv: ['--plain'] });
  expect(stdout).toMatch(/^[\n -~]*$/);
});

test('nothing printed holds a key, and --quiet says nothing but where the key goes', async () => {
  for (const argv of [[], ['--json'], ['--quiet'], ['--plain']]) {
    const { stdout, stderr } = await account({ argv });
    for (const middle of keyMiddles) expect(stdout + stderr).not.toContain(middle);
    expect(stdout).toContain('sk-ant-api03-');
    if (argv[0] === '--quiet')
      expect(stderr).toMatch(/^Requests, the credential and the admin key go to \S+, [^\n]*\n$/);
  }
});

test('where the admin key alone goes is told before it is sent', async () => {
  const { stderr, sandbox } = await account({ env: { ANTHROPIC_ADMIN_KEY }, argv: ['--quiet'] });
  expect(sandbox.journal.length).toBeGreaterThan(0);
  expect(stderr).toMatch(/^Requests and the admin key go to 127\.0\.0\.1:\d+, [^\n]*\n$/);
});

test('an admin key where the product takes its key from is not sent with messages', async () => {
  const { stdout, sandbox, code } = await account({ env: { ANTHROPIC_API_KEY: ANTHROPIC_ADMIN_KEY } });
  expect(code).toBe(0);
  expect(sandbox.journal).toEqual([]);
  expect(stdout.replace(/\s+/g, ' ')).toContain('holds an Admin API key, which is not sent with messages');
});

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
