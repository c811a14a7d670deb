import type { SpendCodes } from '../../judge/codes/spend.ts';
import { count, list, usd } from './format.ts';
import { bringDown, monthsBelow, reachedOn } from './month-cost.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

const days = (value: number): string => {
  const whole = Math.floor(value);
  if (whole === 0) return 'less than a day';
  return whole === 1 ? '1 day' : `${count(whole)} days`;
};

interface NamedTier {
  readonly tier: string | null;
  readonly stated: string | null;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const tierName = (tier: string | null): string => (tier === null ? 'the usage tier' : `tier ${tier}`);

const shownInstead = ({ tier, stated }: NamedTier): string =>
  stated === null || tier === null
    ? ''
    : `The plan says tier ${stated}, but the limits of this account are those of tier ${tier}. `;

export const spendWording: Wording<keyof SpendCodes> = {
  'tier-cap-fits': (args) => ({
    detail: `${shownInstead(args)}${capital(tierName(args.tier))} allows ${usd(args.capUsd)} a month; ${monthsBelow(args, args.capUsd)}.`,
  }),
  'tier-cap-reached': (args) => ({
    title: `A ${args.scenario} month does not fit the spend cap of the usage tier`,
    detail: `${shownInstead(args)}On ${tierName(args.tier)}, ${reachedOn(args)}. From then on every request answers 429 without retry-after, until 00:00 UTC on the first of the next month.`,
    fix: [
      `Request a higher tier before launch, for the Claude API on the Console's Rate limits page; this month fits ${list(args.next)}.`,
      bringDown,
      'Make the application recognise the code enforced_spend_limit_reached and stop retrying.',
    ],
  }),
  'tier-without-cap': ({ tier }) => ({
    title: 'The usage tier has no spend cap of its own',
    detail: `Tier ${tier} has no monthly spend cap of its own; what the contract allows was not looked at.`,
  }),
  'tier-cap-unpublished': ({ tier, mediumUsd }) => ({
    detail: `No spend cap is published for tier ${tier}; it is below that of Start. A medium month is forecast at ${usd(mediumUsd)}.`,
    fix: [
      "Read the monthly limit on the Console's Rate limits page and compare it with the forecast.",
      waiverStep('spend/tier-cap'),
    ],
  }),
  'tier-cap-unlisted': ({ mediumUsd }) => ({
    detail: `The organization lists a limit of its usage tier without an amount, so whether one holds is not known. A medium month is forecast at ${usd(mediumUsd)}.`,
    fix: [
      "Read the monthly limit on the Console's Rate limits page and compare it with the forecast.",
      waiverStep('spend/tier-cap'),
    ],
  }),
  'tier-cap-in-doubt': ({ tier, capUsd, mediumUsd }) => ({
    detail: `Tier ${tier} would allow ${usd(capUsd)} a month, but the limits of this account are below those of every published tier: the organization is on Evaluation, whose smaller cap is not published, or the workspace has limits of its own. A medium month is forecast at ${usd(mediumUsd)}.`,
    fix: [
      "Read tier and monthly limit on the Console's Rate limits page, and correct limits.tier if it is another.",
      waiverStep('spend/tier-cap'),
    ],
  }),
  'credit-lasts': ({ creditUsd, days: lasting }) => ({
    detail:
      lasting === null
        ? `${usd(creditUsd)} of credit is there, and the forecast spends nothing.`
        : `${usd(creditUsd)} of credit lasts ${days(lasting)} of a medium month. Auto-reload is off, so somebody must buy more before then.`,
  }),
  'credit-reloads': ({ creditUsd, mediumUsd }) => ({
    detail: `${usd(creditUsd)} of credit is there and auto-reload is on, for a medium month of ${usd(mediumUsd)}.`,
  }),
  'credit-below-a-busy-day': ({ creditUsd, dayUsd }) => ({
    title: 'The prepaid credit is less than one day of the dearest month',
    detail: `Auto-reload is on, but ${usd(creditUsd)} of credit is less than one day of the dearest month, ${usd(dayUsd)}: a declined card stops the product within hours.`,
    fix: [
      "Raise the minimum balance of auto-reload on the Console's Billing page to some days of spending.",
      'Check that the card can bear the reloads of the dearest month.',
    ],
  }),
  'credit-runs-out': ({ creditUsd, days: lasting, mediumUsd }) => ({
    detail: `${usd(creditUsd)} of credit lasts ${days(lasting)} at ${usd(mediumUsd)} a month, and auto-reload is off. Then every request is refused.`,
    fix: [
      "Turn on auto-reload on the Console's Billing page, with a minimum balance of some days of spending.",
      `Or buy credit for the first month, ${usd(mediumUsd)} or more.`,
    ],
  }),
  'credit-short-of-a-month': ({ creditUsd, days: lasting, mediumUsd }) => ({
    title: 'The prepaid credit lasts less than a month',
    detail: `${usd(creditUsd)} of credit lasts ${days(lasting)} at ${usd(mediumUsd)} a month, and auto-reload is off.`,
    fix: [
      "Turn on auto-reload on the Console's Billing page.",
      'Or put the day on which to buy more into the calendar of the person who can.',
    ],
  }),
  'credit-outlasts-its-year': ({ creditUsd, months, yearUsd }) => ({
    title: 'The prepaid credit expires before it is used up',
    detail: `${usd(creditUsd)} of credit would last ${count(Math.floor(months))} months, but credit expires a year after purchase and is not refunded; a year is forecast at ${usd(yearUsd)}.`,
    fix: ['Buy smaller amounts with auto-reload, unless the forecast is too low.'],
  }),
  'review-planned': ({ on, owner, days: after }) => ({
    detail: `${owner} compares what was spent with the estimate on ${on}, ${count(after)} days after the launch.`,
  }),
  'review-late': ({ on, owner, days: after, mostDays }) => ({
    title: 'The first look at real spending comes late',
    detail: `${owner} compares what was spent with the estimate on ${on}, ${count(after)} days after the launch; more than ${count(mostDays)} days are a whole bill too late.`,
    fix: ['Move spend.review.on to about two weeks after the launch.'],
  }),
  'review-before-launch': ({ on, owner, launchDate }) => ({
    title: 'The review of spending lies before the launch',
    detail: `${owner} is to compare what was spent with the estimate on ${on}, but the launch is planned for ${launchDate}: there will be nothing to compare.`,
    fix: ['Move spend.review.on to about two weeks after the launch date.'],
  }),
};
