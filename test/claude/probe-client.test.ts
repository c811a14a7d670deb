import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { adminClient } from '../../src/claude/admin-client.ts';
import { typedCredential } from '../../src/claude/credential.ts';
import { probeClient, withoutConsoleWarnings } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { classify, clientOf, now, request, sandboxFor, thrownBy } from './real-errors.ts';

/** Everything written to the console from here to the end of the test. */
function consoleSpies() {
  const { console } = globalThis;
  const names = ['debug', 'log', 'info', 'warn', 'error'] as const;
  const spies = names.map((name) => vi.spyOn(console, name).mockImplementation(() => {}));
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { calls: () => spies.flatMap((spy) => spy.mock.calls) };
}

test.each(['rate-limit', 'server-error', 'overloaded', 'conflict', 'connection-failed'] as const)(
  '%s is met once, never retried',
  async (cause) => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: { kind: 'named', cause } }] });
    const client = await clientOf(sandbox.url);
    await thrownBy(() => client.models.retrieve(request.model));
    expect(sandbox.journal).toHaveLength(1);
  },
);

test('a token goes as a token, and what the environment holds stays there', async () => {
  const accepted = 'sk-ant-oat01-test-canary-0002';
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-api03-other-0009');
  onTestFinished(() => void vi.unstubAllEnvs());
  const account = { ...accountProfiles.start, keys: { kind: 'list' as const, accepted: [accepted] } };
  const sandbox = await sandboxFor({ account });
  const credential = { ...typedCredential(new Secret(accepted), {}), as: 'authToken' as const };
  const client = await probeClient(credential, sandbox.url);
  expect((await client.models.retrieve(request.model)).id).toBe(request.model);
});

// biome-ignore format: a table
test.each([
  ['X-Api-Key: sk-ant-admin01-test-canary-0003', 'x-api-key'],
  ['Authorization: Bearer SK-ANT-admin01-test-canary-0003', 'authorization'],
  ['X-Team: one\nX-Portal: sk-ant-admin01-test-canary-0003', 'x-portal'],
])('an admin key in a custom header ends a call before it leaves: %s', async (custom, header) => {
  vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', custom);
  onTestFinished(() => void vi.unstubAllEnvs());
  const sandbox = await sandboxFor();
  const client = await clientOf(sandbox.url);
  const problem = classify(await thrownBy(() => client.models.list()));
  expect(sandbox.journal).toEqual([]);
  expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true });
  expect(problem.reason).toContain(`The header ${header} holds an Admin API key, which is not sent with messages`);
  expect(problem.reason).not.toContain('canary');
});

describe('a credential that an answer repeats is left out of all that is told of it', () => {
  const token = 'gw-Pf6Wn3Kz-Hc9Tq2Xv5Ld8Rm1J';
  const own = 'portal-Bs7Yk4Gt-Ew2Nj6Zq9Vx3Mc';

  async function echoServer(): Promise<string> {
    const server = createServer((incoming, response) => {
      const { authorization = '', 'x-api-key': key = '', 'x-portal-token': portal = '' } = incoming.headers;
      const told = `${authorization} ${key} ${portal}`.trim();
      response.writeHead(403, { 'content-type': 'application/json', 'request-id': told.split(' ').at(-1) });
      const message = `${told} is not allowed, nor ${told.slice(0, 16)} ${told.slice(16)}`;
      response.end(JSON.stringify({ type: 'error', error: { type: 'permission_error', message } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function told(client: Anthropic, call = () => client.messages.create(request) as Promise<unknown>) {
    const problem = classify(await thrownBy(call));
    expect(problem.cause).toBe('permission-denied');
    expect(problem.requestId).toBeNull();
    return JSON.stringify(problem);
  }

  test("a gateway's token", async () => {
    const url = await echoServer();
    const credential = { ...typedCredential(new Secret(token), {}), as: 'authToken' as const };
    expect(await told(await probeClient(credential, url))).not.toMatch(/Pf6Wn3|Hc9Tq2/);
  });

  test("a header of the user's own, which only the request shows", async () => {
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', `x-portal-token: ${own}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await told(await clientOf(await echoServer()))).not.toMatch(/Bs7Yk4|Ew2Nj6/);
  });

  test('the admin key', async () => {
    const secret = new Secret('sk-ant-admin01-Ua5Xo8Cw3Qh6Ri1Db9Zs');
    const client = await adminClient({ kind: 'key', secret }, await echoServer());
    expect(await told(client, () => client.organization.retrieve())).not.toMatch(/Ua5Xo8|Ri1Db9/);
  });
});

test('nothing is written to the console, whatever the environment asks for', async () => {
  vi.stubEnv('ANTHROPIC_LOG', 'debug');
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-api03-other-0009');
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'sk-ant-oat01-other-0009');
  onTestFinished(() => void vi.unstubAllEnvs());
  const written = consoleSpies();
  const sandbox = await sandboxFor({
    faults: [{ when: { nth: 2 }, do: { kind: 'named', cause: 'overloaded' } }],
  });
  const client = await clientOf(sandbox.url);
  await client.messages.create(request);
  await thrownBy(() => client.messages.create(request));
  expect(written.calls()).toEqual([]);
});

describe('the notice about a deprecated model, which ignores the logger', () => {
  const deprecated = { ...request, model: 'claude-sonnet-4-5' };

  test('is written without the guard and kept back with it', async () => {
    const written = consoleSpies();
    const client = await clientOf((await sandboxFor({ now: () => now })).url);
    await withoutConsoleWarnings(() => client.messages.create(deprecated));
    expect(written.calls()).toEqual([]);
    await client.messages.create(deprecated);
    expect(String(written.calls()[0])).toContain('deprecated');
  });

  test('the console is itself again once the last of several is done, also after a failure', async () => {
    const { console } = globalThis;
    const before = console.warn;
    const release = Promise.withResolvers<void>();
    const first = withoutConsoleWarnings(() => release.promise);
    const second = withoutConsoleWarnings(() => Promise.reject(new Error('broken')));
    await expect(second).rejects.toThrow('broken');
    expect(console.warn).not.toBe(before);
    release.resolve();
    await first;
    expect(console.warn).toBe(before);
  });
});
