import { type AddedSpending, paceOf } from '../../src/cost/pace.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { CapScope, MonthPace } from '../../src/judge/codes/month.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { basisOf, readMonth } from '../month-read.ts';
import { unansweredField } from '../unanswered-field.ts';
import { daysPerMonth } from './cap-reached.ts';
import { capNeeds, type KnownCap, knownCaps, listedTier } from './known-caps.ts';
import { monthPace, monthUnder, paceDaysOf, paceFigures } from './month-pace.ts';
import { tierInForce } from './tier-in-force.ts';
import { usagePages, wholeInput } from './usage-habits.ts';

export default defineCheck({
  id: 'spend/month-to-date',
  subject: 'Spending of this month',
  titles: {
    passed: 'This month stays below every known spend cap',
    failed: 'Spending passes a cap before the month ends',
  },
  blocksFrom: 'critical',
  failsFrom: 'ga',
  needs: ['month-cost', 'month-usage', ...capNeeds, 'trial'],
  guide: {
    looksAt:
      'What the organization has really spent since the first of the month, and when that pace, with the planned traffic from the launch on, passes the cap of the tier and the spend limits of organization and workspace.',
    why: 'Caps count everything the organization does, not the new product alone. A launch late in a month can meet a cap that others have already half used, and then every request is refused until the first of the next month or until somebody raises a limit.',
    how: "Reads the cost report of the month, by day and in UTC, with an Admin key, or the Console's cost export. The mean of the whole days is carried on hour by hour: of those since the launch, once there are two, else of those before it. Until then planned traffic counts from the launch date on, a medium month spread over 30 days. The range is a 90 % t-interval that takes days for independent of each other: it holds nine times out of ten, knows nothing of a change in use, and is wide while few days are over. Reports run about five minutes behind. The workspace's limit is held against what that workspace spends.",
    fix: `Raise the cap that is met first before its date, or spend less until the month ends. ${usagePages} ${wholeInput}`,
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
    const days = paceDaysOf(cost, input.plan.launchDate ?? null);
    const conclude = (added: AddedSpending | null): Judged => {
      const pace = monthPace(cost, caps, days, added, input);
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
    const meanUsd = (scope: CapScope): number => {
      const month = monthUnder(scope, cost, days, input);
      return (month && paceOf(month).perDay?.meanUsd) ?? 0;
    };
    if (days.holdsLaunch) {
      const outcome = withPace(present, caps, null, input);
      // Days before the launch keep a month below a cap that a month of such days passes.
      return outcome.status === 'pass' && days.kind === 'since-launch'
        ? (afterLaunch(present, meanUsd) ?? outcome)
        : outcome;
    }
    return withMonth(input, ({ forecast }) => {
      const plannedUsd = forecast.medium.totalUsd;
      const usdPerDay = plannedUsd / daysPerMonth;
      const judged = startsThisMonth(from, cost) ? conclude({ from, usdPerDay }) : present;
      if (isPassed(judged.pace)) return fail('month-cap-passed', judged.pace, judged.evidence);
      const outcome = withPace(judged, caps, plannedUsd, input);
      return outcome.status === 'pass'
        ? (afterLaunch(judged, (scope) => meanUsd(scope) + usdPerDay) ?? outcome)
        : outcome;
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

/** No cap is passed at the expected pace: how sure that is. `plannedUsd`: a planned month, where the pace has none of it. */
function withPace(
  { pace, evidence }: Judged,
  caps: readonly KnownCap[],
  plannedUsd: number | null,
  input: JudgeInput,
): Outcome {
  const { spentUsd, to } = pace;
  if (pace.caps.some(({ earliest }) => earliest !== null)) return warn('month-cap-possible', pace, evidence);
  const doubt = doubtOf(pace, caps, input);
  if (!pace.perDay) {
    return plannedUsd !== null && !doubt && hasRoom(pace, plannedUsd)
      ? warn('month-young-with-room', { ...pace, plannedUsd }, evidence)
      : inconclusive('month-too-young', { spentUsd, to }, evidence);
  }
  if (doubt) return inconclusive(doubt, pace, evidence);
  if (pace.caps.length > 0) return pass('month-fits', pace, evidence);
  // A tier listed without an amount: that there is no cap is told by the account, whoever told what was spent.
  const basis = listedTier(input).kind === 'without-amount' ? 'admin' : evidence.basis;
  return pass('month-without-cap', pace, { ...evidence, basis });
}

/** Why staying below the caps that are known proves nothing; null: it does. */
function doubtOf(pace: MonthPace, caps: readonly KnownCap[], input: JudgeInput) {
  if (pace.cut) return 'month-cut-short';
  if (pace.source === 'console-export' && pace.from.slice(8, 10) !== '01') return 'month-begins-late';
  const unpublished =
    tierInForce(input)?.row.published === false && !caps.some(({ scope }) => scope === 'usage-tier');
  const unlisted = listedTier(input).kind === 'without-amount' && input.plan.limits.tier !== 'custom';
  return unpublished || unlisted || pace.caps.length < caps.length ? 'month-caps-unknown' : null;
}

/** Ours: days without a pace may differ a lot, so only half of a cap is counted on. */
const roomyShare = 0.5;

const hasRoom = ({ caps }: MonthPace, plannedUsd: number): boolean =>
  caps.length > 0 && caps.every(({ spentUsd, capUsd }) => spentUsd + plannedUsd <= capUsd * roomyShare);

/** The first cap that a whole month with the launch passes, as a warning; undefined: none. */
function afterLaunch(
  { pace, evidence }: Judged,
  usdPerDay: (scope: CapScope) => number,
): Outcome | undefined {
  for (const cap of pace.caps) {
    const wholeMonthUsd = usdPerDay(cap.scope) * daysPerMonth;
    if (wholeMonthUsd > cap.capUsd) {
      return warn('month-cap-after-launch', { ...pace, cap, wholeMonthUsd }, evidence);
    }
  }
  return undefined;
}
