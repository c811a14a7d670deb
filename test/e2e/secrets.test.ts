import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { launchDay } from '../support/launch-day.ts';

/** Only the prefix and the last four may ever be seen: the middle is searched for everywhere. */
const canaries = {
  ANTHROPIC_API_KEY: 'sk-ant-api03-canaryALPHA-0001',
  ANTHROPIC_AUTH_TOKEN: 'sk-ant-oat01-canaryBRAVO-0002',
  ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-canaryCHARLIE-0003',
} as const;
const middles = ['canaryALPHA', 'canaryBRAVO', 'canaryCHARLIE'];

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
  const sandbox = await startSandbox({
    account: accountProfiles[account],
    faults: [...rules],
    now: launchDay,
  });
  onTestFinished(() => sandbox.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const env = { ...canaries, ANTHROPIC_BASE_URL: sandbox.url };
  const commands = [
    ['run', '--output', 'md=report.md', '--output', 'json=report.json'],
    ['check', 'platform/access'],
    ['models'],
    ['export', '--format', 'pretty'],
    ['export', '--format', 'limit-request'],
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

test('a token that nothing about its shape gives away: not where a gateway repeats it either', async () => {
  const token = 'gw-canaryDELTA-token-00000001';
  const message = `token ${token} is not allowed, nor ${token.slice(0, 9)} ${token.slice(9)}`;
  const server = createServer((_, response) => {
    response.writeHead(403, { 'content-type': 'application/json', 'request-id': token });
    response.end(JSON.stringify({ type: 'error', error: { type: 'permission_error', message } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(completePlan));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { ANTHROPIC_AUTH_TOKEN: token, ANTHROPIC_BASE_URL: url };
  let written = '';
  for (const argv of [['run', '--json'], ['models'], ['export', '--output', 'report.md']]) {
    const { stdout, stderr } = await cli(argv, { cwd, env });
    written += stdout + stderr;
  }
  written += await everythingIn(cwd);
  expect(written).toContain('permission-denied');
  expect(written).not.toMatch(/canaryDELTA|token-0000/);
});
