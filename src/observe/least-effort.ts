import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import { efforts } from '../catalog/vocabulary.ts';
import type { Plan } from '../plan/schema.ts';

/**
 * The parameters that make the planned model think as little as it can be asked to: thinking counts as output, and a
 * probe's answer is small. None where the model takes no effort or the catalog does not know it.
 */
export function leastEffort(
  plan: Plan,
  catalog: Catalog,
): Pick<Anthropic.MessageCreateParams, 'output_config'> {
  const levels = findModel(catalog, plan.model.id)?.behaviour.effortLevels ?? [];
  const effort = efforts.find((level) => levels.includes(level));
  return effort ? { output_config: { effort } } : {};
}
