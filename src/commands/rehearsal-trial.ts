import type { Catalog } from '../catalog/catalog.ts';
import { meanInterval } from '../cost/mean-interval.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import { summaryOf } from '../observe/trial/summary-of.ts';
import { requestPricing } from '../plan/request-pricing.ts';
import type { Plan } from '../plan/schema.ts';

const prompts = 400;
const answers = 100;

interface Size {
  readonly typical?: number | null | undefined;
  readonly p95?: number | null | undefined;
}

/**
 * A trial made up for a rehearsed preset: it measures just what the plan says, so that what is left in the way of the
 * launch lies with the rehearsed account. Null where the plan says no sizes.
 */
export function sampleTrial(plan: Plan, catalog: Catalog, now: Date): TrialSeen | null {
  const { id } = plan.model;
  const input = valuesOf(plan.tokens.input, prompts);
  const output = valuesOf(plan.tokens.output, answers);
  const pricing = requestPricing(plan, catalog);
  if (!id || !input || !output || !pricing) return null;
  const outputMean = meanOf(output);
  const costs = meanInterval(input.map((tokens) => pricing.costOf(tokens, 0).inputUsd));
  const answerUsd = pricing.costOf(0, outputMean).outputUsd;
  const perRequest = {
    mean: costs.mean + answerUsd,
    low: costs.low + answerUsd,
    high: costs.high + answerUsd,
  };
  const prefixTokens = plan.tokens.repeatedPrefix ?? 0;
  const carries = (wanted: boolean | undefined): number => (wanted ? prompts : 0);
  const { features } = plan.task;
  return {
    at: now.toISOString(),
    model: id,
    samples: 'made up for the rehearsal',
    counted: prompts,
    skipped: 0,
    counting: { by: 'api' },
    sandbox: true,
    input: summaryOf(input),
    maxTokens: null,
    carry: {
      system: prompts,
      tools: carries(features?.includes('tool-use')),
      images: carries(features?.includes('vision')),
      documents: carries(features?.includes('pdf')),
      cacheControl: carries(features?.includes('prompt-caching')),
    },
    toolTokens: null,
    prefixes:
      prefixTokens > 0
        ? {
            analysed: prompts,
            families: [
              {
                share: 1,
                prefixTokens,
                prefixCharacters: prefixTokens * 3,
                endsIn: 'message 1, character 1',
                varies: 'words',
                movedPrefixTokens: null,
              },
            ],
          }
        : null,
    live: {
      via: 'messages',
      asked: answers,
      answered: answers,
      failed: 0,
      refused: 0,
      output: summaryOf(output),
      thinking: null,
      stopReasons: { end_turn: answers },
      hitMaxTokens: 0,
      usage: {
        uncachedInputTokens: Math.round(meanOf(input) * answers),
        cacheWrite5mTokens: 0,
        cacheWrite1hTokens: 0,
        cacheReadTokens: 0,
        outputTokens: Math.round(outputMean * answers),
        webSearches: 0,
      },
      firstTokenMs: null,
      wholeMs: null,
      costUsd: 0,
      perRequestUsd: perRequest,
    },
    perRequestUsd: { ...perRequest, answers: 'measured', prices: pricing.prices },
  };
}

/** Sizes that rise evenly to twice the typical one, but for one in twenty, which has the p95 size; null: none are planned. */
function valuesOf({ typical, p95 }: Size, count: number): Float64Array | null {
  if (typical == null || p95 == null) return null;
  const long = Math.floor(count / 20) + 1;
  return Float64Array.from({ length: count }, (_, n) =>
    n >= count - long ? p95 : Math.min(p95, Math.round((typical * 2 * (n + 0.5)) / count)),
  );
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
