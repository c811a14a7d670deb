import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/commands/program.ts';
import { testKey } from '../sandbox/judged-client.ts';
import { firstLine, place } from './sandbox-place.ts';

/** A folder with one account file. */
async function folderWith(account: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gonogo-account-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'account.json'),
    typeof account === 'string' ? account : JSON.stringify(account),
  );
  return folder;
}

/** Starts the sandbox with these options; stops with the test, which fails unless it ended well. */
async function started(cwd: string, options: string[]) {
  const { io, stdout, stop } = place(cwd);
  const ended = main(['sandbox', '--json', ...options], io);
  onTestFinished(async () => {
    stop.abort();
    expect(await ended).toBe(0);
  });
  const { url } = JSON.parse(await firstLine(stdout)) as { url: string };
  return async (key = testKey) => {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'anthropic-version': '2026-10-21' },
      body: JSON.stringify({
        model: 'claude-haiku-4-5',
        max_tokens: 50,
        messages: [{ role: 'user', content: 'Hi' }],
      }),
    });
    const { id, error, content } = (await response.json()) as {
      id?: string;
      error?: { message: string };
      content?: unknown;
    };
    const workspace = response.headers.get('anthropic-workspace-id');
    return { status: response.status, workspace, message: error?.message, id, content };
  };
}

test.each(['account.json', './account.json'])(
  'an account from %s, its open fields those of start',
  async (path) => {
    const account = {
      organizationLimitUsd: 10,
      workspace: { name: 'mine' },
      apiKeys: [
        {
          id: 'apikey_01',
          name: 'old',
          status: 'inactive',
          workspaceId: null,
          secret: 'sk-ant-api03-test-old-0001',
        },
      ],
    };
    const ask = await started(await folderWith(account), ['--account', path]);
    // Start has spent 12.50 USD of the month, in this workspace.
    expect(await ask()).toMatchObject({
      status: 400,
      workspace: 'wrkspc_01SandboxProduction',
      message: expect.stringMatching(/^You have reached your specified API usage limits/),
    });
    expect((await ask('sk-ant-api03-test-old-0001')).status).toBe(401);
  },
);

test('an empty account is start', async () => {
  expect((await (await started(await folderWith('{}'), ['--account', './account.json']))()).status).toBe(200);
});

test('--seed repeats ids and answers, another seed has others', async () => {
  const first = async (seed: string) => (await started('/nowhere', ['--seed', seed]))();
  const [once, again, other] = [await first('7'), await first('7'), await first('8')];
  expect(again).toEqual(once);
  expect(other.id).not.toBe(once.id);
  expect(other.content).not.toEqual(once.content);
});

/** What is wrong with a file, and the line that says so. */
const wrong: readonly [unknown, RegExp][] = [
  [
    { creditUSD: 5 },
    /^ {2}creditUSD: found a field an account does not have; allowed: did you mean "creditUsd"\?$/m,
  ],
  [{ creditUsd: -1 }, /^ {2}creditUsd: found -1; allowed: at least 0$/m],
  [
    { tier: 'Tier 4' },
    /^ {2}tier: found "Tier 4"; allowed: one of "evaluation", "start", "build", "scale", "custom"$/m,
  ],
  [{ workspace: { default: true } }, /^ {2}workspace\.default: found a field an account does not have/m],
  [
    { keys: { kind: 'some' } },
    /^ {2}keys\.kind: found "some"; allowed: an object with the kind "accept-any"/m,
  ],
  [{ keys: { kind: 'list' } }, /^ {2}keys\.accepted: found nothing; allowed: a list in square brackets$/m],
  [
    { limits: { 'sonnet-9': { rpm: 1, itpm: 1, otpm: 1 } } },
    /^ {2}limits\.sonnet-9: found a field an account does not have; allowed: did you mean "sonnet-5"\?$/m,
  ],
  [
    { limits: { 'opus-5-5': { rpm: 0.5, itpm: 1, otpm: 1 } } },
    /^ {2}limits\.opus-5-5\.rpm: found 0\.5; allowed: a whole number$/m,
  ],
  [
    { unavailableModels: ['claude-opus-9'] },
    /^ {2}unavailableModels\[0\]: found "claude-opus-9"; allowed: one of /m,
  ],
  [
    { workspaces: [{ id: 'wrkspc_01' }] },
    /^ {2}workspaces\[0\]\.name: found nothing; allowed: text in quotes$/m,
  ],
  [
    { apiKeys: [{ id: 'a', name: 'a', workspaceId: null, expiresAt: 'soon' }] },
    /^ {2}apiKeys\[0\]\.expiresAt: found "soon"; allowed: a moment such as /m,
  ],
  [
    { workspace: { residency: { allowedGeos: 'eu', defaultGeo: 'us' } } },
    /^ {2}workspace\.residency\.allowedGeos: found "eu"; allowed: "unrestricted", or a list of "us" and "global"$/m,
  ],
  [
    { pace: { firstTokenMs: 1, tokensPerSecond: 0 } },
    /^ {2}pace\.tokensPerSecond: found 0; allowed: more than 0$/m,
  ],
  [[], /^ {2}\(the whole document\): found a list of 0; allowed: an object in braces$/m],
  ['{"creditUsd": 5,}', /is not JSON: line 1, column 17 cannot stand there/],
  ['', /is not JSON: line 1, column 1 cannot stand there/],
];
test.each(wrong)('an account file of %j is wrong usage', async (account, line) => {
  const { io, said } = place(await folderWith(account));
  expect(await main(['sandbox', '--account', './account.json'], io)).toBe(2);
  expect(said()).toMatch(line);
});

test('every problem is told at once, and no key', async () => {
  const secret = 'sk-ant-api03-test-canary-0009';
  const account = { creditUsd: 'much', onHold: 1, tier: secret, [secret]: 1, adminKeys: [] };
  const { io, said } = place(await folderWith(account));
  expect(await main(['sandbox', '--account', './account.json'], io)).toBe(2);
  expect(said()).toMatch(/^The account \.\/account\.json has 4 problems; no sandbox was started\.$/m);
  expect(said()).toMatch(/^ {2}creditUsd: found "much"; allowed: a number$/m);
  expect(said()).toMatch(/^ {2}onHold: found 1; allowed: true or false$/m);
  expect(said()).not.toContain('canary');
});

test.each([
  ['./none.json', /^The account \.\/none\.json could not be read: ENOENT/],
  ['none', /^There is no sandbox account "none"\./],
])('--account %s, which does not exist, is wrong usage', async (account, message) => {
  const { io, said } = place(tmpdir());
  expect(await main(['sandbox', '--account', account], io)).toBe(2);
  expect(said()).toMatch(message);
});
