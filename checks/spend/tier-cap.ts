import type { Catalog } from '../../src/catalog/catalog.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { mediumAndDearest, type PricedMonth, totalFigures, withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { capReached } from './cap-reached.ts';
import { judgedCapNeeds, listedTier } from './known-caps.ts';
import { refusedFor } from './live-refusal.ts';
import { type TierInForce, tierInForce } from './tier-in-force.ts';
import { usagePages } from './usage-habits.ts';

export default defineCheck({
  id: 'spend/tier-cap',
  subject: 'Spend cap of the tier',
  titles: {
    passed: 'A month fits the spend cap of the usage tier',
    failed: 'A month does not fit the spend cap of the usage tier',
  },
  blocksFrom: 'ga',
  needs: judgedCapNeeds,
  guide: {
    looksAt: 'The forecast month against the most the usage tier lets an organization spend in a month.',
    why: 'At the cap every request of the organization answers 429 with the code enforced_spend_limit_reached, without retry-after, until the first of the month at 00:00 UTC. It is an outage of up to weeks.',
    how: "Compares the medium month and the dearest of light, medium and heavy with the tier's cap and works out on which day of a month it would be reached. The cap is read from the organization's own list where an Admin key may see it. Elsewhere it is the documented one, of the tier that the rate-limit headers show, or else of the one the plan names.",
    fix: `Request a higher tier before launch, or bring the month down: a cheaper model, caching, batches. ${usagePages}`,
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
    const listedAs = listedTier(input);
    const listed = listedAs.kind === 'set' ? listedAs.cap : null;
    if (!inForce && listedAs.kind === 'not-listed') return unansweredField('limits.tier');
    return withMonth(input, (month) => {
      const totals = totalFigures(month, today);
      if (listed) {
        // The list does not name the tier; its cap does where it is the documented one.
        const isIts = inForce?.row.monthlySpendCapUsd === listed.capUsd;
        const named = isIts ? namesOf(inForce) : { tier: null, stated: null };
        const evidence = { basis: 'admin', figures: [listed.figure, ...totals] } as const;
        return againstCap(month, listed.capUsd, named, evidence, catalog);
      }
      if (listedAs.kind === 'without-amount') {
        // What the organization's own list leaves open, the table of a tier does not close.
        const evidence = { basis: 'admin', figures: totals } as const;
        const mediumUsd = month.forecast.medium.totalUsd;
        return inForce?.row.tier === 'custom'
          ? pass('tier-without-cap', { tier: inForce.row.name }, evidence)
          : inconclusive('tier-cap-unlisted', { mediumUsd }, evidence);
      }
      if (!inForce) return unansweredField('limits.tier');
      const { row, shown } = inForce;
      const tier = row.name;
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
      if (shown === 'below-all' && capReached(month, capUsd)?.scenario !== 'medium') {
        return inconclusive('tier-cap-in-doubt', { tier, capUsd, mediumUsd }, { basis: 'live', figures });
      }
      return againstCap(month, capUsd, namesOf(inForce), evidence, catalog);
    });
  },
});

interface TierNames {
  readonly tier: string | null;
  readonly stated: string | null;
}

const namesOf = ({ row, stated }: TierInForce): TierNames => ({
  tier: row.name,
  stated: stated?.name ?? null,
});

function againstCap(
  month: PricedMonth,
  capUsd: number,
  names: TierNames,
  evidence: Evidence,
  catalog: Catalog,
): Outcome {
  const reached = capReached(month, capUsd);
  if (!reached) return pass('tier-cap-fits', { ...names, capUsd, ...mediumAndDearest(month) }, evidence);
  const next = catalog.tiers
    .filter(
      ({ published, monthlySpendCapUsd: cap }) => published && (cap === null || cap >= reached.forecastUsd),
    )
    .map(({ name }) => name);
  const judge = reached.scenario === 'medium' ? fail : warn;
  return judge('tier-cap-reached', { ...reached, ...names, next }, evidence);
}
