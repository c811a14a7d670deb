import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { distributionOf } from '../../cost/distribution.ts';
import { type Interval, meanInterval } from '../../cost/mean-interval.ts';
import type { Random } from '../../cost/random.ts';
import { mostSlices, type TrialDistribution, type TrialSeen } from '../../judge/seen/trial.ts';
import { requestPricing } from '../../plan/request-pricing.ts';
import type { Plan } from '../../plan/schema.ts';
import { countSamples } from './count.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';
import { sampledPrefixes } from './sampled-prefixes.ts';
import type { Scan } from './scan.ts';

/** How far the true size of most texts lies from the estimate, as a part of it. Bounds of ours: no page gives any. */
export const estimateBand = { old: 0.15, new: 0.25 } as const;

export type TrialEvent = { readonly type: 'counted'; readonly counted: number; readonly total: number };

export interface TrialOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** The id to count with. */
  readonly model: string;
  /** Null: estimate on this machine. */
  readonly client: Anthropic | null;
  readonly sandbox: () => boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly random: Random;
  readonly onEvent: (event: TrialEvent) => void;
}

/** Measures samples that were scanned. Throws what the API's client throws, and the signal's reason once it is aborted. */
export async function measureTrial(
  files: SampleFiles,
  scan: Scan,
  options: TrialOptions,
): Promise<TrialSeen> {
  const { samples, skipped } = scan;
  const { plan, catalog, model, client } = options;
  const all = Array.from({ length: samples.length }, (_, index) => index);
  const tokenizer = findModel(catalog, model)?.behaviour.tokenizer ?? 'new';
  const factor = tokenizer === 'new' ? catalog.apiRules.newTokenizerFactor.factor : 1;
  const tokens = client
    ? await countSamples(files, samples, all, {
        client,
        model,
        signal: options.signal,
        onProgress: (done) => options.onEvent({ type: 'counted', ...done }),
      })
    : estimatesOf(samples, factor);
  return {
    at: options.now().toISOString(),
    model,
    samples: files.name,
    counted: samples.length,
    skipped,
    counting: client ? { by: 'api' } : { by: 'estimate', band: estimateBand[tokenizer] },
    sandbox: options.sandbox(),
    input: summaryOf(tokens),
    maxTokens: maxTokensOf(samples),
    carry: carriedBy(samples),
    toolTokens: null,
    prefixes: await sampledPrefixes(files, samples, tokens, { factor, signal: options.signal }),
    live: null,
    perRequestUsd: perRequest(tokens, plan, catalog),
  };
}

function estimatesOf(samples: SampleTable, factor: number): Float64Array {
  const tokens = new Float64Array(samples.length);
  for (let index = 0; index < samples.length; index += 1)
    tokens[index] = Math.round(samples.at(index).estimatedTokens * factor);
  return tokens;
}

const summaryOf = (values: Float64Array): TrialDistribution =>
  ({ ...distributionOf(values, meanInterval(values), mostSlices) }) as TrialDistribution;

function maxTokensOf(samples: SampleTable): TrialDistribution | null {
  const stated = [...samples.rows()].flatMap(({ maxTokens }) => (maxTokens === null ? [] : [maxTokens]));
  return stated.length === 0 ? null : summaryOf(Float64Array.from(stated));
}

function carriedBy(samples: SampleTable): TrialSeen['carry'] {
  const carry = { system: 0, tools: 0, images: 0, documents: 0, cacheControl: 0 };
  for (const row of samples.rows())
    for (const name of Object.keys(carry) as (keyof typeof carry)[]) carry[name] += row.carry[name] ? 1 : 0;
  return carry;
}

function perRequest(tokens: Float64Array, plan: Plan, catalog: Catalog): TrialSeen['perRequestUsd'] {
  const pricing = requestPricing(plan, catalog);
  if (!pricing) return null;
  const answer = plan.tokens.output.typical;
  const { mean, low, high } = meanInterval(tokens.map((input) => pricing.costOf(input, 0).inputUsd));
  const outputUsd = answer == null ? 0 : pricing.costOf(0, answer).outputUsd;
  const shifted: Interval = { mean: mean + outputUsd, low: low + outputUsd, high: high + outputUsd };
  return { ...shifted, answers: answer == null ? 'left-out' : 'planned', prices: pricing.prices };
}
