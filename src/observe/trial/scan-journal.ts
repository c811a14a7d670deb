import type { LinePlace } from '../split-lines.ts';
import type { RawSample } from './opened-samples.ts';
import { rowWidth } from './sample-table.ts';

/** What scans of the same samples found before, and where to add to it. Records are `rowWidth` numbers each. */
export interface ScanJournal {
  /** Records of earlier starts, one after another. */
  readonly kept: Float64Array;
  readonly append: (cells: Float64Array) => Promise<void>;
  readonly keepFirst: (records: number) => Promise<void>;
}

/** A bad line is a row without tokens. What is wrong with it is read again where it is named. */
const noTokens = -1;

export const badRecord = ({ line, offset, bytes }: RawSample): number[] => [
  line,
  offset,
  bytes,
  noTokens,
  -1,
  0,
];

export const isBadRecord = (cells: Float64Array): boolean => cells[3] === noTokens;

export const placeOf = ([line = 1, offset = 0]: Float64Array): LinePlace => ({ line, offset });

/**
 * The records up to the first that does not lie behind the one before it: where two trials of the same samples wrote at
 * the same time, only what one of them wrote before the other came is used.
 */
export function* recordsInOrder(kept: Float64Array): Generator<Float64Array> {
  let [lastLine, end] = [0, 0];
  for (let at = 0; at + rowWidth <= kept.length; at += rowWidth) {
    const [line = 0, offset = 0, bytes = 0] = kept.subarray(at, at + 3);
    if (line <= lastLine || offset < end) return;
    yield kept.subarray(at, at + rowWidth);
    [lastLine, end] = [line, offset + bytes];
  }
}
