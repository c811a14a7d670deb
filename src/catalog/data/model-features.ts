import type { Model } from '../model.ts';
import type { Feature } from '../vocabulary.ts';
import type { ModelId } from './model-names.ts';

type Features = Model['features'];

const sources = ['models-overview', 'vision', 'structured-outputs', 'pricing', 'fast-mode'] as const;
const read = { sources, asOf: '2026-10-08', confidence: 'high' } as const;

/** Since 4.5 every model has these on the Claude API. No model takes or gives audio. */
const since45 = [
  'streaming',
  'tool-use',
  'structured-outputs',
  'vision',
  'pdf',
  'citations',
  'thinking',
  'prompt-caching',
  'batch',
  'files',
  'web-search',
  'web-fetch',
  'code-execution',
  'computer-use',
] as const satisfies readonly Feature[];
/** `inference_geo: "us"` answers 400 on models older than 4.6. */
const since46 = [...since45, 'us-inference'] as const satisfies readonly Feature[];
const withFastMode = [...since46, 'fast-mode'] as const satisfies readonly Feature[];

const released = 'Computer use: the released toolset 20260801, no beta header.';
const releasedOnly = `${released} The older computer_20251124 and computer_20250124 tools are rejected except on Bedrock.`;
const olderComputerTools = ['computer_20251124', 'computer_20250124'] as const;
const betaTool =
  'Computer use: the beta tools 20250124 and 20251124 only, not the released toolset 20260801.';

const full = (note: string): Features => ({ supported: since46, provenance: { ...read, note } });
const fast = (note: string): Features => ({ supported: withFastMode, provenance: { ...read, note } });
const old: Features = { supported: since45, provenance: { ...read, note: betaTool } };
const mythos: Features = {
  supported: since46,
  provenance: {
    ...read,
    confidence: 'medium',
    note: `${released} The pages name Fable; Mythos is taken to have what the Fable model of its generation has.`,
  },
};

/** What each model can be asked for on the Claude API. */
export const modelFeatures: Readonly<Record<ModelId, Features>> = {
  'claude-fable-5-2': {
    supported: since46,
    rejectedTools: olderComputerTools,
    provenance: {
      sources: ['fable-5-2', 'models-overview', 'vision', 'structured-outputs'],
      asOf: '2026-11-12',
      confidence: 'high',
      note: `${releasedOnly} Fast mode is listed by a partner's page for Google Cloud only.`,
    },
  },
  'claude-fable-5-1': full(released),
  'claude-fable-5': full(released),
  'claude-mythos-5-2': {
    supported: since46,
    rejectedTools: olderComputerTools,
    provenance: {
      sources: ['fable-5-2', 'models-overview'],
      asOf: '2026-11-12',
      confidence: 'medium',
      note: releasedOnly,
    },
  },
  'claude-mythos-5-1': mythos,
  'claude-mythos-5': mythos,
  'claude-mythos-preview': {
    supported: since46,
    provenance: {
      ...read,
      confidence: 'low',
      note: 'Taken from the rules by generation (4.6 and later); no feature list of its own was read.',
    },
  },
  'claude-opus-5-5': { ...fast(releasedOnly), rejectedTools: olderComputerTools },
  'claude-opus-5': fast(released),
  'claude-opus-4-8': fast(released),
  'claude-opus-4-7': full(betaTool),
  'claude-opus-4-6': full(betaTool),
  'claude-opus-4-5-20251101': old,
  'claude-sonnet-5-5': {
    ...full(`${released} The older computer_20251124 tool is rejected on the Claude API and Google Cloud.`),
    rejectedTools: ['computer_20251124'],
  },
  'claude-sonnet-5': full(released),
  'claude-sonnet-4-6': full(betaTool),
  'claude-sonnet-4-5-20250929': old,
  'claude-haiku-5-5': {
    ...full(`${released} The older computer_20250124 tool is rejected.`),
    rejectedTools: ['computer_20250124'],
    missingOn: { bedrock: ['structured-outputs'], 'bedrock-mantle': ['structured-outputs'] },
  },
  'claude-haiku-4-5-20251001': old,
};
