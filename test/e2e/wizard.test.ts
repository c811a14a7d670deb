import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { expectGolden } from '../support/golden.ts';
import { launchDay } from '../support/launch-day.ts';
import { saveMadeTrial } from '../support/made-trial.ts';
import { keys, openTerminal, type PtySession } from '../support/pty-session.ts';

const key = 'sk-ant-api03-canaryDELTA-0004';

async function sandboxEnv() {
  const sandbox = await startSandbox({ now: launchDay });
  onTestFinished(() => sandbox.close());
  return { sandbox, env: { ANTHROPIC_BASE_URL: sandbox.url } };
}

async function folderWith(plan: unknown): Promise<string> {
  const cwd = await emptyFolder();
  await saveMadeTrial(cwd);
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  return cwd;
}

const tooLarge = { ...completePlan, tokens: { ...completePlan.tokens, maxTokens: 200_000 } };

/** What differs from run to run: the sandbox's port. */
const steady = (screen: string): string => screen.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');

/** Clears a field and types another value. */
function retype(terminal: PtySession, value: string): void {
  terminal.press(...Array.from({ length: 12 }, () => keys.backspace), value);
}

test('a whole walk at 80×24: a blocking problem found, fixed, that check re-run, the report exported', async () => {
  const { sandbox, env } = await sandboxEnv();
  const cwd = await folderWith(tooLarge);
  const terminal = openTerminal({ cwd, env: { ...env, ANTHROPIC_API_KEY: key } });
  const frames: string[] = [];
  // The key hints are drawn last: a frame without them is still on its way.
  const whole = /(explain|leave|finish|back)$/;
  const see = async (wanted: string | RegExp) => {
    const shown = (screen: string) =>
      typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen);
    frames.push(steady(await terminal.until((screen) => shown(screen) && whole.test(screen))));
  };

  await see('Start from gonogo.json');
  terminal.press(keys.enter);
  await see('Send these probes');
  expect(sandbox.journal).toEqual([]);
  terminal.press('y');
  await see('REHEARSAL NO-GO');
  terminal.press('f');
  await see('Which answer do you want to change?');
  terminal.press(keys.enter);
  await terminal.until('Which max_tokens will the requests carry?');
  retype(terminal, '4096');
  await see('❯ 4096');
  terminal.press(keys.enter);
  await see('r re-runs this check');
  const asked = sandbox.journal.length;
  terminal.press('r');
  await see('Verdict: NO-GO → GO');
  // The parameters are asked again too: they carry max_tokens.
  expect(sandbox.journal.slice(asked).map(({ path }) => path)).toEqual([
    '/v1/models/claude-sonnet-5-5',
    '/v1/messages',
  ]);
  terminal.press('e');
  await see('In which format?');
  terminal.press(keys.enter, keys.enter);
  await see('The report was written to readiness-report.md');
  terminal.press('q');
  expect(await terminal.ended).toBe(0);
  await terminal.until('Report: readiness-report.md');
  expect(terminal.screen()).toContain('REHEARSAL, not a verdict: GO');
  expectGolden('wizard/walk-80x24.txt', `${frames.join(`\n${'='.repeat(80)}\n`)}\n`);

  const report = await readFile(join(cwd, 'readiness-report.md'), 'utf8');
  expect(report).toContain('The rehearsal ended in GO');
  expect(report).toMatch(/counted\s+400\s+samples\s+on\s+2026-11-20\s+in\s+the\s+sandbox/);
  expect(JSON.parse(await readFile(join(cwd, 'gonogo.json'), 'utf8')).tokens.maxTokens).toBe(4096);
  const runs = await readdir(join(cwd, '.gonogo/runs'));
  expect(runs).toHaveLength(2);
  for (const run of runs) {
    expect(parseRun(await readFile(join(cwd, '.gonogo/runs', run), 'utf8')).ok).toBe(true);
  }
}, 60_000);

test('a key typed into the wizard is used, and reaches no screen and no file', async () => {
  const { sandbox, env } = await sandboxEnv();
  const cwd = await folderWith(completePlan);
  const terminal = openTerminal({ cwd, env });
  await terminal.until('Start from gonogo.json');
  terminal.press(keys.enter);
  await terminal.until('Enter a key');
  for (let row = 0; row < 6 && !/❯ Enter a key/.test(terminal.screen()); row += 1) {
    const before = terminal.screen();
    terminal.press(keys.down);
    await terminal.until((screen) => screen !== before);
  }
  terminal.press(keys.enter);
  await terminal.until(/memory/i);
  terminal.press(key, keys.enter);
  await terminal.until(/Send these probes/);
  terminal.press('y');
  await terminal.until(/Verdict and findings/);
  expect(sandbox.journal.some(({ status, method }) => status === 200 && method === 'POST')).toBe(true);
  terminal.press('q');
  await terminal.ended;
  const files = await readdir(cwd, { recursive: true, withFileTypes: true });
  const written = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  expect(terminal.raw()).not.toContain('canaryDELTA');
  expect(written.join('\n')).not.toContain('canaryDELTA');
  expect(written.join('\n')).toContain('sk-ant-api03-…0004');
}, 60_000);

test('without a key the wizard says so and offers a rehearsal, documented facts or a key', async () => {
  const cwd = await folderWith(completePlan);
  const terminal = openTerminal({ cwd });
  await terminal.until('No key was found');
  terminal.press(keys.enter);
  const screen = await terminal.until('Go on with documented facts only');
  expect(screen).toContain('Enter a key');
  expect(screen).toContain('Rehearse on the built-in sandbox');
});

test('killed in the middle, it resumes at the same question with every answer', async () => {
  const cwd = await emptyFolder();
  const first = openTerminal({ cwd });
  await first.until('Start anew from the preset "Chat assistant"');
  first.press(keys.enter);
  await first.until('Go on to the');
  first.press(keys.enter);
  await first.until('What do you call this launch?');
  first.press('Parcel helper', keys.enter);
  await first.until('In one sentence');
  const savedName = async () => JSON.parse(await readFile(join(cwd, '.gonogo/draft.json'), 'utf8')).plan.name;
  await vi.waitFor(async () => expect(await savedName()).toBe('Parcel helper'), { timeout: 5_000 });
  first.kill('SIGKILL');
  await first.ended;

  const second = openTerminal({ cwd });
  await second.until(/❯ .*(resume|go on|where you)/i);
  second.press(keys.enter);
  await second.until('In one sentence');
  expect(await savedName()).toBe('Parcel helper');
}, 60_000);

test.each([
  ['q', async (terminal: PtySession) => terminal.press('q')],
  ['Ctrl-C', async (terminal: PtySession) => terminal.press(keys.ctrlC)],
])('%s leaves the terminal as it was', async (_, leave) => {
  const cwd = await emptyFolder();
  const terminal = openTerminal({
    cwd,
    script: 'stty -a > before; $GONOGO; stty -a > after; echo terminal-restored',
  });
  await terminal.until('What do you want to begin with?');
  await leave(terminal);
  await terminal.until('terminal-restored');
  expect(await readFile(join(cwd, 'after'), 'utf8')).toBe(await readFile(join(cwd, 'before'), 'utf8'));
  // Back on the normal screen, with the cursor shown.
  const raw = terminal.raw();
  expect(raw.lastIndexOf('\u001B[?1049l')).toBeGreaterThan(raw.lastIndexOf('\u001B[?1049h'));
  expect(raw.lastIndexOf('\u001B[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001B[?25l'));
  expect(await readdir(cwd)).toEqual(['after', 'before']);
});
