import type { Model } from '../model.ts';
import type { ModelId } from './model-names.ts';

type RequiredRetention = NonNullable<Model['requiredRetention']>;

const covered: RequiredRetention = {
  days: 30,
  provenance: {
    sources: ['retention'],
    asOf: '2026-08-21',
    confidence: 'high',
    note: 'The English page is dated before the release of 5.1, which later translations name.',
  },
};
const coveredSoFar: RequiredRetention = {
  days: 30,
  provenance: {
    sources: ['retention', 'prompt-caching'],
    asOf: '2026-08-22',
    confidence: 'low',
    note: 'The retention page was not seen naming 5.2; the caching page sets the covered models apart and lists 5.2 among them.',
  },
};

/** Models that answer 400 to an organization or workspace keeping its data for less; the others have no row. */
export const requiredRetentions: Readonly<Partial<Record<ModelId, RequiredRetention>>> = {
  'claude-fable-5-2': coveredSoFar,
  'claude-fable-5-1': covered,
  'claude-fable-5': covered,
  'claude-mythos-5-2': coveredSoFar,
  'claude-mythos-5-1': covered,
  'claude-mythos-5': covered,
};
