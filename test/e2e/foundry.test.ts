import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { azureError, azureStandIn, resourceKey } from '../support/stand-ins/azure.ts';
import { azureCli, entraToken } from '../support/stand-ins/azure-cli.ts';
import { clientSecret, entraStandIn, managedIdentity, secretVariables } from '../support/stand-ins/entra.ts';
import { testCertificates } from '../support/test-certificates.ts';

const plan = { ...completePlan, platform: { path: 'foundry', region: null, deployment: 'support-sonnet' } };
const made = testCertificates();

/** A poll with no money, so that nothing but free questions is asked. */
async function poll(
  env: Readonly<Record<string, string>>,
  az: Parameters<typeof azureCli>[0] = 'logged-out',
) {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  const PATH = `${await azureCli(az)}:${process.env.PATH}`;
  const result = await cli(['run', '--json', '--quiet', '--budget', '0'], { cwd, env: { PATH, ...env } });
  const parsed = parseRun(result.stdout);
  if (!parsed.ok) throw new Error(`No run was printed: ${result.stderr}`);
  const { observations, findings } = parsed.run;
  return {
    ...result,
    observations,
    asked: observations.filter(({ id }) => id.startsWith('cloud-')),
    identity: observations.find(({ id }) => id === 'cloud-identity'),
    platform: findings.filter(({ section }) => section === 'platform'),
  };
}

test('without any credential nothing is judged, and the command that mends it is said', async () => {
  const { code, stderr, asked, identity, platform } = await poll({ ANTHROPIC_FOUNDRY_RESOURCE: 'launch' });
  expect(code).toBe(3);
  expect(stderr).toBe('');
  expect(identity).toMatchObject({ status: 'failed', cause: 'no-credential' });
  for (const row of asked)
    expect(row).toMatchObject({ cause: 'no-credential', reason: expect.stringContaining('Run az login') });
  const fromCloud = platform.filter(({ observations }) => observations.some((id) => id.startsWith('cloud-')));
  for (const finding of fromCloud) {
    // A caution says that something was not seen; nothing is passed or failed that was not.
    expect(['inconclusive', 'warn'], finding.check).toContain(finding.status);
    expect(`${finding.detail} ${finding.fix.join(' ')}`, finding.check).toContain('az login');
  }
});

describe('a granted resource is asked', () => {
  // biome-ignore format: a table
  test.each([
    ['with a key', async () => ({ ANTHROPIC_FOUNDRY_API_KEY: resourceKey }), 'ANTHROPIC_FOUNDRY_API_KEY', null],
    ['as a managed identity', managedIdentity, 'IDENTITY_ENDPOINT', 'poll@contoso.example'],
  ])('%s', async (_, credential, from, principal) => {
    const server = await azureStandIn();
    const { stdout, stderr, asked, identity } = await poll({ ...server.env, ...(await credential()) });
    const host = new URL(server.url).host;
    expect(stderr).toContain(`go to ${host}, which is not the cloud's own host`);
    expect(identity).toMatchObject({ status: 'observed', value: { account: host, from, principal } });
    if (principal) for (const row of asked) expect(row).toMatchObject({ status: 'observed' });
    expect(stdout + stderr).not.toContain(resourceKey);
    expect(stdout + stderr).not.toContain(entraToken);
  });

  test('by somebody who is logged in, whatever the SDKs are told to write', async () => {
    const server = await azureStandIn();
    const loud = { AZURE_LOG_LEVEL: 'verbose', DEBUG: 'azure*', ANTHROPIC_LOG: 'debug' };
    const { stderr, identity } = await poll({ ...server.env, ...loud }, 'logged-in');
    expect(identity).toMatchObject({ status: 'observed', value: { from: 'az login', region: 'eastus2' } });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe.skipIf(!made)('a program that Entra knows by a secret', async () => {
  const certificate = made?.good ?? { key: '', cert: '' };

  async function pollWithSecret(answer: Parameters<typeof entraStandIn>[1]) {
    const folder = await emptyFolder();
    const root = join(folder, 'root.pem');
    await writeFile(root, made?.root ?? '');
    const server = await azureStandIn();
    const authority = await entraStandIn(certificate, answer);
    const env = {
      ...server.env,
      ...secretVariables,
      AZURE_AUTHORITY_HOST: authority.url,
      NODE_EXTRA_CA_CERTS: root,
    };
    return { ...(await poll(env)), tokensAsked: authority.asked() };
  }

  test('is asked for', async () => {
    const { identity, stdout } = await pollWithSecret('token');
    expect(identity).toMatchObject({ status: 'observed', value: { from: 'AZURE_CLIENT_SECRET' } });
    expect(stdout).not.toContain(clientSecret);
  });

  test('is told that the secret has expired', async () => {
    const { identity, stdout, stderr } = await pollWithSecret('expired');
    expect(identity).toMatchObject({
      status: 'failed',
      cause: 'key-rejected',
      reason: expect.stringContaining('AADSTS7000222'),
    });
    expect(stdout + stderr).not.toContain(clientSecret);
  });

  test('is told that Entra is down, which is nobody’s refusal', async () => {
    const { identity, observations, tokensAsked } = await pollWithSecret('down');
    expect(identity).toMatchObject({ status: 'failed', cause: 'server-error' });
    // A question takes one token or two, and what is free is tried twice: more would be tries of the SDK's own.
    const asking = observations.filter(
      (row) => row.status === 'failed' && 'cause' in row && row.cause === 'server-error',
    );
    expect(tokensAsked).toBeGreaterThan(0);
    expect(tokensAsked).toBeLessThanOrEqual(4 * asking.length);
  });
});

test('a rejected key is said, and nothing more is asked with it', async () => {
  const said = azureError(401, '401', `Access denied due to invalid subscription key ${resourceKey}.`);
  const server = await azureStandIn({ '/count_tokens': said });
  const { identity, stdout } = await poll({ ...server.env, ANTHROPIC_FOUNDRY_API_KEY: resourceKey });
  expect(identity).toMatchObject({ status: 'failed', cause: 'key-rejected' });
  expect(server.asked).toHaveLength(1);
  expect(stdout).not.toContain(resourceKey);
});
