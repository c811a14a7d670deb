import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accountProfile } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { keys, openTerminal } from '../support/pty-session.ts';

/** Only the prefix and the last four may ever be seen: the middle is searched for everywhere. */
const canaries = {
  ANTHROPIC_API_KEY: 'sk-ant-api03-canaryALPHA-0001',
  ANTHROPIC_AUTH_TOKEN: 'sk-ant-oat01-canaryBRAVO-0002',
  ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-canaryCHARLIE-0003',
} as const;
const middles = ['canaryALPHA', 'canaryBRAVO', 'canaryCHARLIE', 'canaryDELTA'];

async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join(
    '\n',
  );
}

function expectNoCanary(text: string): void {
  for (const middle of middles) expect(text.includes(middle), `${middle} was found`).toBe(false);
}

const faults = [
  ['a healthy account', 'start', []],
  ['a rejected key', 'key-rejected', []],
  [
    'an error body that repeats the key',
    'start',
    [
      {
        when: { path: '/v1/messages' },
        do: {
          kind: 'error',
          status: 400,
          type: 'invalid_request_error',
          message: `bad key ${canaries.ANTHROPIC_API_KEY}`,
        },
      },
    ],
  ],
  ['a page instead of JSON', 'start', [{ when: {}, do: { kind: 'html-200' } }]],
] as const;

test.each(faults)('%s: no key in any output or file', async (_, account, rules) => {
  const sandbox = await startSandbox({ account: accountProfile(account), faults: [...rules] });
  onTestFinished(() => sandbox.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const env = { ...canaries, ANTHROPIC_BASE_URL: sandbox.url };
  const commands = [
    ['run', '--output', 'md=report.md', '--output', 'json=report.json'],
    ['check', 'platform/access'],
    ['models'],
    ['export', '--format', 'pretty'],
    ['run', '--json'],
    ['run', '--base-url', `http://user:${canaries.ANTHROPIC_API_KEY}@127.0.0.1:9`],
    ['nonsense'],
  ];
  let written = '';
  for (const argv of commands) {
    const { stdout, stderr } = await cli(argv, { cwd, env });
    written += stdout + stderr;
  }
  written += await everythingIn(cwd);
  // The key was really used and really shown, masked.
  expect(written).toContain('sk-ant-api03-…0001');
  expectNoCanary(written);
});

test('a key typed into the wizard reaches no screen and no file', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const terminal = openTerminal({ cwd, env: { ANTHROPIC_BASE_URL: sandbox.url } });
  await terminal.until('Start from gonogo.json');
  terminal.press(keys.enter);
  await terminal.until(/❯ Go on with documented facts/);
  terminal.press(keys.down);
  await terminal.until(/❯ Enter a key/);
  terminal.press(keys.enter);
  await terminal.until('Paste an API key');
  const typed = 'sk-ant-api03-canaryDELTA-0004';
  terminal.press(typed);
  await terminal.until(`${typed.length} characters`);
  terminal.press(keys.enter);
  await terminal.until(/❯ Send these probes/);
  terminal.press(keys.enter);
  await terminal.until('Verdict and findings', 30_000);
  // It opened the account, so it was really taken as typed.
  expect(sandbox.journal.map(({ path }) => path)).toContain('/v1/messages');
  terminal.press('q');
  await terminal.ended;
  expectNoCanary(terminal.raw() + (await everythingIn(cwd)));
});
