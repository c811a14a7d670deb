import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { foreignText } from '../../claude/foreign-text.ts';
import type { Random } from '../../cost/random.ts';
import type { TrialSeen } from '../../judge/seen/trial.ts';
import type { Plan } from '../../plan/schema.ts';
import { UsageError } from '../../plan/usage-error.ts';
import {
  type CountOptions,
  type CountProgress,
  type CountWait,
  countSamples,
  tokenCountLimit,
} from './count.ts';
import type { Counted } from './count-tally.ts';
import type { LiveOutcome } from './live-outcome.ts';
import { tallyOf } from './live-tally.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';
import { sampledPrefixes } from './sampled-prefixes.ts';
import { badSamplesText, type Scan } from './scan.ts';
import { summaryOf } from './summary-of.ts';
import { measuredToolTokens } from './tool-tokens.ts';
import { carriedBy, maxTokensOf, perRequestUsd } from './trial-summary.ts';

/** How far the true size of most texts lies from the estimate, as a part of it. Bounds of ours: no page gives any. */
const estimateBand = { old: 0.15, new: 0.25 } as const;

export type TrialEvent =
  | ({ readonly type: 'counted' } & CountProgress)
  | ({ readonly type: 'count-waits' } & CountWait)
  /** Full sentences for the person: samples that are left out, with their lines; samples that came too late. */
  | { readonly type: 'note'; readonly text: string };

export interface TrialOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** The id to count with. */
  readonly model: string;
  /** Null: estimate on this machine. */
  readonly client: Anthropic | null;
  /** How counting waits, and what earlier starts have counted. */
  readonly counting: Pick<CountOptions, 'clock' | 'sleep' | 'journal'>;
  /** How many samples are taken at random; absent: all. */
  readonly sample?: number;
  /** Leave samples out that the API does not take. */
  readonly skipBad: boolean;
  /** Sends some of the samples once all are counted (`planLive`, `runLive`); null: nobody agreed to it. Absent: none is sent. */
  readonly live?: (tokens: Float64Array) => Promise<LiveOutcome | null>;
  readonly sandbox: () => boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly random: Random;
  readonly onEvent: (event: TrialEvent) => void;
}

/** Limit of one request to the token-counting endpoint. */
const countTimeoutMs = 60_000;

/** Measures samples that were scanned. Throws what `countSamples` throws, and UsageError where the API does not take some. */
export async function measureTrial(
  files: SampleFiles,
  scan: Scan,
  options: TrialOptions,
): Promise<TrialSeen> {
  const { samples, skipped } = scan;
  const { plan, catalog, model, client, random, signal } = options;
  const chosen = chosenOf(samples.length, options.sample ?? samples.length, random);
  const tokenizer = findModel(catalog, model)?.behaviour.tokenizer ?? 'new';
  const factor = tokenizer === 'new' ? catalog.apiRules.newTokenizerFactor.factor : 1;
  const counted = client ? await countAll(files, samples, chosen, client, options) : null;
  const rejected =
    counted && counted.rejected > 0
      ? badSamplesText(files.name, { ...scan, bad: counted.bad, skipped: counted.rejected })
      : null;
  if (rejected && !options.skipBad)
    throw new UsageError(`${rejected}\nMend them, or leave them out with --skip-bad.`);
  const tokens = placed(samples.length, chosen, counted?.tokens ?? estimatesOf(samples, chosen, factor));
  const places = [...tokens.keys()].filter((place) => !Number.isNaN(tokens[place]));
  if (places.length === 0)
    throw new UsageError(
      [`The API takes none of the samples of ${files.name}.`, ...(rejected ? [rejected] : [])].join('\n'),
    );
  if (rejected) options.onEvent({ type: 'note', text: rejected });
  const sizes = tokens.filter((size) => !Number.isNaN(size));
  const counting: TrialSeen['counting'] = client
    ? { by: 'api' }
    : { by: 'estimate', band: estimateBand[tokenizer] };
  const toolTokens =
    client &&
    (await measuredToolTokens(files, samples, tokens, {
      ...callsOf(client, options),
      random,
    }));
  const prefixes = await sampledPrefixes(files, samples, tokens, { factor, signal });
  const since = await files.since?.();
  if (since) options.onEvent({ type: 'note', text: since });
  // The last step, so that answers that were paid for are never lost to an interruption.
  const live = (await options.live?.(tokens)) ?? null;
  return {
    at: options.now().toISOString(),
    model,
    samples: foreignText(files.name) || 'samples',
    counted: places.length,
    skipped: skipped + (counted?.rejected ?? 0),
    counting,
    sandbox: options.sandbox() || (counted?.sandbox ?? false),
    input: summaryOf(sizes),
    maxTokens: maxTokensOf(samples, places),
    carry: carriedBy(samples, places),
    toolTokens,
    prefixes,
    live: live && tallyOf(live),
    perRequestUsd: perRequestUsd(
      sizes,
      live?.answers ?? [],
      plan,
      catalog,
      counting.by === 'api' ? prefixes : null,
    ),
  };
}

/** How requests to the token-counting endpoint are made. */
function callsOf(client: Anthropic, { model, catalog, counting, now, signal, onEvent }: TrialOptions) {
  return {
    ...counting,
    client,
    model,
    catalog,
    now,
    signal,
    timeoutMs: countTimeoutMs,
    onWait: (wait: CountWait) => onEvent({ type: 'count-waits', ...wait }),
  };
}

function countAll(
  files: SampleFiles,
  samples: SampleTable,
  chosen: readonly number[],
  client: Anthropic,
  options: TrialOptions,
): Promise<Counted> {
  const { plan, catalog, onEvent } = options;
  return countSamples(files, samples, chosen, {
    ...callsOf(client, options),
    requestsPerMinute: tokenCountLimit(catalog, plan.limits.tier),
    onProgress: (progress) => onEvent({ type: 'counted', ...progress }),
  });
}

/** So many of the places at random, in their order. */
function chosenOf(length: number, count: number, random: Random): number[] {
  const places = Array.from({ length }, (_, place) => place);
  if (count >= length) return places;
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (length - at));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  return places.slice(0, count).sort((a, b) => a - b);
}

const estimatesOf = (samples: SampleTable, chosen: readonly number[], factor: number): Float64Array =>
  Float64Array.from(chosen, (place) => Math.round(samples.at(place).estimatedTokens * factor));

/** By the place of the sample in its table; NaN for those that were not chosen. */
function placed(length: number, chosen: readonly number[], values: Float64Array): Float64Array {
  if (chosen.length === length) return values;
  const tokens = new Float64Array(length).fill(Number.NaN);
  for (const [at, place] of chosen.entries()) tokens[place] = values[at] ?? Number.NaN;
  return tokens;
}
