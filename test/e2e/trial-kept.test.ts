import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { readTrial, saveTrial } from '../../src/store/trials.ts';
import { type CliResult, cli } from '../support/cli.ts';
import { launchDay } from '../support/launch-day.ts';
import { trial as counted } from '../support/seen-trial.ts';
import { answering, canary, folderOf, key, riddle, sampleLines, stateOf } from './trial-place.ts';

const model = 'claude-sonnet-5-5';

test('an estimate does not take the place of a count, unless it is told to', async () => {
  const cwd = await folderOf(sampleLines(5));
  await saveTrial(cwd, { ...counted, live: null });
  const kept = await cli(['trial', 'samples.jsonl', '--offline'], { cwd });
  expect(kept.code).toBe(0);
  expect(kept.stderr).toContain(
    'Not saved: the trial of 2026-11-19 for this model was counted by the API, so it stands. To put this one in its place, add --replace.',
  );
  expect(await readTrial(cwd, model)).toMatchObject({ counted: 400 });
  const replaced = await cli(['trial', 'samples.jsonl', '--offline', '--replace'], { cwd });
  expect(replaced.stderr).toContain('Saved as an estimate, which no check takes for a count');
  expect(await readTrial(cwd, model)).toMatchObject({ counted: 5, counting: { by: 'estimate' } });
});

describe('a run', () => {
  const judged = async (argv: readonly string[], place: Parameters<typeof cli>[1]) => {
    const parsed = parseRun((await cli([...argv, '--json'], place)).stdout);
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    const { findings } = parsed.run;
    return (check: string) => findings.find((finding) => finding.check === check);
  };
  const two = ['--only', 'cost/trial', 'cost/forecast'];

  test('judges by a counted trial, offline too, and so does a check', async () => {
    const cwd = await folderOf([]);
    await saveTrial(cwd, { ...counted, at: launchDay().toISOString() });
    const found = await judged(['run', ...two, '--offline'], { cwd });
    expect(found('cost/trial')?.args).toMatchObject({ counted: 400, answered: 100 });
    expect(found('cost/forecast')?.args).toMatchObject({ measuredOn: { prompts: 400, answers: 100 } });
    await saveTrial(cwd, { ...counted, at: launchDay().toISOString(), counted: 350 });
    const again = await judged(['check', 'cost/trial', '--offline'], { cwd });
    expect(again('cost/trial')?.args).toMatchObject({ counted: 350 });
  });

  test('takes an estimate for no count', async () => {
    const cwd = await folderOf(sampleLines(40));
    await cli(['trial', 'samples.jsonl', '--offline'], { cwd });
    const found = await judged(['run', ...two, '--offline'], { cwd });
    expect(found('cost/trial')).toMatchObject({ status: 'inconclusive', code: 'trial-estimated' });
    expect(found('cost/forecast')?.args).toMatchObject({ measuredOn: { prompts: null, answers: null } });
  });

  test('believes a trial of the sandbox only where the sandbox answers it', async () => {
    const { env } = await answering();
    const cwd = await folderOf(sampleLines(40));
    await cli(['trial', 'samples.jsonl'], { cwd, env });
    const offline = await judged(['run', ...two, '--offline'], { cwd });
    expect(offline('cost/trial')).toMatchObject({ code: 'trial-missing' });
    expect(offline('cost/trial')?.detail).toContain('was answered by the built-in sandbox');
    const rehearsed = await judged(['run', ...two, '--budget', '0'], { cwd, env });
    expect(rehearsed('cost/trial')?.figures.map(({ value }) => value)).toContain(40);
    expect(rehearsed('cost/forecast')?.args).toMatchObject({ isMeasured: true });
  });
});

test('nothing that samples say and no key is written anywhere', async () => {
  const { env } = await answering();
  const cwd = await folderOf([...sampleLines(25), riddle]);
  const results: CliResult[] = [];
  for (const argv of [[], ['--skip-bad', '--json'], ['--skip-bad', '--live', '5', '--budget', '1']])
    results.push(await cli(['trial', 'samples.jsonl', ...argv], { cwd, env }));
  results.push(await cli(['run', '--json', '--budget', '0'], { cwd, env }));
  const written = [...results.flatMap(({ stdout, stderr }) => [stdout, stderr]), await stateOf(cwd)].join(
    '\n',
  );
  expect(results.map(({ code }) => code).slice(0, 3)).toEqual([2, 0, 0]);
  expect(written).not.toContain(canary);
  expect(written).not.toContain(key.slice(13, -4));
});

test('answers that were paid for are told even where the trial cannot be saved', async () => {
  const { env } = await answering();
  const cwd = await folderOf(sampleLines(5));
  // A folder stands where the file would be.
  await mkdir(join(cwd, '.gonogo/trials', `${model}.json`), { recursive: true });
  const result = await cli(['trial', 'samples.jsonl', '--live', '2', '--budget', '1', '--json'], {
    cwd,
    env,
  });
  expect(result.code).toBe(2);
  expect(JSON.parse(result.stdout).trial.live).toMatchObject({ answered: 2 });
  expect(result.stderr).toContain('This trial could not be saved, so no check will find it');
});

test('a trial of which no sample was answered ends with exit code 2, and its counts are saved', async () => {
  const { env } = await answering({
    faults: [{ when: { path: '/v1/messages' }, do: { kind: 'reset' } }],
  });
  const cwd = await folderOf(sampleLines(5));
  const result = await cli(['trial', 'samples.jsonl', '--live', '2', '--budget', '1'], { cwd, env });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('0 answered, ');
  expect(await readTrial(cwd, model)).toMatchObject({ counted: 5 });
});
