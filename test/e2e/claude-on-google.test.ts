import { describe, expect, test } from 'vitest';
import { googleError, googleStandIn, token } from '../support/stand-ins/google.ts';
import { googlePoll } from './google-poll.ts';

const command = 'gcloud auth application-default login';

test('without any credentials nothing is known, and the command that gets some is told', async () => {
  const { code, cloud, findings, foreignLines } = await googlePoll('claude-on-google');
  expect(code).toBe(3);
  expect(foreignLines).toEqual([]);
  expect(cloud.length).toBeGreaterThan(0);
  for (const { status, cause, reason } of cloud) {
    expect(status).not.toBe('observed');
    expect(cause).toBe('no-credential');
    expect(reason).toContain(command);
  }
  for (const { status, detail, next } of findings) {
    expect(status).toBe('inconclusive');
    expect(`${detail} ${next}`).toContain(command);
  }
});

test('granted: the real SDKs sign with the token, and nothing of theirs reaches the screen', async () => {
  const google = await googleStandIn();
  // The libraries' own proxies are no part of the bundle, and no metadata server is behind one.
  const env = { ...google.env, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
  const { cloud, observation, stdout, foreignLines } = await googlePoll('claude-on-google', env);
  expect(foreignLines).toEqual([]);
  expect(cloud.map(({ status }) => status)).toEqual(cloud.map(() => 'observed'));
  expect(observation('cloud-identity')?.value).toMatchObject({
    account: 'launch-project',
    foreignHosts: [google.host],
  });
  expect(observation('token-count')).toMatchObject({ status: 'observed' });
  expect(observation('tiny-message')).toMatchObject({ status: 'observed' });
  expect(stdout).not.toContain(token);
});

describe('refused', () => {
  test.each([
    [
      'an expired token',
      googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
      { cause: 'key-rejected' },
    ],
    [
      'no permission',
      googleError(403, 'PERMISSION_DENIED', 'Permission denied.', {
        reason: 'IAM_PERMISSION_DENIED',
        metadata: { permission: 'aiplatform.endpoints.predict' },
      }),
      { cause: 'permission-denied', permission: 'aiplatform.endpoints.predict' },
    ],
    ['no quota', googleError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.'), { cause: 'rate-limit' }],
  ])('%s', async (_, count, problem) => {
    const { env } = await googleStandIn({ count, message: count });
    const { observation, foreignLines } = await googlePoll('claude-on-google', env);
    expect(foreignLines).toEqual([]);
    expect(observation('token-count')).toMatchObject({ status: 'failed', ...problem });
  });
});
