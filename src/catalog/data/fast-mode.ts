import type { Model } from '../model.ts';
import type { ModelId } from './model-names.ts';

type FastMode = NonNullable<Model['fastMode']>;

const previewed = {
  sources: ['pricing', 'fast-mode'],
  asOf: '2026-10-08',
  confidence: 'high',
  note: 'Needs beta header `fast-mode-2026-02-01`; not combined with batches.',
} as const;
const released = {
  sources: ['pricing', 'fast-mode', 'release-notes'],
  asOf: '2026-11-12',
  confidence: 'medium',
  note: 'The price was read on the pricing page of 2026-10-08; the end of the preview on 2026-10-15, with no header needed since, in translated release notes. Not combined with batches.',
} as const;

/**
 * USD per million tokens in fast mode; models without a row have none. Opus 4.7 answers an error to it, Opus 4.6
 * silently runs at standard speed and price. A partner's page lists it for Fable 5.2 on Google Cloud; Anthropic's do not.
 */
export const fastModes: Readonly<Partial<Record<ModelId, FastMode>>> = {
  'claude-opus-5-5': { inputUsdPerMTok: 8, outputUsdPerMTok: 40, preview: false, provenance: released },
  'claude-opus-5': { inputUsdPerMTok: 10, outputUsdPerMTok: 50, preview: true, provenance: previewed },
  'claude-opus-4-8': { inputUsdPerMTok: 10, outputUsdPerMTok: 50, preview: true, provenance: previewed },
};
