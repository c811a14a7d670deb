import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { adminClient, findAdminCredential } from '../../src/claude/admin-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { sandboxFor } from '../observe/gathering.ts';
import { classify, thrownBy } from './real-errors.ts';

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
    ['something else', 'gateway-test-canary-0001', /^ANTHROPIC_ADMIN_KEY holds neither an Admin API key .*sk-ant-oat.*sk-ant-api.* not sent anywhere\.$/],
  ])('%s: none, with the reason', (_, value, reason) => {
    const found = findAdminCredential({ ANTHROPIC_ADMIN_KEY: value });
    expect(found.kind === 'none' && found.reason).toMatch(reason);
    expect(JSON.stringify(found)).not.toContain('canary');
  });
});

// What opens routes of the organization beside Admin keys: access tokens with org:admin, keys bound to no workspace.
describe.each([
  'sk-ant-admin01-test-canary-0001',
  'sk-ant-api03-test-canary-0001',
  'sk-ant-api01-test-canary-0001',
  'sk-ant-oat01-test-canary-0001',
])('%s', (written) => {
  test("is taken, sent alone, and to the organization's routes only", async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-api03-test-product-0002');
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'sk-ant-oat01-test-product-0003');
    onTestFinished(() => void vi.unstubAllEnvs());
    const seen: IncomingHttpHeaders[] = [];
    const server = createServer((incoming, response) => {
      seen.push(incoming.headers);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'org_1', type: 'organization', name: 'x' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    const found = findAdminCredential({ ANTHROPIC_ADMIN_KEY: written });
    if (found.kind !== 'key') throw new Error(found.reason);
    const client = await adminClient(found, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await client.organization.retrieve();
    await expect(client.models.list()).rejects.toThrow();
    expect(seen).toHaveLength(1);
    expect(seen[0]?.['x-api-key']).toBeUndefined();
    expect(seen[0]?.authorization).toBe(`Bearer ${written}`);
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

  // biome-ignore format: a table
  test.each([
    ['X-Api-Key: sk-ant-api03-test-product-0002', 'x-api-key'],
    ['X-Api-Key: gateway-test-canary-0001', 'x-api-key'],
    ['Authorization: Bearer sk-ant-oat01-test-product-0003', 'authorization'],
    ['X-Portal: sk-ant-api03-test-product-0002', 'x-portal'],
  ])('alone: no other key goes there through a custom header: %s', async (custom, header) => {
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', custom);
    onTestFinished(() => void vi.unstubAllEnvs());
    const sandbox = await sandboxFor();
    const client = await adminClient(key, sandbox.url);
    const problem = classify(await thrownBy(() => client.organization.retrieve()));
    expect(sandbox.journal).toEqual([]);
    expect(problem.reason).toContain(`The header ${header} holds another key than ANTHROPIC_ADMIN_KEY`);
    expect(problem.reason).not.toMatch(/canary|product-/);
  });

  test('with headers that are no key', async () => {
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'X-Team: launch');
    onTestFinished(() => void vi.unstubAllEnvs());
    const sandbox = await sandboxFor();
    const client = await adminClient(key, sandbox.url);
    expect((await client.organization.retrieve()).type).toBe('organization');
  });
});
