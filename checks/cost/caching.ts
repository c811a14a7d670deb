import type { Catalog } from '../../src/catalog/catalog.ts';
import { findModel, largestCacheMinimum } from '../../src/catalog/lookup.ts';
import { type CacheTtl, cacheTtls, storedPrefixes } from '../../src/cost/caching.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fewestSamples } from '../../src/judge/measured-sizes.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { type PricedModel, pricedModel } from '../../src/plan/priced-model.ts';
import { wholeInput } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { bestOf, monthEvidence, withCachingMonths } from './caching-month.ts';
import {
  bandAtMinimum,
  basisOf,
  cacheMinimum,
  isNearMinimum,
  type KnownPrefix,
  knownPrefix,
  prefixFigures,
  prefixFrom,
} from './known-prefix.ts';
import { priceUnknown } from './month.ts';
import { isWorthwhile } from './worthwhile.ts';

export default defineCheck({
  id: 'cost/caching',
  subject: 'Prompt caching',
  titles: {
    passed: 'Prompt caching is used where it pays',
    failed: 'Prompt caching does not do what the plan expects',
  },
  blocksFrom: 'critical',
  needs: ['trial'],
  guide: {
    looksAt:
      'Whether the cached prefix exists, is long enough for the model, and is asked for often enough to pay; and whether a large repeated prefix is sent uncached.',
    why: 'A prefix that differs in one byte, or is shorter than the minimum of the model, is billed as plain input, and no error says so. Writes cost more than plain input, so rare reads lose money.',
    how: `Takes the prefix from what at least ${fewestSamples} samples of a trial that the API counted have in common at their beginning, as the forecast does, else from the plan, else from an estimate of this machine; where samples fall into groups that begin alike, each is reckoned with its share of the requests. Expects a hit where another request came within the time to live before, for random arrivals over the active hours of a day that begins cold. Then compares the medium month with and without caching, and the input tokens that the busiest minute counts against the input limit, which leaves cache reads out.`,
    fix: `Put what never changes first: tools, then system prompt, then documents. Take dates and names out of it. Watch cache_read_input_tokens in the usage of real answers. ${wholeInput}`,
    sources: ['prompt-caching', 'pricing', 'release-notes', 'rate-limits'],
    corrections: [
      {
        claim: 'Caching works from 1,024 tokens on, on every model.',
        now: 'The minimum is 512 to 4,096 tokens by model; below it the prefix is silently not cached.',
        source: 'prompt-caching',
      },
      {
        claim: 'Cache reads cost a tenth of the input everywhere.',
        now: 'A tenth on most, a twentieth on Opus 5.5 and Sonnet 5.5, a fortieth on Fable and Mythos 5.1 and 5.2.',
        source: 'pricing',
      },
      {
        claim: 'Two requests pay the cache back, whatever the time to live.',
        now: 'For 5 minutes one read after the write does; for an hour it takes two reads.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const { cacheTtl, repeatedPrefix } = plan.tokens;
    const { features } = plan.task;
    if (plan.traffic.requestsPerDay === 0) {
      return notApplicable('The plan counts no requests, so no prefix is sent twice.');
    }
    const wanted = features?.includes('prompt-caching') ?? false;
    if (cacheTtl == null && (wanted || features == null)) return unansweredField('tokens.cacheTtl');
    if (wanted && cacheTtl === 'none') {
      return warn('caching-switched-off', { prefixTokens: repeatedPrefix ?? null }, { basis: 'planned' });
    }
    if (!plan.model.id) return unansweredField('model.id');
    const model = pricedModel(plan, catalog);
    if (!model) return priceUnknown(plan.model.id, catalog);
    const known = knownPrefix(input);
    if (!known) return unansweredField('tokens.repeatedPrefix');
    const ttl = cacheTtls.find((row) => row === cacheTtl) ?? null;
    return (
      tooShort(input, model, known, ttl !== null) ??
      (ttl ? judgePlanned(input, known, ttl) : judgeUnplanned(input, known))
    );
  },
});

/** The outcome for a prefix the model does not store, or may not; undefined where it does. */
function tooShort(
  input: JudgeInput,
  model: PricedModel,
  known: KnownPrefix,
  isPlanned: boolean,
): Outcome | undefined {
  const { tokens: minimumTokens, isDocumented } = cacheMinimum(input);
  const prefixTokens = known.prefixes[0].tokens;
  const evidence = { basis: basisOf(known, 'documented'), figures: lengthFigures(input, known) } as const;
  if (isPlanned && isNearMinimum(known, minimumTokens)) {
    const args = {
      model: model.name,
      prefixTokens,
      minimumTokens,
      band: bandAtMinimum(known),
      isCounted: known.band === 0,
    };
    return inconclusive('prefix-near-minimum', args, evidence);
  }
  if (storedPrefixes({ prefixes: known.prefixes, minimumTokens }).length > 0) return undefined;
  if (!isDocumented && prefixTokens > 0) return minimumUnknown(input, model, known, isPlanned);
  const args = { model: model.name, prefixTokens, minimumTokens };
  if (!isPlanned) return pass('nothing-to-cache', args, evidence);
  const from = prefixFrom(known);
  return prefixTokens === 0
    ? fail('caching-without-prefix', { model: model.name, from }, evidence)
    : fail('prefix-below-minimum', { ...args, from }, evidence);
}

function lengthFigures(input: JudgeInput, known: KnownPrefix): readonly Figure[] {
  const behaviour = findModel(input.catalog, input.plan.model.id)?.behaviour;
  const minimumTokens = behaviour?.cacheMinimumTokens ?? null;
  return [
    ...prefixFigures(known, input.today),
    ...(behaviour && minimumTokens !== null
      ? [documented('Shortest prefix that is cached', minimumTokens, 'tokens', behaviour.provenance)]
      : []),
  ];
}

/** Whether the prefix is stored only a trial can tell: open where caching is planned, else worth trying if it would pay. */
function minimumUnknown(
  input: JudgeInput,
  model: PricedModel,
  known: KnownPrefix,
  isPlanned: boolean,
): Outcome {
  const prefixTokens = known.prefixes[0].tokens;
  const args = { model: model.name, prefixTokens, safeTokens: largestCacheMinimum(input.catalog) };
  if (isPlanned) {
    const figures = prefixFigures(known, input.today);
    return inconclusive('prefix-minimum-unknown', args, { basis: basisOf(known, 'documented'), figures });
  }
  const stored = { ...input, catalog: storingFrom(prefixTokens, model, input.catalog) };
  const ifStored = judgeUnplanned(stored, known);
  return ifStored.status === 'warn' ? warn('prefix-minimum-unknown', args, ifStored) : ifStored;
}

/** The catalog as it were if the model stored prefixes from that length on. */
const storingFrom = (cacheMinimumTokens: number, model: PricedModel, catalog: Catalog): Catalog => ({
  ...catalog,
  models: catalog.models.map((row) =>
    row.id === model.id ? { ...row, behaviour: { ...row.behaviour, cacheMinimumTokens } } : row,
  ),
});

function judgePlanned(input: JudgeInput, known: KnownPrefix, ttl: CacheTtl): Outcome {
  return withCachingMonths(input, known, (months, { workload }) => {
    if (workload.batchShare === 1) {
      return notApplicable('Every request is batched, and cache hits inside a batch are best effort.');
    }
    const chosen = months[ttl];
    const other = ttl === '5m' ? '1h' : '5m';
    const evidence = monthEvidence(input, known, chosen);
    if (chosen.savingUsd >= 0) return pass('caching-pays', chosen, evidence);
    const otherSavingUsd = months[other].savingUsd;
    return fail('caching-costs-more', { ...chosen, other, otherSavingUsd }, evidence);
  });
}

function judgeUnplanned(input: JudgeInput, known: KnownPrefix): Outcome {
  return withCachingMonths(input, known, (months) => {
    const best = bestOf(months);
    const { model, prefixTokens, savingUsd } = best;
    const evidence = monthEvidence(input, known, best);
    return isWorthwhile(savingUsd, months.mediumUsd)
      ? warn('caching-left-out', { ...best, mediumUsd: months.mediumUsd }, evidence)
      : pass('caching-not-worth-it', { model, prefixTokens, savingUsd }, evidence);
  });
}
