import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Model, PriceStep } from '../../src/catalog/model.ts';
import { type ModelLine, modelLines, type TaskType } from '../../src/catalog/vocabulary.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import { tokenFactor } from '../../src/plan/workload-elsewhere.ts';

/** Lines of models from the weakest that usually suffices to the strongest that usually pays. */
export interface SuitedLines {
  readonly from: ModelLine;
  readonly to: ModelLine;
  /** The line to try instead of a stronger one; presets of the task start from it or from a weaker one. */
  readonly instead: ModelLine;
}

/**
 * Our own table, after the line-up page's advice to begin with the smallest model that does the work. `other` has no
 * row: nothing is known about such a task.
 */
export const suitedLines: Readonly<Record<Exclude<TaskType, 'other'>, SuitedLines>> = {
  chat: { from: 'haiku', to: 'sonnet', instead: 'sonnet' },
  'summarise-classify': { from: 'haiku', to: 'sonnet', instead: 'haiku' },
  extraction: { from: 'haiku', to: 'sonnet', instead: 'haiku' },
  retrieval: { from: 'haiku', to: 'sonnet', instead: 'sonnet' },
  agent: { from: 'sonnet', to: 'opus', instead: 'opus' },
  'coding-agent': { from: 'sonnet', to: 'opus', instead: 'opus' },
  batch: { from: 'haiku', to: 'sonnet', instead: 'haiku' },
  'vision-pdf': { from: 'haiku', to: 'sonnet', instead: 'haiku' },
};

export const lineRank = (line: ModelLine): number => modelLines.indexOf(line);

/** The newest model of a line that anyone may call and that nothing newer has replaced. */
export function currentModel(catalog: Catalog, line: ModelLine): Model | undefined {
  return catalog.models
    .filter((row) => row.line === line && row.lifecycle.state === 'active' && !row.lifecycle.restricted)
    .sort((one, other) =>
      (other.lifecycle.releasedOn ?? '').localeCompare(one.lifecycle.releasedOn ?? ''),
    )[0];
}

/** Price step that prompts of this size fall into; the lowest where the size is unknown, undefined without prices. */
export function priceStep({ prices }: Model, promptTokens: number | null | undefined): PriceStep | undefined {
  return prices.steps.length > 0 ? priceStepFor(prices.steps, promptTokens ?? 0) : undefined;
}

/**
 * How many times as much the same prompt costs on one model as on the other, its size given in tokens of the first;
 * null where a price is missing. Two tokenizers make different numbers of tokens of one text.
 */
export function priceRatio(
  catalog: Catalog,
  model: Model,
  other: Model,
  promptTokens: number | null | undefined,
): number | null {
  const otherTokens = tokenFactor(catalog, model, other);
  const price = priceStep(model, promptTokens)?.inputUsdPerMTok;
  const otherPrice = priceStep(other, (promptTokens ?? 0) * otherTokens)?.inputUsdPerMTok;
  return price === undefined || !otherPrice ? null : price / (otherPrice * otherTokens);
}
