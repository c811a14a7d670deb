import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../src/judge/observation.ts';
import { probes } from '../../../src/observe/registry.ts';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import { observedWith, planWith } from '../../support/plan-builder.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const start = accountProfiles.start;
const own = start.workspace.id;
const probe = probes['rate-limits'];
const ofWorkspace = (id: string) => planWith({ workspace: { id } });

async function read(account: AccountProfile, plan = ofWorkspace(own), known: Observed = {}) {
  const sandbox = await sandboxFor({ account });
  const { observations } = await gatherWith({ probes: [probe], url: sandbox.url, plan, known });
  const row = named(observations, 'rate-limits');
  const value = row.id === 'rate-limits' && row.status === 'observed' ? row.value : null;
  return { sandbox, row, value, paths: sandbox.journal.map(({ path }) => path).toSorted() };
}

const limitsOf = (value: Awaited<ReturnType<typeof read>>['value'], model: string) =>
  value?.groups.find(({ models }) => models?.includes(model))?.limits;

describe('what is read', () => {
  test('the limits of the organization beside what the workspace set, even above them', async () => {
    const workspaceLimits = { [own]: { 'opus-5-5': { rpm: 10 } } } as const;
    const { value, row, sandbox } = await read({ ...start, workspaceLimits });
    expect(value).toMatchObject({ workspace: { kind: 'read', id: own }, cut: false });
    expect(limitsOf(value, 'claude-opus-5-5')).toEqual([
      { type: 'requests_per_minute', organization: 1_000, workspace: 10 },
      { type: 'input_tokens_per_minute_cache_aware', organization: 2_000_000, workspace: null },
      { type: 'output_tokens_per_minute', organization: 400_000, workspace: null },
      { type: 'fast_itpmca', organization: 200_000, workspace: null },
      { type: 'fast_otpm', organization: 40_000, workspace: null },
    ]);
    expect(limitsOf(value, 'claude-sonnet-5-5')?.every(({ workspace }) => workspace === null)).toBe(true);
    expect(value?.groups.filter(({ models }) => models === null).map(({ kind }) => kind)).toEqual([
      'batch',
      'token_count',
      'files',
      'web_search',
    ]);
    expect(row.requestIds.toSorted()).toEqual(sandbox.journal.map(({ requestId }) => requestId).sort());
  });

  test('a workspace that is not listed takes nothing from the rest, and its request is kept', async () => {
    const { value, row, paths } = await read(start, ofWorkspace('wrkspc_01Nobody'));
    expect(value?.workspace).toEqual({ kind: 'refused', id: 'wrkspc_01Nobody', status: 404 });
    expect(value?.groups.length).toBeGreaterThan(4);
    expect(paths).toHaveLength(2);
    expect(row.requestIds).toHaveLength(2);
  });

  test('an admin key that is refused brings nothing', async () => {
    const { row } = await read({ ...start, adminKeys: [] });
    expect(row).toMatchObject({ status: 'failed', cause: 'key-rejected' });
  });
});

describe('whose workspace is asked for', () => {
  const keys = (inUse: object) => observedWith({ 'api-keys': { inUse } as never });
  const listed = {
    keys: [
      {
        id: 'apikey_test_0007',
        name: 'production',
        status: 'active',
        createdAt: '2026-11-01T09:00:00.000Z',
        expiresAt: null,
        scope: { type: 'workspace', workspaceId: own },
        principal: null,
      },
    ],
    inUse: { kind: 'found', id: 'apikey_test_0007' },
  } as const;

  test('that of the key in use where the plan names none', async () => {
    const { value } = await read(
      start,
      planWith(),
      observedWith({ 'api-keys': { ...listed, keys: [...listed.keys] } }),
    );
    expect(value?.workspace).toEqual({ kind: 'read', id: own });
  });

  test('that of the plan before it', async () => {
    const known = observedWith({ 'api-keys': { ...listed, keys: [...listed.keys] } });
    const { value } = await read(start, ofWorkspace('wrkspc_01Nobody'), known);
    expect(value?.workspace).toMatchObject({ id: 'wrkspc_01Nobody' });
  });

  test.each([
    ['no key was found', keys({ kind: 'none' })],
    ['no list was read', {}],
  ])('none where %s: one request', async (_, known) => {
    const { value, paths } = await read(start, planWith(), known);
    expect(value?.workspace).toEqual({ kind: 'unnamed' });
    expect(paths).toEqual(['/v1/organizations/rate_limits']);
  });
});

test('an empty credit, which stops every paid call, does not stop it', async () => {
  const sandbox = await sandboxFor({ account: accountProfiles['out-of-credit'] });
  const { observations } = await gatherWith({
    probes: [probes['tiny-message'], probes['api-keys'], probe],
    url: sandbox.url,
  });
  expect(named(observations, 'tiny-message')).toMatchObject({ status: 'failed', cause: 'credit-empty' });
  expect(named(observations, 'rate-limits')).toMatchObject({ status: 'observed' });
});

type Body = (url: URL) => object;

/** A service that answers each request with what `body` says. */
async function answeredBy(body: Body, plan = planWith()) {
  const asked: string[] = [];
  const client = new Anthropic({
    apiKey: 'sk-ant-admin01-test-canary-0001',
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (input) => {
      const url = new URL(String(input instanceof Request ? input.url : input));
      asked.push(`${url.pathname}${url.search}`);
      const headers = { 'content-type': 'application/json', 'request-id': `req_${asked.length}` };
      return new Response(JSON.stringify(body(url)), { headers });
    },
  });
  const { observations } = await gatherWith({ probes: [probe], adminClient: async () => client, plan });
  const row = named(observations, 'rate-limits');
  return { asked, row, value: row.id === 'rate-limits' && row.status === 'observed' ? row.value : null };
}

const entry = (id: string, parts: object = {}) => ({
  type: 'rate_limit',
  id,
  group: { id: 'rlg_1', type: 'model_group', display_name: 'Sonnet' },
  models: ['claude-sonnet-5-5'],
  limits: [{ type: 'requests_per_minute', value: 5 }],
  ...parts,
});

describe('pages', () => {
  test('are followed to the last, each request kept', async () => {
    const { value, asked, row } = await answeredBy((url) =>
      url.searchParams.get('page') === 'two'
        ? { data: [entry('rl_2')], next_page: null }
        : { data: [entry('rl_1')], next_page: 'two' },
    );
    expect(value).toMatchObject({ cut: false });
    expect(value?.groups).toHaveLength(2);
    expect(asked).toEqual(['/v1/organizations/rate_limits', '/v1/organizations/rate_limits?page=two']);
    expect(row.requestIds).toEqual(['req_1', 'req_2']);
  });

  test('a list that always points back to its own page ends and is cut', async () => {
    const { value, asked } = await answeredBy(() => ({ data: [], next_page: 'same' }));
    expect(value).toMatchObject({ cut: true, groups: [] });
    expect(asked).toHaveLength(2);
  });

  test('twenty of them are the most', async () => {
    let page = 0;
    const { value, asked } = await answeredBy(() => {
      page += 1;
      return { data: [entry(`rl_${page}`)], next_page: `page_${page}` };
    });
    expect(value).toMatchObject({ cut: true });
    expect(asked).toHaveLength(20);
  });
});

describe('what comes from the other side', () => {
  test.each([
    ['a list of something else', { data: [{ type: 'model', id: 'x' }], next_page: null }],
    ['no list', { data: null, next_page: null }],
    ['a list without an end', { data: [] }],
    [
      'a limit that is no number',
      { data: [entry('rl_1', { limits: [{ type: 'x', value: '5' }] })], next_page: null },
    ],
  ])('%s is not taken for the limits', async (_, body) => {
    const { row } = await answeredBy(() => body);
    expect(row).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });

  test('names are cleaned, and a kind of group nobody knows is kept', async () => {
    const group = {
      id: 'rlg_1',
      type: 'dreams',
      display_name: '\u001b[31mRed\u001b[0m sk-ant-api03-test-canary-0001',
    };
    const { value } = await answeredBy(() => ({
      data: [entry('rl_1', { group, models: null })],
      next_page: null,
    }));
    expect(value?.groups).toMatchObject([{ kind: 'dreams', models: null }]);
    expect(value?.groups[0]?.name).toBe('Red sk-ant-…');
  });

  test('what only the list of the workspace has is kept, with the limit of the organization', async () => {
    const { value } = await answeredBy(
      ({ pathname }) =>
        pathname.includes('/workspaces/')
          ? {
              data: [
                {
                  type: 'workspace_rate_limit',
                  workspace_id: own,
                  rate_limit_id: 'rl_9',
                  group: { id: 'rlg_9', type: 'batch' },
                  models: null,
                  limits: [
                    { type: 'requests_per_minute', value: 3, org_limit: 9, source: { type: 'workspace' } },
                    { type: 'tokens_per_day', value: 7, org_limit: null, source: { type: 'workspace' } },
                    { type: 'tokens_per_minute', value: 8, org_limit: 8, source: { type: 'organization' } },
                  ],
                },
              ],
              next_page: null,
            }
          : { data: [], next_page: null },
      ofWorkspace(own),
    );
    expect(value?.groups).toEqual([
      {
        kind: 'batch',
        name: 'batch',
        models: null,
        limits: [
          { type: 'requests_per_minute', organization: 9, workspace: 3 },
          { type: 'tokens_per_minute', organization: 8, workspace: null },
          { type: 'tokens_per_day', organization: null, workspace: 7 },
        ],
      },
    ]);
  });
});
