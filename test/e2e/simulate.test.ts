import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { SimulationDocument } from '../../src/judge/simulation-schema.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { saveRun } from '../../src/store/runs.ts';
import { goRun } from '../support/chat-runs.ts';
import { type CliResult, cli, emptyFolder, entry, freshEnv, onLaunchDay } from '../support/cli.ts';

const schema = fileURLToPath(new URL('../../dist/schemas/simulation.schema.json', import.meta.url));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));

/** The document, once the shipped schema took it. */
function documentOf({ code, stdout, stderr }: CliResult): SimulationDocument {
  expect(code, stderr).toBe(0);
  const document = JSON.parse(stdout);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document;
}

/** An hour of 500 small requests a minute on Sonnet 5, tier Start: 1,000 requests, 2M input and 400K output a minute. */
const peakHour: PlanInput = {
  model: { id: 'claude-sonnet-5' },
  platform: { path: 'claude-api' },
  limits: { tier: 'start' },
  task: { features: ['streaming'] },
  tokens: { input: { typical: 100, p95: 100 }, output: { typical: 60, p95: 60 }, cacheTtl: 'none' },
  traffic: { peakRequestsPerMinute: 500 },
};

async function folderWith(plan: PlanInput): Promise<string> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  return cwd;
}

const simulated = async (cwd: string, ...argv: readonly string[]) =>
  documentOf(await cli(['simulate', '--json', ...argv], { cwd }));

describe('the planned traffic', () => {
  test('half of what the limit of requests carries', async () => {
    const document = await simulated(await folderWith(peakHour));
    expect(document.traffic).toMatchObject({ from: 'plan', requests: 30_000, minutes: 60, shape: null });
    expect(document.all.throttled).toEqual({ median: 0, low: 0, high: 0 });
    // 61,000 requests flow through an hour, 60,000 of them by refilling.
    expect(document.headroom?.median).toBeGreaterThan(1.9);
    expect(document.headroom?.median).toBeLessThanOrEqual(61 / 30);
    expect(document.limits.map(({ limiter, limit, from }) => [limiter, limit, from])).toEqual([
      ['rpm', 1_000, 'table'],
      ['itpm', 2_000_000, 'table'],
      ['otpm', 400_000, 'table'],
    ]);
    // 500 a minute, each for a second and 60 tokens at 60 a second: about 16.7 at once, some more by chance.
    expect(document.all.concurrency.median).toBeGreaterThan(17);
    expect(document.all.concurrency.median).toBeLessThan(45);
  });

  test('four times of it, each request tried once: what exceeds bucket and refill is refused', async () => {
    const document = await simulated(await folderWith(peakHour), '--what-if', 'multiplier=4,attempts=1');
    // 120,000 come; 1,000 are held and 60,000 flow in.
    expect(document.all.throttled.median).toBeCloseTo(1 - 61_000 / 120_000, 2);
    expect(document.all.failed).toEqual(document.all.throttled);
    expect(document.limits[0]?.refusedShare).toBe(1);
    expect(document.over.columns.at(-1)).toMatchObject({ binding: 0 });
    // The bucket of a thousand lasts for about a minute at a thousand more than flows in.
    expect(document.all.firstThrottledMinute).toBeGreaterThan(0.8);
    expect(document.all.firstThrottledMinute).toBeLessThan(1.2);
  });

  test('a higher tier, batches and enforcement by the second change it', async () => {
    const cwd = await folderWith(peakHour);
    const tier = await simulated(cwd, '--runs', '2', '--what-if', 'multiplier=4,tier=build');
    expect(tier.all.throttled.high).toBe(0);
    expect(tier.limits[0]?.limit).toBe(5_000);
    const batched = await simulated(cwd, '--runs', '2', '--what-if', 'multiplier=4,batched=80%');
    expect(batched.traffic.requests).toBeCloseTo(24_000, 6);
    expect(batched.all.throttled.high).toBe(0);
    const byMinute = await simulated(cwd, '--runs', '2', '--what-if', 'multiplier=1.6');
    expect(byMinute.all.throttled.high).toBe(0);
    const bySecond = await simulated(cwd, '--runs', '2', '--what-if', 'multiplier=1.6,enforced=second');
    expect(bySecond.all.throttled.low).toBeGreaterThan(0);
    expect(bySecond.headroom?.high).toBeLessThan(byMinute.headroom?.low ?? 0);
  });

  test('one limit of all tokens, a minute or a day, on a path whose limits nobody read', async () => {
    const onBedrock = (maxTokens: number): Promise<string> =>
      folderWith({
        ...peakHour,
        platform: { path: 'bedrock' },
        tokens: { ...peakHour.tokens, maxTokens },
      });
    const cwd = await onBedrock(2_000);
    // 160 tokens a request: 2,400,000 a day are 15,000 of the 30,000 requests.
    const day = await simulated(cwd, '--what-if', 'tpd=2400000,attempts=1,arrivals=even');
    expect(day.all.throttled.median).toBeCloseTo(0.5, 2);
    expect(day.limits[0]).toMatchObject({ limiter: 'tpd', from: 'what-if', refusedShare: 1 });
    expect((day.limits[0]?.mostUsed.median ?? 0) / 2_400_000).toBeCloseTo(1, 2);
    // 80,000 a minute are used. Held for two seconds each, 2,000 of 16.7 requests are 33,400, which are there at once;
    // 20,000 are 334,000, which must flow in first, at 40,000 a minute more than is used.
    const little = await simulated(cwd, '--what-if', 'tpm=120000,attempts=1,arrivals=even');
    expect(little.all.throttled.high).toBe(0);
    expect(little.unknown).toEqual([{ models: 'Sonnet 5', limiter: 'rpm' }]);
    const much = await simulated(await onBedrock(20_000), '--what-if', 'tpm=120000,attempts=1,arrivals=even');
    expect(much.all.throttled.low).toBeGreaterThan(0);
  });

  test('of a limit a minute and one a day, the one that refuses more requests is blamed', async () => {
    const cwd = await folderWith({
      ...peakHour,
      platform: { path: 'bedrock' },
      task: { ...peakHour.task, patienceSeconds: 30 },
    });
    // 450 of 500 a minute flow in, and 15,000 a day: used up after some 32 minutes. What comes in the 28 left, 13,800, is refused
    // once each and given up; the fewer that the minute refuses before are tried again and again.
    const changes = 'tpm=72000,tpd=2400000,attempts=100,arrivals=even';
    const { limits, all } = await simulated(cwd, '--runs', '2', '--what-if', changes);
    const [minute, day] = limits;
    expect(day?.limiter).toBe('tpd');
    expect((day?.throttledShare ?? 0) * all.throttled.median * 30_000).toBeGreaterThan(13_000);
    expect((day?.throttledShare ?? 0) * all.throttled.median * 30_000).toBeLessThan(14_600);
    expect(minute?.refusedShare).toBeGreaterThan(0.5);
    const { stdout } = await cli(['simulate', '--runs', '2', '--what-if', changes], { cwd });
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /\d+ % of them by the limit of 2,400,000 input and output tokens a day and \d+ % by that of 72,000 input and output tokens a minute\./,
    );
  });

  test('with a bound of its own the client is said to bind, however few requests limits see', async () => {
    // Two seconds each, 20 at once: 600 a minute flow, and of 2,000 a minute 1,400 more wait every minute.
    const cwd = await folderWith({
      ...peakHour,
      client: { concurrency: 20 },
      task: { ...peakHour.task, patienceSeconds: 30 },
    });
    const changes = ['--runs', '2', '--what-if', 'multiplier=4,arrivals=even'];
    const { all } = await simulated(cwd, ...changes);
    expect(all.throttled.high).toBe(0);
    expect(all.heldByClient.median).toBeGreaterThan(0.99);
    // 30 seconds of them.
    expect(all.queued.median).toBeGreaterThan(950);
    expect(all.queued.median).toBeLessThan(1_050);
    const { stdout } = await cli(['simulate', ...changes], { cwd });
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /No limit refuses a request, but with 20 under way at once .* the client's own bound is what binds\./,
    );
  });

  test('the days of a launch, each with its interval, and how they were simulated', async () => {
    const traffic: PlanInput['traffic'] = {
      requestsPerDay: 2_000_000,
      shape: 'steady',
      launchShares: [0.2, 1],
    };
    const document = await simulated(
      await folderWith({ ...peakHour, traffic }),
      '--runs',
      '1',
      '--what-if',
      'attempts=1',
    );
    // 2,083 in the busiest minute, once and a half of 1,389; 1,000 of them flow. A fifth of that is carried.
    expect(document.launchRuns).toMatchObject({ courses: 4, minutesStandFor: 1, coarse: false });
    const [first, second] = document.launch;
    expect(first?.throttled.high).toBe(0);
    expect(second?.throttled.low).toBeGreaterThan(0.2);
    expect(second?.throttled.high).toBeLessThan(0.5);
    expect(second?.mostRequestsAMinute).toBeGreaterThan(2_083);
    expect(second?.mostRequestsAMinute).toBeLessThan(2_300);
  });

  test('the same seed makes the same document, another seed another', async () => {
    const cwd = await folderWith(peakHour);
    const again = await Promise.all(
      ['1', '1', '2'].map((seed) => simulated(cwd, '--seed', seed, '--runs', '2')),
    );
    expect(again[1]).toEqual(again[0]);
    expect(again[2]?.all).not.toEqual(again[0]?.all);
    expect(again[0]?.courses).toBe(2);
  });

  test('limits that the last poll saw stand before the table', async () => {
    const cwd = await folderWith(peakHour);
    const run = goRun();
    const requests = { limit: 50, remaining: 50, resetsAt: '2026-11-20T09:01:00Z' };
    const headers = { requests, inputTokens: null, outputTokens: null };
    const observations = run.observations.map((row) =>
      row.id === 'tiny-message' && row.status === 'observed'
        ? {
            ...row,
            value: { ...row.value, model: 'claude-sonnet-5', limits: { ...row.value.limits, ...headers } },
          }
        : row,
    );
    const plan = { ...run.plan, model: { ...run.plan.model, id: 'claude-sonnet-5' } };
    await writeFile(join(cwd, 'gonogo.json'), JSON.stringify({ ...plan, traffic: peakHour.traffic }));
    const saved = { ...run, plan, observations } as typeof run;
    await mkdir(join(cwd, '.gonogo', 'runs'), { recursive: true });
    await saveRun(cwd, saved, JSON.stringify(saved));
    const { limits } = await simulated(cwd, '--runs', '1');
    expect(limits[0]).toMatchObject({ limiter: 'rpm', limit: 50, from: 'header' });
  });

  test('the text says what is refused, and draws it', async () => {
    const { code, stdout } = await cli(['simulate', '--what-if', 'multiplier=4'], {
      cwd: await folderWith(peakHour),
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Simulation of the planned traffic against the limits of Sonnet 5\nWhat if: multiplier=4\./,
    );
    expect(stdout).toMatch(/ {2}requests █{30,} \d+ %\n/);
    expect(stdout).toMatch(/ {2}refused {2}R{30,}\n/);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  test('--plain says the same in words, in ASCII', async () => {
    const { stdout } = await cli(['simulate', '--plain'], { cwd: await folderWith(peakHour) });
    expect(stdout).toContain('The limit of requests a minute of Sonnet 5 is used most between');
    expect(stdout).toContain('No request is refused.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII
    expect(stdout).not.toMatch(/[^\x00-\x7f]/);
  });
});

const line = (second: number, model: string, input: number) =>
  JSON.stringify({
    timestamp: new Date(Date.UTC(2026, 10, 19, 9, 0, second)).toISOString(),
    model,
    input,
    cached: 0,
    output: 10,
  });

describe('recorded traffic', () => {
  test('each model against the limits of its class, without a plan', async () => {
    const cwd = await emptyFolder();
    // Opus 4.8 and 4.6 share 2M input tokens a minute: 3 × 900,000 in two seconds do not fit. Sonnet 5 has its own.
    const lines = [
      line(0, 'claude-opus-4-8', 900_000),
      line(1, 'claude-opus-4-6', 900_000),
      line(2, 'claude-opus-4-8', 900_000),
      line(2, 'claude-sonnet-5', 900_000),
    ];
    await writeFile(join(cwd, 'trace.jsonl'), lines.join('\n'));
    const argv = ['--trace', 'trace.jsonl', '--what-if', 'tier=start,attempts=1'];
    const document = await simulated(cwd, ...argv);
    expect(document.traffic).toMatchObject({
      from: 'trace',
      name: 'trace.jsonl',
      requests: 4,
      startsAt: '2026-11-19T00:00:00.000Z',
      firstAt: '2026-11-19T09:00:00.000Z',
      lastAt: '2026-11-19T09:00:02.000Z',
    });
    expect(document.all.throttled.median).toBe(0.25);
    expect(document.limits.filter(({ refusedShare }) => refusedShare > 0)).toEqual([
      expect.objectContaining({ models: 'Opus 4.6, Opus 4.8', limiter: 'itpm', refusedShare: 1 }),
    ]);
    const cached = await simulated(cwd, ...argv.slice(0, 3), 'tier=start,attempts=1,cached=0.5');
    expect(cached.all.throttled.median).toBe(0);
    expect(cached.relief.caching?.with?.median).toBeGreaterThan(cached.relief.caching?.without?.median ?? 9);
    const elsewhere = await simulated(cwd, ...argv.slice(0, 3), 'tier=start,model=claude-haiku-4-5');
    expect(new Set(elsewhere.limits.map(({ models }) => models))).toEqual(new Set(['Haiku 4.5']));
  });

  test('an unknown model has no limit, and that is said', async () => {
    const cwd = await emptyFolder();
    await writeFile(
      join(cwd, 'trace.jsonl'),
      [line(0, 'claude-sonnet-5', 10), line(1, 'made-up', 10)].join('\n'),
    );
    const { unknown } = await simulated(cwd, '--trace', 'trace.jsonl', '--what-if', 'tier=start');
    expect(unknown).toEqual(['rpm', 'itpm', 'otpm'].map((limiter) => ({ models: 'made-up', limiter })));
  });
});

describe('too little to go by', () => {
  test.each<readonly [string, PlanInput | null, readonly string[], RegExp]>([
    ['no plan', null, [], /There is no plan at gonogo\.json/],
    [
      'open answers',
      { model: { id: 'claude-sonnet-5' } },
      [],
      /Open: .*traffic\.requestsPerDay.*tokens\.input\.typical/s,
    ],
    [
      'no limits',
      { ...peakHour, limits: {} },
      [],
      /No rate limit is known for Sonnet 5\. Give limits of your own/,
    ],
    [
      'no traffic',
      { ...peakHour, traffic: { peakRequestsPerMinute: 0 } },
      [],
      /There is no traffic to simulate/,
    ],
    ['a wrong change', peakHour, ['--what-if', 'tier=x'], /tier is "x"/],
    ['a missing trace', peakHour, ['--trace', 'nowhere.jsonl'], /nowhere\.jsonl/],
    ['too many runs', peakHour, ['--runs', '0'], /It must be a whole number from 1 to 1000/],
  ])('%s: one message, exit 2', async (_, plan, argv, message) => {
    const cwd = plan ? await folderWith(plan) : await emptyFolder();
    const { code, stdout, stderr } = await cli(['simulate', ...argv], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll('\n', ' ')).toMatch(message);
  });
});

test('Ctrl-C within a course: exit 130, nothing on standard output', async () => {
  const cwd = await folderWith({ ...peakHour, traffic: { requestsPerDay: 1e8, shape: 'steady' } });
  const child = spawn(process.execPath, [...onLaunchDay, entry, 'simulate', '--json'], {
    cwd,
    env: freshEnv(cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.on('data', (bytes: Buffer) => {
    stdout += bytes.toString();
  });
  child.stderr.once('data', () => child.kill('SIGINT'));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stdout]).toEqual([130, '']);
});
