import { type EstimateText, estimateSample } from './estimate.ts';
import { carryOf, readSample } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import { SampleTable } from './sample-table.ts';

/** A line that is no sample, and why. */
export interface BadSample {
  readonly line: number;
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
  /** Told now and then. */
  readonly onProgress: (done: { readonly bytes: number; readonly samples: number }) => void;
}

/** Bad lines that are named; the others are counted. */
export const mostNamed = 20;

/** One pass over all samples: what each carries and how long it is by estimate. Throws the signal's reason once aborted. */
export async function scanSamples(files: SampleFiles, options: ScanOptions): Promise<Scan> {
  const samples = new SampleTable();
  const bad: BadSample[] = [];
  let skipped = 0;
  for await (const raw of files.all(options.signal)) {
    options.signal.throwIfAborted();
    const read = readSample(raw.text);
    if (read.kind === 'bad') {
      skipped += 1;
      if (bad.length < mostNamed) bad.push({ line: raw.line, problem: read.problem });
    } else {
      samples.add({
        ...raw,
        estimatedTokens: estimateSample(read.body, options.estimate),
        maxTokens: read.body.max_tokens ?? null,
        carry: carryOf(read.body),
      });
    }
    options.onProgress({ bytes: raw.offset + raw.bytes, samples: samples.length });
  }
  return { samples, bad, skipped };
}
