import type { Catalog } from '../../catalog/catalog.ts';
import { sumOfIndependent } from '../../cost/independent-sum.ts';
import { type Interval, meanInterval, tellsInterval } from '../../cost/mean-interval.ts';
import { enoughSamples, fewestAnswers, measuredPrefixes } from '../../judge/measured-sizes.ts';
import type { TrialDistribution, TrialSeen } from '../../judge/seen/trial.ts';
import { requestPricing } from '../../plan/request-pricing.ts';
import type { Plan } from '../../plan/schema.ts';
import type { LiveAnswer } from './live-answer.ts';
import { answersUsd } from './live-tally.ts';
import type { SampleTable } from './sample-table.ts';
import { summaryOf } from './summary-of.ts';

/** max_tokens of the samples at these places, or null where none states one. */
export function maxTokensOf(samples: SampleTable, places: readonly number[]): TrialDistribution | null {
  const stated = places.flatMap((place) => samples.at(place).maxTokens ?? []);
  return stated.length === 0 ? null : summaryOf(Float64Array.from(stated));
}

/** How many of the samples at these places carry what. */
export function carriedBy(samples: SampleTable, places: readonly number[]): TrialSeen['carry'] {
  const carry = { system: 0, tools: 0, images: 0, documents: 0, cacheControl: 0 };
  for (const place of places) {
    const row = samples.at(place);
    for (const name of Object.keys(carry) as (keyof typeof carry)[]) carry[name] += row.carry[name] ? 1 : 0;
  }
  return carry;
}

/**
 * What one request costs, by prompts of these sizes, by what they begin with, and by answers as they were measured: enough
 * of them to stand in for the planned ones in a month too, else as they are planned.
 */
export function perRequestUsd(
  prompts: Float64Array,
  answers: readonly LiveAnswer[],
  plan: Plan,
  catalog: Catalog,
  prefixes: TrialSeen['prefixes'] = null,
): TrialSeen['perRequestUsd'] {
  const pricing = requestPricing(plan, catalog, measuredPrefixes(prefixes));
  if (!pricing) return null;
  const { prices } = pricing;
  const inputs = meanInterval(prompts.map((input) => pricing.costOf(input, 0).inputUsd));
  const answer = plan.tokens.output.typical;
  const standsIn = answers.length >= fewestAnswers && prompts.length >= enoughSamples;
  // Where nothing is planned there is no month to agree with.
  const isAllThereIs = answer == null && tellsInterval(Math.min(answers.length, prompts.length));
  const measured = standsIn || isAllThereIs ? answersUsd(answers, pricing) : null;
  if (measured) return { ...sumOfIndependent(inputs, measured), answers: 'measured', prices };
  const { mean, low, high } = inputs;
  const outputUsd = answer == null ? 0 : pricing.costOf(0, answer).outputUsd;
  const shifted: Interval = { mean: mean + outputUsd, low: low + outputUsd, high: high + outputUsd };
  return { ...shifted, answers: answer == null ? 'left-out' : 'planned', prices };
}
