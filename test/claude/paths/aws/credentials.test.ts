import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findAwsCredential } from '../../../../src/claude/paths/aws/credentials.ts';
import { emptyFolder } from '../../../support/cli.ts';
import { problemOf } from './opened-path.ts';

/** A home with such a configuration, no metadata service, and these variables. */
async function home(config: string, variables: Readonly<Record<string, string>> = {}) {
  const folder = await emptyFolder();
  const env = {
    HOME: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...variables,
  };
  await writeFile(env.AWS_CONFIG_FILE, config);
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const warn = vi.spyOn(globalThis.console, 'warn').mockImplementation(() => {});
  onTestFinished(() => {
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    vi.unstubAllEnvs();
  });
  return { env, folder };
}

const profile = (name: string, accessKeyId: string) =>
  `[profile ${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secretCanaryOfAProfile000\n`;

test('a profile that a variable names', async () => {
  const { env } = await home(profile('launch', 'AKIAPROFILE000000000'), { AWS_PROFILE: 'launch' });
  const { from, keys } = await findAwsCredential(env, 'eu-west-1');
  expect(from).toBe('profile launch');
  expect((await keys()).accessKeyId).toBe('AKIAPROFILE000000000');
});

test('keys in variables go before the profile, as in the SDKs of Anthropic, and nobody warns', async () => {
  const { env } = await home(profile('launch', 'AKIAPROFILE000000000'), {
    AWS_PROFILE: 'launch',
    AWS_ACCESS_KEY_ID: ' AKIAVARIABLE00000000 ',
    AWS_SECRET_ACCESS_KEY: 'secretCanaryOfAVariable00',
  });
  const { from, keys } = await findAwsCredential(env, 'eu-west-1');
  expect(from).toBe('AWS_ACCESS_KEY_ID');
  expect((await keys()).accessKeyId).toBe('AKIAVARIABLE00000000');
});

test('one of both variables is none', async () => {
  const { env } = await home('', { AWS_ACCESS_KEY_ID: 'AKIAVARIABLE00000000' });
  expect((await problemOf(findAwsCredential(env, 'eu-west-1'))).cause).toBe('no-credential');
});

test('an SSO login that has expired says which command renews it', async () => {
  const session =
    '[sso-session org]\nsso_start_url = https://org.awsapps.com/start\nsso_region = eu-west-1\n';
  const config = `[profile launch]\nsso_session = org\nsso_account_id = 210987654321\nsso_role_name = Launch\n${session}`;
  const { env, folder } = await home(config, { AWS_PROFILE: 'launch' });
  const cache = join(folder, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  // Named by the SHA-1 of the session's name.
  await writeFile(
    join(cache, 'd23b5987504c1b3de484bf2e47c76f75abb794d3.json'),
    JSON.stringify({ accessToken: 'tokenCanary0000', expiresAt: '2020-01-01T00:00:00Z' }),
  );
  const problem = await problemOf(findAwsCredential(env, 'eu-west-1'));
  expect(problem.cause).toBe('key-rejected');
  expect(problem.reason).toContain('aws sso login --profile launch');
});

test('a metadata service that never answers is not waited for long', async () => {
  const asked: string[] = [];
  const silent = createServer((request) => void asked.push(request.url ?? ''));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close().closeAllConnections());
  const { port } = silent.address() as AddressInfo;
  const { env } = await home('', {
    AWS_EC2_METADATA_DISABLED: 'false',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
  });
  expect((await problemOf(findAwsCredential(env, 'eu-west-1'))).cause).toBe('no-credential');
  // One question for a token and one without: each is given up by itself.
  expect(asked.length).toBeLessThanOrEqual(2);
});

test('a role that may not be taken on is a missing permission', async () => {
  const message =
    'User: arn:aws:iam::210987654321:user/a is not authorized to perform: sts:AssumeRole on resource: b';
  const denied = createServer((_, response) => {
    response.writeHead(403, { 'content-type': 'text/xml', 'x-amzn-requestid': 'r1' });
    response.end(
      `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  });
  await new Promise<void>((resolve) => denied.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void denied.close());
  const url = `http://127.0.0.1:${(denied.address() as AddressInfo).port}`;
  const role = '[profile launch]\nrole_arn = arn:aws:iam::210987654321:role/Launch\nsource_profile = base\n';
  const { env } = await home(role + profile('base', 'AKIABASE000000000000'), {
    AWS_PROFILE: 'launch',
    AWS_ENDPOINT_URL_STS: url,
  });
  const problem = await problemOf(findAwsCredential(env, 'eu-west-1'));
  expect(problem).toMatchObject({ cause: 'permission-denied', permission: 'sts:AssumeRole' });
});
