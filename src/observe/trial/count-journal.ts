import { createHash } from 'node:crypto';

/** Counts of earlier starts, and where to add to them. Records are `countWidth` numbers each. */
export interface CountJournal {
  /** Records of earlier starts, one after another. */
  readonly kept: Float64Array;
  /** Resolves once the records survive a kill. */
  readonly append: (cells: Float64Array) => Promise<void>;
}

/** Place of the sample in its table, its tokens, and 1 where the sandbox counted them. */
export const countWidth = 3;

/** A count holds for the model it was made with and for the service that made it. */
export const countJournalName = (model: string, baseUrl: string): string =>
  `counts-${createHash('sha256').update(`${model}\n${baseUrl}`).digest('hex').slice(0, 16)}`;

export interface KeptCount {
  readonly tokens: number;
  readonly sandbox: boolean;
}

export const countRecord = (index: number, { tokens, sandbox }: KeptCount): Float64Array =>
  Float64Array.of(index, tokens, sandbox ? 1 : 0);

/** What was counted before, by the place of the sample in its table. */
export function keptCounts({ kept }: CountJournal): Map<number, KeptCount> {
  const counts = new Map<number, KeptCount>();
  for (let at = 0; at + countWidth <= kept.length; at += countWidth) {
    const [index = -1, tokens = -1, sandbox = 0] = kept.subarray(at, at + countWidth);
    if (Number.isInteger(tokens) && tokens >= 0) counts.set(index, { tokens, sandbox: sandbox === 1 });
  }
  return counts;
}
