import type { Catalog } from '../catalog/catalog.ts';
import { matchModel } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Plan } from './schema.ts';

/** What a month is priced with. */
export type PricedModel = Pick<Model, 'id' | 'name' | 'prices' | 'fastMode'>;

/**
 * The planned model with its prices; undefined where none are documented. A model retired on the Claude API has prices
 * only over the paths that still sell it.
 */
export function pricedModel({ model, platform }: Plan, catalog: Catalog): PricedModel | undefined {
  if (!model.id) return undefined;
  const match = matchModel(catalog, model.id);
  if ('model' in match) return match.model.prices.steps.length > 0 ? match.model : undefined;
  if (match.kind !== 'retired' || !platform.path) return undefined;
  const { id, cloudPrices } = match.retired;
  if (!cloudPrices?.paths.includes(platform.path)) return undefined;
  return { id, name: id, prices: cloudPrices, fastMode: null };
}
