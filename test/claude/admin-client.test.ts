import { describe, expect, test } from 'vitest';
import { adminClient, findAdminCredential } from '../../src/claude/admin-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { sandboxFor } from '../observe/gathering.ts';

const key = { kind: 'key', secret: new Secret('sk-ant-admin01-test-canary-0001') } as const;

describe('where the admin key comes from', () => {
  test('its own variable, and nowhere else', () => {
    const found = findAdminCredential({ ANTHROPIC_ADMIN_KEY: ' sk-ant-admin01-test-canary-0001 ' });
    expect(found.kind === 'key' && found.secret.reveal()).toBe('sk-ant-admin01-test-canary-0001');
    expect(findAdminCredential({ ANTHROPIC_API_KEY: 'sk-ant-admin01-test-canary-0001' }).kind).toBe('none');
  });

  // biome-ignore format: a table
  test.each([
    ['unset', undefined, /^ANTHROPIC_ADMIN_KEY is not set\. .* individual accounts have no Admin API\.$/],
    ['set to nothing', '  ', /^ANTHROPIC_ADMIN_KEY is not set\./],
    ['a key of the product', 'sk-ant-api03-test-canary-0001', /^ANTHROPIC_ADMIN_KEY holds something that is not an Admin API key.* not sent anywhere\.$/],
  ])('%s: none, with the reason', (_, value, reason) => {
    const found = findAdminCredential({ ANTHROPIC_ADMIN_KEY: value });
    expect(found.kind === 'none' && found.reason).toMatch(reason);
    expect(JSON.stringify(found)).not.toContain('canary');
  });
});

describe('where the admin key goes', () => {
  test("to the organization's routes", async () => {
    const sandbox = await sandboxFor();
    const client = await adminClient(key, sandbox.url);
    expect((await client.organization.retrieve()).type).toBe('organization');
    await expect(client.organization.workspaces.list()).resolves.toBeDefined();
  });

  test('never with a message, a model lookup or a file: the call ends before it leaves', async () => {
    const sandbox = await sandboxFor();
    const client = await adminClient(key, sandbox.url);
    const message = { model: 'claude-opus-5-5', max_tokens: 1, messages: [] };
    const calls = [
      () => client.messages.create(message),
      () => client.models.list(),
      () => client.files.list(),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow();
    expect(sandbox.journal).toEqual([]);
  });

  test('behind a path of the base URL only below that path', async () => {
    const sandbox = await sandboxFor();
    const client = await adminClient(key, `${sandbox.url}/gateway`);
    await expect(client.organization.retrieve()).rejects.toThrow(/404/);
    expect(sandbox.journal.map(({ path }) => path)).toEqual(['/gateway/v1/organizations/me']);
  });
});
