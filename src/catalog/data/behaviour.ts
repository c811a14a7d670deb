import type { ModelBehaviour } from '../model.ts';
import { efforts } from '../vocabulary.ts';
import type { ModelId } from './model-names.ts';

const read = {
  sources: ['models-overview', 'thinking', 'effort', 'deprecations', 'prompt-caching'],
  asOf: '2026-10-08',
  confidence: 'high',
} as const;
const readOlder = { ...read, confidence: 'medium' } as const;
const newest = {
  sources: ['fable-5-2', 'release-notes', 'prompt-caching'],
  asOf: '2026-11-12',
  confidence: 'high',
  note: 'The cache minimum was not found for 5.2; Fable 5.1 stores prefixes from 512 tokens.',
} as const;

/**
 * 4.7 and later: thinking budgets, prefilled answers and non-default temperature, top_p, top_k answer 400. Under API
 * version 2026-10-21 the three sampling parameters are gone for every model and any value answers 400.
 */
const since47 = {
  effortLevels: efforts,
  tokenizer: 'new',
  samplingParameters: 'rejected',
  prefill: 'rejected',
  budgetTokens: 'rejected',
  adaptiveThinking: 'ok',
  betweenTools: 'rejected',
  thinkingOffUpTo: null,
} as const;
const alwaysThinks = { ...since47, thinking: 'adaptive-always', thinkingDisabled: 'rejected' } as const;
const thinksByDefault = { ...since47, thinking: 'adaptive-default', forcedToolChoice: 'ok' } as const;
const thinksIfAsked = {
  ...since47,
  thinking: 'adaptive-optional',
  defaultEffort: 'high',
  thinkingDisabled: 'ok',
  forcedToolChoice: 'ok',
  provenance: read,
} as const;
const of46 = {
  thinking: 'adaptive-optional',
  defaultEffort: 'high',
  effortLevels: ['low', 'medium', 'high', 'max'],
  tokenizer: 'old',
  samplingParameters: 'ok',
  prefill: 'rejected',
  budgetTokens: 'deprecated',
  adaptiveThinking: 'ok',
  thinkingDisabled: 'ok',
  betweenTools: 'rejected',
  thinkingOffUpTo: null,
  forcedToolChoice: 'ok',
  provenance: readOlder,
} as const;
const of45 = {
  thinking: 'extended-only',
  tokenizer: 'old',
  samplingParameters: 'ok',
  prefill: 'ok',
  budgetTokens: 'ok',
  adaptiveThinking: 'rejected',
  thinkingDisabled: 'ok',
  betweenTools: 'rejected',
  thinkingOffUpTo: null,
  forcedToolChoice: 'not-with-thinking',
  provenance: readOlder,
} as const;
const withoutEffort = { ...of45, defaultEffort: null, effortLevels: [] } as const;

const fable51 = { ...alwaysThinks, defaultEffort: 'high', forcedToolChoice: 'rejected' } as const;
const fable5 = { ...fable51, forcedToolChoice: 'ok', cacheMinimumTokens: 512, provenance: read } as const;

/** What each model accepts and does by default: thinking, effort, cache minimum, parameters answered with HTTP 400. */
export const behaviours: Readonly<Record<ModelId, ModelBehaviour>> = {
  'claude-fable-5-2': { ...fable51, cacheMinimumTokens: null, provenance: newest },
  'claude-fable-5-1': { ...fable51, cacheMinimumTokens: 512, provenance: read },
  'claude-fable-5': fable5,
  'claude-mythos-5-2': { ...fable51, cacheMinimumTokens: null, provenance: newest },
  'claude-mythos-5-1': { ...fable51, cacheMinimumTokens: 512, provenance: read },
  'claude-mythos-5': fable5,
  'claude-mythos-preview': {
    ...fable5,
    budgetTokens: 'deprecated',
    cacheMinimumTokens: null,
    provenance: {
      sources: ['pricing', 'sdk', 'deprecations'],
      asOf: '2026-11-17',
      confidence: 'low',
      note: 'Documented: the newer tokenizer, and that SDK 1.10.0 warns on a thinking budget here. The other cells repeat Mythos 5, which replaced it, and may be stricter than the model was.',
    },
  },
  'claude-opus-5-5': {
    ...alwaysThinks,
    defaultEffort: 'medium',
    cacheMinimumTokens: 512,
    forcedToolChoice: 'rejected',
    provenance: read,
  },
  'claude-opus-5': {
    ...thinksByDefault,
    defaultEffort: 'high',
    cacheMinimumTokens: 512,
    thinkingDisabled: 'ok',
    thinkingOffUpTo: 'high',
    provenance: read,
  },
  'claude-opus-4-8': { ...thinksIfAsked, cacheMinimumTokens: 1_024 },
  'claude-opus-4-7': { ...thinksIfAsked, cacheMinimumTokens: 2_048 },
  'claude-opus-4-6': { ...of46, cacheMinimumTokens: 4_096 },
  'claude-opus-4-5-20251101': {
    ...of45,
    defaultEffort: 'high',
    effortLevels: ['low', 'medium', 'high'],
    cacheMinimumTokens: 4_096,
  },
  'claude-sonnet-5-5': {
    ...thinksByDefault,
    defaultEffort: 'high',
    cacheMinimumTokens: 512,
    thinkingDisabled: 'rejected',
    betweenTools: 'ok',
    thinkingOffUpTo: 'high',
    forcedToolChoice: 'rejected',
    provenance: {
      sources: [...read.sources, 'sonnet-5-5'],
      asOf: '2026-10-08',
      confidence: 'high',
      note: 'Type "disabled" answers 400 and names "between_tools" instead.',
    },
  },
  'claude-sonnet-5': {
    ...thinksByDefault,
    defaultEffort: 'high',
    cacheMinimumTokens: 1_024,
    thinkingDisabled: 'ok',
    provenance: read,
  },
  'claude-sonnet-4-6': {
    ...of46,
    cacheMinimumTokens: 1_024,
    provenance: {
      ...readOlder,
      note: 'A thinking budget is deprecated here by the docs, but the SDK does not warn about it.',
    },
  },
  'claude-sonnet-4-5-20250929': { ...withoutEffort, cacheMinimumTokens: 1_024 },
  'claude-haiku-5-5': {
    ...thinksByDefault,
    defaultEffort: 'medium',
    cacheMinimumTokens: 512,
    thinkingDisabled: 'ok',
    thinkingOffUpTo: 'high',
    provenance: {
      sources: ['haiku-5-5', 'effort', 'pricing'],
      asOf: '2026-10-08',
      confidence: 'medium',
      note: 'The effort levels were read in one line as low to max. That a forced tool choice is allowed follows from the tool token table, which gives a figure for it.',
    },
  },
  'claude-haiku-4-5-20251001': { ...withoutEffort, cacheMinimumTokens: 4_096 },
};
