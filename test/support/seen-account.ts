import type { ObservedValues } from '../../src/judge/observation.ts';
import type { ApiKeyRow } from '../../src/judge/seen/api-keys.ts';
import type { WorkspaceRow } from '../../src/judge/seen/workspaces.ts';
import { observedAt } from './judging-day.ts';

/** A workspace of its own, with no word on where inference may run. */
export const workspace: WorkspaceRow = {
  id: 'wrkspc_test_0001',
  name: 'production',
  archivedAt: null,
  workspaceGeo: 'us',
  allowedGeos: 'unrestricted',
  defaultGeo: 'global',
};

/** The key of that workspace, good for longer than any plan here lives. */
export const listedKey: ApiKeyRow = {
  id: 'apikey_test_0001',
  name: 'production',
  status: 'active',
  createdAt: '2026-11-01T09:00:00.000Z',
  expiresAt: '2029-01-01T09:00:00.000Z',
  scope: { type: 'workspace', workspaceId: 'wrkspc_test_0001' },
  principal: null,
};

/** What plain good answers say of credential, network and organization. */
export const seenAccount = {
  credential: {
    kind: 'api-key',
    from: 'ANTHROPIC_API_KEY',
    masked: 'sk-ant-api03-…0001',
    shadowed: [],
    empty: [],
    host: 'api.anthropic.com',
  },
  reach: {
    host: 'api.anthropic.com',
    kind: 'own',
    status: 401,
    dnsMs: 10,
    connectMs: 20,
    tls: {
      handshakeMs: 30,
      version: 'TLSv1.3',
      issuer: 'Test Authority',
      validUntil: '2027-02-01T00:00:00.000Z',
      root: 'public',
    },
    firstByteMs: 40,
    skewMs: { low: -400, high: 600 },
    proxyVariable: null,
  },
  batches: { listed: 1, ms: 200 },
  files: { listed: 1, ms: 200 },
  organization: { id: 'org-test-0001', name: 'Test organization' },
  workspaces: {
    workspaces: [
      { ...workspace, id: 'wrkspc_test_0000', name: 'Default' },
      workspace,
      { ...workspace, id: 'wrkspc_test_0002', name: 'staging' },
    ],
    defaultId: 'wrkspc_test_0000',
    cut: false,
  },
  'api-keys': {
    keys: [
      listedKey,
      {
        ...listedKey,
        id: 'apikey_test_0002',
        name: 'staging',
        scope: { type: 'workspace', workspaceId: 'wrkspc_test_0002' },
      },
    ],
    inUse: { kind: 'found', id: 'apikey_test_0001' },
    cut: false,
  },
  'spend-limits': {
    limits: [
      { scope: 'organization', workspaceId: null, usd: 450, period: 'monthly' },
      { scope: 'workspace', workspaceId: 'wrkspc_test_0001', usd: 400, period: 'monthly' },
      { scope: 'usage-tier', workspaceId: null, usd: 500, period: 'monthly' },
    ],
    cut: false,
  },
  'rate-limits': {
    workspace: { kind: 'read', id: 'wrkspc_test_0001' },
    groups: [
      {
        kind: 'model_group',
        name: 'Claude Sonnet 5.5',
        models: ['claude-sonnet-5-5'],
        limits: [
          { type: 'requests_per_minute', organization: 1_000, workspace: null },
          { type: 'input_tokens_per_minute_cache_aware', organization: 2_000_000, workspace: null },
          { type: 'output_tokens_per_minute', organization: 400_000, workspace: null },
        ],
      },
      {
        kind: 'batch',
        name: 'batch',
        models: null,
        limits: [{ type: 'requests_per_minute', organization: 1_000, workspace: null }],
      },
      {
        kind: 'web_search',
        name: 'web_search',
        models: null,
        limits: [{ type: 'tool_uses_per_second', organization: 30, workspace: null }],
      },
    ],
    cut: false,
  },
  'month-usage': {
    source: 'analytics',
    from: '2026-11-01T00:00:00.000Z',
    to: observedAt,
    rows: [],
    cut: false,
  },
  'month-cost': {
    source: 'analytics',
    from: '2026-11-01T00:00:00.000Z',
    to: observedAt,
    days: Array.from({ length: 20 }, (_, n) => ({
      date: `2026-11-${String(n + 1).padStart(2, '0')}`,
      usd: 1,
    })),
    byWorkspace: [],
    byModel: [],
    byKey: null,
    cut: false,
  },
} as const satisfies Partial<ObservedValues>;
