import { defineCheck } from '../../src/judge/check.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import { usagePages } from './usage-habits.ts';

const asks = {
  question:
    'Will somebody on duty be alerted when 50, 80 and 100 percent of the spend limit are used up, and before the credit is?',
  where:
    "Console: Workspaces, the product's workspace, Spend limits, alert thresholds; Settings, Billing for the organization. On a cloud path: the budgets and alerts of that cloud. Name who receives them as evidence.",
};

export default defineCheck({
  id: 'spend/alerts',
  subject: 'Spend alerts',
  titles: {
    passed: 'Somebody is alerted before the money runs out',
    failed: 'Nobody is alerted before the money runs out',
  },
  blocksFrom: 'ga',
  needs: [],
  asks,
  guide: {
    looksAt: 'Whether a person who can act hears of unusual spending before it stops the product.',
    why: 'Caps and limits stop traffic without warning the code beforehand. A mail to a shared inbox on a Saturday is how many teams learn of them.',
    how: 'Asks a person: thresholds cannot be read by API, and neither can how near a limit is. An answer dated after today does not count, and one older than half a year is said to be old.',
    fix: `Set thresholds at 50, 80 and 100 percent of the limit, which are figures of ours, to a channel that is watched, and meter spending in the application from the usage of each answer. ${usagePages}`,
    sources: ['workspaces', 'billing', 'admin-api'],
    corrections: [
      {
        claim: 'The provider has no budgets and no alerts.',
        now: 'There are limits for organization and workspaces, and alert thresholds. They work by the month, so a meter of your own is still needed for anything faster.',
        source: 'workspaces',
      },
    ],
  },
  judge: (input) => judgeAnswer(input, 'spend/alerts', asks.question),
});
