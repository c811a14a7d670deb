import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { foreignText } from '../../../../src/claude/foreign-text.ts';
import type { CloudError } from '../../../../src/claude/paths/cloud-error.ts';
import { googleSession } from '../../../../src/claude/paths/google/google-session.ts';
import { emptyFolder } from '../../../support/cli.ts';

const { signal } = new AbortController();
const tokenUrl = 'https://oauth2.googleapis.com/token';

/** Google's token endpoint cannot be pointed elsewhere, so what would be sent there is answered here. */
const asked: { url: string; body: string }[] = [];
let answer: () => Response;

beforeEach(() => {
  asked.length = 0;
  answer = () =>
    Response.json({ access_token: 'ya29.from-the-endpoint-0001', expires_in: 3599, token_type: 'Bearer' });
  vi.stubGlobal('fetch', async (url: string | URL, init?: RequestInit) => {
    asked.push({ url: String(url), body: String(init?.body ?? '') });
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const user = {
  type: 'authorized_user',
  client_id: 'gcloud.apps.googleusercontent.com',
  client_secret: 'client-secret-of-gcloud',
  refresh_token: '1//refresh-token-of-ada',
  quota_project_id: 'quota-project',
  account: 'ada@example.com',
};
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serviceAccount = {
  type: 'service_account',
  project_id: 'key-project',
  private_key_id: 'id',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  client_email: 'poll@key-project.iam.gserviceaccount.com',
  client_id: '1',
};
const impersonated = {
  type: 'impersonated_service_account',
  service_account_impersonation_url:
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/launch@key-project.iam.gserviceaccount.com:generateAccessToken',
  source_credentials: user,
  quota_project_id: 'quota-project',
};

async function fileWith(content: unknown): Promise<string> {
  const path = join(await emptyFolder(), 'credential.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const open = (env: Record<string, string>) => googleSession(env, ['THE_PROJECT'])(signal);
const refusedWith = async (env: Record<string, string>) =>
  (await open(env).then(
    () => new Error('It was opened.'),
    (thrown: unknown) => thrown,
  )) as CloudError;

describe('finds', () => {
  test('the credentials of a person where gcloud left them', async () => {
    const home = await emptyFolder();
    await mkdir(join(home, '.config', 'gcloud'), { recursive: true });
    await writeFile(
      join(home, '.config', 'gcloud', 'application_default_credentials.json'),
      JSON.stringify(user),
    );
    expect(await open({ HOME: home })).toMatchObject({
      kind: 'user',
      principal: 'ada@example.com',
      project: 'quota-project',
      from: 'the application default credentials of gcloud',
    });
    expect(asked.map(({ url }) => url)).toEqual([tokenUrl]);
  });

  test('the file a variable names before that of gcloud', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'application_default_credentials.json'), JSON.stringify(user));
    const named = await fileWith(serviceAccount);
    expect(await open({ CLOUDSDK_CONFIG: folder, GOOGLE_APPLICATION_CREDENTIALS: named })).toMatchObject({
      kind: 'service-account',
      principal: 'poll@key-project.iam.gserviceaccount.com',
      project: 'key-project',
      from: 'GOOGLE_APPLICATION_CREDENTIALS',
    });
    expect(asked[0]?.body).toContain('grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer');
  });

  test('whom a person stands in for', async () => {
    answer = () =>
      Response.json({
        access_token: 'ya29.from-the-endpoint-0001',
        accessToken: 'ya29.of-the-impersonated-0001',
        expireTime: '2099-01-01T00:00:00Z',
        expires_in: 3599,
      });
    const file = await fileWith(impersonated);
    expect(await open({ GOOGLE_APPLICATION_CREDENTIALS: file })).toMatchObject({
      kind: 'federated',
      principal: 'launch@key-project.iam.gserviceaccount.com',
    });
    expect(asked.map(({ url }) => url)).toEqual([tokenUrl, impersonated.service_account_impersonation_url]);
  });

  test('the project a variable of the path names before any other', async () => {
    const file = await fileWith(serviceAccount);
    const named = { GOOGLE_APPLICATION_CREDENTIALS: file, THE_PROJECT: 'launch' };
    expect((await open(named)).project).toBe('launch');
  });
});

test('asks for one token, however many ask at once', async () => {
  const session = googleSession({ GOOGLE_APPLICATION_CREDENTIALS: await fileWith(user) }, ['THE_PROJECT']);
  await Promise.all([session(signal), session(signal), session(signal)]);
  expect(asked).toHaveLength(1);
});

test('shows no secret of the file to anybody, nor of what it is impersonated with', async () => {
  const source = {
    ...user,
    refresh_token: '1//refresh-only-of-this-test',
    client_secret: 'known-only-in-this-test',
  };
  const file = await fileWith({ ...impersonated, source_credentials: source });
  await open({ GOOGLE_APPLICATION_CREDENTIALS: file }).catch(() => {});
  expect(foreignText(`You sent ${source.refresh_token}`)).not.toContain('only-of-this');
  expect(foreignText(`You sent ${source.client_secret}`)).not.toContain('only-in-this');
});

describe('refuses', () => {
  test.each([
    ['a file that is not JSON', 'type: yaml', 'not valid JSON'],
    ['JSON that is no credential', { hello: 'world' }, 'names no type'],
    ['an unfinished credential', { type: 'authorized_user', client_id: 'x' }, 'library can use'],
    ['a file that is too long', ' '.repeat(300_000), 'too long'],
  ])('%s', async (_, content, words) => {
    const error = await refusedWith({ GOOGLE_APPLICATION_CREDENTIALS: await fileWith(content) });
    expect(error).toMatchObject({ causeId: 'no-credential', message: expect.stringContaining(words) });
    expect(error.answer.advice).toContain('`gcloud auth application-default login`');
    expect(asked).toEqual([]);
  });

  test('a file that is not there', async () => {
    const error = await refusedWith({
      GOOGLE_APPLICATION_CREDENTIALS: join(await emptyFolder(), 'none.json'),
    });
    expect(error).toMatchObject({
      causeId: 'no-credential',
      message: 'The file that GOOGLE_APPLICATION_CREDENTIALS names does not exist.',
    });
  });

  test('a metadata server nobody spoke of', async () => {
    const home = await emptyFolder();
    for (const detection of ['', 'none', 'nonsense'])
      expect(await refusedWith({ HOME: home, METADATA_SERVER_DETECTION: detection })).toMatchObject({
        causeId: 'no-credential',
        message: 'No credentials of Google Cloud were found, so nothing was sent.',
      });
  });
});

describe('a token that is not given out', () => {
  test.each<[string, () => Response, string]>([
    [
      'withdrawn',
      () =>
        Response.json(
          { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
          { status: 400 },
        ),
      'key-rejected',
    ],
    ['broken', () => new Response('no', { status: 503 }), 'server-error'],
    [
      'somebody else',
      () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
      'no-credential',
    ],
    [
      'no network',
      () => {
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
        });
      },
      'connection-failed',
    ],
  ])('%s', async (_, said, causeId) => {
    answer = said;
    const error = await refusedWith({ GOOGLE_APPLICATION_CREDENTIALS: await fileWith(user) });
    expect(error).toMatchObject({ causeId });
    expect(asked).toHaveLength(1);
  });

  test('says how a person gets a new one', async () => {
    answer = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    const error = await refusedWith({ GOOGLE_APPLICATION_CREDENTIALS: await fileWith(user) });
    expect(error.answer.advice).toBe('Run `gcloud auth application-default login`, and run the check again.');
  });
});
