import { moreSamplesToHalve } from '../../src/cost/sample-size.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { CostForecastCodes, StatedGrowth } from '../../src/judge/codes/cost-forecast.ts';
import { type Figure, planned, simulated } from '../../src/judge/figure.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { type PlannedYear, plannedYear, type YearCap, type YearCapKind } from '../../src/plan/year.ts';
import { capsInForce } from '../spend/caps-in-force.ts';
import { usagePages } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { dearStepOf } from './dear-step.ts';
import { measuredBudgetMonth } from './measured-budget.ts';
import { dearestMonth, monthTotals, type PricedMonth, totalFigures, withMonth } from './month.ts';

export default defineCheck({
  id: 'cost/budget',
  subject: 'Budget of a month',
  titles: {
    passed: 'A month fits the budget',
    failed: 'A month does not fit the budget',
  },
  blocksFrom: 'ga',
  // Caps that other checks had read are taken as they are; the plan's own stand in where nobody asked.
  needs: ['trial'],
  guide: {
    looksAt:
      'A medium month against the budget in the plan, and twelve calendar months from the launch on against the budget and every known cap.',
    why: 'A month that fits at launch may not fit half a year later: ten percent more each month is nearly three times as much after eleven. Whoever learns the date beforehand has time to raise a limit.',
    how: 'Where a trial on real requests was counted by the API, its 95 percent interval of the cost per request decides, scaled to the planned requests: a budget above all of it passes, one below all of it fails, one within it is not settled. Without a trial the medium month decides, and a light or heavy month above the budget is a caution. Growth is taken from the plan, month by month with as many cache hits as the traffic of that month finds, and a month spread evenly over its days in UTC; where it passes the budget or a cap that a first month fits, the date is named. Only this product is counted, though some caps hold everything the organization does.',
    fix: `Measure more requests where the interval is too wide. Then try a cheaper model for the easy part, caching, batches, lower effort; or agree on a larger budget before the date. ${usagePages}`,
    sources: ['pricing', 'rate-limits', 'workspaces'],
  },
  judge(input) {
    const { plan, today } = input;
    return withMonth(input, (month) => {
      if (month.workload.requestsPerDay === 0) {
        return notApplicable(
          'The plan counts no requests a day, so there is no month to hold against a budget.',
        );
      }
      const budgetUsd = plan.spend.monthlyBudgetUsd;
      const totals = totalFigures(month, today);
      if (budgetUsd == null) return { ...unansweredField('spend.monthlyBudgetUsd'), figures: totals };

      const measured = measuredBudgetMonth(input, month);
      const caps = capsInForce(input);
      const year = plannedYear(plan, month, caps, today);
      const figures = [
        planned('Budget', budgetUsd, 'USD/month', 'spend.monthlyBudgetUsd', today),
        ...totals,
        ...(measured
          ? [
              simulated('Medium month, low end', measured.lowUsd, 'USD/month', measuredSource, today),
              simulated('Medium month, high end', measured.highUsd, 'USD/month', measuredSource, today),
            ]
          : []),
        ...growthFigures(year, today),
        ...caps.map(({ figure }) => figure),
        ...year.caps.flatMap((cap) => reachedFigure(cap, today)),
      ];
      const evidence = {
        basis: measured?.answers === 'measured' ? 'measured' : 'simulated',
        figures,
      } as const;
      const args = { model: month.model.name, budgetUsd, ...monthTotals(month), ...dearStepOf(month) };
      const growth = statedGrowth(year);

      if ((measured?.lowUsd ?? args.mediumUsd) > budgetUsd) {
        return fail('forecast-over-budget', { ...args, measured, ...largestComponent(month) }, evidence);
      }
      if (measured && measured.highUsd > budgetUsd) {
        const more = moreSamplesToHalve(measured.count);
        return inconclusive('budget-within-interval', { ...args, measured, more }, evidence);
      }
      const passed = passedByGrowth(year, args.mediumUsd);
      if (growth && passed.length > 0)
        return warn('growth-passes-cap', { ...args, measured, growth, passed }, evidence);
      const { name: dearest, totalUsd: dearestUsd } = dearestMonth(month);
      return !measured && dearestUsd > budgetUsd
        ? warn('heavy-month-over-budget', { ...args, dearest, growth }, evidence)
        : pass('forecast-within-budget', { ...args, measured, growth }, evidence);
    });
  },
});

const measuredSource = 'month forecast, with the interval of the trial';
const yearSource = 'year forecast';

const statedGrowth = ({ growthPerMonth, months }: PlannedYear): StatedGrowth =>
  growthPerMonth === null ? null : { perMonth: growthPerMonth, lastMonthUsd: months.at(-1)?.mediumUsd ?? 0 };

/** Caps that a first medium month fits and a later one does not. Those it does not fit are judged by the checks of each cap. */
function passedByGrowth(
  { growthPerMonth, caps }: PlannedYear,
  mediumUsd: number,
): CostForecastCodes['growth-passes-cap']['passed'] {
  if (growthPerMonth === null || growthPerMonth <= 0) return [];
  return caps
    .flatMap(({ kind, usd, reachedOn: { medium: on } }) =>
      // Credit is used up by any spending, grown or not.
      kind === 'credit' || on === null || mediumUsd > usd ? [] : [{ kind, usd, on }],
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

function growthFigures({ growthPerMonth, months }: PlannedYear, today: string): readonly Figure[] {
  const last = months.at(-1);
  if (growthPerMonth === null || !last) return [];
  return [
    planned('Growth a month', growthPerMonth * 100, 'percent', 'traffic.growthPerMonth', today),
    simulated(`Medium month ${last.month}`, last.mediumUsd, 'USD/month', yearSource, today),
  ];
}

const capNames: Readonly<Record<YearCapKind, string>> = {
  budget: 'budget',
  'usage-tier': 'cap of the tier',
  organization: 'spend limit of the organization',
  workspace: 'spend limit of the workspace',
  credit: 'prepaid credit',
};

const reachedFigure = ({ kind, reachedOn }: YearCap, today: string): readonly Figure[] =>
  reachedOn.medium === null
    ? []
    : [
        simulated(
          `Day on which medium months reach: ${capNames[kind]}`,
          reachedOn.medium,
          'date',
          yearSource,
          today,
        ),
      ];

function largestComponent({ forecast }: PricedMonth): {
  readonly largest: string;
  readonly largestUsd: number;
} {
  const largest = forecast.medium.components.reduce((most, row) => (row.usd > most.usd ? row : most));
  return { largest: largest.name, largestUsd: largest.usd };
}
