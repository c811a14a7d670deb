import { limiters } from '../../src/capacity/peak.ts';
import { documentedLimits, tierRow } from '../../src/catalog/lookup.ts';
import { type Tier, tiers } from '../../src/catalog/vocabulary.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { limitEvidence, originOfRung } from '../../src/judge/limit-evidence.ts';
import { fail, inconclusive, pass, unansweredQuoting, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { limitFigure } from './limit-figures.ts';
import { shownTier } from './shown-tier.ts';
import { withoutTiers } from './unknown-limits.ts';

export default defineCheck({
  id: 'limits/tier',
  subject: 'Usage tier',
  titles: {
    passed: 'The stated usage tier agrees with the limits',
    failed: 'The stated usage tier does not agree with the limits',
  },
  blocksFrom: 'ga',
  demands: { from: 'ga', origins: ['live', 'admin'] },
  needs: ['tiny-message', 'rate-limits', 'organization'],
  guide: {
    looksAt: 'Whether the usage tier named in the plan is the one the account really has.',
    why: 'The tier sets the monthly spend cap beside the limits a minute. A plan for Scale on an account that is on Start runs into a cap of 500 USD, a four-hundredth of what was planned for.',
    how: "Compares what the organization is configured with, which an Admin key shows, or else the rate-limit headers of one message, with the documented rows of the planned model's class. Limits that a workspace set for itself say nothing about the tier.",
    fix: "Read the tier on the Console's Rate limits page and correct limits.tier, or request an increase there early enough.",
    sources: ['rate-limits', 'limit-increase'],
    corrections: [
      {
        claim: 'A deposit lifts the account into the next tier.',
        now: 'No credit thresholds are documented any more. Tiers follow usage history and standing; an increase can be requested once half of the current limits is used.',
        source: 'limit-increase',
      },
    ],
  },
  judge(input) {
    const elsewhere = withoutTiers(input);
    if (elsewhere) return elsewhere;
    const { plan, catalog, observed, today } = input;
    if (!plan.model.id) return unansweredField('model.id');
    const evidence = limitEvidence(input);
    const { model } = evidence;
    if (!model) {
      return inconclusive('limits-model-unlisted', { id: plan.model.id }, { basis: 'documented' });
    }
    const named = (tier: Tier): string => tierRow(catalog, tier).name;
    const { tier } = plan.limits;
    const shown = shownTier(evidence, catalog);
    if (!tier)
      return shown.kind === 'tier'
        ? unansweredQuoting(askAbout(named(shown.tier)), 'limits.tier')
        : unansweredField('limits.tier');
    if (shown.kind === 'unseen') {
      return observed['tiny-message']?.status === 'observed'
        ? inconclusive('limit-headers-absent', { model: model.name }, { basis: 'live' })
        : callFailed(catalog, 'tiny-message', observed['tiny-message']);
    }

    const figures = [
      planned('Usage tier', named(tier), 'text', 'limits.tier', today),
      ...limiters.flatMap((limiter) => {
        const limit = evidence.ofOrganization[limiter];
        return limit ? limitFigure(limiter, limit, evidence) : [];
      }),
    ];
    const rungs = limiters.flatMap((limiter) => evidence.ofOrganization[limiter]?.rung ?? []);
    const configured = rungs.every((rung) => rung === 'organization');
    const basis = { basis: originOfRung[configured ? 'organization' : 'header'], figures } as const;
    const stated = named(tier);
    if (shown.kind === 'tier') {
      if (shown.tier === tier) return pass('tier-confirmed', { tier: stated, model: model.name }, basis);
      const args = { stated, seen: named(shown.tier), model: model.name };
      return tiers.indexOf(shown.tier) < tiers.indexOf(tier)
        ? fail('tier-lower-than-stated', args, basis)
        : warn('tier-higher-than-stated', args, basis);
    }
    const about = { model: model.name, configured };
    const isPublished = documentedLimits(catalog, model.limitClass, tier) !== undefined;
    // Custom is agreed above the published rows, and Evaluation is below them.
    const plausible = tier === 'custom' ? shown.kind === 'none' : shown.kind === 'below-all';
    if (!isPublished && plausible) {
      return pass('tier-plausible', { tier: stated, model: model.name }, basis);
    }
    return shown.kind === 'below-all'
      ? warn('limits-below-every-tier', { stated, lowest: named(shown.lowest), ...about }, basis)
      : warn('limits-match-no-tier', { stated, ...about }, basis);
  },
});

const askAbout = (tier: string): string =>
  `The limits of this account are those of tier ${tier}: is that the tier of the organization?`;
