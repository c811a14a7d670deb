import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, onTestFinished, test } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { accountKeys, keyMiddles, organizationProfile } from '../support/account-organization.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { launchDay } from '../support/launch-day.ts';
import { keys, openTerminal } from '../support/pty-session.ts';

async function opened(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ account: organizationProfile, now: launchDay, ...options });
  onTestFinished(() => sandbox.close());
  return { ...accountKeys, ANTHROPIC_BASE_URL: sandbox.url };
}

test('--json is one document that the shipped schema accepts, and no output holds a key', async () => {
  const schema = fileURLToPath(new URL('../../dist/schemas/account.schema.json', import.meta.url));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(schema, 'utf8')));
  const cwd = await emptyFolder();
  const env = await opened();
  const places = [env, { ANTHROPIC_BASE_URL: env.ANTHROPIC_BASE_URL }];
  for (const place of places) {
    const { stdout, stderr, code } = await cli(['account', '--json'], { cwd, env: place });
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as { schema: string };
    expect(document.schema).toBe('gonogo/account@1');
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    for (const middle of keyMiddles) expect(stdout + stderr).not.toContain(middle);
  }
});

test('a pipe gets the whole screen, notices apart, and a rejected key is told with exit 0', async () => {
  const cwd = await emptyFolder();
  const { stdout, stderr, code } = await cli(['account'], {
    cwd,
    env: await opened({
      account: { ...organizationProfile, apiKeys: [], keys: { kind: 'list', accepted: [] } },
    }),
  });
  expect(code).toBe(0);
  expect(stdout).toContain('REHEARSAL');
  expect(stdout).toContain('The API refuses it.');
  expect(stdout).not.toContain('probe ');
  expect(stderr).toContain('probe organization: ');
});

test('a terminal shows all that the organization told while the message is not answered; Ctrl-C keeps what came', async () => {
  const env = await opened({
    faults: [{ when: { path: '/v1/messages' }, do: { kind: 'stall-headers' } }],
  });
  const terminal = openTerminal({ cwd: await emptyFolder(), argv: ['account'], env, rows: 60 });
  const first = await terminal.until('Goes to');
  expect(first).toContain('sk-ant-api03-…0001 from ANTHROPIC_API_KEY');
  await terminal.until('One message of three words');
  await terminal.until('Left this month');
  expect(terminal.screen()).toContain('set by the workspace');
  expect(terminal.screen()).not.toContain('Not read');
  terminal.press(keys.ctrlC);
  await terminal.until('Not read');
  expect(await terminal.ended).toBe(130);
  for (const middle of keyMiddles) expect(terminal.raw()).not.toContain(middle);
});

test.each([
  [['account', '--budget', 'much'], /--budget/],
  [['account', '--plan', 'none.json'], /There is no plan at none\.json/],
  [['account', '--ofline'], /Did you mean --offline/],
])('%j is wrong usage', async (argv, said) => {
  const { code, stderr, stdout } = await cli(argv, { cwd: await emptyFolder() });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(said);
});
