import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import {
  answering,
  canary,
  countPath,
  documentOf,
  folderOf,
  riddle,
  sampleLines,
  savedTrials,
} from './trial-place.ts';

describe('bad samples', () => {
  const lines = sampleLines(5).with(2, `{"prompt": "${canary}`).with(4, '{}');

  test('end the trial with their lines and save nothing', async () => {
    const { env, sandbox } = await answering();
    const cwd = await folderOf(lines);
    const { code, stdout, stderr } = await cli(['trial', 'samples.jsonl'], { cwd, env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      [
        '2 samples of samples.jsonl cannot be used:',
        '  3: It is not a JSON document.',
        '  5: It has neither messages nor a prompt.',
        'Mend them, or leave them out with --skip-bad.',
        '',
      ].join('\n'),
    );
    expect(sandbox.journal).toEqual([]);
    expect(await savedTrials(cwd)).toEqual([]);
  });

  test('are left out with --skip-bad, and told', async () => {
    const { env } = await answering();
    const cwd = await folderOf(lines);
    const result = await cli(['trial', 'samples.jsonl', '--skip-bad'], { cwd, env });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain('  3: It is not a JSON document.');
    expect(result.stdout).toContain('3 samples were counted');
    expect(result.stdout.replaceAll('\n', ' ')).toContain('Left out as unusable: 2.');
  });

  test('of which the API says so end it too, and are left out with --skip-bad', async () => {
    const { env } = await answering();
    const cwd = await folderOf(sampleLines(5).with(3, riddle));
    const refused = await cli(['trial', 'samples.jsonl'], { cwd, env });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/One sample of samples\.jsonl cannot be used:\n {2}4: .*HTTP 400/);
    expect(await savedTrials(cwd)).toEqual([]);
    const skipped = await cli(['trial', 'samples.jsonl', '--skip-bad', '--json'], { cwd, env });
    expect(skipped.code).toBe(0);
    expect(documentOf(skipped).trial).toMatchObject({ counted: 4, skipped: 1 });
  });
});

test('a rejected key ends the trial with the reason and saves nothing', async () => {
  const { env } = await answering({
    faults: [{ when: { path: countPath }, do: { kind: 'named', cause: 'key-rejected' } }],
  });
  const cwd = await folderOf(sampleLines(5));
  const { code, stdout, stderr } = await cli(['trial', 'samples.jsonl'], { cwd, env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/HTTP 401/);
  expect(await savedTrials(cwd)).toEqual([]);
});

const noModel = { ...completePlan, model: { ...completePlan.model, id: null } };

test.each<[string, unknown, readonly string[], RegExp]>([
  ['no plan and no model', null, [], /no plan here to name the model .* --model/],
  ['a plan without a model', noModel, [], /The plan names no model .* --model/],
  ['a plan that is not there', null, ['--plan', 'none.json'], /There is no plan at none\.json/],
  ['a model without a name', null, ['--model', ' '], /must be the id of a model/],
  ['--live with --offline', completePlan, ['--live', '5', '--offline'], /--offline sends nothing/],
  ['--live without a key', completePlan, ['--live', '5'], /No credential .* Samples cannot be sent/],
  ['--batch without --live', completePlan, ['--batch'], /name how many with --live/],
  ['--budget without --live', completePlan, ['--budget', '1'], /counting is free/],
  ['more answers than counts', completePlan, ['--live', '9', '--sample', '3'], /--live 9 .* --sample 3/],
  ['no number of samples', completePlan, ['--sample', '0'], /whole number of samples/],
])('%s is wrong usage: exit 2, nothing saved', async (_, plan, argv, said) => {
  const cwd = await folderOf(sampleLines(5), plan);
  const { code, stdout, stderr } = await cli(['trial', 'samples.jsonl', ...argv], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.replaceAll('\n', ' ')).toMatch(said);
  expect(await savedTrials(cwd)).toEqual([]);
});

test.each([
  ['none.jsonl', /There is no file or folder none\.jsonl/],
  ['empty.jsonl', /empty\.jsonl holds no sample/],
])('%s is wrong input', async (name, said) => {
  const cwd = await folderOf([]);
  await writeFile(join(cwd, 'empty.jsonl'), '\n');
  const { code, stderr } = await cli(['trial', name, '--offline'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(said);
});
