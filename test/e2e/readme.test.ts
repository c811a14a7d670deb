import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cli, emptyFolder } from '../support/cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = await readFile(`${root}/README.md`, 'utf8');
const commands = [
  'run',
  'check',
  'export',
  'rehearse',
  'init',
  'list',
  'explain',
  'models',
  'platforms',
  'account',
  'trial',
  'simulate',
  'sandbox',
];

const flagsIn = (text: string): string[] => [...new Set(text.match(/--[a-z]+(-[a-z]+)*/g))].sort();

test('the README names every option of every command, and none that is not there', async () => {
  const cwd = await emptyFolder();
  const pages = await Promise.all(
    [[], ...commands.map((command) => [command])].map((argv) => cli([...argv, '--help'], { cwd })),
  );
  expect(pages.map(({ code }) => code)).toEqual(pages.map(() => 0));
  const offered = flagsIn(pages.map(({ stdout }) => stdout).join('\n'));
  expect(offered.length).toBeGreaterThan(20);
  expect(flagsIn(readme)).toEqual(offered);
});

test('the README has a line for every command, and the help for every line', async () => {
  const { stdout } = await cli(['--help'], { cwd: await emptyFolder() });
  const offered = [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  expect(offered).toEqual(commands);
  const section = readme.slice(readme.indexOf('## Commands'), readme.indexOf('## In CI'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `gonogo'));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`gonogo ([a-z]+)/g)].map(([, name]) => name),
  );
  expect(listed.toSorted()).toEqual(commands.toSorted());
});

test('the samples of the README are samples, all of them', async () => {
  const [, samples = ''] = /```jsonl\n(.+?)```/s.exec(readme) ?? [];
  const cwd = await emptyFolder();
  await writeFile(`${cwd}/samples.jsonl`, samples);
  const argv = ['trial', 'samples.jsonl', '--model', 'claude-sonnet-5-5', '--offline', '--json'];
  const { code, stdout } = await cli(argv, { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).trial).toMatchObject({ counted: 2, skipped: 0 });
});

test('every npm command of the README is a script', async () => {
  const { scripts } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { scripts: object };
  const named = [...readme.matchAll(/npm (?:run ([a-z]+)|(start|test))\b/g)].map(
    ([, run, own]) => run ?? own,
  );
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'bench']));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
});
