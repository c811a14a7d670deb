import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Plan } from '../plan/schema.ts';

/** Most input tokens that the first tool of a request adds on the planned model; the most of any where no figure is published. */
export function mostToolOverheadTokens(plan: Plan, catalog: Catalog): number {
  const model = findModel(catalog, plan.model.id);
  const own = model ? overheads(model) : [];
  return Math.max(...(own.length > 0 ? own : catalog.models.flatMap(overheads)));
}

const overheads = ({ toolOverhead: { autoTokens, forcedTokens } }: Model): number[] =>
  [autoTokens, forcedTokens].filter((tokens) => tokens !== null);
