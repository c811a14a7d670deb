import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';

const usage = [
  '\uFEFFusage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed',
  '2026-11-18,claude-sonnet-5-5,production,production,message,≤ 200k,1000,200,30,4000,500,0,global,standard',
  '2026-11-19,claude-sonnet-5-5,"nightly, batch",back office,batch,≤ 200k,9000,0,0,0,700,1,global,standard',
];
const cost = [
  'usage_date_utc,model,workspace,token_type,cost_usd',
  '2026-11-18,Claude Sonnet 5.5,production,output,1.25',
  '2026-11-19,Claude Sonnet 5.5,back office,input_no_cache,0.75',
];

async function folderWith(files: Record<string, readonly string[]>): Promise<string> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(cwd, name), `${lines.join('\r\n')}\r\n`);
  return cwd;
}

async function sandboxEnv() {
  const sandbox = await startSandbox({ now: launchDay });
  onTestFinished(() => sandbox.close());
  return { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001' };
}

const flags = ['--usage-csv', 'usage.csv', '--cost-csv', 'cost.csv'];

test('without an admin key the exports of the Console tell the month, as measured figures', async () => {
  const cwd = await folderWith({ 'usage.csv': usage, 'cost.csv': cost });
  const { stdout } = await cli(['run', '--json', ...flags], { cwd, env: await sandboxEnv() });
  const parsed = parseRun(stdout);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const { observations, findings } = parsed.run;
  expect(observations.find(({ id }) => id === 'month-cost')).toMatchObject({
    status: 'observed',
    value: { source: 'console-export', byModel: [{ usd: 2 }] },
  });
  expect(observations.find(({ id }) => id === 'month-usage')).toMatchObject({
    value: {
      rows: expect.arrayContaining([
        expect.objectContaining({
          apiKeyName: 'nightly, batch',
          workspaceName: 'back office',
          uncachedInputTokens: 9_000,
        }),
      ]),
    },
  });
  const month = findings.find(({ check }) => check === 'spend/month-to-date');
  expect(month?.figures.filter(({ origin }) => origin === 'measured').length).toBeGreaterThan(0);
});

test('gonogo account shows them as well', async () => {
  const cwd = await folderWith({ 'usage.csv': usage, 'cost.csv': cost });
  const { stdout, code } = await cli(['account', '--budget', '0', ...flags], {
    cwd,
    env: await sandboxEnv(),
  });
  expect(code).toBe(0);
  expect(stdout).toContain('$2.00');
});

test('an admin key is believed before a file, and that is said', async () => {
  const cwd = await folderWith({ 'usage.csv': usage, 'cost.csv': cost });
  const env = { ...(await sandboxEnv()), ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-canary-0001' };
  const { stdout, stderr } = await cli(['run', '--json', ...flags], { cwd, env });
  const parsed = parseRun(stdout);
  expect(parsed.ok && parsed.run.observations.find(({ id }) => id === 'month-cost')).toMatchObject({
    value: { source: 'analytics' },
  });
  expect(stderr).toMatch(/admin key/i);
});

test('gonogo account says so as well', async () => {
  const cwd = await folderWith({ 'usage.csv': usage, 'cost.csv': cost });
  const env = { ...(await sandboxEnv()), ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-canary-0001' };
  const { stderr } = await cli(['account', '--budget', '0', ...flags], { cwd, env });
  expect(stderr).toContain(
    'The admin key told the usage and the cost of this month, which is preferred: the exported files were not used.',
  );
});

test('files with mistakes: every one with its line, exit 2, nothing sent or saved', async () => {
  const bad = [
    ...cost,
    '2026-11-19,Claude Sonnet 5.5,x,output,free',
    'yesterday,Claude Sonnet 5.5,x,output,1',
  ];
  const cwd = await folderWith({ 'cost.csv': bad });
  const { code, stderr, stdout } = await cli(['run', '--cost-csv', 'cost.csv'], {
    cwd,
    env: await sandboxEnv(),
  });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/cost\.csv/);
  expect(stderr).toMatch(/4/);
  expect(stderr).toMatch(/5/);
  expect(await readdir(cwd)).not.toContain('.gonogo');
});

test('a file that is not there', async () => {
  const cwd = await folderWith({});
  const { code, stderr } = await cli(['check', 'cost/forecast', '--usage-csv', 'usage.csv'], {
    cwd,
    env: await sandboxEnv(),
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/usage\.csv|no saved run/);
});

describe('a cell that holds a token of ours is not told, whichever command reads it', () => {
  const token = 'gw-Zk4canaryECHOtokenvv0005';
  const bad = [cost[0] ?? '', `2026-11-19,m,w,output,${token}`];
  const env = async () => ({ ...(await sandboxEnv()), ANTHROPIC_API_KEY: '', ANTHROPIC_AUTH_TOKEN: token });

  test.each([[['run']], [['account', '--budget', '0']]])('%s', async (argv) => {
    const cwd = await folderWith({ 'cost.csv': bad });
    const { code, stderr } = await cli([...argv, '--cost-csv', 'cost.csv'], { cwd, env: await env() });
    expect(code).toBe(2);
    expect(stderr).toContain('Line 2: cost_usd is');
    expect(stderr).not.toMatch(/canaryECHO|Zk4/);
  });

  test('check, also after a rehearsal, which needs no credential', async () => {
    const cwd = await folderWith({ 'cost.csv': bad });
    await cli(['rehearse', '--plan', 'gonogo.json'], { cwd });
    const argv = ['check', 'spend/month-to-date', '--cost-csv', 'cost.csv'];
    const { code, stderr } = await cli(argv, { cwd, env: await env() });
    expect(code).toBe(2);
    expect(stderr).toContain('Line 2: cost_usd is');
    expect(stderr).not.toMatch(/canaryECHO|Zk4/);
  });
});
