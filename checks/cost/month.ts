import type { Catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { MonthForecast } from '../../src/cost/forecast.ts';
import type { LayerName } from '../../src/cost/layers.ts';
import { scenarioNames } from '../../src/cost/scenarios.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Figure } from '../../src/judge/figure.ts';
import { simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { inconclusive, unanswered } from '../../src/judge/outcome.ts';
import { type MeasuredMonth, type PlannedMonth, plannedMonth } from '../../src/plan/workload.ts';

export type PricedMonth = Extract<PlannedMonth, { readonly kind: 'planned' }>;

/** Where a computed figure says it comes from. */
export const forecastSource = 'month forecast';

/** Judges the priced month, with what a trial measured; or says which answer or price is missing. */
export function withMonth(
  input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>,
  judge: (month: PricedMonth) => Outcome,
  measured: MeasuredMonth | null = measuredMonth(input),
): Outcome {
  const { plan, catalog } = input;
  const month = plannedMonth(plan, catalog, measured);
  switch (month.kind) {
    case 'planned':
      return judge(month);
    case 'missing':
      return unanswered(month.missing[0].question, month.missing[0].field);
    case 'unpriced':
      return priceUnknown(month.id, catalog);
  }
}

/** The catalog has no price for the id: it knows the model and no price was published, or it does not know the id. */
export function priceUnknown(id: string, catalog: Catalog): Outcome {
  const model = findModel(catalog, id);
  return model
    ? inconclusive('price-unpublished', { model: model.name }, { basis: 'documented' })
    : inconclusive('price-not-documented', { id }, { basis: 'documented' });
}

/** Totals of the three months. */
export const monthTotals = ({ forecast }: PricedMonth) => ({
  lightUsd: forecast.light.totalUsd,
  mediumUsd: forecast.medium.totalUsd,
  heavyUsd: forecast.heavy.totalUsd,
});

/** The month that costs most: not always the heavy one, for where few requests find the cache each of them costs more. */
export const dearestMonth = ({ forecast }: PricedMonth): MonthForecast =>
  scenarioNames
    .map((name) => forecast[name])
    .reduce((most, month) => (month.totalUsd >= most.totalUsd ? month : most));

/** What a cap is held against. */
export function mediumAndDearest(month: PricedMonth) {
  const { name: dearest, totalUsd: dearestUsd } = dearestMonth(month);
  return { mediumUsd: month.forecast.medium.totalUsd, dearest, dearestUsd };
}

/** What one decision adds to a month, or saves: negative. */
export const layerUsd = ({ layers }: MonthForecast, name: LayerName): number =>
  layers.find((row) => row.name === name)?.usd ?? 0;

export function totalFigures({ forecast }: PricedMonth, today: string): readonly Figure[] {
  return scenarioNames.map((name) =>
    simulated(`${capital(name)} month`, forecast[name].totalUsd, 'USD/month', forecastSource, today),
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
