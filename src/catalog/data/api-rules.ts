import type { ApiRules } from '../api-rules.ts';
import type { ModelId } from './model-names.ts';

const sdk = { sources: ['sdk'], asOf: '2026-11-17', confidence: 'high' } as const;
const batches = { sources: ['batches'], asOf: '2026-08-14', confidence: 'high' } as const;

/** Bedrock takes the new API version from 4.7 on. */
const before47: readonly ModelId[] = [
  'claude-opus-4-6',
  'claude-opus-4-5-20251101',
  'claude-sonnet-4-6',
  'claude-sonnet-4-5-20250929',
  'claude-haiku-4-5-20251001',
];

export const apiRules: ApiRules = {
  nonStreamingMaxTokens: {
    // The SDK reckons with 128,000 tokens an hour and throws where a call could take over ten minutes:
    // 3,600 s × max_tokens / 128,000 > 600 s.
    tokens: Math.floor((600 * 128_000) / 3_600),
    provenance: sdk,
  },
  retirementNotice: {
    days: 60,
    provenance: {
      sources: ['deprecations'],
      asOf: '2026-10-08',
      confidence: 'high',
      note: 'Given by e-mail and on the page; it binds the Claude API, Claude Platform on AWS and Foundry.',
    },
  },
  newVersion: {
    version: '2026-10-21',
    rejectedOnBedrock: before47,
    olderOnBedrock: { bedrock: 'bedrock-2023-05-31', 'bedrock-mantle': '2023-06-01' },
    provenance: {
      sources: ['versioning', 'sdk', 'bedrock'],
      asOf: '2026-11-17',
      confidence: 'high',
      note: 'Any value of the three sampling parameters answers 400 under it, as do documents in an assistant turn and citations on the text of a user. SDKs send it from TypeScript 1.0, Python 2.0 and Go 2.0 on.',
    },
  },
  newTokenizerFactor: {
    factor: 1.3,
    provenance: {
      sources: ['pricing', 'models-overview'],
      asOf: '2026-10-08',
      confidence: 'high',
      note: 'About 30 percent more tokens for the same text; a single text may lie well off it.',
    },
  },
  strictTools: {
    maxTools: 20,
    maxOptionalParameters: 24,
    provenance: { sources: ['structured-outputs'], asOf: '2026-10-08', confidence: 'high' },
  },
  serverToolVersions: [
    { tool: 'web_search', versions: ['20250305', '20260209', '20260318'], provenance: sdk },
    { tool: 'web_fetch', versions: ['20250910', '20260209', '20260309', '20260318'], provenance: sdk },
    { tool: 'code_execution', versions: ['20250522', '20250825', '20260120', '20260521'], provenance: sdk },
  ],
  promptCaching: {
    breakpoints: 4,
    lookBackBlocks: 20,
    ttlMinutes: { '5m': 5, '1h': 60 },
    provenance: { sources: ['prompt-caching'], asOf: '2026-08-22', confidence: 'high' },
  },
  smallestThinkingBudget: {
    tokens: 1_024,
    provenance: sdk,
  },
  refusalBilling: {
    billedCategories: ['bio', 'frontier_llm', 'reasoning_extraction'],
    provenance: {
      sources: ['refusals', 'release-notes'],
      asOf: '2026-11-12',
      confidence: 'medium',
      note: 'The three are billed since 2026-09-24. A refusal in the middle of an answer is billed for its input and for what was said until then, whatever its category.',
    },
  },
  sdkRetries: {
    retries: 2,
    firstWaitMs: 500,
    longestWaitMs: 8_000,
    jitter: 0.25,
    provenance: { sources: ['sdk'], asOf: '2026-11-17', confidence: 'high' },
  },
  batchDeadlineHours: { hours: 24, provenance: batches },
  batchBounds: { bodyMb: 256, resultDays: 29, provenance: batches },
  fileBounds: {
    fileMb: 500,
    storageMb: 1_000_000,
    minExpirySeconds: 3_600,
    maxExpirySeconds: 7_776_000,
    provenance: { sources: ['files'], asOf: '2026-08-22', confidence: 'high' },
  },
  batchOutputHeader: { name: 'output-300k-2026-03-24', provenance: batches },
};
