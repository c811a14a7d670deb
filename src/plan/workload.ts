import { trafficShapes } from '../capacity/shape.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { Feature } from '../catalog/vocabulary.ts';
import type { CommonPrefix } from '../cost/caching.ts';
import { type Forecast, forecastMonth } from '../cost/forecast.ts';
import type { MonthTariff } from '../cost/price.ts';
import type { MeasuredSizes, Size } from '../cost/sizes.ts';
import type { Workload } from '../cost/workload.ts';
import { answerSheet, type MissingAnswer } from './missing-answers.ts';
import { plannedBatchShare, plannedCache, plannedSearches, usableFeatures } from './planned-use.ts';
import { type PricedModel, pricedModel } from './priced-model.ts';
import type { Plan } from './schema.ts';
import { plannedTariff } from './tariff.ts';
import { plannedToolTokens } from './tool-tokens.ts';

/** A month of the plan in plain numbers, or why there is none. */
export type PlannedMonth =
  | {
      readonly kind: 'planned';
      readonly model: PricedModel;
      readonly workload: Workload;
      readonly tariff: MonthTariff;
      readonly forecast: Forecast;
    }
  /** In the order the wizard asks. */
  | { readonly kind: 'missing'; readonly missing: readonly [MissingAnswer, ...MissingAnswer[]] }
  /** The catalog has no price for the id: unknown, retired, or a model whose price was never read. */
  | { readonly kind: 'unpriced'; readonly id: string };

/** What a trial measured; it stands in for what the plan guesses. Null: not measured. */
export interface MeasuredMonth {
  readonly input: Size | null;
  readonly output: Size | null;
  readonly thinkingTokens: number | null;
  /** Part of a prompt that is there for its tools, over all prompts; absent or null: not measured. */
  readonly toolTokens?: number | null;
  readonly sizes: MeasuredSizes | null;
  /** What the requests begin with, instead of the planned prefix; absent or null: not measured. */
  readonly prefixes?: readonly CommonPrefix[] | null;
  /** Written to the cache by each request and never read, where a trial saw no read at all; absent or null: not so. */
  readonly unreadTokens?: number | null;
}

/** Turns a plan into a priced month, with measured sizes where there are some. Unknown answers are named, never filled in. */
export function plannedMonth(plan: Plan, catalog: Catalog, measured: MeasuredMonth | null): PlannedMonth {
  const sheet = answerSheet();
  sheet.read(plan.task.features, 'task.features', []);
  const id = sheet.read(plan.model.id, 'model.id', '');
  const model = pricedModel(plan, catalog);
  if (id && !model) return { kind: 'unpriced', id };

  const { tokens, traffic } = plan;
  const input = measured?.input ?? {
    typical: sheet.read(tokens.input.typical, 'tokens.input.typical', 0),
    p95: sheet.read(tokens.input.p95, 'tokens.input.p95', 0),
  };
  const output = measured?.output ?? {
    typical: sheet.read(tokens.output.typical, 'tokens.output.typical', 0),
    p95: sheet.read(tokens.output.p95, 'tokens.output.p95', 0),
  };
  const row = findModel(catalog, id);
  const planned = plannedCache(plan, catalog, row, sheet, measured?.prefixes ?? null);
  const unreadTokens = measured?.unreadTokens ?? null;
  const cache =
    planned && unreadTokens !== null
      ? { ...planned, prefixes: [], unread: { tokens: unreadTokens, share: 1 } }
      : planned;
  const tariff = model && plannedTariff(plan, catalog, model, sheet);
  const requestsPerDay = sheet.read(traffic.requestsPerDay, 'traffic.requestsPerDay', 0);
  const activeDaysPerMonth = sheet.read(traffic.activeDaysPerMonth, 'traffic.activeDaysPerMonth', 0);
  // Only the cache depends on how a day is spread.
  const shape = cache ? sheet.read(traffic.shape, 'traffic.shape', 'steady') : 'steady';
  const workload: Workload = {
    input,
    output,
    measured: measured?.sizes ?? null,
    thinkingTokens: measured?.thinkingTokens ?? tokens.thinking ?? null,
    toolTokens: measured?.toolTokens ?? plannedToolTokens(plan, catalog, row)?.knownTokens ?? null,
    requestsPerDay,
    activeDaysPerMonth,
    arrivals: {
      activeHours: trafficShapes[shape].activeHours,
      burstsPerDay: shape === 'scheduled-bursts' ? (traffic.burstsPerDay ?? 1) : 1,
    },
    batchShare: plannedBatchShare(plan, catalog, sheet),
    webSearchesPerRequest: plannedSearches(plan, catalog, sheet),
    containerHoursPerMonth: paysContainers(usableFeatures(plan, catalog))
      ? (traffic.containerHoursPerMonth ?? null)
      : null,
    cache,
  };
  const [first, ...others] = sheet.missing;
  if (first) return { kind: 'missing', missing: [first, ...others] };
  if (!model || !tariff) return { kind: 'unpriced', id };
  return { kind: 'planned', model, workload, tariff, forecast: forecastMonth(workload, tariff) };
}

/** `features`: those that are planned and that the path has. Containers are free beside web search or web fetch; of the versions before 20260209, which are not, no plan tells. */
export const paysContainers = (features: readonly Feature[]): boolean =>
  features.includes('code-execution') && !features.includes('web-search') && !features.includes('web-fetch');
