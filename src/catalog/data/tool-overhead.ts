import type { ToolOverhead } from '../model.ts';
import type { ModelId } from './model-names.ts';

const pricing = { sources: ['pricing'], asOf: '2026-10-08', confidence: 'high' } as const;
const forcedRejected = {
  ...pricing,
  note: 'The page gives no figure for a forced tool choice: the model rejects it.',
} as const;
const notListed: ToolOverhead = {
  autoTokens: null,
  forcedTokens: null,
  provenance: {
    ...pricing,
    note: 'The pricing page lists no figures for the Fable and Mythos models; count a real request instead.',
  },
};

/** Input tokens added when at least one tool is sent: with tool choice auto or none, and with any or a named tool. */
export const toolOverheads: Readonly<Record<ModelId, ToolOverhead>> = {
  'claude-fable-5-2': notListed,
  'claude-fable-5-1': notListed,
  'claude-fable-5': notListed,
  'claude-mythos-5-2': notListed,
  'claude-mythos-5-1': notListed,
  'claude-mythos-5': notListed,
  'claude-mythos-preview': notListed,
  'claude-opus-5-5': { autoTokens: 286, forcedTokens: null, provenance: forcedRejected },
  'claude-opus-5': { autoTokens: 286, forcedTokens: 406, provenance: pricing },
  'claude-opus-4-8': { autoTokens: 290, forcedTokens: 410, provenance: pricing },
  'claude-opus-4-7': { autoTokens: 675, forcedTokens: 804, provenance: pricing },
  'claude-opus-4-6': { autoTokens: 497, forcedTokens: 589, provenance: pricing },
  'claude-opus-4-5-20251101': { autoTokens: 496, forcedTokens: 588, provenance: pricing },
  'claude-sonnet-5-5': { autoTokens: 286, forcedTokens: null, provenance: forcedRejected },
  'claude-sonnet-5': { autoTokens: 354, forcedTokens: 474, provenance: pricing },
  'claude-sonnet-4-6': { autoTokens: 497, forcedTokens: 589, provenance: pricing },
  'claude-sonnet-4-5-20250929': { autoTokens: 496, forcedTokens: 588, provenance: pricing },
  'claude-haiku-5-5': { autoTokens: 286, forcedTokens: 406, provenance: pricing },
  'claude-haiku-4-5-20251001': { autoTokens: 496, forcedTokens: 588, provenance: pricing },
};
