import { UsageError } from '../../plan/usage-error.ts';
import type { LinePlace } from '../split-lines.ts';
import { type EstimateText, estimateSample } from './estimate.ts';
import { carryOf, readSample } from './sample.ts';
import type { RawSample, SampleFiles } from './sample-files.ts';
import { rowCells, rowWidth, SampleTable } from './sample-table.ts';
import { badRecord, isBadRecord, placeOf, recordsInOrder, type ScanJournal } from './scan-journal.ts';

/** A line that is no sample, and why. */
export interface BadSample {
  readonly line: number;
  /** Full sentence, without what the line holds. */
  readonly problem: string;
}

export interface Scan {
  readonly samples: SampleTable;
  /** The first of them; `skipped` counts all. */
  readonly bad: readonly BadSample[];
  readonly skipped: number;
}

export interface ScanOptions {
  readonly estimate: EstimateText;
  readonly signal: AbortSignal;
  /** Told now and then, and at the end. */
  readonly onProgress: (done: { readonly bytes: number; readonly samples: number }) => void;
  /** Null or absent: a scan that is interrupted starts anew. */
  readonly journal?: ScanJournal | null;
}

/** Bad lines that are named; the others are counted. */
export const mostNamed = 20;

/** More rows would not fit into memory with everything that is made of them. */
const mostSamples = 5_000_000;

/** Samples, or bytes of them, that are put into the journal at once: what a killed scan loses. */
const batch = { cells: 256 * rowWidth, bytes: 4 * 1024 * 1024 } as const;

/**
 * One pass over all samples: what each carries and how long it is by estimate. With a journal it goes on where an earlier
 * pass ended, and ends with the same table. Throws the signal's reason once aborted, and UsageError where the samples
 * cannot be read.
 */
export async function scanSamples(files: SampleFiles, options: ScanOptions): Promise<Scan> {
  const { estimate, signal, onProgress, journal } = options;
  const samples = new SampleTable((journal?.kept.length ?? 0) / rowWidth);
  const bad: BadSample[] = [];
  let skipped = 0;
  let end: LinePlace | undefined;
  for (const cells of recordsInOrder(journal?.kept ?? new Float64Array())) {
    const { line, offset } = placeOf(cells);
    if (!isBadRecord(cells)) samples.addCells(cells);
    else {
      skipped += 1;
      if (bad.length < mostNamed)
        bad.push({ line, problem: await problemAt(files, { line, offset }, signal) });
    }
    end = { line, offset: offset + (cells[2] ?? 0) };
  }
  const known = samples.length + skipped;
  if (journal && known * rowWidth < journal.kept.length) await journal.keepFirst(known);

  let bytes = end?.offset ?? 0;
  let fresh: number[] = [];
  let freshBytes = 0;
  const flush = async () => {
    const cells = Float64Array.from(fresh);
    fresh = [];
    freshBytes = 0;
    if (cells.length > 0) await journal?.append(cells);
    onProgress({ bytes, samples: samples.length });
  };
  try {
    for await (const raw of files.all(signal, end)) {
      signal.throwIfAborted();
      const read = examined(raw, estimate);
      const isBad = typeof read === 'string';
      const cells = isBad ? badRecord(raw) : read;
      if (isBad) {
        skipped += 1;
        if (bad.length < mostNamed) bad.push({ line: raw.line, problem: read });
      } else samples.addCells(cells);
      if (samples.length > mostSamples) throw tooMany();
      fresh.push(...cells);
      bytes = raw.offset + raw.bytes;
      freshBytes += raw.bytes;
      if (fresh.length >= batch.cells || freshBytes >= batch.bytes) await flush();
    }
  } finally {
    await flush();
  }
  return { samples, bad, skipped };
}

/** The row of a sample, or a full sentence on why it is none. */
function examined(raw: RawSample, estimate: EstimateText): number[] | string {
  if ('problem' in raw) return raw.problem;
  const read = readSample(raw.text);
  if (read.kind === 'bad') return read.problem;
  const { line, offset, bytes } = raw;
  return rowCells({
    line,
    offset,
    bytes,
    estimatedTokens: estimateSample(read.body, estimate),
    maxTokens: read.body.max_tokens ?? null,
    carry: carryOf(read.body),
  });
}

const tooMany = () =>
  new UsageError(
    `There are more than ${mostSamples.toLocaleString('en-US')} samples, which is more than are read: take a random part of them.`,
  );

/** What is wrong at a place of which only that is known. */
async function problemAt(files: SampleFiles, place: LinePlace, signal: AbortSignal): Promise<string> {
  for await (const raw of files.all(signal, place)) {
    const read = raw.line === place.line ? examined(raw, () => 0) : null;
    if (typeof read === 'string') return read;
    break;
  }
  throw new UsageError(`${files.name} was changed while it was read: start the trial again.`);
}

/** What to tell about bad samples: the first by their lines, the others by number. */
export function badSamplesText(name: string, { bad, skipped }: Scan): string {
  const more = skipped - bad.length;
  return [
    `${skipped === 1 ? 'One sample' : `${skipped.toLocaleString('en-US')} samples`} of ${name} cannot be used:`,
    ...bad.map(({ line, problem }) => `  ${line}: ${problem}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en-US')} more`] : []),
  ].join('\n');
}
