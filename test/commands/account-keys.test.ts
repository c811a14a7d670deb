import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { accountKeys, keyMiddles, organizationProfile } from '../support/account-organization.ts';
import { completePlan } from '../support/complete-plan.ts';
import { ANTHROPIC_ADMIN_KEY, type Asked, account, documentOf } from './account-asked.ts';

test('the paid message is announced before it is sent, and sent only within the budget', async () => {
  const messages = async (asked: Asked) => {
    const { sandbox, stderr } = await account(asked);
    return { sent: sandbox.journal.filter(({ method }) => method === 'POST').length, stderr };
  };
  const paid = await messages({});
  expect(paid.sent).toBe(1);
  // 64 tokens in at 2 and 8 out at 10 USD per million: at most 0.000208, or a tenth more in the US.
  expect(paid.stderr).toMatch(/^Sends, for at most \$0\.00023 of the budget of \$0\.05: One message/m);
  expect(paid.stderr.indexOf('Sends, for')).toBeLessThan(paid.stderr.indexOf('probe '));
  expect((await messages({ env: { ...accountKeys, CI: 'true' } })).sent).toBe(0);
  expect((await messages({ argv: ['--budget', '0'] })).stderr).not.toContain('Sends,');
});

test('--offline sends nothing', async () => {
  expect((await account({ argv: ['--offline'] })).sandbox.journal).toEqual([]);
});

test('an admin key goes to the routes of the organization only, and the product key to none of them', async () => {
  const { sandbox } = await account();
  const organization = sandbox.journal.filter(({ path }) => path.startsWith('/v1/organizations/'));
  expect(organization.length).toBeGreaterThan(8);
  expect(sandbox.journal.filter(({ status }) => status !== 200)).toEqual([]);
});

test('an admin key of another organization shows nothing of its own', async () => {
  const plan = {
    ...completePlan,
    workspace: { organizationId: '00000000-5a4d-4b0e-8000-00000000000f' },
  };
  const { stdout } = await account({ plan, argv: ['--budget', '0'] });
  expect(stdout).toContain('belongs to another organization');
  expect(stdout).not.toMatch(/This month|Example Organization|set by the workspace/);
});

test('a plan that names another workspace than that of the key', async () => {
  const plan = { ...completePlan, workspace: { id: 'wrkspc_01Staging' } };
  const document = await documentOf({ plan });
  expect(document.workspace?.id).toBe('wrkspc_01Production');
  expect(document.otherWorkspacePlanned).toBe('wrkspc_01Staging');
});

test('names of others steer no terminal, and a narrow one gets sentences instead of columns', async () => {
  const name = '\u001b[31mred\u001b]0;title\u0007 ##[group]::error:: \u202e宇宙'.repeat(3);
  const hostile = {
    ...organizationProfile,
    organizationName: name,
    workspace: { ...organizationProfile.workspace, name },
    apiKeys: (organizationProfile.apiKeys ?? []).map((key) => ({
      ...key,
      name: `${name}${key.name}`.slice(0, 190),
    })),
  };
  for (const columns of [60, 80, 200]) {
    const { stdout } = await account({ sandbox: { account: hostile }, columns });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|##\[|(?<!\S)::error/);
    for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  }
  const { stdout } = await account({ sandbox: { account: hostile }, argv: ['--plain'] });
  expect(stdout).toMatch(/^[\n -~]*$/);
});

test('nothing printed holds a key, and --quiet says nothing but where the key goes', async () => {
  for (const argv of [[], ['--json'], ['--quiet'], ['--plain']]) {
    const { stdout, stderr } = await account({ argv });
    for (const middle of keyMiddles) expect(stdout + stderr).not.toContain(middle);
    expect(stdout).toContain('sk-ant-api03-');
    if (argv[0] === '--quiet')
      expect(stderr).toMatch(/^Requests, the credential and the admin key go to \S+, [^\n]*\n$/);
  }
});

test('where the admin key alone goes is told before it is sent', async () => {
  const { stderr, sandbox } = await account({ env: { ANTHROPIC_ADMIN_KEY }, argv: ['--quiet'] });
  expect(sandbox.journal.length).toBeGreaterThan(0);
  expect(stderr).toMatch(/^Requests and the admin key go to 127\.0\.0\.1:\d+, [^\n]*\n$/);
});

test('an admin key where the product takes its key from is not sent with messages', async () => {
  const { stdout, sandbox, code } = await account({ env: { ANTHROPIC_API_KEY: ANTHROPIC_ADMIN_KEY } });
  expect(code).toBe(0);
  expect(sandbox.journal).toEqual([]);
  expect(stdout.replace(/\s+/g, ' ')).toContain('holds an Admin API key, which is not sent with messages');
});
