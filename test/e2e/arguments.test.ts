import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';

async function folderWithPlan(): Promise<string> {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'gonogo.json'), JSON.stringify(completePlan));
  return folder;
}

describe('words that mean nothing are refused, not passed over', () => {
  test.each([
    [['run', 'task/defined'], /too many arguments/],
    [['run', '--', '--json'], /too many arguments/],
    [['list', 'extra'], /too many arguments/],
    [['run', '--budget', '$'], /amount in USD/],
    [['sandbox', '--port', ' '], /port number/],
    [['run', '--output', 'md='], /--output md= names no file/],
    [['run', '--output', ''], /names no file/],
    [['run', '--output', '-', '--output', 'md=-'], /takes one report, and pretty and md/],
    [['run', '--json', '--output', 'md=-'], /takes one report, and json and md/],
    [['export', '--run', ''], /no saved run ""/],
    [['help', 'nonsense'], /Usage: gonogo/],
    [['run', '--base-url', 'http://api.anthropic.com'], /to api\.anthropic\.com without encryption/],
    [['models', '--base-url', 'http://API.anthropic.com:443/v1'], /without encryption/],
  ])('%j', async (argv, says) => {
    const cwd = await folderWithPlan();
    const { code, stdout, stderr } = await cli(argv, { cwd });
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(await readdir(cwd)).toEqual(['gonogo.json']);
  });
});

test.each([
  [['help'], /Usage: gonogo \[command\]/],
  [['help', 'run'], /Usage: gonogo run/],
  [['run', '--version'], /^\d+\.\d+\.\d+\n$/],
  [['--json', '--version'], /^\d+\.\d+\.\d+\n$/],
  [['explain', 'cost/caching', 'task/defined'], /task\/defined: .*cost\/caching: /s],
])('%j is answered', async (argv, says) => {
  const { code, stdout, stderr } = await cli(argv, { cwd: await emptyFolder() });
  expect(stdout).toMatch(says);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

describe('where a report goes', () => {
  test.each([
    ['--json keeps its promise beside a file', ['--json', '--output', 'r.md'], ['r.md']],
    ['--json and its own format in a file', ['--json', '--output', 'r.json'], ['r.json']],
    ['a dash is standard output', ['--json', '--output', '-'], []],
    ['a dash with a format is standard output', ['--output', 'json=-'], []],
    ['a dash beside a file', ['--format', 'json', '--output', '-', '--output', 'md=r.md'], ['r.md']],
  ])('%s: one JSON document printed', async (_, argv, files) => {
    const cwd = await folderWithPlan();
    const { stdout } = await cli(['run', '--offline', ...argv], { cwd });
    expect(parseRun(stdout).ok).toBe(true);
    expect((await readdir(cwd)).filter((name) => !/^(\.gonogo|gonogo\.json)$/.test(name))).toEqual(files);
  });

  test('a plain file takes the report away from standard output', async () => {
    const cwd = await folderWithPlan();
    const { stdout } = await cli(['run', '--offline', '--output', 'r.md'], { cwd });
    expect(stdout).toBe('');
    expect(await readFile(join(cwd, 'r.md'), 'utf8')).toMatch(/^# /);
  });
});

test('a request for higher limits is a format as any other', async () => {
  const cwd = await folderWithPlan();
  const { stdout } = await cli(['run', '--offline', '--output', 'limit-request=ask.txt'], { cwd });
  expect(stdout).toContain('Sections');
  const exported = await cli(['export', '--format', 'limit-request'], { cwd });
  expect(exported.code).toBe(0);
  expect(exported.stderr).toContain('Wrote limit-request.txt.');
  const [asked, again] = await Promise.all(
    ['ask.txt', 'limit-request.txt'].map((name) => readFile(join(cwd, name), 'utf8')),
  );
  expect(asked).toMatch(/^Subject: Rate limits for Claude Sonnet 5\.5 on the Claude API\n/);
  expect(again).toBe(asked);
  const unknown = await cli(['run', '--offline', '--output', 'limit-wish=x.txt'], { cwd });
  expect(unknown.stderr).toContain('"limit-wish" in --output limit-wish=x.txt is not a format.');
});
