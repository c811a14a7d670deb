import type { Catalog } from '../catalog/catalog.ts';
import { findModel, largestCacheMinimum, platformRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Feature } from '../catalog/vocabulary.ts';
import type { CommonPrefix, WorkloadCache } from '../cost/caching.ts';
import type { AnswerSheet } from './missing-answers.ts';
import type { Plan } from './schema.ts';

/** A feature the planned path lacks can be neither used nor billed; another check says that it is missing. */
export const isUsable = (feature: Feature, plan: Plan, catalog: Catalog): boolean =>
  usableFeatures(plan, catalog).includes(feature);

/** Planned features that the planned path has, or may have while none is planned; none where nobody listed any. */
export const usableFeatures = (plan: Plan, catalog: Catalog): readonly Feature[] =>
  (plan.task.features ?? []).filter((feature) => !pathLacks(feature, plan, catalog));

/** Whether the planned path is known to lack the feature, listed or not. */
export const pathLacks = (feature: Feature, { platform: { path } }: Plan, catalog: Catalog): boolean =>
  path != null && platformRow(catalog, path).missingFeatures.includes(feature);

/**
 * Whether the plan uses a feature; null while nobody has said. Streaming, thinking and caching have answers of their own
 * beside the list of features.
 */
export function usesFeature(feature: Feature, plan: Plan): boolean | null {
  const { task, tokens } = plan;
  const listed = task.features?.includes(feature) ?? null;
  if (feature === 'streaming') return listed || (tokens.streaming ?? listed);
  if (feature === 'thinking') return listed || (thinkingAskedFor.has(plannedThinking(plan)) ? true : listed);
  if (feature === 'prompt-caching') return listed && tokens.cacheTtl === 'none' ? false : listed;
  return listed;
}

type ThinkingSetting = NonNullable<Plan['model']['thinking']>;

const thinkingAskedFor: ReadonlySet<ThinkingSetting | null> = new Set([
  'adaptive',
  'between-tools',
  'enabled',
]);

/**
 * What the requests say about thinking; null while nobody has said. A planned budget means thinking of type "enabled",
 * whatever else is said: budget_tokens belongs to no other type.
 */
export const plannedThinking = ({ model }: Plan): ThinkingSetting | null =>
  typeof model.request.thinkingBudgetTokens === 'number' ? 'enabled' : (model.thinking ?? null);

/** True where the planned requests run at the speed, price and limits of fast mode. */
export const usesFastMode = (plan: Plan, catalog: Catalog): boolean =>
  usableFastMode(findModel(catalog, plan.model.id)?.fastMode ?? null, plan, catalog) !== null;

/** A model's fast mode where it is planned and the planned path has it for this model. */
export function usableFastMode(fastMode: Model['fastMode'], plan: Plan, catalog: Catalog): Model['fastMode'] {
  const { path } = plan.platform;
  if (!isUsable('fast-mode', plan, catalog)) return null;
  return !path || fastMode?.paths.includes(path) ? fastMode : null;
}

/** Share of the requests that will be batched; 0 where batches are not planned, even for what could wait. */
export function plannedBatchShare(plan: Plan, catalog: Catalog, sheet: AnswerSheet): number {
  sheet.read(plan.task.features, 'task.features', []);
  if (!isUsable('batch', plan, catalog)) return 0;
  return sheet.read(plan.traffic.batchableShare, 'traffic.batchableShare', 0);
}

/** Web searches a request; 0 where neither the feature nor a number is planned, and where the path has no search. */
export function plannedSearches(plan: Plan, catalog: Catalog, sheet: AnswerSheet): number {
  const features = sheet.read(plan.task.features, 'task.features', []);
  if (pathLacks('web-search', plan, catalog)) return 0;
  if (!features.includes('web-search')) return plan.traffic.webSearchesPerRequest ?? 0;
  return sheet.read(plan.traffic.webSearchesPerRequest, 'traffic.webSearchesPerRequest', 0);
}

/**
 * What the plan means to cache; null where caching was decided against or is not among the features. Of a model whose
 * minimum is not documented it is the largest documented one. `measured`: what real requests begin with, instead of the
 * planned prefix; null: nobody measured it.
 */
export function plannedCache(
  plan: Plan,
  catalog: Catalog,
  model: Model | undefined,
  sheet: AnswerSheet,
  measured: readonly CommonPrefix[] | null,
): WorkloadCache | null {
  const ttl = plan.tokens.cacheTtl ?? (cachingIsNoFeature(plan) ? 'none' : undefined);
  const known = sheet.read(ttl, 'tokens.cacheTtl', 'none');
  if (known === 'none') return null;
  return {
    ttl: known,
    prefixes: measured ?? [
      { tokens: sheet.read(plan.tokens.repeatedPrefix, 'tokens.repeatedPrefix', 0), share: 1 },
    ],
    minimumTokens: model?.behaviour.cacheMinimumTokens ?? largestCacheMinimum(catalog),
  };
}

const cachingIsNoFeature = (plan: Plan): boolean =>
  plan.task.features != null && !plan.task.features.includes('prompt-caching');
