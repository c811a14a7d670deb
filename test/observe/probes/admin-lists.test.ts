import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { CredentialSeen } from '../../../src/judge/observation.ts';
import { probes } from '../../../src/observe/registry.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import type { ApiKeyRecord } from '../../../src/sandbox/account-records.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const start = accountProfiles.start;

async function read(id: 'workspaces' | 'api-keys', account: AccountProfile, credential?: CredentialSeen) {
  const sandbox = await sandboxFor({ account });
  const result = await gatherWith({
    probes: [probes[id]],
    url: sandbox.url,
    ...(credential && { credential }),
  });
  return { sandbox, ...result, row: named(result.observations, id) };
}

const ofId = (id: string, archivedAt: string | null = null) => ({ id, name: id, archivedAt });

describe('workspaces', () => {
  test('archived ones too, each with its residency', async () => {
    const { row } = await read('workspaces', {
      ...start,
      workspaces: [
        ofId('wrkspc_01Old', '2026-06-01T00:00:00.000Z'),
        { ...ofId('wrkspc_01Us'), residency: { allowedGeos: ['us'], defaultGeo: 'us' } },
      ],
    });
    expect(row).toMatchObject({
      status: 'observed',
      value: {
        workspaces: [
          {
            id: start.workspace.id,
            name: 'sandbox-production',
            allowedGeos: 'unrestricted',
            defaultGeo: 'global',
          },
          { id: 'wrkspc_01Old', archivedAt: '2026-06-01T00:00:00.000Z' },
          { id: 'wrkspc_01Us', allowedGeos: ['us'], defaultGeo: 'us', workspaceGeo: 'us' },
          { id: 'wrkspc_01SandboxDefault' },
        ],
        defaultId: 'wrkspc_01SandboxDefault',
        cut: false,
      },
    });
  });

  test('the Default one is the one that only one of the two lists names', async () => {
    const profile = accountProfiles['default-workspace'];
    const { row, sandbox } = await read('workspaces', { ...profile, workspaces: [ofId('wrkspc_01Other')] });
    expect(row).toMatchObject({ value: { defaultId: profile.workspace.id } });
    expect(sandbox.journal.map(({ path }) => path)).toEqual(Array(2).fill('/v1/organizations/workspaces'));
  });

  test('reads every page and books every request', async () => {
    const many = Array.from({ length: 150 }, (_, at) => ofId(`wrkspc_01N${at}`));
    const { row, sandbox } = await read('workspaces', { ...start, workspaces: many });
    expect(row).toMatchObject({ status: 'observed', value: { cut: false } });
    if (row.id !== 'workspaces' || row.status !== 'observed') throw new Error('Nothing was read.');
    expect(row.value.workspaces).toHaveLength(152);
    expect(row.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
    expect(sandbox.journal).toHaveLength(4);
  });

  test('stops after a thousand, and says so', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ofId(`wrkspc_01N${at}`));
    const { row } = await read('workspaces', { ...start, workspaces: many });
    expect(row).toMatchObject({ status: 'observed', value: { cut: true, defaultId: null } });
  });
});

const key = (id: string, secret: string | null, parts: Partial<ApiKeyRecord> = {}): ApiKeyRecord => ({
  id,
  name: id,
  status: 'active',
  expiresAt: null,
  workspaceId: start.workspace.id,
  ...(secret && { secret }),
  ...parts,
});

describe('api-keys', () => {
  // The key that every poll of these tests has ends in 0001.
  const cases: readonly [string, readonly ApiKeyRecord[], object][] = [
    [
      'one fits',
      [key('a', 'sk-ant-api03-test-canary-0001'), key('b', 'sk-ant-api03-test-other-0002')],
      { kind: 'found', id: 'a' },
    ],
    ['another ending', [key('a', 'sk-ant-api03-test-canary-0002')], { kind: 'none' }],
    ['the same ending after another beginning', [key('a', 'sk-ant-api03-other-0001')], { kind: 'none' }],
    ['another kind of key with this ending', [key('a', 'sk-ant-api99-test-canary-0001')], { kind: 'none' }],
    ['no hint', [key('a', null)], { kind: 'none' }],
    ['no key at all', [], { kind: 'none' }],
    [
      'two fit, one of them archived: neither is taken for it',
      [
        key('a', 'sk-ant-api03-test-canary-0001'),
        key('b', 'sk-ant-api03-test-other-0001', { status: 'archived' }),
      ],
      { kind: 'ambiguous', count: 2 },
    ],
  ];
  test.each(cases)('%s', async (_, apiKeys, inUse) => {
    const { row } = await read('api-keys', { ...start, apiKeys });
    expect(row).toMatchObject({ status: 'observed', value: { inUse, cut: false } });
  });

  test.each(['', '…', 'sk-ant-api03-…'])(
    'a key of which "%s" is shown is compared with none',
    async (masked) => {
      const credential = {
        kind: 'api-key',
        from: 'typed in',
        masked,
        shadowed: [],
        empty: [],
        host: '',
      } as const;
      const apiKeys = [key('a', 'sk-ant-api03-test-canary-0001')];
      const { row } = await read('api-keys', { ...start, apiKeys }, credential);
      expect(row).toMatchObject({ value: { inUse: { kind: 'not-compared' } } });
    },
  );

  test('one that fits among those of a list that was cut may not be the only one', async () => {
    const others = Array.from({ length: 1_000 }, (_, at) => key(`other${at}`, null));
    const { row } = await read('api-keys', {
      ...start,
      apiKeys: [key('a', 'sk-ant-api03-test-canary-0001'), ...others],
    });
    expect(row).toMatchObject({ value: { inUse: { kind: 'ambiguous', count: 1 }, cut: true } });
  });

  test('tells status, dates, scope and principal, and keeps no hint', async () => {
    const { row } = await read('api-keys', {
      ...start,
      apiKeys: [
        key('a', 'sk-ant-api03-test-canary-0001', { expiresAt: '2026-11-20T08:00:00Z' }),
        key('b', null, { workspaceId: null, principal: { kind: 'user', id: 'user_01Test' } }),
      ],
    });
    if (row.id !== 'api-keys' || row.status !== 'observed') throw new Error('Nothing was read.');
    expect(row.value.keys).toEqual([
      {
        id: 'a',
        name: 'a',
        status: 'expired',
        createdAt: '2026-01-05T09:00:00.000Z',
        expiresAt: '2026-11-20T08:00:00Z',
        scope: { type: 'workspace', workspaceId: start.workspace.id },
        principal: null,
      },
      {
        id: 'b',
        name: 'b',
        status: 'active',
        createdAt: '2026-01-05T09:00:00.000Z',
        expiresAt: null,
        scope: { type: 'organization' },
        principal: 'user',
      },
    ]);
    expect(JSON.stringify(row)).not.toContain('sk-ant');
  });
});

describe.each(['workspaces', 'api-keys'] as const)('%s', (id) => {
  test('is not asked for without an admin key', async () => {
    const { observations } = await gatherWith({
      probes: [probes[id]],
      adminReason: 'There is no admin key.',
    });
    expect(named(observations, id)).toMatchObject({
      status: 'unavailable',
      reason: 'There is no admin key.',
    });
  });

  test('an admin key that is refused brings nothing', async () => {
    const { row } = await read(id, { ...start, adminKeys: [] });
    expect(row).toMatchObject({ status: 'failed', cause: 'key-rejected' });
  });

  test.each([
    ['a list of something else', { data: [{ type: 'model', id: 'x' }], has_more: false }],
    ['no list', { data: null }],
    ['a page without an end', { data: [] }],
  ])('%s is not taken for one', async (_, body) => {
    const headers = { 'content-type': 'application/json', 'request-id': 'req_1' };
    const client = new Anthropic({
      apiKey: 'sk-ant-admin01-test-canary-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () => new Response(JSON.stringify(body), { headers }),
    });
    const { observations } = await gatherWith({ probes: [probes[id]], adminClient: async () => client });
    expect(named(observations, id)).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });

  test('a list that always points back to its own page ends', async () => {
    let calls = 0;
    const headers = { 'content-type': 'application/json', 'request-id': 'req_1' };
    const client = new Anthropic({
      apiKey: 'sk-ant-admin01-test-canary-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () => {
        calls += 1;
        return new Response(JSON.stringify({ data: [], has_more: true, last_id: 'same' }), { headers });
      },
    });
    const { observations } = await gatherWith({ probes: [probes[id]], adminClient: async () => client });
    expect(named(observations, id)).toMatchObject({ status: 'observed', value: { cut: true } });
    expect(calls).toBe(2 * probes[id].requests);
  });
});
