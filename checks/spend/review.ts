import { daysBetween } from '../../src/catalog/age.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { usagePages, wholeInput } from './usage-habits.ts';

/** Ours: about a month, after which the first whole bill has come anyway. */
const mostDays = 31;

export default defineCheck({
  id: 'spend/review',
  subject: 'Review of real spending',
  titles: {
    passed: 'Somebody compares real spending with the estimate soon after the launch',
    failed: 'Nobody compares real spending with the estimate soon after the launch',
  },
  blocksFrom: 'ga',
  needs: [],
  guide: {
    looksAt:
      'Whether the comparison of real spending with the estimate has a date after the launch and an owner.',
    why: 'Every forecast rests on guessed sizes and volumes. Two weeks of real traffic show which guess was wrong while there is still time to change model, caching or limits; without a date and a name nobody looks before the bill comes.',
    how: `Reads date and owner from spend.review in the plan. The date must lie after the launch; more than ${mostDays} days after it is a caution, which is a threshold of ours.`,
    fix: `Put it into somebody's calendar, about two weeks after the launch. ${usagePages} ${wholeInput}`,
    sources: ['admin-api', 'billing'],
  },
  judge({ plan, today }) {
    const { on, owner } = plan.spend.review;
    if (!on) return unansweredField('spend.review.on');
    if (!owner) return unansweredField('spend.review.owner');
    const { launchDate } = plan;
    if (!launchDate) return unansweredField('launchDate');
    const evidence = {
      basis: 'planned',
      figures: [
        planned('Launch', launchDate, 'date', 'launchDate', today),
        planned('Review of spending', on, 'date', 'spend.review.on', today),
        planned('Owner of the review', owner, 'text', 'spend.review.owner', today),
      ],
    } as const;
    if (on <= launchDate) return fail('review-before-launch', { on, owner, launchDate }, evidence);
    const days = daysBetween(launchDate, on);
    return days > mostDays
      ? warn('review-late', { on, owner, days, mostDays }, evidence)
      : pass('review-planned', { on, owner, days }, evidence);
  },
});
