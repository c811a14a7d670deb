import type { Catalog } from '../catalog/catalog.ts';
import { containerFee, findModel, platformRow, webSearchFee } from '../catalog/lookup.ts';
import type { MonthTariff } from '../cost/price.ts';
import type { AnswerSheet } from './missing-answers.ts';
import { isUsable, usableFastMode } from './planned-use.ts';
import type { PricedModel } from './priced-model.ts';
import type { Plan } from './schema.ts';

/** Prices of a model, the planned one or another, where and how the plan means to call its own. */
export function plannedTariff(
  plan: Plan,
  catalog: Catalog,
  model: PricedModel,
  sheet: AnswerSheet,
): MonthTariff {
  return {
    steps: model.prices.steps,
    batchFactor: catalog.priceModifiers.batch,
    locationFactor: locationFactor(plan, catalog, model, sheet),
    speedFactor: speedFactor(plan, catalog, model),
    usdPerWebSearch: webSearchFee(catalog).usdPerUse,
    container: containerFee(catalog),
  };
}

/** US inference and regional endpoints cost more than global ones; no path has both. */
export function locationFactor(
  plan: Plan,
  catalog: Catalog,
  { id }: Pick<PricedModel, 'id'>,
  sheet: AnswerSheet,
): number {
  const path = sheet.read(plan.platform.path, 'platform.path', 'claude-api');
  const platform = platformRow(catalog, path);
  // The surcharge came with the 4.5 models; all that were retired so far are older.
  const model = findModel(catalog, id);
  if (!model) return 1;
  if (
    platform.regionalPriceFactor === null ||
    namesGlobalProfile(plan.platform.deployment ?? plan.model.id)
  ) {
    // A model older than 4.6 refuses the parameter, so nothing is billed with it.
    const isTaken = model.features.supported.includes('us-inference');
    return isTaken && isUsable('us-inference', plan, catalog) ? catalog.priceModifiers.usInference : 1;
  }
  const region = sheet.read(plan.platform.region, 'platform.region', 'global');
  return region.toLowerCase() === 'global' ? 1 : platform.regionalPriceFactor;
}

/** On Bedrock the id decides: `global.anthropic.…`, plain or at the end of a profile's ARN, goes out globally. */
const namesGlobalProfile = (id: string | null | undefined): boolean => /(^|\/)global\./i.test(id ?? '');

/** Fast mode multiplies every token price alike. */
function speedFactor(plan: Plan, catalog: Catalog, model: PricedModel): number {
  const standard = model.prices.steps[0];
  const fast = usableFastMode(model.fastMode, plan, catalog);
  return fast && standard ? fast.inputUsdPerMTok / standard.inputUsdPerMTok : 1;
}
