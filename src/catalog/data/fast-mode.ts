import type { Model } from '../model.ts';
import type { ModelId } from './model-names.ts';

type FastMode = NonNullable<Model['fastMode']>;

const previewed = {
  sources: ['pricing', 'fast-mode'],
  asOf: '2026-10-08',
  confidence: 'high',
  note: 'Not combined with batches.',
} as const;
const released = {
  sources: ['pricing', 'fast-mode', 'release-notes'],
  asOf: '2026-11-12',
  confidence: 'medium',
  note: 'The price was read on the pricing page of 2026-10-08; the end of the preview on 2026-10-15, with no header needed since, and the other clouds that have fast mode, in translated release notes. Not combined with batches.',
} as const;

const asPreview = {
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 50,
  preview: true,
  betaHeader: 'fast-mode-2026-02-01',
  paths: ['claude-api'],
  provenance: previewed,
} as const satisfies FastMode;

/**
 * USD per million tokens in fast mode; models without a row have none. Opus 4.7 answers an error to it, Opus 4.6
 * silently runs at standard speed and price. A partner's page lists it for Fable 5.2 on Google Cloud; Anthropic's do not.
 */
export const fastModes: Readonly<Partial<Record<ModelId, FastMode>>> = {
  'claude-opus-5-5': {
    inputUsdPerMTok: 8,
    outputUsdPerMTok: 40,
    preview: false,
    betaHeader: null,
    paths: ['claude-api', 'foundry', 'claude-on-google'],
    provenance: released,
  },
  'claude-opus-5': asPreview,
  'claude-opus-4-8': asPreview,
};
