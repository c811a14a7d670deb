import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

const ask = {
  model: 'claude-haiku-5-5',
  max_tokens: 5,
  messages: [{ role: 'user' as const, content: 'Hi' }],
};

describe('keys', () => {
  const listed = { ...accountProfiles.start, keys: { kind: 'list' as const, accepted: [testKey] } };
  const other = 'sk-ant-api03-test-other-0002';
  const cases: readonly [string, 'any' | 'listed', Record<string, string | undefined>, number][] = [
    ['no key', 'any', { 'x-api-key': undefined }, 401],
    ['an empty key', 'any', { 'x-api-key': '' }, 401],
    ['any key as x-api-key', 'any', { 'x-api-key': other }, 200],
    ['any key as bearer token', 'any', { 'x-api-key': undefined, authorization: `Bearer ${other}` }, 200],
    [
      'an access token',
      'any',
      { 'x-api-key': undefined, authorization: 'Bearer sk-ant-oat01-test-0001' },
      200,
    ],
    ['an admin key', 'any', { 'x-api-key': 'sk-ant-admin01-test-0001' }, 401],
    [
      'an admin key as bearer token',
      'any',
      { 'x-api-key': undefined, authorization: 'Bearer sk-ant-admin01-test-0001' },
      401,
    ],
    ['an enterprise key', 'any', { 'x-api-key': 'sk-ant-api01-test-0001' }, 401],
    ['the listed key', 'listed', { 'x-api-key': testKey }, 200],
    [
      'the listed key as bearer token',
      'listed',
      { 'x-api-key': undefined, authorization: `Bearer ${testKey}` },
      200,
    ],
    ['a key not listed', 'listed', { 'x-api-key': other }, 401],
    ['another scheme', 'any', { 'x-api-key': undefined, authorization: `Basic ${other}` }, 401],
  ];
  test.each(cases)('%s (%s accepted) is answered %s', async (_, accepts, headers, status) => {
    const sandbox = await sandboxFor(accepts === 'any' ? {} : { account: listed });
    for (const [path, body] of [
      ['/v1/messages', ask],
      ['/v1/models', undefined],
    ] as const) {
      const answer = await send(sandbox, path, { ...(body ? { body } : {}), headers });
      expect(answer.status).toBe(status);
      if (status === 401) expect(answer.body).toMatchObject({ error: { type: 'authentication_error' } });
    }
  });

  test('the SDK throws its own class when the key is rejected', async () => {
    const client = await judgedClient(await sandboxFor({ account: accountProfiles['key-rejected'] }));
    await expect(client.messages.create(ask)).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
  });

  test('no key is kept: not in the journal, not in an answer, not in what tests are shown', async () => {
    const shown: unknown[] = [];
    const sandbox = await sandboxFor({ onRequest: (request) => shown.push(request) });
    const answers = [
      await send(sandbox, '/v1/messages', { body: ask }),
      await send(sandbox, '/v1/messages', { body: ask, headers: { 'x-gonogo-fault': 'key-rejected' } }),
      await send(sandbox, '/v1/models', {
        headers: { 'x-api-key': undefined, authorization: `Bearer ${testKey}` },
      }),
    ];
    const headers = answers.map((answer) => [...answer.headers]);
    expect(JSON.stringify([sandbox.journal, answers, headers, shown])).not.toContain('canary');
    expect(shown).toEqual([
      { method: 'POST', path: '/v1/messages', body: ask },
      { method: 'POST', path: '/v1/messages', body: ask },
      { method: 'GET', path: '/v1/models', body: undefined },
    ]);
  });
});

test('a key of an archived workspace is not taken, one of a workspace in use is', async () => {
  const secret = 'sk-ant-api03-test-archived-1';
  const statusIn = async (archivedAt: string | null) => {
    const id = 'wrkspc_01Old';
    const record = {
      id: 'apikey_01Old',
      name: 'old',
      status: 'active',
      expiresAt: null,
      workspaceId: id,
      secret,
    } as const;
    const sandbox = await sandboxFor({
      account: { ...accountProfiles.start, workspaces: [{ id, name: 'old', archivedAt }], apiKeys: [record] },
    });
    const client = new Anthropic({ apiKey: secret, baseURL: sandbox.url, maxRetries: 0, logLevel: 'off' });
    const answered = client.messages.create(ask).then(() => 200);
    return answered.catch((error: unknown) => error instanceof Anthropic.APIError && error.status);
  };
  expect(await statusIn(null)).toBe(200);
  expect(await statusIn('2026-10-01T00:00:00Z')).toBe(401);
});
