import { hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { basisOf } from '../month-read.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { usagePages, wholeInput } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidenceNeeds } from '../workspace/admin-evidence.ts';
import { actualFigures, actualMonth } from './actual-month.ts';
import { actualUse } from './actual-use.ts';
import { withMonth } from './month.ts';

/** Ours: how far the bill may be from the forecast before somebody should look, and before it is another product. */
const cautionError = 0.25;
const failError = 0.5;
/** Ours: less than this part of the tokens may be somebody's experiment. */
const strayShare = 0.05;

export default defineCheck({
  id: 'cost/actual-against-estimate',
  subject: 'Bill against forecast',
  titles: {
    passed: 'The bill is close to the forecast',
    failed: 'The bill is far above the forecast',
  },
  blocksFrom: 'critical',
  needs: ['month-usage', 'month-cost', 'trial', ...adminEvidenceNeeds],
  guide: {
    looksAt:
      "What the product's workspace used and was billed this month since the launch, by component, against the medium month of the plan for as many days of use.",
    why: 'A forecast is a guess until the first bill. The component that is furthest off says what to correct: sizes, volume, caching, or a model nobody planned.',
    how: `Reads usage and cost of the month with an Admin key, or from the Console's exports. Whole days count; a day that cost less than a tenth of the mean day is no day of use. Use of the planned model is priced at what the forecast pays for a token of each kind, so a component differs by its amount; what was billed is the control, and decides: above ${failError * 100} % over the forecast fails, ${cautionError * 100} % either way is a caution; the bounds are ours. Use is told by the month, not by the day: after a launch in the middle of a month, it counts by the part of the cost that fell on the days since. Growth is not in the medium month: keep traffic in the plan up to date. Requests that failed or were repeated cannot be told from others: errors are not billed and bring no tokens, but a refusal in mid-stream and some refusals before any output are billed and are in the tokens.`,
    fix: `Correct the plan where the component is that is furthest off, measure sizes again with gonogo trial, and judge the budget anew. ${usagePages} ${wholeInput}`,
    sources: ['admin-api', 'pricing', 'prompt-caching', 'refusals'],
    corrections: [
      {
        claim: 'A cache always saves money.',
        now: 'A write costs more than plain input. Writes that are never read are paying more.',
        source: 'pricing',
      },
      {
        claim: 'Each failed or retried request shows on the bill.',
        now: 'Errors are not billed. Refusals in mid-stream are, and since 2026-09-24 so are three refusal categories before any output.',
        source: 'refusals',
      },
    ],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (!hasAnthropicOrganization(platform)) {
      return notApplicable(
        `${platform.name} is billed by ${platform.billedBy}, and no report of Anthropic's tells what was used there.`,
      );
    }
    const { launchDate } = input.plan;
    if (!launchDate) return unansweredField('launchDate');
    if (launchDate > input.today) {
      return notApplicable(
        `The product launches on ${launchDate}; until then there is no bill to hold the forecast against.`,
      );
    }
    const actual = actualUse(input, launchDate);
    if ('without' in actual) return actual.without;
    const { use } = actual;
    return withMonth(input, (month) => {
      const basis = basisOf(use.cost.value.source);
      if (month.forecast.medium.totalUsd === 0) return warn('no-requests-counted', {}, { basis });
      const args = actualMonth(use, month, input);
      const evidence = { basis, figures: actualFigures(args, use, month, input) } as const;
      if (args.error > failError) return fail('actual-far-above-forecast', args, evidence);
      if (use.usage.value.cut || use.cost.value.cut) return inconclusive('actual-cut-short', args, evidence);
      if (args.error > cautionError) return warn('actual-above-forecast', args, evidence);
      if (args.error < -cautionError) return warn('actual-below-forecast', args, evidence);
      if (args.unplanned.reduce((sum, row) => sum + row.tokenShare, 0) > strayShare) {
        return warn('actual-models-unplanned', args, evidence);
      }
      if (args.cache && args.cache.savedUsd < 0) return warn('actual-cache-costs-more', args, evidence);
      return pass('actual-near-forecast', args, evidence);
    });
  },
});
