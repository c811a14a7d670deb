import { type CacheTtl, cacheTtls, storedPrefixes } from '../../src/cost/caching.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { simulated } from '../../src/judge/figure.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { pricedModel } from '../../src/plan/priced-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { monthEvidence, withCachingMonths } from './caching-month.ts';
import { cacheMinimum, knownPrefix } from './known-prefix.ts';
import { forecastSource, priceUnknown } from './month.ts';
import { isWorthwhile, worthwhileShare, worthwhileUsdPerMonth } from './worthwhile.ts';

export default defineCheck({
  id: 'cost/cache-ttl',
  subject: 'Time to live of cached prefixes',
  titles: {
    passed: 'The time to live of the cache fits the traffic',
    failed: 'Another time to live would be cheaper',
  },
  blocksFrom: 'never',
  needs: ['trial'],
  guide: {
    looksAt: 'Caching for 5 minutes against an hour, at the planned arrivals.',
    why: 'A write for an hour costs twice the input, one for 5 minutes a quarter more. Each read renews the entry, so the hour pays only where requests leave gaps of more than 5 minutes; with steady traffic it is paid for nothing.',
    how: `Reckons how many requests find the prefix cached for either time, over the active hours of a day that begins cold. Scheduled bursts lie evenly in 24 hours, and the end of one can keep the prefix warm for the next. The cheaper medium month wins; less than ${worthwhileUsdPerMonth} USD or ${worthwhileShare * 100} percent of the month is no reason to change. Both bounds are ours.`,
    fix: 'Set the ttl of cache_control to the cheaper time, and tokens.cacheTtl with it. Entries for an hour have to stand before those for 5 minutes in the same request.',
    sources: ['prompt-caching', 'pricing'],
    corrections: [
      {
        claim: 'An entry is gone 5 minutes after it was written.',
        now: 'Each read renews it, free of charge: it is gone 5 minutes after it was used last.',
        source: 'prompt-caching',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const { features } = plan.task;
    const { cacheTtl } = plan.tokens;
    const { requestsPerDay, shape, burstsPerDay } = plan.traffic;
    if (requestsPerDay === 0) return notApplicable('The plan counts no requests, so nothing is cached.');
    if (cacheTtl == null && (features == null || features.includes('prompt-caching'))) {
      return unansweredField('tokens.cacheTtl');
    }
    const ttl = cacheTtls.find((row) => row === cacheTtl);
    if (!ttl) return notApplicable('The plan caches nothing.');
    if (!plan.model.id) return unansweredField('model.id');
    if (!pricedModel(plan, catalog)) return priceUnknown(plan.model.id, catalog);
    const known = knownPrefix(input);
    if (!known) return unansweredField('tokens.repeatedPrefix');
    if (
      storedPrefixes({ prefixes: known.prefixes, minimumTokens: cacheMinimum(input).tokens }).length === 0
    ) {
      return notApplicable('The repeated prefix is not surely long enough to be stored, for whatever time.');
    }
    if (shape === 'scheduled-bursts' && burstsPerDay == null) return unansweredField('traffic.burstsPerDay');
    return withCachingMonths(input, known, (months, { workload }) => {
      if (workload.batchShare === 1) {
        return notApplicable('Every request is batched, and cache hits inside a batch are best effort.');
      }
      const other: CacheTtl = ttl === '5m' ? '1h' : '5m';
      const [chosen, another] = [months[ttl], months[other]];
      if (chosen.savingUsd <= 0 && another.savingUsd <= 0) {
        return notApplicable('At this traffic caching saves nothing for either time.');
      }
      const args = {
        ...chosen,
        other,
        otherSavingUsd: another.savingUsd,
        otherHitShare: another.hitShare,
        otherBreakEvenHitShare: another.breakEvenHitShare,
        otherBreakEvenReads: another.breakEvenReads,
        bursts: shape === 'scheduled-bursts' ? workload.arrivals.burstsPerDay : null,
      };
      const evidence = monthEvidence(input, known, chosen);
      const figures = [
        ...(evidence.figures ?? []),
        simulated(`Saving if cached for ${other}`, another.savingUsd, 'USD/month', forecastSource, today),
      ];
      const isBetter = isWorthwhile(another.savingUsd - chosen.savingUsd, months.mediumUsd);
      return isBetter
        ? warn('caching-better-with', args, { ...evidence, figures })
        : pass('cache-ttl-fits', args, { ...evidence, figures });
    });
  },
});
