import { defineCheck } from '../../src/judge/check.ts';
import { documented } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { totalFigures, withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { capReached } from './cap-reached.ts';
import { moneyProbes, refusedFor } from './live-refusal.ts';
import { tierInForce } from './tier-in-force.ts';

export default defineCheck({
  id: 'spend/tier-cap',
  subject: 'Spend cap of the tier',
  titles: {
    passed: 'A month fits the spend cap of the usage tier',
    failed: 'A month does not fit the spend cap of the usage tier',
  },
  blocksFrom: 'ga',
  needs: moneyProbes,
  guide: {
    looksAt: 'The forecast month against the most the usage tier lets an organization spend in a month.',
    why: 'At the cap every request of the organization answers 429 with the code enforced_spend_limit_reached, without retry-after, until the first of the month at 00:00 UTC. It is an outage of up to weeks.',
    how: "Compares the medium and heavy month with the tier's cap and works out on which day of a month it would be reached. Where the rate-limit headers show another tier than the plan names, the cap of the tier they show counts.",
    fix: 'Request a higher tier before launch, or bring the month down: a cheaper model, caching, batches.',
    sources: ['rate-limits', 'sdk', 'limit-increase'],
    corrections: [
      {
        claim: 'A spend cap just stops billing.',
        now: 'It stops the service: 429 at the cap of the tier, and the SDK retries that answer in vain.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const refused = refusedFor(input, ['tier-spend-cap', 'contract-spend-cap']);
    if (refused) return refused;
    const elsewhere = withoutTiers(input);
    if (elsewhere) return elsewhere;
    const { catalog, today } = input;
    const inForce = tierInForce(input);
    if (!inForce) return unansweredField('limits.tier');
    const { row, shown } = inForce;
    const tier = row.name;
    const stated = inForce.stated?.name ?? null;
    return withMonth(input, (month) => {
      const totals = totalFigures(month, today);
      const mediumUsd = month.forecast.medium.totalUsd;
      const capUsd = row.monthlySpendCapUsd;
      if (capUsd === null) {
        const evidence = { basis: 'documented', figures: totals } as const;
        return row.published
          ? pass('tier-without-cap', { tier }, evidence)
          : inconclusive('tier-cap-unpublished', { tier, mediumUsd }, evidence);
      }
      const figures = [documented('Cap of the tier', capUsd, 'USD/month', row.provenance), ...totals];
      const evidence = { basis: shown === 'tier' ? 'live' : 'simulated', figures } as const;
      const reached = capReached(month, capUsd);
      if (shown === 'below-all' && reached?.scenario !== 'medium') {
        return inconclusive('tier-cap-in-doubt', { tier, capUsd, mediumUsd }, { basis: 'live', figures });
      }
      if (!reached) {
        const heavyUsd = month.forecast.heavy.totalUsd;
        return pass('tier-cap-fits', { tier, stated, capUsd, mediumUsd, heavyUsd }, evidence);
      }
      const next = catalog.tiers
        .filter(
          ({ published, monthlySpendCapUsd: cap }) =>
            published && (cap === null || cap >= reached.forecastUsd),
        )
        .map(({ name }) => name);
      return (reached.scenario === 'medium' ? fail : warn)(
        'tier-cap-reached',
        { ...reached, tier, stated, next },
        evidence,
      );
    });
  },
});
