import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import { dearestMonth, totalFigures, withMonth } from '../cost/month.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import { daysPerMonth } from './cap-reached.ts';
import { moneyProbes, refusedFor } from './live-refusal.ts';
import { usagePages } from './usage-habits.ts';

/** Without auto-reload, credit must outlast the weeks in which nobody has time to look after it. */
const firstWeeksDays = 14;
const monthsUntilExpiry = 12;

const asks = {
  question: 'Is the organization invoiced, so that no prepaid credit can run out?',
  where:
    'Console: Settings, Billing. With prepaid credit, leave this open and write the balance into spend.creditUsd and auto-reload into spend.autoReload.',
};

export default defineCheck({
  id: 'spend/credit',
  subject: 'Prepaid credit',
  titles: {
    passed: 'The prepaid credit lasts or reloads',
    failed: 'The prepaid credit does not last',
  },
  blocksFrom: 'ga',
  needs: [...moneyProbes, 'trial'],
  asks,
  guide: {
    looksAt: 'Prepaid credit and auto-reload against what the first weeks will spend.',
    why: 'The Claude API is prepaid as a rule. When the balance is used up, every request is refused at once, and token counting with it. Credit expires one year after it was bought.',
    how: 'No API tells the balance or whether auto-reload is on: people read both on the Billing page of the Console. Divides the credit in the plan by a day of the medium month. Without auto-reload it must last two weeks to pass at all, and a month to pass without a caution.',
    fix: `Turn on auto-reload on the Console's Billing page with a minimum balance of some days, or buy credit for the first month. ${usagePages}`,
    sources: ['billing', 'errors', 'claude-code-issues'],
    corrections: [
      {
        claim: 'Credits are units of 0.006 USD, or whatever a plan of the chat application includes.',
        now: 'Credit is plain USD on the Console and apart from any Pro, Max or Team subscription. Only cloud marketplaces bill in units, of 0.01 USD.',
        source: 'billing',
      },
      {
        claim: 'Empty credit answers 402.',
        now: 'The errors page says so, but 400 with a message about the credit balance has been seen up to September 2026. Treat both as no money.',
        source: 'claude-code-issues',
      },
      {
        claim: 'Unused credit stays.',
        now: 'It expires one year after purchase and is not refunded.',
        source: 'billing',
      },
    ],
  },
  judge(input) {
    const refused = refusedFor(input, ['credit-empty', 'billing-problem', 'linked-organization-cannot-pay']);
    if (refused) return refused;
    const { plan, today } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (platform.path !== 'claude-api') {
      return notApplicable(`${platform.name} has no prepaid credit; it is billed by ${platform.billedBy}.`);
    }
    const { creditUsd, autoReload } = plan.spend;
    if (creditUsd == null) {
      return plan.answers['spend/credit']?.says === 'yes'
        ? judgeAnswer(input, 'spend/credit', asks.question)
        : unansweredField('spend.creditUsd');
    }
    if (autoReload == null) return unansweredField('spend.autoReload');
    return withMonth(input, (month) => {
      const mediumUsd = month.forecast.medium.totalUsd;
      const figures = [
        planned('Prepaid credit', creditUsd, 'USD', 'spend.creditUsd', today),
        planned('Auto-reload', autoReload ? 'on' : 'off', 'text', 'spend.autoReload', today),
        ...totalFigures(month, today),
      ];
      const evidence = { basis: 'planned', figures } as const;
      if (autoReload) {
        const dayUsd = dearestMonth(month).totalUsd / daysPerMonth;
        return creditUsd < dayUsd
          ? warn('credit-below-a-busy-day', { creditUsd, dayUsd }, evidence)
          : pass('credit-reloads', { creditUsd, mediumUsd }, evidence);
      }
      if (mediumUsd === 0) return pass('credit-lasts', { creditUsd, days: null }, evidence);
      const months = creditUsd / mediumUsd;
      const days = months * daysPerMonth;
      if (days < firstWeeksDays) return fail('credit-runs-out', { creditUsd, days, mediumUsd }, evidence);
      if (days < daysPerMonth)
        return warn('credit-short-of-a-month', { creditUsd, days, mediumUsd }, evidence);
      return months > monthsUntilExpiry
        ? warn(
            'credit-outlasts-its-year',
            { creditUsd, months, yearUsd: mediumUsd * monthsUntilExpiry },
            evidence,
          )
        : pass('credit-lasts', { creditUsd, days }, evidence);
    });
  },
});
