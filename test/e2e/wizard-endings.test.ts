import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { readDraft } from '../../src/store/draft.ts';
import { readLastRun } from '../../src/store/runs.ts';
import { emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';
import { keys, openTerminal } from '../support/pty-session.ts';

async function folderWith(plan: unknown): Promise<string> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  return cwd;
}

describe.skipIf(process.platform === 'win32')('an ending that nobody planned', () => {
  test('Ctrl-C while the plan does not answer', async () => {
    const cwd = await emptyFolder();
    const pipe = join(cwd, 'gonogo.json');
    execFileSync('mkfifo', [pipe]);
    const terminal = openTerminal({ cwd });
    await terminal.until('Reading the plan and the catalog.');
    terminal.press(keys.ctrlC);
    await terminal.until('Nothing was changed.');
    // Node waits for the file system before it ends.
    await writeFile(pipe, '');
    expect(await terminal.ended).toBe(130);
  });

  test('a fault that nobody caught is told on the screen that stays', async () => {
    const cwd = await emptyFolder();
    const fault = 'process.on("SIGUSR2", () => { throw new Error("a service broke"); });';
    await writeFile(join(cwd, 'fault.mjs'), fault);
    const terminal = openTerminal({ cwd, env: { NODE_OPTIONS: `--import ${join(cwd, 'fault.mjs')}` } });
    await terminal.until('What do you want to begin with?');
    terminal.kill('SIGUSR2');
    expect(await terminal.ended).toBe(4);
    await terminal.until('gonogo itself failed: a service broke');
    expect(terminal.screen()).not.toContain('What do you want to begin with?');
    const raw = terminal.raw();
    expect(raw.lastIndexOf('\u001B[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001B[?25l'));
    expect(raw.lastIndexOf('\u001B[?7h')).toBeGreaterThan(raw.lastIndexOf('\u001B[?7l'));
  });

  test('a closed terminal saves what the probes brought', async () => {
    const asked = Promise.withResolvers<void>();
    const sandbox = await startSandbox({
      now: launchDay,
      faults: [{ when: { path: '/v1/messages/count_tokens' }, do: { kind: 'stall-body' } }],
      onRequest: () => asked.resolve(),
    });
    onTestFinished(() => sandbox.close());
    const cwd = await folderWith(completePlan);
    const terminal = openTerminal({
      cwd,
      env: { ANTHROPIC_BASE_URL: sandbox.url, ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001' },
    });
    await terminal.until('Start from gonogo.json');
    terminal.press(keys.enter);
    await terminal.until('Send these probes');
    terminal.press('y');
    await asked.promise;
    terminal.kill('SIGHUP');
    expect(await terminal.ended).toBe(130);
    expect((await readLastRun(cwd))?.observations.map(({ id }) => id)).toContain('token-count');
  });
});

test('a plan that somebody else changed meanwhile is not overwritten, and the answers stay a draft', async () => {
  const cwd = await folderWith(completePlan);
  const terminal = openTerminal({ cwd });
  const theirs = JSON.stringify({ ...completePlan, name: 'Their name' });
  await terminal.until('Start from gonogo.json');
  terminal.press(keys.enter);
  await terminal.until('Go on with documented facts only');
  terminal.press('1');
  await terminal.until('Enter on a question opens it.');
  terminal.press(keys.down);
  await terminal.until(/❯ +Kind of task/);
  terminal.press(keys.down);
  await terminal.until(/❯ +Name/);
  terminal.press(keys.enter);
  await terminal.until('What do you call this launch?');
  terminal.press('X', keys.enter);
  await terminal.until('Enter on a question opens it.');
  writeFileSync(join(cwd, 'gonogo.json'), theirs);
  terminal.press('8');
  await terminal.until('❯ Go on with documented facts only');
  terminal.press(keys.enter);
  await terminal.until('gonogo.json was changed by somebody else');
  expect(await readFile(join(cwd, 'gonogo.json'), 'utf8')).toBe(theirs);
  expect((await readDraft(cwd))?.plan.name).toBe(`${completePlan.name}X`);
});
