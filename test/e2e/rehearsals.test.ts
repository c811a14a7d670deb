import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import { parseRun } from '../../src/judge/run-schema.ts';
import { type PresetName, presets } from '../../src/plan/presets.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { type AccountName, accountProfiles } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { type CliResult, cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';
import { saveMadeTrial } from '../support/made-trial.ts';

/**
 * Every question answered for a product that uses what an account can lack, with a busiest minute and a month that tier
 * Start carries: 60 of its 1,000 requests a minute, and far less than its 500 USD.
 */
const plan = {
  ...completePlan,
  task: {
    ...completePlan.task,
    features: ['streaming', 'prompt-caching', 'web-search', 'batch', 'files'],
  },
  traffic: {
    ...completePlan.traffic,
    peakRequestsPerMinute: 60,
    batchableShare: 0.1,
    webSearchesPerRequest: 0.1,
  },
} as const satisfies PlanInput;

interface Rehearsed {
  readonly account: AccountName;
  readonly verdict: Run['verdict'];
  /** Everything that stands in the way of the launch: check, status, code, and the cause of a refusal. */
  readonly obstacles: readonly string[];
}

/** What only an answered message shows, and which check judges why none came. */
const waiting = [
  'model/parameters-accepted',
  'workspace/identity',
  'limits/bucket-in-use',
  'features/streaming',
  'features/prompt-caching',
  'features/web-search',
  'features/batch',
  'operations/latency',
];
const waitFor = (cause: string, checks: readonly string[]): readonly string[] =>
  checks.map((check) => `${check} inconclusive waits-for-check ${cause}`);

const rehearsals: readonly Rehearsed[] = [
  { account: 'start', verdict: 'go', obstacles: [] },
  {
    // 50 requests, 50,000 input and 10,000 output tokens a minute are less than the peak needs, so that nobody is left room or
    // worked off either; its cap is not published.
    account: 'evaluation',
    verdict: 'no-go',
    obstacles: [
      'limits/peak-traffic fail traffic-above-limit',
      'limits/headroom fail headroom-small',
      'spend/tier-cap inconclusive tier-cap-in-doubt',
    ],
  },
  {
    // Token counting is refused with empty credit too; the lists of batches and files are not.
    account: 'out-of-credit',
    verdict: 'no-go',
    obstacles: [
      'platform/access fail access-refused credit-empty',
      'spend/credit fail call-refused credit-empty',
      ...waitFor('credit-empty', waiting),
    ],
  },
  {
    account: 'spend-cap-reached',
    verdict: 'no-go',
    obstacles: [
      'platform/access fail access-refused tier-spend-cap',
      'spend/tier-cap fail call-refused tier-spend-cap',
      ...waitFor('tier-spend-cap', waiting),
    ],
  },
  {
    // Where caching is switched off nothing is refused: prompts are silently not cached.
    account: 'feature-disabled',
    verdict: 'no-go',
    obstacles: [
      'features/prompt-caching fail cache-not-written',
      'features/web-search fail feature-refused permission-denied',
      'features/batch fail list-refused permission-denied',
      'features/files fail list-refused permission-denied',
    ],
  },
];

function runOf({ stdout }: CliResult): Run {
  const parsed = parseRun(stdout);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.run;
}

const settled: ReadonlySet<string> = new Set(['pass', 'warn', 'not-applicable', 'waived']);

const obstaclesOf = ({ findings }: Run): string[] =>
  findings
    .filter(({ blocking, status }) => blocking && !settled.has(status))
    .map(({ check, status, code, args }) =>
      [check, status, code, ...('cause' in args ? [args.cause] : [])].join(' '),
    )
    .sort();

async function planFolder(): Promise<string> {
  const cwd = await emptyFolder();
  await saveMadeTrial(cwd);
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  return cwd;
}

/** A cancelled batch costs nothing in the sandbox, but the poll has not seen it end when it counts. */
const countedInFull = 'batch-run';

describe.each(rehearsals)('the same plan against account $account', ({ account, verdict, obstacles }) => {
  test(`is rehearsed to ${verdict} for its own reasons, within the budget`, async () => {
    const rehearsal = await cli(['rehearse', '--account', account, '--json'], { cwd: await planFolder() });
    const run = runOf(rehearsal);
    expect(obstaclesOf(run)).toEqual(obstacles.toSorted());
    expect(run).toMatchObject({ verdict, rehearsal: true, rehearsalAccount: account });
    // A rehearsal that completed succeeded, whatever it says.
    expect(rehearsal.code).toBe(0);
    expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd);
    expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(run.spend.budgetUsd);
  });

  test('costs what the account was charged, probe by probe', async () => {
    const sandbox = await startSandbox({ now: launchDay, account: accountProfiles[account] });
    onTestFinished(() => sandbox.close());
    // With an admin key, as a rehearsal has one by itself.
    const env = {
      ANTHROPIC_BASE_URL: sandbox.url,
      ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001',
      ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-test-canary-0001',
    };
    const cwd = await planFolder();
    const polled = await cli(['run', '--budget', '0.10', '--json'], { cwd, env });
    const run = runOf(polled);
    expect(obstaclesOf(run)).toEqual(obstacles.toSorted());
    expect(polled.code).toBe(verdict === 'go' ? 0 : 1);
    expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(0.1);
    const charged = new Map(sandbox.journal.map(({ requestId, costUsd }) => [requestId, costUsd]));
    const answered = run.observations.filter(({ id }) => id !== countedInFull);
    for (const { id, costUsd, requestIds } of answered) {
      const usd = requestIds.reduce((sum, requestId) => sum + (charged.get(requestId) ?? 0), 0);
      expect([id, costUsd]).toEqual([id, expect.closeTo(usd, 9)]);
    }
    const answeredUsd = answered.reduce((sum, { costUsd }) => sum + costUsd, 0);
    expect(answeredUsd).toBeCloseTo(sandbox.spentUsd(), 9);
    expect(run.spend.actualUsd).toBeGreaterThanOrEqual(answeredUsd);
    expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd);
  });
});

test('no two of the accounts fail for the same reasons', () => {
  const reasons = rehearsals.map(({ obstacles }) => obstacles.filter((row) => row.includes(' fail ')).join());
  expect(new Set(reasons).size).toBe(rehearsals.length);
});

type Verdicts = Readonly<Record<(typeof presetAccounts)[number], Run['verdict']>>;
const presetAccounts = [
  'start',
  'evaluation',
  'out-of-credit',
  'spend-cap-reached',
  'feature-disabled',
] as const satisfies readonly AccountName[];

const stopped: Verdicts = {
  start: 'go',
  evaluation: 'no-go',
  'out-of-credit': 'no-go',
  'spend-cap-reached': 'no-go',
  'feature-disabled': 'no-go',
};
const presetVerdicts: Readonly<Record<PresetName, Verdicts>> = {
  'chat-assistant': stopped,
  // Nothing it uses is switched off there: it neither caches nor batches nor searches.
  'summarise-classify': { ...stopped, 'feature-disabled': 'go' },
  'structured-extraction': stopped,
  'long-document-retrieval': stopped,
  'agent-web-search': stopped,
  'coding-agent': stopped,
  // Batches are outside the limits a minute, and what tier Evaluation may spend is published nowhere.
  'nightly-batch': { ...stopped, evaluation: 'hold' },
  'vision-pdf-intake': stopped,
};

describe.each(presets.map(({ name }) => name))('the preset %s', (preset) => {
  test.each(presetAccounts)('is told apart on account %s', async (account) => {
    const cwd = await emptyFolder();
    const argv = ['rehearse', '--preset', preset, '--account', account, '--json'];
    const { code, stdout, stderr } = await cli(argv, { cwd });
    const run = runOf({ code, stdout, stderr });
    expect([obstaclesOf(run).filter((row) => row.includes(' unanswered ')), run.verdict]).toEqual([
      [],
      presetVerdicts[preset][account],
    ]);
    expect(run.sampleAnswers?.preset).toBe(preset);
    expect(stderr).toContain('answered with samples');
  });
});

test('samples fill only what nobody answered, and only for a preset', async () => {
  const cwd = await emptyFolder();
  const own = { version: 1, model: { id: 'claude-sonnet-5-5' }, limits: { tier: null } };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(own));
  const rehearsed = await cli(['rehearse', '--json'], { cwd });
  expect(runOf(rehearsed)).toMatchObject({ verdict: 'hold', plan: { limits: { tier: null } } });
  expect(runOf(rehearsed).sampleAnswers).toBeUndefined();
  expect(rehearsed.stderr).not.toContain('sample');
});

test('without a plan the rehearsal is of a preset, ends GO and leads to a plan', async () => {
  const { stdout, stderr } = await cli(['rehearse'], { cwd: await emptyFolder() });
  expect(stdout).toMatch(/^Rehearsed: GO$/m);
  expect(stdout).toContain('Next: gonogo init --preset chat-assistant');
  // Nothing is paid, and no line says that it will be.
  expect(stderr).not.toContain('to send');
  expect(stderr).toContain('would send, at most $');
  expect(stderr).toContain('for which a real account would pay at most $');
});
