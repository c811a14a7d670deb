import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import { parseRun } from '../../src/judge/run-schema.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { type CliResult, cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';
import { saveMadeTrial } from '../support/made-trial.ts';

const key = 'sk-ant-api03-test-canary-0001';

async function folderWith(plan: unknown): Promise<string> {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'gonogo.json'), JSON.stringify(plan, null, 2));
  await saveMadeTrial(folder);
  return folder;
}

async function openSandbox(...options: Parameters<typeof startSandbox>) {
  const sandbox = await startSandbox({ now: launchDay, ...options[0] });
  onTestFinished(() => sandbox.close());
  return { sandbox, env: { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: key } };
}

/** The one JSON document on standard output. */
function runOf({ stdout }: CliResult): Run {
  const parsed = parseRun(stdout);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.run;
}

const withMaxTokens = (maxTokens: number) => ({
  ...completePlan,
  tokens: { ...completePlan.tokens, maxTokens },
});

test('offline at level ga is HOLD, exit 3, one JSON document, nothing sent', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  const result = await cli(['run', '--offline', '--json'], { cwd, env });
  const run = runOf(result);
  expect(run.verdict).toBe('hold');
  expect(result.code).toBe(3);
  expect(run.findings.find(({ check }) => check === 'model/available')?.code).toBe('ran-offline');
  expect(run.findings.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(sandbox.journal).toEqual([]);
});

test('the complete plan against the sandbox is GO, with live figures and the spend the sandbox counted', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  const result = await cli(['run', '--json', '--budget', '0.05'], { cwd, env });
  const run = runOf(result);
  expect(
    run.findings.filter(
      ({ status, blocking }) => blocking && status !== 'pass' && status !== 'not-applicable',
    ),
  ).toEqual([]);
  expect(run.verdict).toBe('go');
  expect(result.code).toBe(0);
  expect(run.rehearsal).toBe(true);
  expect(run.spend.actualUsd).toBeCloseTo(sandbox.spentUsd(), 9);
  expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd);
  expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(run.spend.budgetUsd);
  // Messages: one tiny, the parameters, the stream, eight for the latency, two for the cache.
  expect(sandbox.journal.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /v1/models',
    'GET /v1/models/claude-haiku-5-5',
    'GET /v1/models/claude-sonnet-5-5',
    ...Array(1 + 1 + 1 + 8 + 2).fill('POST /v1/messages'),
    'POST /v1/messages/count_tokens',
  ]);
  const ids = run.observations.flatMap(({ requestIds }) => requestIds);
  expect(new Set(ids).size).toBe(17);
  expect(result.stderr).toContain(`Requests and the credential go to ${new URL(sandbox.url).host}`);
  // 64 tokens in at 2 and 8 out at 10 USD per million, in the US: (128 + 80) / 1e6 * 1.1.
  const announced = result.stderr.indexOf('to send, at most $0.00023: One message');
  expect(announced).toBeGreaterThan(-1);
  const lines = result.stderr.split('\n');
  const total = lines.findIndex((line) =>
    /^Together 17 requests, at most \$0\.\d+ of the budget of \$0\.05\.$/.test(line),
  );
  expect(total).toBeGreaterThan(-1);
  expect(lines.slice(0, total).filter((line) => line.startsWith('to send, ')).length).toBe(9);
  expect(lines.slice(0, total)).toContain('to send, free: One GET for the model claude-sonnet-5-5.');
  // All of it stands there before anything is sent.
  expect(lines.findIndex((line) => line.startsWith('probe '))).toBeGreaterThan(total);
});

test('one failing check: found, fixed, re-run alone, exported', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(withMaxTokens(200_000));
  const first = await cli(['run'], { cwd, env });
  expect(first.code).toBe(1);
  expect(first.stdout).toMatch(/^Rehearsed: NO-GO$/m);
  expect(first.stdout).toContain('gonogo check tokens/max-output');

  const asked = sandbox.journal.length;
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(withMaxTokens(4_096)));
  const second = await cli(['check', 'tokens/max-output'], { cwd, env });
  expect(second.stdout).toMatch(/tokens\/max-output: FAIL.* → PASS/i);
  expect(second.code).toBe(0);
  // The check reads the model's page, and the parameters carried another max_tokens; all else is the first run's.
  expect(sandbox.journal.slice(asked).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/models/claude-sonnet-5-5',
    'POST /v1/messages',
  ]);
  expect(await readdir(join(cwd, '.gonogo/runs'))).toHaveLength(2);

  const exported = await cli(['export'], { cwd });
  expect(exported.code).toBe(0);
  const report = await readFile(join(cwd, 'readiness-report.md'), 'utf8');
  expect(report.slice(0, 600)).toContain('GO');
  expect(report).toContain('Parcel helper');
  const json = await cli(['export', '--format', 'json', '--output', '-'], { cwd });
  expect(runOf(json).verdict).toBe('go');
});

test('a changed model is not judged by observations of the old one', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  await cli(['run', '--quiet'], { cwd, env });
  const asked = sandbox.journal.length;
  const changed = {
    ...completePlan,
    model: { ...completePlan.model, id: 'claude-opus-5-5', reason: 'eval of 2026-11-01' },
  };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(changed));
  const checked = await cli(['check', 'task/defined', '--json'], { cwd, env });
  const run = runOf(checked);
  const notice = checked.stderr.indexOf(
    'Besides what was asked for, 7 other probes are sent again, at most $0.',
  );
  expect(notice).toBeGreaterThan(-1);
  expect(checked.stderr).toMatch(/since these answers of the plan changed: model\.id and model\.reason\.\n/);
  expect(notice).toBeLessThan(checked.stderr.indexOf('to send, '));
  expect(
    sandbox.journal
      .slice(asked)
      .map(({ path }) => path)
      .sort(),
  ).toEqual([...Array(13).fill('/v1/messages'), '/v1/messages/count_tokens', '/v1/models/claude-opus-5-5']);
  const model = run.observations.find(({ id }) => id === 'model');
  expect(model?.status === 'observed' && model.id === 'model' && model.value.id).toBe('claude-opus-5-5');
});

test.each([
  ['--budget 0', ['--budget', '0'], {}],
  ['in CI without a budget', [], { CI: 'true' }],
])('%s: the paid probe is not sent, and what it would have shown is not passed', async (_, argv, extra) => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  const result = await cli(['run', '--json', ...argv], { cwd, env: { ...env, ...extra } });
  expect(result.code).toBe(3);
  const run = runOf(result);
  const message = run.observations.find(({ id }) => id === 'tiny-message');
  expect(message?.status).toBe('unavailable');
  expect(sandbox.journal.some(({ path, method }) => method === 'POST' && path === '/v1/messages')).toBe(
    false,
  );
  expect(sandbox.spentUsd()).toBe(0);
});

test('in CI a check for which there is no money leaves the verdict of the run that had it, and says so', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  expect((await cli(['run', '--quiet', '--budget', '0.2'], { cwd, env })).code).toBe(0);
  const asked = sandbox.journal.length;
  const again = await cli(['check', 'features/streaming'], { cwd, env: { ...env, CI: 'true' } });
  expect(again.code).toBe(0);
  expect(sandbox.journal.length).toBe(asked);
  expect(again.stdout).toMatch(/Passed, as before/i);
  const words = /stream: not asked again \(It could cost .*\); the result of 2026-11-20 .* stands\./s;
  expect(again.stdout.replace(/\s+/g, ' ')).toMatch(words);
  expect(again.stderr).toMatch(words);
  expect(runOf(await cli(['export', '--format', 'json', '--output', '-'], { cwd })).verdict).toBe('go');
});

test.each([
  ['CI', { CI: 'true' }, []],
  ['a short budget', {}, ['--budget', '0.005']],
] as const)(
  '%s: one blocker for all that the budget does not cover, and a command that ends otherwise',
  async (_, extra, argv) => {
    const { env } = await openSandbox();
    const cwd = await folderWith(completePlan);
    const { stdout, code } = await cli(['run', ...argv], { cwd, env: { ...env, ...extra } });
    expect(code).toBe(3);
    expect(stdout.match(/Let the poll cost up to/g)).toHaveLength(1);
    const next = /^Next: (gonogo run --budget 0\.\d\d)$/m.exec(stdout)?.[1] ?? '';
    expect(next).not.toBe('');
    expect((await cli(next.split(' ').slice(1), { cwd, env: { ...env, ...extra } })).code).toBe(0);
  },
);

const batchPlan = {
  ...completePlan,
  task: { ...completePlan.task, features: ['streaming', 'prompt-caching', 'batch'] },
};

test('a batch is created only where the budget was named, and what to do is said', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(batchPlan);
  const batches = () =>
    sandbox.journal.filter(({ method, path }) => method === 'POST' && /\/batches$/.test(path)).length;
  const first = await cli(['run', '--json'], { cwd, env });
  expect(batches()).toBe(0);
  const run = runOf(first);
  expect(run.findings.find(({ check }) => check === 'features/batch')).toMatchObject({
    code: 'not-agreed',
    next: expect.stringMatching(/^gonogo run --budget 0\.\d\d$/),
  });
  await cli(['check', 'features/batch'], { cwd, env });
  expect(batches()).toBe(0);
  expect(runOf(await cli(['run', '--json', '--budget', '0.05'], { cwd, env })).verdict).toBe('go');
  expect(batches()).toBe(1);
});

test('--only and --skip leave checks out and say so', async () => {
  const cwd = await folderWith(completePlan);
  const only = runOf(
    await cli(['run', '--offline', '--json', '--only', 'tokens/max-output', 'task/defined'], { cwd }),
  );
  expect(only.findings.map(({ check }) => check)).toEqual(['task/defined', 'tokens/max-output']);
  expect(only.leftOut).toContainEqual({ check: 'model/available', blocking: true });
  // What could stop the launch was not looked at: never GO.
  expect(only.verdict).toBe('hold');
  const pretty = await cli(['run', '--offline', '--skip', 'model/available'], { cwd });
  expect(pretty.stdout).toMatch(/left out/i);
});

test('several outputs of one run, and --strict turning cautions into NO-GO', async () => {
  const cwd = await folderWith({ ...completePlan, level: 'demo' });
  const result = await cli(
    ['run', '--offline', '--output', 'md=a.md', '--output', 'json=b.json', '--quiet'],
    { cwd },
  );
  expect(result.stderr).toBe('');
  expect(result.stdout).toMatch(/^GO/m);
  expect(await readFile(join(cwd, 'a.md'), 'utf8')).toMatch(/^# /);
  expect(parseRun(await readFile(join(cwd, 'b.json'), 'utf8')).ok).toBe(true);
  const cautious = { ...completePlan, level: 'demo', tokens: { ...completePlan.tokens, maxTokens: 910 } };
  const other = await folderWith(cautious);
  expect((await cli(['run', '--offline'], { cwd: other })).code).toBe(0);
  expect((await cli(['run', '--offline', '--strict'], { cwd: other })).code).toBe(1);
});

test.each([
  ['no paid probe', {}, ['--budget', '0']],
  ['a refusing account', { account: accountProfiles['out-of-credit'] }, []],
])(
  '%s: the sandbox behind a base URL is recognised all the same, and nothing it says is a verdict',
  async (_, options, argv) => {
    const { env } = await openSandbox(options);
    const cwd = await folderWith(completePlan);
    const { stdout } = await cli(['run', ...argv], { cwd, env });
    expect(stdout).toContain('REHEARSAL');
    expect(runOf(await cli(['check', 'task/defined', '--json'], { cwd, env })).rehearsal).toBe(true);
  },
);

test('a check without a plan says whose plan it judges, and a plan that was named must be there', async () => {
  const cwd = await folderWith(completePlan);
  await cli(['run', '--offline'], { cwd });
  await rm(join(cwd, 'gonogo.json'));
  const argv = ['check', 'task/defined', '--offline'];
  const after = await cli(argv, { cwd });
  expect(after.code).toBe(0);
  expect(after.stderr).toMatch(
    /no gonogo\.json here, so the plan inside the run of 2026-11-20 .* UTC is judged/,
  );
  expect((await cli([...argv, '--quiet'], { cwd })).stderr).toBe('');
  const named = await cli([...argv, '--plan', 'other.json'], { cwd });
  expect(named.stderr).toMatch(/^There is no plan at other\.json\./);
  expect(named.code).toBe(2);
});

test('a check after a rehearsed preset says that its plan is judged', async () => {
  const cwd = await emptyFolder();
  await cli(['rehearse', '--preset', 'chat-assistant'], { cwd });
  const { stderr } = await cli(['check', 'task/defined'], { cwd });
  expect(stderr).toContain(
    'There is no gonogo.json here, so the plan inside the rehearsal before is judged again.',
  );
});

test('a check with another key uses nothing of the earlier account, and says so', async () => {
  const { sandbox, env } = await openSandbox();
  const cwd = await folderWith(completePlan);
  await cli(['run', '--quiet'], { cwd, env: { ...env, ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-aaaa' } });
  const asked = sandbox.journal.length;
  const other = { ...env, ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-bbbb' };
  const { stderr } = await cli(['check', 'task/defined'], { cwd, env: other });
  expect(stderr).toContain('nothing of that run is used again');
  expect(sandbox.journal.length - asked).toBe(17);
});
