import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';

test('without a terminal and with a plan, gonogo is a run', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const { code, stdout } = await cli([], { cwd });
  expect(stdout).toMatch(/^HOLD/m);
  expect(code).toBe(3);
});

test('without a terminal and without a plan, gonogo says so and rehearses', async () => {
  const cwd = await emptyFolder();
  const { code, stdout, stderr } = await cli([], { cwd });
  expect(stderr).toContain('There is no plan at gonogo.json and no terminal to ask on.');
  expect(stdout).toContain('REHEARSAL');
  expect(code).toBe(0);
});

test('in CI without a plan, gonogo exits 2 with the command to use', async () => {
  const cwd = await emptyFolder();
  const { code, stdout, stderr } = await cli([], { cwd, env: { CI: 'true' } });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('gonogo run --plan FILE');
});

test('a rehearsal ends with 0 whatever its verdict, and every format is marked', async () => {
  const cwd = await emptyFolder();
  const argv = ['rehearse', '--account', 'out-of-credit', '--output', 'md=r.md', '--output', 'json=r.json'];
  const { code, stdout } = await cli(argv, { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('REHEARSAL');
  expect(await readFile(join(cwd, 'r.md'), 'utf8')).toContain('**REHEARSAL.**');
  const parsed = parseRun(await readFile(join(cwd, 'r.json'), 'utf8'));
  expect(parsed.ok && parsed.run).toMatchObject({ rehearsal: true, rehearsalAccount: 'out-of-credit' });
  // The account's refusal is in it, and did not decide the exit code.
  expect(parsed.ok && parsed.run.verdict).toBe('no-go');
});

test('no colour and no cursor movement reach a pipe', async () => {
  const cwd = await emptyFolder();
  const { stdout, stderr } = await cli(['rehearse'], { cwd, env: { NO_COLOR: '', FORCE_COLOR: '' } });
  expect(stdout + stderr).not.toContain('\u001B');
});
