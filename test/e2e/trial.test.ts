import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { readTrial } from '../../src/store/trials.ts';
import { type CliResult, cli } from '../support/cli.ts';
import {
  answering,
  canary,
  countPath,
  documentOf,
  folderOf,
  sampleLines,
  started,
  stateOf,
} from './trial-place.ts';

const model = 'claude-sonnet-5-5';

const schema = fileURLToPath(new URL('../../dist/schemas/trial.schema.json', import.meta.url));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));

/** The document, once the shipped schema took it. */
function validated(result: CliResult) {
  const document = documentOf(result);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document;
}

describe('samples are', () => {
  test('estimated on this machine with --offline, though there is a key', async () => {
    const { env, sandbox } = await answering();
    const cwd = await folderOf(sampleLines(30));
    const result = await cli(['trial', 'samples.jsonl', '--offline'], { cwd, env });
    expect(result.code).toBe(0);
    expect(sandbox.journal).toEqual([]);
    expect(result.stdout).toContain(`30 samples were estimated for ${model} on this machine;`);
    expect(result.stdout).not.toContain('REHEARSAL');
    expect(result.stderr).toContain('Tokens are estimated on this machine and nothing is sent.');
    expect(await readTrial(cwd, model)).toMatchObject({ counted: 30, counting: { by: 'estimate' } });
  });

  test('estimated where there is no key, and the reason is said', async () => {
    const cwd = await folderOf(sampleLines(3));
    const { code, stderr } = await cli(['trial', 'samples.jsonl'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^No credential was found: .* Tokens are estimated on this machine/);
  });

  test('counted one by one by the API, free of charge', async () => {
    const { env, sandbox, asked } = await answering();
    const cwd = await folderOf(sampleLines(30));
    const result = await cli(['trial', 'samples.jsonl', '--json'], { cwd, env });
    expect(result.code).toBe(0);
    const { trial, month, findings } = validated(result);
    expect(trial).toMatchObject({ counted: 30, skipped: 0, counting: { by: 'api' }, sandbox: true });
    expect(trial.maxTokens).toMatchObject({ p50: 200, max: 200 });
    expect(asked(countPath)).toBe(30);
    expect(sandbox.journal).toHaveLength(30);
    expect(sandbox.spentUsd()).toBe(0);
    // 500 requests on each of 30 days.
    expect(month?.requests).toBe(15_000);
    expect(findings.map(({ check }) => check)).toContain('cost/trial');
    expect(result.stderr).toContain('Saved as a rehearsal');
  });

  test('counted by the Claude API under its own id for a plan of a cloud, which is said', async () => {
    const { env, asked } = await answering();
    const cloud = 'global.anthropic.claude-sonnet-5-5';
    const plan = { version: 1, platform: { path: 'bedrock', region: 'us-east-1' }, model: { id: cloud } };
    const cwd = await folderOf(sampleLines(3), plan);
    const { code, stderr } = await cli(['trial', 'samples.jsonl'], { cwd, env });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'The plan goes by Amazon Bedrock (bedrock-runtime). A trial asks the Claude API',
    );
    expect(stderr).toContain(`Counting 3 samples for ${model} with`);
    expect(asked(countPath)).toBe(3);
    expect(await readTrial(cwd, cloud)).toMatchObject({ counted: 3, counting: { by: 'api' } });
  });

  test('drawn at random by --sample, the same ones with the same seed', async () => {
    const { env, asked } = await answering();
    const cwd = await folderOf(sampleLines(30));
    const drawn = async (seed: string) => {
      const argv = ['trial', 'samples.jsonl', '--sample', '5', '--seed', seed, '--json', '--replace'];
      return documentOf(await cli(argv, { cwd, env })).trial;
    };
    const first = await drawn('1');
    expect(first.counted).toBe(5);
    expect(asked(countPath)).toBe(5);
    expect((await drawn('1')).input).toEqual(first.input);
    // What was counted once is not asked again.
    expect(asked(countPath)).toBe(5);
  });

  test('text files of a folder', async () => {
    const { env } = await answering();
    const cwd = await folderOf([]);
    await mkdir(join(cwd, 'prompts'));
    for (const name of ['a.txt', 'b.md', '.hidden'])
      await writeFile(join(cwd, 'prompts', name), `Where is ${canary}?`);
    const { stdout, stderr, code } = await cli(['trial', 'prompts'], { cwd, env });
    expect(code).toBe(0);
    expect(stdout).toContain('Trial on prompts\n2 samples were counted');
    expect(stderr).toContain('Left out of the folder prompts: 1 hidden file.');
  });

  test('lines of standard input, of which no copy stays', async () => {
    const { env } = await answering();
    const cwd = await folderOf([]);
    const { ended } = started(['trial', '-'], { cwd, env }, `${sampleLines(4).join('\n')}\n`);
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain('Trial on standard input\n4 samples were counted');
    expect(stderr).toContain('if this trial is interrupted, it starts anew');
    expect(await stateOf(cwd)).not.toContain(canary);
  });

  test('counted though they state no max_tokens', async () => {
    const { env } = await answering();
    const cwd = await folderOf([JSON.stringify({ messages: [{ role: 'user', content: canary }] })]);
    const result = await cli(['trial', 'samples.jsonl', '--json'], { cwd, env });
    expect(result.code).toBe(0);
    expect(validated(result).trial).toMatchObject({ counted: 1, maxTokens: null });
  });
});

describe('answers are measured', () => {
  test('from samples that are sent as messages within the budget', async () => {
    const { env, sandbox, asked } = await answering();
    const cwd = await folderOf(sampleLines(40));
    const result = await cli(['trial', 'samples.jsonl', '--live', '20', '--budget', '1', '--json'], {
      cwd,
      env,
    });
    expect(result.code).toBe(0);
    const { live, perRequestUsd } = validated(result).trial;
    expect(live).toMatchObject({ via: 'messages', asked: 20, answered: 20, failed: 0, refused: 0 });
    expect(asked('/v1/messages')).toBe(20);
    expect(live?.costUsd).toBeCloseTo(sandbox.spentUsd(), 9);
    expect(perRequestUsd).toMatchObject({ answers: 'measured', prices: 'planned' });
    expect(result.stderr).toMatch(
      /To send to claude-sonnet-5-5: 20 of the samples, .* as streamed messages\. At most \$0\.\d+/,
    );
    expect(result.stderr).toContain('20 of 20 sent, 20 answered. Booked: $');
  });

  test('from a batch at half price', async () => {
    const { env, sandbox, asked } = await answering({
      account: { ...accountProfiles.start, batchMinutes: 0 },
    });
    const cwd = await folderOf(sampleLines(10));
    const argv = ['trial', 'samples.jsonl', '--live', '5', '--batch', '--budget', '1', '--json'];
    const result = await cli(argv, { cwd, env });
    expect(result.code).toBe(0);
    const { live } = validated(result).trial;
    expect(live).toMatchObject({ via: 'batch', asked: 5, answered: 5, firstTokenMs: null });
    expect(live?.costUsd).toBeCloseTo(sandbox.spentUsd(), 9);
    expect(asked('/v1/messages')).toBe(0);
    expect(result.stderr).toContain('in one message batch at half price');
  });

  test('only as far as the budget reaches', async () => {
    const { env, sandbox } = await answering();
    const cwd = await folderOf(sampleLines(10));
    // A prompt of at most 100 tokens at $2 and 200 answered tokens at $10 a million: at most $0.0022.
    const argv = ['trial', 'samples.jsonl', '--live', '10', '--budget', '0.003', '--json'];
    const result = await cli(argv, { cwd, env });
    expect(result.code).toBe(0);
    const { live } = documentOf(result).trial;
    expect(live?.answered).toBeGreaterThan(0);
    expect(live?.answered).toBeLessThan(10);
    expect(sandbox.spentUsd()).toBeLessThanOrEqual(0.003);
    expect(result.stderr).toContain('of the budget of 0.0030 USD only');
  });

  test('in CI by nobody who named no budget: nothing is sent, exit 2, and the counts are saved', async () => {
    const { env, asked } = await answering();
    const cwd = await folderOf(sampleLines(5));
    const result = await cli(['trial', 'samples.jsonl', '--live', '5', '--json'], {
      cwd,
      env: { ...env, CI: 'true' },
    });
    expect(result.code).toBe(2);
    expect(asked('/v1/messages')).toBe(0);
    expect(result.stderr).toMatch(/Nothing was sent: .* as in --budget 0\.02;/);
    expect(validated(result).trial).toMatchObject({ counted: 5, live: null });
    expect(await readTrial(cwd, model)).toMatchObject({ counted: 5, live: null });
  });
});
