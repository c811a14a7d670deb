import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/report/formats.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';

const key = 'sk-ant-api03-test-canary-0001';
const hostile = '\u001b[2J\u202eexe\n::error::found ##vso[task.complete]x ##[error]y';

function expectHarmless(printed: string): void {
  expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(printed).not.toMatch(/^\s*::|##\[|##vso/m);
}

describe('what was typed is repeated without keys and without anything a terminal or a CI system obeys', () => {
  test.each([
    [[key]],
    [['run', '--plan', key]],
    [['run', '--budget', key]],
    [['run', `--key=${key}`]],
    [['explain', key]],
    [['export', '--run', key]],
    [[hostile]],
    [['run', '--plan', hostile]],
    [['run', `--${hostile}`]],
    [['run', '--budget', hostile]],
    [['init', '--preset', hostile]],
  ])('%j', async (argv) => {
    const { code, stdout, stderr } = await cli(argv, { cwd: await emptyFolder() });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('canary');
    expectHarmless(stderr);
  });
});

test.each(formats)('no text of a plan becomes a command in a %s report', async (format) => {
  const cwd = await emptyFolder();
  const plan = {
    ...completePlan,
    name: '::error::first ＃＃[error] ：：error::',
    task: { ...completePlan.task, purpose: hostile },
    model: { ...completePlan.model, id: `x ${hostile}`, fallback: '##[group]y' },
    answers: { 'spend/alerts': { says: 'no', by: '::warning::Ada', on: '2026-11-01', note: hostile } },
  };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  for (const LANG of ['C.UTF-8', 'C']) {
    const { stdout } = await cli(['run', '--offline', '--format', format], { cwd, env: { LANG } });
    expect(stdout).toContain('first');
    expectHarmless(stdout);
  }
});
