import type { Model } from '../../src/catalog/model.ts';
import {
  cacheEffect,
  componentErrors,
  forecastUnitPrices,
  largestError,
  listUnitPrices,
  priceUnits,
} from '../../src/cost/forecast-error.ts';
import { type BilledUsage, promptTokens } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { ActualMonth, ActualPart, UnplannedModel } from '../../src/judge/codes/cost-actual.ts';
import { type Figure, simulated } from '../../src/judge/figure.ts';
import type { UsageRow } from '../../src/judge/seen/month-usage.ts';
import { modelOf } from '../limits/drawn-by-others.ts';
import { reported, tokenFigures } from '../month-read.ts';
import { type ActualUse, sumOf } from './actual-use.ts';
import { forecastSource, type PricedMonth } from './month.ts';

/** The product's month so far beside its forecast, part by part. */
export function actualMonth(use: ActualUse, month: PricedMonth, input: JudgeInput): ActualMonth {
  const { model, workload, tariff, forecast } = month;
  const months = use.activeDays / workload.activeDaysPerMonth;
  const forecastUsd = forecast.medium.totalUsd * months;
  const own = sumOf(ownRows(use, month, input), use.countedShare);
  const priced = priceUnits(own, forecastUnitPrices(workload, tariff));
  const others = otherModels(use, month, input);
  const othersUsd = others.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  const rest: ActualPart = { name: 'Other models', actualUsd: othersUsd, forecastUsd: 0 };
  return {
    model: model.name,
    source: use.usage.value.source,
    from: use.from,
    to: use.to,
    activeDays: use.activeDays,
    wholeDays: use.wholeDays,
    plannedDaysPerMonth: workload.activeDaysPerMonth,
    billedUsd: use.billedUsd,
    forecastUsd,
    error: use.billedUsd / forecastUsd - 1,
    largest: largestError<ActualPart>(rest, componentErrors(priced, forecast.medium, months)),
    pricedUsd: priced.totalUsd + othersUsd,
    cache: cacheEffect(own, listUnitPrices(tariff, workload.input.typical)),
    requests: requestsOf(use, month, input),
    unplanned: others
      .filter(({ isFallback }) => !isFallback)
      .map(({ model, tokenShare, usd }) => ({ model, tokenShare, usd })),
    billedRefusals: input.catalog.apiRules.refusalBilling.billedCategories,
    stepped: tariff.steps.length > 1,
  };
}

/** Rows of the planned model, however the report names it. */
const ownRows = ({ rows }: ActualUse, { model }: PricedMonth, { catalog }: JudgeInput): readonly UsageRow[] =>
  rows.filter((row) => modelOf(row.model, catalog)?.id === model.id);

function requestsOf(use: ActualUse, month: PricedMonth, input: JudgeInput): ActualMonth['requests'] {
  const { workload } = month;
  const counted = ownRows(use, month, input).filter(({ requests }) => requests !== null);
  const requests = counted.reduce((sum, row) => sum + (row.requests ?? 0), 0);
  if (requests === 0) return null;
  const used = sumOf(counted);
  return {
    count: requests * use.countedShare,
    plannedCount: workload.requestsPerDay * use.activeDays,
    inputTokens: promptTokens(used) / requests,
    outputTokens: used.outputTokens / requests,
    plannedInputTokens: workload.input.typical,
    plannedOutputTokens: workload.output.typical,
  };
}

/** Every model but the planned one, the most used first; the fallback is planned too, but not forecast. */
function otherModels(
  use: ActualUse,
  month: PricedMonth,
  { plan, catalog }: JudgeInput,
): readonly (UnplannedModel & { readonly isFallback: boolean })[] {
  const fallback = plan.model.fallback ? modelOf(plan.model.fallback, catalog) : undefined;
  const all = tokensOf(sumOf(use.rows));
  const groups = new Map<string, UsageRow[]>();
  for (const row of use.rows) {
    const known = modelOf(row.model, catalog);
    if (known?.id === month.model.id) continue;
    const name = known?.name ?? row.model ?? 'a model without a name';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups]
    .map(([name, rows]) => {
      const known = modelOf(rows[0]?.model ?? null, catalog);
      return {
        model: name,
        tokenShare: tokensOf(sumOf(rows)) / all,
        usd: known ? listUsd(known, sumOf(rows, use.countedShare), month) : null,
        isFallback: known !== undefined && known === fallback,
      };
    })
    .filter(({ tokenShare }) => tokenShare > 0)
    .toSorted((a, b) => b.tokenShare - a.tokenShare);
}

/** At standard speed, at the first step of the price table, and where the plan has its requests answered. */
function listUsd(model: Model, used: BilledUsage, { tariff }: PricedMonth) {
  if (model.prices.steps.length === 0) return null;
  return priceUnits(used, listUnitPrices({ ...tariff, steps: model.prices.steps, speedFactor: 1 }, 0))
    .totalUsd;
}

const tokensOf = (used: BilledUsage): number => promptTokens(used) + used.outputTokens;

const source = 'forecast against use';

/** The bill, and each component as used and as forecast for the same days. */
export function actualFigures(
  args: ActualMonth,
  use: ActualUse,
  month: PricedMonth,
  input: JudgeInput,
): readonly Figure[] {
  const { workload, tariff, forecast } = month;
  const rows = ownRows(use, month, input);
  const priced = priceUnits(sumOf(rows, use.countedShare), forecastUnitPrices(workload, tariff));
  const months = use.activeDays / workload.activeDaysPerMonth;
  const usd = (name: string, value: number, from = source): Figure =>
    simulated(name, value, 'USD', from, input.today);
  return [
    reported('Billed', args.billedUsd, 'USD', use.cost),
    reported('Days of use', args.activeDays, 'days', use.cost),
    usd('Forecast for as many days', args.forecastUsd, forecastSource),
    ...componentErrors(priced, forecast.medium, months)
      .filter(({ actualUsd, forecastUsd }) => actualUsd > 0 || forecastUsd > 0)
      .flatMap(({ name, actualUsd, forecastUsd }) => [
        usd(`${name}, used`, actualUsd),
        usd(`${name}, forecast`, forecastUsd, forecastSource),
      ]),
    ...tokenFigures(`${args.model} on all days of the report`, rows, use.usage),
  ];
}
