import type { Catalog } from '../../src/catalog/catalog.ts';
import { documented, type Figure } from '../../src/judge/figure.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { plannedToolTokens } from '../../src/plan/tool-tokens.ts';
import type { PlannedModel } from '../model/planned-model.ts';

/**
 * What the API adds to a prompt that carries tools, as documented; none where the plan names no tools or no figure is
 * known. Planned sizes are those of the whole prompt and hold it already; the text of a sample prompt does not.
 */
export function toolOverheadFigures(plan: Plan, catalog: Catalog, { row, name }: PlannedModel): Figure[] {
  const added = plannedToolTokens(plan, catalog, row)?.added;
  return added
    ? [documented(`Added by ${name} to a prompt with tools`, added.tokens, 'tokens', added.provenance)]
    : [];
}
