import type { Model } from '../model.ts';
import type { ModelId } from './model-names.ts';

type Windows = Model['windows'];

const overview = {
  sources: ['models-overview', 'batches', 'vision'],
  asOf: '2026-10-08',
  confidence: 'high',
} as const;
const noBatchFigure = 'A longer output in batches was looked for and not found for this model.';
const fable = {
  sources: ['models-overview', 'vision'],
  asOf: '2026-10-08',
  confidence: 'high',
  note: noBatchFigure,
} as const;
const fable52 = {
  sources: ['fable-5-2', 'release-notes', 'vision'],
  asOf: '2026-11-12',
  confidence: 'high',
  note: noBatchFigure,
} as const;

const million = { contextTokens: 1_000_000, maxOutputTokens: 128_000, mediaItems: 600 } as const;
const small = {
  contextTokens: 200_000,
  maxOutputTokens: 64_000,
  batchMaxOutputTokens: null,
  mediaItems: 100,
  provenance: overview,
} as const;
const large = { ...million, batchMaxOutputTokens: 300_000, provenance: overview } as const;

/**
 * Context window, longest answer, longest answer in a batch with beta header `output-300k-2026-03-24`, in tokens; and
 * how many images and PDF pages a request may hold, which hangs on the window.
 */
export const windows: Readonly<Record<ModelId, Windows>> = {
  'claude-fable-5-2': { ...million, batchMaxOutputTokens: null, provenance: fable52 },
  'claude-fable-5-1': { ...million, batchMaxOutputTokens: null, provenance: fable },
  'claude-fable-5': { ...million, batchMaxOutputTokens: null, provenance: fable },
  'claude-mythos-5-2': {
    ...million,
    batchMaxOutputTokens: null,
    provenance: { ...fable52, confidence: 'medium' },
  },
  'claude-mythos-5-1': { ...million, batchMaxOutputTokens: null, provenance: fable },
  'claude-mythos-5': { ...million, batchMaxOutputTokens: null, provenance: fable },
  'claude-mythos-preview': {
    ...million,
    maxOutputTokens: null,
    batchMaxOutputTokens: null,
    provenance: {
      sources: ['deprecations', 'pricing', 'vision'],
      asOf: '2026-10-08',
      confidence: 'medium',
      note: 'The output limit was not checked before the model was deprecated.',
    },
  },
  'claude-opus-5-5': large,
  'claude-opus-5': large,
  'claude-opus-4-8': large,
  'claude-opus-4-7': large,
  'claude-opus-4-6': large,
  'claude-opus-4-5-20251101': small,
  'claude-sonnet-5-5': large,
  'claude-sonnet-5': large,
  'claude-sonnet-4-6': large,
  'claude-sonnet-4-5-20250929': small,
  'claude-haiku-5-5': large,
  'claude-haiku-4-5-20251001': small,
};
