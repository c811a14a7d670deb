import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';

const cases: readonly [what: string, argv: readonly string[], says: RegExp][] = [
  ['a mistyped command', ['chek'], /Did you mean "check"/],
  ['a mistyped option', ['run', '--ofline'], /Did you mean --offline\?\)\nSee "gonogo run --help"\.\n$/],
  ['a mistyped check', ['explain', 'tokens/max-ouput'], /Did you mean "tokens\/max-output"/],
  ['a check named without its section', ['explain', 'max-output'], /Did you mean "tokens\/max-output"/],
  ['a mistyped preset', ['init', '--preset', 'chat-asistant'], /Did you mean "chat-assistant"/],
  ['a preset named by a part', ['rehearse', '--preset', 'chatt'], /Did you mean "chat-assistant"/],
  ['a mistyped account', ['rehearse', '--account', 'biuld'], /Did you mean "build"/],
  ['a missing argument', ['explain'], /missing required argument 'id'\nSee "gonogo explain --help"\.\n$/],
  ['an option of no command', ['--jsn'], /Did you mean --json\?\)\nSee "gonogo --help"\.\n$/],
  [
    'a format that does not exist',
    ['run', '--format', 'pdf'],
    /Allowed choices are pretty, json, md, limit-request\./,
  ],
  ['a level that does not exist', ['run', '--level', 'prod'], /Allowed choices are demo, beta, ga, critical/],
  ['a budget that is no amount', ['run', '--budget', 'lots'], /amount in USD/],
  ['no plan', ['run'], /no plan at gonogo\.json.*gonogo init/s],
  ['no run to check against', ['check', 'task/defined'], /no saved run.*gonogo run/s],
  ['no run to export', ['export'], /no saved run/],
  ['a run that does not exist', ['export', '--run', '2026-01-01T00-00-00-0000'], /no saved run "2026-01-01/],
  [
    'files whose folders are missing',
    ['rehearse', '--json', '--output', 'md=a/b.md', '--output', 'c/d/e.txt'],
    /^There is no folder a to write a\/b\.md to\..*\nThere is no folder c\/d to write c\/d\/e\.txt to\..*\n$/,
  ],
  ['an unknown format prefix', ['rehearse', '--output', 'pdf=x.pdf'], /"pdf".*not a format/],
  [
    'a base URL that is none',
    ['models', '--base-url', 'ftp://example.test'],
    /not a plain http or https address/,
  ],
];

test.each(cases)(
  '%s: one message, exit 2, nothing on standard output, nothing written',
  async (_, argv, says) => {
    const cwd = await emptyFolder();
    const { code, stdout, stderr } = await cli(argv, { cwd });
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(await readdir(cwd)).toEqual([]);
  },
);

test('a bad plan: every problem at once with path, found and allowed; nothing is run', async () => {
  const cwd = await emptyFolder();
  const plan = {
    ...completePlan,
    level: 'prod',
    tokens: { ...completePlan.tokens, maxTokens: 'many', maxTokns: 4_096 },
    traffic: { ...completePlan.traffic, batchableShare: 30 },
  };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  const { code, stdout, stderr } = await cli(['run', '--offline'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/level: found "prod".*"demo", "beta", "ga", "critical"/);
  expect(stderr).toMatch(/tokens\.maxTokens: found "many"/);
  expect(stderr).toMatch(/tokens\.maxTokns: .*did you mean "maxTokens"/);
  expect(stderr).toMatch(/traffic\.batchableShare: found 30.*at most 1/);
  expect(await readdir(cwd)).toEqual(['gonogo.json']);
});

test.each([['run', '--offline'], ['rehearse'], ['check', 'spend/alerts']])(
  'an answer and a waiver for checks that do not exist are refused by %s %s',
  async (...argv) => {
    const cwd = await emptyFolder();
    const path = join(cwd, 'gonogo.json');
    await writeFile(path, JSON.stringify(completePlan));
    await cli(['run', '--offline'], { cwd });
    const plan = {
      ...completePlan,
      answers: { 'spend/alertz': { says: 'yes', by: 'Ann', on: '2026-11-01' } },
      waivers: [{ check: 'weather/rain', reason: 'dry', owner: 'Ben', expires: '2027-01-31' }],
    };
    await writeFile(path, JSON.stringify(plan));
    const { code, stdout, stderr } = await cli(argv, { cwd });
    expect(stderr).toMatch(/answers\["spend\/alertz"\]: .*did you mean "spend\/alerts"\?/);
    expect(stderr).toMatch(
      /waivers\[0\]\.check: found "weather\/rain", which is no check; allowed: .*gonogo list/,
    );
    expect(code).toBe(2);
    expect(stdout).toBe('');
  },
);

test('a plan with something shaped like a key is refused without repeating it', async () => {
  const cwd = await emptyFolder();
  const canary = 'sk-ant-api03-test-canary-0002';
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify({ ...completePlan, name: `key ${canary}` }));
  const { code, stdout, stderr } = await cli(['run', '--offline'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('name: found something shaped like a key');
  expect(stdout + stderr).not.toContain('canary-0002');
});

test('init leaves an existing plan alone unless forced', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), '{"version":1}');
  const refused = await cli(['init', '--preset', 'coding-agent'], { cwd });
  expect(refused.code).toBe(2);
  expect(await readFile(join(cwd, 'gonogo.json'), 'utf8')).toBe('{"version":1}');
  const forced = await cli(['init', '--preset', 'coding-agent', '--force'], { cwd });
  expect(forced.code).toBe(0);
  expect(await readFile(join(cwd, 'gonogo.json'), 'utf8')).toContain('"coding-agent"');
});

test('a file name that a folder has is refused before the poll', async () => {
  const cwd = await emptyFolder();
  await mkdir(join(cwd, 'taken.md'));
  const { code, stderr } = await cli(['rehearse', '--output', 'md=taken.md'], { cwd });
  expect(stderr).toBe('taken.md is a folder. Name a file in it.\n');
  expect(code).toBe(2);
});

test.skipIf(!existsSync('/dev/full'))('a file that cannot be written costs itself alone', async () => {
  const cwd = await emptyFolder();
  const argv = ['rehearse', '--quiet', '--json', '--output', 'md=/dev/full', '--output', 'md=r.md'];
  const { code, stdout, stderr } = await cli(argv, { cwd });
  expect(stderr).toBe('/dev/full could not be written: the disk is full.\n');
  expect(code).toBe(2);
  expect(parseRun(stdout).ok).toBe(true);
  expect(await readFile(join(cwd, 'r.md'), 'utf8')).toMatch(/^# /);
});
