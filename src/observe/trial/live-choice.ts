import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Random } from '../../cost/random.ts';
import type { Plan } from '../../plan/schema.ts';
import { boundOf, type MaxTokensFrom, sentMaxTokens } from './live-bound.ts';
import { earlierOf, earlierUsd, type LiveEarlier } from './live-earlier.ts';
import type { LiveJournal } from './live-journal.ts';
import type { Via } from './live-price.ts';
import { readSample, type SampleBody } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';
import type { BadSample } from './scan.ts';

/** A sample that may be sent. */
export interface LiveCall {
  /** Place of the sample in its table. */
  readonly index: number;
  readonly line: number;
  /** Sent with it. */
  readonly maxTokens: number;
  /** Most it can cost, in USD. */
  readonly worstUsd: number;
  /** Of its text: what is sent later has to be what was bounded. */
  readonly digest: string;
}

/** What a live trial would send, for a person to agree to first. */
export interface LivePlan {
  readonly via: Via;
  readonly model: string;
  /** Samples that were drawn, now or by earlier starts: as many as were asked for, or all that the API takes. */
  readonly drawn: number;
  /** In the order they are sent. */
  readonly calls: readonly LiveCall[];
  /** Drawn and not sent, with a full sentence each. */
  readonly leftOut: readonly BadSample[];
  /** Most that it costs in USD: all calls, and what earlier starts have spent or may have spent. */
  readonly worstCaseUsd: number;
  /** Null: nothing was sent before. */
  readonly earlier: LiveEarlier | null;
  /** By answers of the planned length and without caching; null where no length is planned. */
  readonly expectedUsd: number | null;
  /** Calls whose sample states no max_tokens, and what is sent in its place; null: all state one. */
  readonly filledMaxTokens: {
    readonly calls: number;
    readonly maxTokens: number;
    readonly from: Exclude<MaxTokensFrom, 'sample'>;
  } | null;
}

export interface LiveChoiceOptions {
  /** How many samples. */
  readonly count: number;
  readonly via: Via;
  /** Names the model. */
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Seeded: the same seed draws the same samples. */
  readonly random: Random;
  readonly signal: AbortSignal;
  /** Absent or null: what earlier starts did is not known. */
  readonly journal?: LiveJournal | null;
}

/**
 * Draws samples at random and bounds what each can cost. `tokens`: the prompt of each sample as the API counted it, by its
 * place in the table; NaN where the API does not take it. Sends nothing. Throws the signal's reason once it is aborted.
 */
export async function planLive(
  files: SampleFiles,
  samples: SampleTable,
  tokens: Float64Array,
  { count, via, plan, catalog, random, signal, journal }: LiveChoiceOptions,
): Promise<LivePlan> {
  const prices = { plan, catalog, via };
  const earlier = await earlierOf(journal, async (index) => {
    signal.throwIfAborted();
    if (index >= samples.length) return null;
    const read = await sampleAt(files, samples, index);
    const sent = read.kind === 'sample' ? sentMaxTokens(read.body, prices) : null;
    return read.kind === 'sample' && sent ? { digest: read.digest, maxTokens: sent.maxTokens } : null;
  });
  const taken = new Set([
    ...(earlier?.answers ?? []).map(({ index }) => index),
    ...(earlier?.batches ?? []).flatMap(({ calls: inIt }) => inIt.map(({ index }) => index)),
  ]);
  const drawn = draw(usable(tokens), taken, count, random);
  const calls: LiveCall[] = [];
  const leftOut: BadSample[] = [];
  let expectedUsd: number | null = 0;
  const filled = { calls: 0, maxTokens: 0, from: 'assumed' as Exclude<MaxTokensFrom, 'sample'> };
  let bytes = 0;
  for (const index of drawn) {
    signal.throwIfAborted();
    const { line } = samples.at(index);
    const read = await sampleAt(files, samples, index);
    if (read.kind === 'bad') {
      leftOut.push({ line, problem: read.problem });
      continue;
    }
    const bound = boundOf(read.body, tokens[index] ?? 0, prices);
    if (bound.kind === 'unbounded') {
      leftOut.push({ line, problem: bound.reason });
      continue;
    }
    if (via === 'batch' && bytes + read.bytes > mostBatchBytes(catalog)) {
      leftOut.push({ line, problem: 'The batch would be larger than the API takes with it.' });
      continue;
    }
    bytes += read.bytes;
    const { maxTokens, maxTokensFrom, worstUsd } = bound;
    calls.push({ index, line, maxTokens, worstUsd, digest: read.digest });
    expectedUsd = expectedUsd === null || bound.expectedUsd === null ? null : expectedUsd + bound.expectedUsd;
    if (maxTokensFrom === 'sample') continue;
    filled.calls += 1;
    filled.maxTokens = maxTokens;
    filled.from = maxTokensFrom;
  }
  return {
    via,
    model: plan.model.id ?? '',
    drawn: taken.size + drawn.length,
    calls,
    leftOut,
    worstCaseUsd: calls.reduce((sum, { worstUsd }) => sum + worstUsd, earlierUsd(earlier)),
    earlier,
    expectedUsd,
    filledMaxTokens: filled.calls === 0 ? null : filled,
  };
}

const usable = (tokens: Float64Array): Uint32Array =>
  Uint32Array.from(tokens.keys()).filter((place) => !Number.isNaN(tokens[place]));

/**
 * So many different ones of these places in random order, those that are taken among them but not returned: with the same
 * seed a second start draws what the first one would have gone on with.
 */
function draw(places: Uint32Array, taken: ReadonlySet<number>, count: number, random: Random): number[] {
  const wanted = Math.floor(count) - taken.size;
  const drawn: number[] = [];
  for (let at = 0; at < places.length && drawn.length < wanted; at += 1) {
    const other = at + Math.floor(random() * (places.length - at));
    const [a = 0, b = 0] = [places[at], places[other]];
    places[at] = b;
    places[other] = a;
    if (!taken.has(b)) drawn.push(b);
  }
  return drawn;
}

/** What frames each request of a batch: its id, the model, and escapes that another writer of JSON would not need. */
const frameBytes = 512;

const mostBatchBytes = ({ apiRules }: Catalog): number => apiRules.batchBounds.bodyMb * 1_000_000;

type SampleAgain =
  | { readonly kind: 'sample'; readonly body: SampleBody; readonly digest: string; readonly bytes: number }
  | { readonly kind: 'bad'; readonly problem: string };

/** A sample read again from its file. */
async function sampleAt(files: SampleFiles, samples: SampleTable, index: number): Promise<SampleAgain> {
  const text = await files.again(samples.at(index));
  const read = readSample(text);
  if (read.kind === 'bad') return read;
  const digest = createHash('sha256').update(text).digest('base64');
  return { ...read, digest, bytes: Buffer.byteLength(JSON.stringify(read.body)) + frameBytes };
}

/** The body to send for a call; a full sentence where the sample is no longer the one that was bounded. */
export async function bodyOf(
  files: SampleFiles,
  samples: SampleTable,
  { index, digest }: LiveCall,
): Promise<SampleBody | string> {
  const read = await sampleAt(files, samples, index).catch(() => null);
  return read?.kind === 'sample' && read.digest === digest
    ? read.body
    : 'The sample changed after it was counted, so it was not sent.';
}
