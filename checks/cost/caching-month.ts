import { breakEvenHitShare, breakEvenReads, type CacheTtl, storedPrefixes } from '../../src/cost/caching.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { CachingMonth } from '../../src/judge/codes/cost-caching.ts';
import { simulated } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { measuredMonth, nothingMeasured } from '../../src/judge/measured-sizes.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import type { MeasuredMonth } from '../../src/plan/workload.ts';
import { basisOf, cacheMinimum, type KnownPrefix, prefixFigures, prefixFrom } from './known-prefix.ts';
import { forecastSource, type PricedMonth, withMonth } from './month.ts';

export type CachingByTtl = Readonly<Record<CacheTtl, CachingMonth>> & {
  /** The medium month as planned, with these prefixes. */
  readonly mediumUsd: number;
};

/** Judges the plan's medium month as it would be with the prefixes that are stored cached for 5 minutes and for an hour. */
export function withCachingMonths(
  input: JudgeInput,
  known: KnownPrefix,
  judge: (months: CachingByTtl, month: PricedMonth) => Outcome,
): Outcome {
  const measured = { ...(measuredMonth(input) ?? nothingMeasured), prefixes: known.prefixes };
  const cachedFor = (ttl: CacheTtl, and: (month: PricedMonth) => Outcome): Outcome =>
    withMonth(keptFor(input, ttl), and, measured);
  return cachedFor('5m', (short) =>
    cachedFor('1h', (long) => {
      const months = {
        '5m': cachingMonth(input, short, known, measured, '5m'),
        '1h': cachingMonth(input, long, known, measured, '1h'),
      };
      const { totalUsd, cachingSavingUsd } = long.forecast.medium;
      const planned = { '5m': short, '1h': long, none: null }[input.plan.tokens.cacheTtl ?? 'none'];
      const mediumUsd = planned?.forecast.medium.totalUsd ?? totalUsd + cachingSavingUsd;
      return judge({ ...months, mediumUsd }, long);
    }),
  );
}

/** The plan as if its prefix were cached so. */
const keptFor = (input: JudgeInput, cacheTtl: CacheTtl | 'none'): JudgeInput => ({
  ...input,
  plan: { ...input.plan, tokens: { ...input.plan.tokens, cacheTtl } },
});

function cachingMonth(
  input: JudgeInput,
  { model, tariff, workload, forecast }: PricedMonth,
  known: KnownPrefix,
  measured: MeasuredMonth,
  ttl: CacheTtl,
): CachingMonth {
  const step = priceStepFor(tariff.steps, workload.input.typical);
  const stored = storedPrefixes({ prefixes: known.prefixes, minimumTokens: cacheMinimum(input).tokens });
  const { cacheHitShare, cachingSavingUsd } = forecast.medium;
  return {
    model: model.name,
    ttl,
    prefixTokens: stored[0]?.tokens ?? 0,
    from: prefixFrom(known, stored),
    hitShare: cacheHitShare ?? 0,
    breakEvenHitShare: breakEvenHitShare(step, ttl),
    breakEvenReads: breakEvenReads(step, ttl),
    savingUsd: cachingSavingUsd,
    reliefTokensPerMinute: reliefOf(input, measured, ttl),
  };
}

/** Input tokens that the busiest minute counts less against the input limit; null where no peak is known. */
function reliefOf(input: JudgeInput, measured: MeasuredMonth, ttl: CacheTtl): number | null {
  const [plain, cached] = [peakOf(input, measured, 'none'), peakOf(input, measured, ttl)];
  return plain === null || cached === null ? null : plain - cached;
}

function peakOf(input: JudgeInput, measured: MeasuredMonth, ttl: CacheTtl | 'none'): number | null {
  const { plan, catalog } = keptFor(input, ttl);
  const peak = plannedPeak(plan, catalog, 'itpm', measured);
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
