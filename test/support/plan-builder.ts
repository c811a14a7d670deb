import type { CauseId } from '../../src/catalog/error-cause.ts';
import type {
  Absence,
  MessageSeen,
  ModelSeen,
  Observation,
  ObservationId,
  Observed,
  ObservedValues,
  TokenCountSeen,
} from '../../src/judge/observation.ts';
import type { ApiKeyRow } from '../../src/judge/seen/api-keys.ts';
import type { MediaSeen } from '../../src/judge/seen/media.ts';
import type { TrialDistribution } from '../../src/judge/seen/trial.ts';
import type { WorkspaceRow } from '../../src/judge/seen/workspaces.ts';
import { type Plan, type PlanInput, planSchema } from '../../src/plan/schema.ts';

/** The day every test judges on, unless it says otherwise. */
export const TODAY = '2026-11-20';
const observedAt = `${TODAY}T09:00:00.000Z`;

/** A validated plan from only the parts a case is about; everything else is unknown. */
export const planWith = (partial: PlanInput = {}): Plan => planSchema.parse(partial);

/** `count` values from `least` on, `step` apart. The interval of the mean is made up. */
export function spread(count: number, least: number, step: number): TrialDistribution {
  const at = (share: number) => least + step * Math.floor((count - 1) * share);
  const mean = least + (step * (count - 1)) / 2;
  const slices = Array.from({ length: 20 }, (_, n) => least + step * (((n + 0.5) * count) / 20 - 0.5));
  return {
    count,
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    mean: { mean, low: mean * 0.97, high: mean * 1.03 },
    slices,
  };
}

/** A probe that brought nothing. */
export type Missing = Absence & { readonly status: 'unavailable' | 'failed' };

export const unavailable = (reason = 'The run is offline.'): Missing => ({ status: 'unavailable', reason });

export const failed = (cause: CauseId, reason = `The call failed: ${cause}.`): Missing => ({
  status: 'failed',
  cause,
  reason,
});

const model: ModelSeen = {
  id: 'claude-sonnet-5-5',
  displayName: 'Claude Sonnet 5.5',
  lifecycle: 'active',
  deprecatedAt: null,
  retiresAt: null,
  maxInputTokens: 1_000_000,
  maxTokens: 128_000,
  supports: {
    batch: true,
    citations: true,
    codeExecution: true,
    imageInput: true,
    pdfInput: true,
    structuredOutputs: true,
    webSearch: true,
    thinking: ['adaptive', 'between_tools'],
    efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
  },
};

const tokenCount: TokenCountSeen = {
  model: 'claude-sonnet-5-5',
  inputTokens: 1_000,
  characters: 4_000,
  sample: 'plan',
};

const tinyMessage: MessageSeen = {
  model: 'claude-sonnet-5-5',
  organizationId: 'org-test-0001',
  workspaceId: 'wrkspc_test_0001',
  latencyMs: 600,
  limits: { requests: null, inputTokens: null, outputTokens: null, tokens: null },
  usage: { inputTokens: 8, cacheCreationInputTokens: 0, cacheReadInputTokens: 0, outputTokens: 1 },
  stopReason: 'max_tokens',
  serviceTier: 'standard',
  inferenceGeo: 'global',
  sandbox: false,
};

const media: MediaSeen = {
  model: 'claude-sonnet-5-5',
  inputTokens: 30,
  addedTokens: 22,
  recognised: true,
  stopReason: 'end_turn',
  ms: 900,
  sandbox: false,
};

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

/**
 * 400 prompts of 2,000 to 5,990 tokens and 100 answers of 200 to 695, evenly spread: 3,995 and 447.5 on average. At 2 / 10
 * without a cache one request costs 0.00799 + 0.004475 = $0.012465. The 100 that were answered are like all.
 */
export const trial: ObservedValues['trial'] = {
  at: '2026-11-19T09:00:00.000Z',
  model: 'claude-sonnet-5-5',
  samples: 'samples.jsonl',
  counted: 400,
  skipped: 0,
  counting: { by: 'api' },
  sandbox: false,
  input: spread(400, 2_000, 10),
  maxTokens: null,
  carry: { system: 400, tools: 0, images: 0, documents: 0, cacheControl: 0 },
  toolTokens: null,
  prefixes: {
    analysed: 400,
    families: [
      {
        share: 1,
        prefixTokens: 2_000,
        prefixCharacters: 8_000,
        endsIn: 'message 1',
        varies: 'words',
        movedPrefixTokens: null,
      },
    ],
  },
  live: {
    via: 'messages',
    asked: 100,
    answered: 100,
    failed: 0,
    refused: 0,
    output: spread(100, 200, 5),
    thinking: null,
    stopReasons: { end_turn: 100 },
    hitMaxTokens: 0,
    usage: {
      uncachedInputTokens: 399_500,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens: 44_750,
      webSearches: 0,
    },
    firstTokenMs: null,
    wholeMs: null,
    costUsd: 1.2465,
    perRequestUsd: { mean: 0.012465, low: 0.012, high: 0.013 },
  },
  perRequestUsd: { mean: 0.012465, low: 0.0122, high: 0.0128, answers: 'measured', prices: 'planned' },
};

const defaults: ObservedValues = {
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
  model,
  'fallback-model': { ...model, id: 'claude-haiku-5-5', displayName: 'Claude Haiku 5.5' },
  'token-count': tokenCount,
  trial,
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
  'tiny-message': tinyMessage,
  parameters: {
    model: 'claude-sonnet-5-5',
    sent: [{ name: 'effort', value: 'medium' }],
    untried: [],
    plannedMaxTokens: 256,
    sentMaxTokens: 256,
    serviceTier: 'standard',
    inferenceGeo: 'global',
    speed: 'standard',
    stopReason: 'end_turn',
    ms: 700,
  },
  stream: {
    model: 'claude-sonnet-5-5',
    begunMs: 400,
    firstPieceMs: 500,
    firstTextMs: 900,
    wholeMs: 2_900,
    outputTokens: 200,
    thinkingTokens: 40,
    tokensPerSecond: 80,
    disorder: null,
    stopReason: 'end_turn',
  },
  latency: {
    answeredMs: [400, 420, 440, 460, 480, 500, 520, 540],
    tooSlow: 0,
    giveUpMs: 12_000,
    failed: 0,
  },
  'prompt-cache': {
    model: 'claude-sonnet-5-5',
    ttl: '5m',
    writtenFor: '5m',
    minimumTokens: 512,
    first: { promptTokens: 900, writtenTokens: 880, readTokens: 0, ms: 700, stopReason: 'max_tokens' },
    second: { promptTokens: 910, writtenTokens: 0, readTokens: 880, ms: 600, stopReason: 'max_tokens' },
    missReason: null,
  },
  thinking: {
    model: 'claude-sonnet-5-5',
    setting: 'adaptive',
    budgetTokens: null,
    effort: null,
    text: 'omitted',
    thinkingTokens: 120,
    outputTokens: 130,
    stopReason: 'end_turn',
    ms: 2_000,
  },
  'tool-use': {
    model: 'claude-sonnet-5-5',
    asked: 'auto',
    requestTokens: 430,
    first: { ms: 1_200, stopReason: 'tool_use' },
    call: { misfit: null, last: { ms: 800, stopReason: 'end_turn', saidSomething: true } },
  },
  'structured-output': {
    model: 'claude-sonnet-5-5',
    answer: { kind: 'fits' },
    outputTokens: 40,
    ms: 1_500,
    stopReason: 'end_turn',
  },
  vision: media,
  pdf: media,
  'web-search': {
    model: 'claude-sonnet-5-5',
    searches: 1,
    result: { kind: 'pages', pages: 5 },
    inputTokens: 9_000,
    resultTokensAtLeast: 8_172,
    feeUsd: 0.01,
    tokensUsd: 0.02,
    ms: 4_000,
    stopReason: 'end_turn',
  },
  'batch-run': {
    batchId: 'msgbatch_test_0001',
    createdAs: 'in_progress',
    cancelledAs: 'canceling',
    lastSeenAs: 'ended',
    endedAs: 'canceled',
    ms: 600,
  },
};

/** `supports` of an observed model with some capabilities replaced. */
export const supports = (override: Partial<ModelSeen['supports']>): ModelSeen['supports'] => ({
  ...model.supports,
  ...override,
});

/** What probes brought: per id the fields that differ from a plain good answer, or `unavailable()` / `failed(cause)`. */
export function observedWith(
  parts: { readonly [K in ObservationId]?: Partial<ObservedValues[K]> | Missing },
): Observed {
  const entries = Object.entries(parts) as [ObservationId, object][];
  return Object.fromEntries(entries.map(([id, part]) => [id, observation(id, part)]));
}

function observation(id: ObservationId, part: object): Observation {
  const base = { id, probe: id, at: observedAt, ms: 1, costUsd: 0, requestIds: [] };
  const missing = 'status' in part;
  return (
    missing ? { ...base, ...part } : { ...base, status: 'observed', value: { ...defaults[id], ...part } }
  ) as Observation;
}
