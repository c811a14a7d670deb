import type { Feature } from '../../src/catalog/vocabulary.ts';
import { documented, type Figure } from '../../src/judge/figure.ts';
import type { Plan } from '../../src/plan/schema.ts';
import type { PlannedModel } from '../model/planned-model.ts';

/** Features that send at least one tool with the request. */
const sentAsTools: readonly Feature[] = [
  'tool-use',
  'web-search',
  'web-fetch',
  'code-execution',
  'computer-use',
];

/**
 * What the API adds to a prompt that carries tools, as documented; none where the plan names no tools or no figure is
 * known. Planned sizes are those of the whole prompt and hold it already; the text of a sample prompt does not.
 */
export function toolOverheadFigures(
  { task, model: { request } }: Plan,
  { row, name }: PlannedModel,
): Figure[] {
  if (!row || !task.features?.some((feature) => sentAsTools.includes(feature))) return [];
  const { autoTokens, forcedTokens, provenance } = row.toolOverhead;
  const tokens = request.forcedToolChoice ? forcedTokens : autoTokens;
  return tokens === null
    ? []
    : [documented(`Added by ${name} to a prompt with tools`, tokens, 'tokens', provenance)];
}
