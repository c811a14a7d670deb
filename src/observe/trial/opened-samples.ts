import { catalog } from '../../catalog/catalog.ts';
import type { LinePlace } from '../split-lines.ts';
import type { SampleRow } from './sample-table.ts';

/** Where a sample lies, and its text or why it has none. */
export type RawSample = LinePlace & { readonly bytes: number } & (
    | { readonly text: string }
    /** Full sentence on what is wrong, without repeating what the line holds. */
    | { readonly problem: string }
  );

/** Where samples come from. Texts can be read again, by the place their row names. */
export interface SampleFiles {
  /** Name of the file or folder, without its path. */
  readonly name: string;
  readonly totalBytes: number;
  /** Each sample as a line of JSON Lines, from the start or from a place that one of them named. */
  readonly all: (signal: AbortSignal, from?: LinePlace) => AsyncIterable<RawSample>;
  /** Throws UsageError where the samples were changed meanwhile. */
  readonly again: (row: Pick<SampleRow, 'line' | 'offset' | 'bytes'>) => Promise<string>;
  /** Full sentence on what came to them since they were opened, or null; throws UsageError where they are others now. */
  readonly since?: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

export interface OpenedSamples extends SampleFiles {
  /** Tells these samples from all others, and from themselves after a change; null: a second start cannot read them. */
  readonly fingerprint: string | null;
  /** Full sentences for the person: what was left out, what cannot be done. */
  readonly notes: readonly string[];
}

const longestSampleMb = Math.max(...catalog.platforms.map(({ requestSizeLimitMb }) => requestSizeLimitMb));

/** No path takes a longer request; bytes in a line of JSON Lines are those of a request's body. */
export const longestSampleBytes = longestSampleMb * 1024 * 1024;

/** Changed with everything that makes the same samples yield other rows: what an earlier version kept is not used. */
export const readingVersion = 2;

export const notUtf8 = 'It is not UTF-8 text.';
export const tooLong = `It is longer than ${longestSampleMb} MB, which no request may be.`;
