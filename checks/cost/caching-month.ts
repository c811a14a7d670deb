import { breakEvenHitShare, breakEvenReads, type CacheTtl, cacheTtls } from '../../src/cost/caching.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { CachingMonth } from '../../src/judge/codes/cost.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type PricedMonth, withMonth } from './month.ts';

export type CachingByTtl = Readonly<Record<CacheTtl, CachingMonth>> & { readonly mediumUsd: number };

/** Judges the plan's medium month as it would be with the prefix cached for 5 minutes and for an hour. */
export function withCachingMonths(
  input: JudgeInput,
  judge: (months: CachingByTtl, month: PricedMonth) => Outcome,
): Outcome {
  const { plan } = input;
  const cachedFor = (cacheTtl: CacheTtl): JudgeInput => ({
    ...input,
    plan: { ...plan, tokens: { ...plan.tokens, cacheTtl } },
  });
  return withMonth(cachedFor('5m'), (short) =>
    withMonth(cachedFor('1h'), (long) => {
      const planned = plan.tokens.cacheTtl === '1h' ? long : short;
      const { totalUsd, cachingSavingUsd } = planned.forecast.medium;
      const isPlanned = cacheTtls.some((ttl) => ttl === plan.tokens.cacheTtl);
      const mediumUsd = isPlanned ? totalUsd : totalUsd + cachingSavingUsd;
      return judge({ '5m': cachingMonth(short, '5m'), '1h': cachingMonth(long, '1h'), mediumUsd }, planned);
    }),
  );
}

function cachingMonth({ model, tariff, workload, forecast }: PricedMonth, ttl: CacheTtl): CachingMonth {
  const step = priceStepFor(tariff.steps, workload.input.typical);
  return {
    model: model.name,
    ttl,
    prefixTokens: workload.cache?.prefixTokens ?? 0,
    hitShare: forecast.medium.cacheHitShare ?? 0,
    breakEvenHitShare: breakEvenHitShare(step, ttl),
    breakEvenReads: breakEvenReads(step, ttl),
    savingUsd: forecast.medium.cachingSavingUsd,
  };
}
