import type { SourceId } from './sources.ts';

/** high: read on an Anthropic page or in Anthropic's SDK; medium: an old, translated or one-line copy; low: derived or third party. */
export type Confidence = 'high' | 'medium' | 'low';

/** Where a documented fact comes from. Every catalog row carries one; a row without it does not compile. */
export interface Provenance {
  readonly sources: readonly [SourceId, ...SourceId[]];
  /** ISO date (UTC) on which the newest of the sources was read. */
  readonly asOf: string;
  readonly confidence: Confidence;
  /** What a reader must know to use the row: a conflict between sources, a derivation, a gap. */
  readonly note?: string;
}
