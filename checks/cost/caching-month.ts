import { breakEvenHitShare, breakEvenReads, type CacheTtl, cacheTtls } from '../../src/cost/caching.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { CachingMonth, PrefixFrom } from '../../src/judge/codes/cost-caching.ts';
import { simulated } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import {
  basisOf,
  type CommonPrefix,
  cacheMinimum,
  type KnownPrefix,
  prefixFigures,
  prefixFrom,
  storedPrefixes,
} from './known-prefix.ts';
import { forecastSource, type PricedMonth, withMonth } from './month.ts';

export type CachingByTtl = Readonly<Record<CacheTtl, CachingMonth>> & {
  /** The medium month as planned, with these prefixes. */
  readonly mediumUsd: number;
};

type Ttl = CacheTtl | 'none';

/** Judges the plan's medium month as it would be with the prefixes that are stored cached for 5 minutes and for an hour. */
export function withCachingMonths(
  input: JudgeInput,
  known: KnownPrefix,
  judge: (months: CachingByTtl, month: PricedMonth) => Outcome,
): Outcome {
  const stored = storedPrefixes(known, cacheMinimum(input).tokens);
  const [largest] = stored.length > 0 ? stored : known.prefixes;
  if (!largest) throw new Error('No prefix is known.');
  return withMonth(withCache(input, '1h', { ...largest, share: 1 }), (month) => {
    const cachedFor = (ttl: CacheTtl) => cachingMonth(input, month, stored, prefixFrom(known, stored), ttl);
    const months = { '5m': cachedFor('5m'), '1h': cachedFor('1h') };
    const { totalUsd, cachingSavingUsd } = month.forecast.medium;
    const planned = cacheTtls.find((ttl) => ttl === input.plan.tokens.cacheTtl);
    const uncachedUsd = totalUsd + cachingSavingUsd;
    return judge(
      { ...months, mediumUsd: planned ? uncachedUsd - months[planned].savingUsd : uncachedUsd },
      month,
    );
  });
}

/** The plan of those requests alone that begin with a prefix, as if it were cached so. */
function withCache(input: JudgeInput, cacheTtl: Ttl, { tokens, share }: CommonPrefix): JudgeInput {
  const { plan } = input;
  const { requestsPerDay, peakRequestsPerMinute } = plan.traffic;
  const traffic = {
    ...plan.traffic,
    ...(requestsPerDay != null && { requestsPerDay: requestsPerDay * share }),
    ...(peakRequestsPerMinute != null && { peakRequestsPerMinute: peakRequestsPerMinute * share }),
  };
  return {
    ...input,
    plan: { ...plan, tokens: { ...plan.tokens, cacheTtl, repeatedPrefix: tokens }, traffic },
  };
}

function cachingMonth(
  input: JudgeInput,
  { model, tariff, workload }: PricedMonth,
  prefixes: readonly CommonPrefix[],
  from: PrefixFrom,
  ttl: CacheTtl,
): CachingMonth {
  const step = priceStepFor(tariff.steps, workload.input.typical);
  let [savingUsd, hits, share] = [0, 0, 0];
  for (const prefix of prefixes) {
    const { plan, catalog } = withCache(input, ttl, prefix);
    const month = plannedMonth(plan, catalog, measuredMonth(input));
    if (month.kind !== 'planned') continue;
    savingUsd += month.forecast.medium.cachingSavingUsd;
    hits += (month.forecast.medium.cacheHitShare ?? 0) * prefix.share;
    share += prefix.share;
  }
  return {
    model: model.name,
    ttl,
    prefixTokens: prefixes[0]?.tokens ?? 0,
    from,
    hitShare: share > 0 ? hits / share : 0,
    breakEvenHitShare: breakEvenHitShare(step, ttl),
    breakEvenReads: breakEvenReads(step, ttl),
    savingUsd,
    reliefTokensPerMinute: reliefOf(input, prefixes, ttl),
  };
}

/** Input tokens that the busiest minute counts less against the input limit; null where no peak is known. */
function reliefOf(input: JudgeInput, prefixes: readonly CommonPrefix[], ttl: CacheTtl): number | null {
  let relief = 0;
  for (const prefix of prefixes) {
    const [plain, cached] = [peakOf(input, prefix, 'none'), peakOf(input, prefix, ttl)];
    if (plain === null || cached === null) return null;
    relief += plain - cached;
  }
  return relief;
}

function peakOf(input: JudgeInput, prefix: CommonPrefix, ttl: Ttl): number | null {
  const { plan, catalog } = withCache(input, ttl, prefix);
  const peak = plannedPeak(plan, catalog, 'itpm', measuredMonth(input));
  return peak.kind === 'planned' ? peak.perMinute : null;
}

/** The time to live that saves more; the shorter where both save the same. */
export const bestOf = (months: CachingByTtl): CachingMonth =>
  months['1h'].savingUsd > months['5m'].savingUsd ? months['1h'] : months['5m'];

export function monthEvidence(
  { today }: JudgeInput,
  known: KnownPrefix,
  { savingUsd, hitShare, reliefTokensPerMinute: relief }: CachingMonth,
): Evidence {
  const figures = [
    simulated('Saving by caching in a medium month', savingUsd, 'USD/month', forecastSource, today),
    simulated('Requests that find the prefix cached', hitShare * 100, 'percent', forecastSource, today),
    ...(relief === null
      ? []
      : [simulated('Input limit relief by caching at peak', relief, 'tokens/min', 'planned peak', today)]),
    ...(known.sampled ? prefixFigures(known, today) : []),
  ];
  return { basis: basisOf(known, 'simulated'), figures };
}
