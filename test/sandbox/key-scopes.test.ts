import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { KeyScope } from '../../src/sandbox/account-records.ts';
import { base } from './answer-to.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

const secret = 'sk-ant-api03-test-scoped-0001';
const record = { id: 'apikey_01Scoped', name: 'scoped', status: 'active', expiresAt: null, secret } as const;
const accountWith = (scopes: readonly KeyScope[] | undefined, workspaceId: string | null) => ({
  ...accountProfiles.start,
  apiKeys: [{ ...record, workspaceId, ...(scopes && { scopes }) }],
});
const sandboxWith = (scopes: readonly KeyScope[] | undefined, workspaceId: string | null = null) =>
  sandboxFor({ account: accountWith(scopes, workspaceId) });

const { max_tokens: _, ...counted } = base;
interface Endpoint {
  readonly path: string;
  readonly body?: object;
}
const messages: Endpoint = { path: '/v1/messages', body: base };
const count: Endpoint = { path: '/v1/messages/count_tokens', body: counted };
const models: Endpoint = { path: '/v1/models' };
const batches: Endpoint = { path: '/v1/messages/batches' };
const files: Endpoint = { path: '/v1/files' };
const me: Endpoint = { path: '/v1/organizations/me' };
const cost: Endpoint = { path: '/v1/organizations/analytics/cost' };

describe('a key with scopes', () => {
  const opens: readonly (readonly [KeyScope, readonly Endpoint[]])[] = [
    ['workspace:inference', [messages, count, models, batches]],
    ['workspace:developer', [messages, count, models, batches, files]],
    ['org:admin', [me, cost]],
    ['read:analytics', [cost]],
  ];
  test.each(opens)(
    '%s opens its endpoints, and 403 names the missing scope elsewhere',
    async (scope, open) => {
      const sandbox = await sandboxWith([scope]);
      for (const endpoint of [messages, count, models, batches, files, me, cost]) {
        const { path, body } = endpoint;
        const answer = await send(sandbox, path, {
          ...(body && { body }),
          headers: { 'x-api-key': secret, 'anthropic-beta': 'analytics-usage-cost-2026-08-24' },
        });
        const error = (answer.body as { error?: unknown }).error;
        if (open.includes(endpoint)) expect(answer.status, path).not.toBe(403);
        else {
          expect(answer.status, path).toBe(403);
          expect(error, path).toMatchObject({
            type: 'permission_error',
            details: { error_code: 'api_key_scope_missing' },
          });
        }
      }
    },
  );

  test('throws the class the SDK has for it', async () => {
    const client = await judgedClient(await sandboxWith([]), { apiKey: secret });
    const error: unknown = await client.models.list().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.PermissionDeniedError);
    expect(error).toMatchObject({ errorCode: 'api_key_scope_missing' });
  });

  test('may hold several', async () => {
    const client = await judgedClient(await sandboxWith(['workspace:inference', 'org:admin']), {
      apiKey: secret,
    });
    expect((await client.models.list()).data).not.toEqual([]);
    expect(await client.organization.retrieve()).toMatchObject({ type: 'organization' });
  });

  test('opens no organization route while it belongs to a workspace', async () => {
    const client = await judgedClient(await sandboxWith(['org:admin'], 'wrkspc_01SandboxOther'), {
      apiKey: secret,
    });
    const error: unknown = await client.organization.retrieve().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.PermissionDeniedError);
    expect(error).not.toMatchObject({ errorCode: 'api_key_scope_missing' });
  });
});

test('a key without a list of scopes opens everything of its workspace', async () => {
  const client = await judgedClient(await sandboxWith(undefined), { apiKey: secret });
  expect((await client.files.list()).data).toEqual([]);
  expect((await client.models.list()).data).not.toEqual([]);
});
