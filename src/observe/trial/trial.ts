import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { distributionOf } from '../../cost/distribution.ts';
import { sumOfIndependent } from '../../cost/independent-sum.ts';
import { type Interval, meanInterval } from '../../cost/mean-interval.ts';
import type { Random } from '../../cost/random.ts';
import { mostSlices, type TrialDistribution, type TrialSeen } from '../../judge/seen/trial.ts';
import { requestPricing } from '../../plan/request-pricing.ts';
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
import type { LiveAnswer } from './live-answer.ts';
import type { CountedPrompts } from './live-choice.ts';
import type { LiveOutcome } from './live-outcome.ts';
import { answersUsd, tallyOf } from './live-tally.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';
import { sampledPrefixes } from './sampled-prefixes.ts';
import { badSamplesText, type Scan } from './scan.ts';

/** How far the true size of most texts lies from the estimate, as a part of it. Bounds of ours: no page gives any. */
export const estimateBand = { old: 0.15, new: 0.25 } as const;

export type TrialEvent =
  | ({ readonly type: 'counted' } & CountProgress)
  | ({ readonly type: 'count-waits' } & CountWait);

export interface TrialOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** The id to count with. */
  readonly model: string;
  /** Null: estimate on this machine. */
  readonly client: Anthropic | null;
  /** How counting waits, and what earlier starts have counted. */
  readonly counting: Pick<CountOptions, 'clock' | 'sleep' | 'journal'>;
  /** Leave samples out that the API does not take. */
  readonly skipBad: boolean;
  /** Sends some of the samples once all are counted (`planLive`, `runLive`); null: nobody agreed to it. Absent: none is sent. */
  readonly live?: (counted: CountedPrompts) => Promise<LiveOutcome | null>;
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
  const { plan, catalog, model, client } = options;
  const tokenizer = findModel(catalog, model)?.behaviour.tokenizer ?? 'new';
  const factor = tokenizer === 'new' ? catalog.apiRules.newTokenizerFactor.factor : 1;
  const counted = client ? await countAll(files, samples, client, options) : null;
  if (counted && counted.rejected > 0 && !options.skipBad) {
    const bad = badSamplesText(files.name, { ...scan, bad: counted.bad, skipped: counted.rejected });
    throw new UsageError(`${bad}\nMend them, or leave them out with --skip-bad.`);
  }
  const tokens = counted?.tokens ?? estimatesOf(samples, factor);
  const places = [...tokens.keys()].filter((place) => !Number.isNaN(tokens[place]));
  if (places.length === 0) throw new UsageError(`The API takes none of the samples of ${files.name}.`);
  const sizes = tokens.filter((size) => !Number.isNaN(size));
  const counting: TrialSeen['counting'] = client
    ? { by: 'api' }
    : { by: 'estimate', band: estimateBand[tokenizer] };
  const live = (await options.live?.({ tokens, counting })) ?? null;
  return {
    at: options.now().toISOString(),
    model,
    samples: files.name,
    counted: places.length,
    skipped: skipped + (counted?.rejected ?? 0),
    counting,
    sandbox: options.sandbox() || (counted?.sandbox ?? false),
    input: summaryOf(sizes),
    maxTokens: maxTokensOf(samples, places),
    carry: carriedBy(samples, places),
    toolTokens: null,
    prefixes: await sampledPrefixes(files, samples, tokens, { factor, signal: options.signal }),
    live: live && tallyOf(live),
    perRequestUsd: perRequest(sizes, live?.answers ?? [], plan, catalog),
  };
}

function countAll(
  files: SampleFiles,
  samples: SampleTable,
  client: Anthropic,
  { plan, catalog, model, counting, now, signal, onEvent }: TrialOptions,
): Promise<Counted> {
  const all = Array.from({ length: samples.length }, (_, index) => index);
  return countSamples(files, samples, all, {
    ...counting,
    client,
    model,
    catalog,
    now,
    signal,
    timeoutMs: countTimeoutMs,
    requestsPerMinute: tokenCountLimit(catalog, plan.limits.tier),
    onProgress: (progress) => onEvent({ type: 'counted', ...progress }),
    onWait: (wait) => onEvent({ type: 'count-waits', ...wait }),
  });
}

function estimatesOf(samples: SampleTable, factor: number): Float64Array {
  const tokens = new Float64Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    tokens[index] = Math.round(samples.at(index).estimatedTokens * factor);
  return tokens;
}

const summaryOf = (values: Float64Array): TrialDistribution =>
  ({ ...distributionOf(values, meanInterval(values), mostSlices) }) as TrialDistribution;

function maxTokensOf(samples: SampleTable, places: readonly number[]): TrialDistribution | null {
  const stated = places.flatMap((place) => samples.at(place).maxTokens ?? []);
  return stated.length === 0 ? null : summaryOf(Float64Array.from(stated));
}

function carriedBy(samples: SampleTable, places: readonly number[]): TrialSeen['carry'] {
  const carry = { system: 0, tools: 0, images: 0, documents: 0, cacheControl: 0 };
  for (const place of places) {
    const row = samples.at(place);
    for (const name of Object.keys(carry) as (keyof typeof carry)[]) carry[name] += row.carry[name] ? 1 : 0;
  }
  return carry;
}

function perRequest(
  tokens: Float64Array,
  answers: readonly LiveAnswer[],
  plan: Plan,
  catalog: Catalog,
): TrialSeen['perRequestUsd'] {
  const pricing = requestPricing(plan, catalog);
  if (!pricing) return null;
  const { prices } = pricing;
  const inputs = meanInterval(tokens.map((input) => pricing.costOf(input, 0).inputUsd));
  const measured = answersUsd(answers, pricing);
  if (measured) return { ...sumOfIndependent(inputs, measured), answers: 'measured', prices };
  const { mean, low, high } = inputs;
  const answer = plan.tokens.output.typical;
  const outputUsd = answer == null ? 0 : pricing.costOf(0, answer).outputUsd;
  const shifted: Interval = { mean: mean + outputUsd, low: low + outputUsd, high: high + outputUsd };
  return { ...shifted, answers: answer == null ? 'left-out' : 'planned', prices };
}
