import type { Catalog } from '../../src/catalog/catalog.ts';
import { findModel, largestCacheMinimum } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, planned, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { type PricedModel, pricedModel } from '../../src/plan/priced-model.ts';
import { wholeInput } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { withCachingMonths } from './caching-month.ts';
import { forecastSource, priceUnknown } from './month.ts';

/** Below either, nobody need change code for it. */
const worthwhileUsdPerMonth = 5;
const worthwhileShare = 0.05;

export default defineCheck({
  id: 'cost/caching',
  subject: 'Prompt caching',
  titles: {
    passed: 'Prompt caching is used where it pays',
    failed: 'Prompt caching does not do what the plan expects',
  },
  blocksFrom: 'critical',
  needs: [],
  guide: {
    looksAt:
      'Whether the cached prefix exists, is long enough for the model, and is asked for often enough to pay; and whether a large repeated prefix is sent uncached.',
    why: 'A prefix that differs in one byte, or is shorter than the minimum of the model, is billed as plain input, and no error says so. Writes cost more than plain input, so rare reads lose money.',
    how: 'Expects a hit when the next request comes within the time to live, for random arrivals over the active hours: 1 minus e to the power of minus rate times time; the first request of each active day writes the prefix anew. Then compares the medium month with and without caching, for 5 minutes and for an hour.',
    fix: `Put what never changes first: tools, then system prompt, then documents. Take dates and names out of it. Watch cache_read_input_tokens in the usage of real answers. ${wholeInput}`,
    sources: ['prompt-caching', 'pricing', 'release-notes'],
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
    if (repeatedPrefix == null) return unansweredField('tokens.repeatedPrefix');
    const isPlanned = cacheTtl === '5m' || cacheTtl === '1h';
    return (
      tooShort(input, model, repeatedPrefix, isPlanned) ??
      (isPlanned ? judgePlanned(input, cacheTtl) : judgeUnplanned(input))
    );
  },
});

/** The outcome for a prefix the model does not store, or may not; undefined where it does. */
function tooShort(
  input: JudgeInput,
  model: PricedModel,
  prefixTokens: number,
  isPlanned: boolean,
): Outcome | undefined {
  const behaviour = findModel(input.catalog, model.id)?.behaviour;
  const cacheMinimumTokens = behaviour?.cacheMinimumTokens ?? null;
  const minimumTokens = cacheMinimumTokens ?? largestCacheMinimum(input.catalog);
  if (prefixTokens >= minimumTokens) return undefined;
  if (cacheMinimumTokens === null && prefixTokens > 0) {
    return minimumUnknown(input, model, prefixTokens, isPlanned);
  }
  const args = { model: model.name, prefixTokens, minimumTokens };
  const figures = [
    planned('Repeated prefix', prefixTokens, 'tokens', 'tokens.repeatedPrefix', input.today),
    ...(behaviour && cacheMinimumTokens !== null
      ? [documented('Shortest prefix that is cached', cacheMinimumTokens, 'tokens', behaviour.provenance)]
      : []),
  ];
  const evidence = { basis: 'documented', figures } as const;
  if (!isPlanned) return pass('nothing-to-cache', args, evidence);
  return prefixTokens === 0
    ? fail('caching-without-prefix', { model: model.name }, evidence)
    : fail('prefix-below-minimum', args, evidence);
}

/** Whether the prefix is stored only a trial can tell: open where caching is planned, else worth trying if it would pay. */
function minimumUnknown(
  input: JudgeInput,
  model: PricedModel,
  prefixTokens: number,
  isPlanned: boolean,
): Outcome {
  const args = { model: model.name, prefixTokens, safeTokens: largestCacheMinimum(input.catalog) };
  if (isPlanned) {
    const prefix = planned('Repeated prefix', prefixTokens, 'tokens', 'tokens.repeatedPrefix', input.today);
    return inconclusive('prefix-minimum-unknown', args, { basis: 'documented', figures: [prefix] });
  }
  const ifStored = judgeUnplanned({ ...input, catalog: storingFrom(prefixTokens, model, input.catalog) });
  return ifStored.status === 'warn' ? warn('prefix-minimum-unknown', args, ifStored) : ifStored;
}

/** The catalog as it were if the model stored prefixes from that length on. */
const storingFrom = (cacheMinimumTokens: number, model: PricedModel, catalog: Catalog): Catalog => ({
  ...catalog,
  models: catalog.models.map((row) =>
    row.id === model.id ? { ...row, behaviour: { ...row.behaviour, cacheMinimumTokens } } : row,
  ),
});

function judgePlanned(input: JudgeInput, ttl: '5m' | '1h'): Outcome {
  const { today } = input;
  return withCachingMonths(input, (months, { workload }) => {
    if (workload.batchShare === 1) {
      return notApplicable('Every request is batched, and cache hits inside a batch are best effort.');
    }
    const chosen = months[ttl];
    const other = ttl === '5m' ? '1h' : '5m';
    const otherSavingUsd = months[other].savingUsd;
    const evidence = {
      basis: 'simulated',
      figures: savingFigures(chosen.savingUsd, chosen.hitShare, today),
    } as const;
    const both = { ...chosen, other, otherSavingUsd } as const;
    if (chosen.savingUsd < 0) return fail('caching-costs-more', both, evidence);
    return isWorthwhile(otherSavingUsd - chosen.savingUsd, months.mediumUsd)
      ? warn('caching-better-with', both, evidence)
      : pass('caching-pays', chosen, evidence);
  });
}

function judgeUnplanned(input: JudgeInput): Outcome {
  const { today } = input;
  return withCachingMonths(input, (months) => {
    const best = months['1h'].savingUsd > months['5m'].savingUsd ? months['1h'] : months['5m'];
    const { model, prefixTokens, savingUsd, hitShare } = best;
    const evidence = { basis: 'simulated', figures: savingFigures(savingUsd, hitShare, today) } as const;
    return isWorthwhile(savingUsd, months.mediumUsd)
      ? warn('caching-left-out', { ...best, mediumUsd: months.mediumUsd }, evidence)
      : pass('caching-not-worth-it', { model, prefixTokens, savingUsd }, evidence);
  });
}

const isWorthwhile = (savingUsd: number, ofUsd: number): boolean =>
  savingUsd > worthwhileUsdPerMonth && savingUsd > ofUsd * worthwhileShare;

const savingFigures = (savingUsd: number, hitShare: number, today: string): readonly Figure[] => [
  simulated('Saving by caching in a medium month', savingUsd, 'USD/month', forecastSource, today),
  simulated('Requests that find the prefix cached', hitShare * 100, 'percent', forecastSource, today),
];
