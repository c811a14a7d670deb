import type { AddedSpending } from '../../src/cost/pace.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { MonthPace } from '../../src/judge/codes/month.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { basisOf, readMonth } from '../month-read.ts';
import { unansweredField } from '../unanswered-field.ts';
import { daysPerMonth } from './cap-reached.ts';
import { capNeeds, type KnownCap, knownCaps } from './known-caps.ts';
import { monthPace, paceFigures } from './month-pace.ts';
import { tierInForce } from './tier-in-force.ts';

export default defineCheck({
  id: 'spend/month-to-date',
  subject: 'Spending of this month',
  titles: {
    passed: 'This month stays below every known spend cap',
    failed: 'Spending passes a cap before the month ends',
  },
  blocksFrom: 'critical',
  failsFrom: 'ga',
  needs: ['month-cost', 'month-usage', ...capNeeds],
  guide: {
    looksAt:
      'What the organization has really spent since the first of the month, and when that pace, with the planned traffic from the launch on, passes the cap of the tier and the spend limits of organization and workspace.',
    why: 'Caps count everything the organization does, not the new product alone. A launch late in a month can meet a cap that others have already half used, and then every request is refused until the first of the next month or until somebody raises a limit.',
    how: "Reads the cost report of the month, by day and in UTC, with an Admin key, or the Console's cost export. The mean of the whole days is carried on hour by hour; planned traffic counts from the launch date on, a medium month spread over 30 days. The range is a 90 % t-interval that takes days for independent of each other: it holds nine times out of ten, knows nothing of a change in use, and is wide while few days are over. Reports run about five minutes behind. The workspace's limit is held against what that workspace spends.",
    fix: 'Raise the cap that is met first before its date, or spend less until the month ends. For who burns what, look at the usage page of the Console; for what is left, at its billing page. The whole input is uncached input plus cache writes plus cache reads; they are priced apart, so they are shown apart.',
    sources: ['admin-api', 'rate-limits', 'workspaces', 'sdk'],
    corrections: [
      {
        claim: 'The input tokens of a usage row are the whole prompt.',
        now: 'They are what was neither written to the cache nor read from it; the whole input is all three together.',
        source: 'sdk',
      },
      {
        claim: 'What a model cost can be worked out from the tokens of the usage report.',
        now: 'Not for a model whose price steps lie elsewhere than the context buckets of the report, such as Haiku 5.5: take the cost report.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const elsewhere = withoutTiers(input);
    if (elsewhere) return elsewhere;
    const read = readMonth('month-cost', 'spend', input);
    if ('without' in read) return read.without;
    const cost = read.seen;
    const caps = knownCaps(input);
    const conclude = (added: AddedSpending | null): Judged => {
      const pace = monthPace(cost, caps, added, input);
      const figures = paceFigures(pace, caps, cost, input);
      return { pace, evidence: { basis: basisOf(pace.source), figures } };
    };
    const present = conclude(null);
    if (isPassed(present.pace)) return fail('month-cap-passed', present.pace, present.evidence);
    const { plan } = input;
    if (!plan.limits.tier && !caps.some(({ scope }) => scope === 'usage-tier')) {
      return unansweredField('limits.tier');
    }
    if (!plan.launchDate) return unansweredField('launchDate');
    const { launchDate: from } = plan;
    // Traffic that has begun is in the pace already.
    if (from <= cost.value.to.slice(0, 10)) return withPace(present, caps, input);
    return withMonth(input, ({ forecast }) => {
      const usdPerDay = forecast.medium.totalUsd / daysPerMonth;
      const judged = startsThisMonth(from, cost) ? conclude({ from, usdPerDay }) : present;
      if (isPassed(judged.pace)) return fail('month-cap-passed', judged.pace, judged.evidence);
      const outcome = withPace(judged, caps, input);
      return outcome.status === 'pass' ? (afterLaunch(judged, usdPerDay) ?? outcome) : outcome;
    });
  },
});

interface Judged {
  readonly pace: MonthPace;
  readonly evidence: Evidence;
}

const isPassed = ({ caps }: MonthPace): boolean => caps.some(({ expected }) => expected !== null);

const startsThisMonth = (date: string, { value }: ObservedBy<'month-cost'>): boolean =>
  date.slice(0, 7) === new Date(Date.parse(value.to) - 1).toISOString().slice(0, 7);

/** No cap is passed at the expected pace: how sure that is. */
function withPace({ pace, evidence }: Judged, caps: readonly KnownCap[], input: JudgeInput): Outcome {
  const { spentUsd, to } = pace;
  if (!pace.perDay) return inconclusive('month-too-young', { spentUsd, to }, evidence);
  if (pace.caps.some(({ earliest }) => earliest !== null)) return warn('month-cap-possible', pace, evidence);
  if (pace.cut) return inconclusive('month-cut-short', pace, evidence);
  const tier = tierInForce(input)?.row;
  const unpublished = tier?.published === false && !caps.some(({ scope }) => scope === 'usage-tier');
  if (unpublished || pace.caps.length < caps.length)
    return inconclusive('month-caps-unknown', pace, evidence);
  return pass(pace.caps.length === 0 ? 'month-without-cap' : 'month-fits', pace, evidence);
}

/** The first cap that a whole month of this pace and the planned traffic passes, as a warning; undefined: none. */
function afterLaunch({ pace, evidence }: Judged, usdPerDay: number): Outcome | undefined {
  for (const cap of pace.caps) {
    // A workspace's part of the pace is taken to stay what it was so far.
    const share = pace.spentUsd > 0 ? cap.spentUsd / pace.spentUsd : 0;
    const wholeMonthUsd = ((pace.perDay?.meanUsd ?? 0) * share + usdPerDay) * daysPerMonth;
    if (wholeMonthUsd > cap.capUsd) {
      return warn('month-cap-after-launch', { ...pace, cap, wholeMonthUsd }, evidence);
    }
  }
  return undefined;
}
