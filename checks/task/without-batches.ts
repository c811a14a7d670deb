import { platformRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { notApplicable } from '../../src/judge/outcome.ts';

/** Defined where the planned path has no Message Batches API: its limits and prices say nothing there. */
export function withoutBatches({ plan, catalog }: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome | undefined {
  const platform = plan.platform.path && platformRow(catalog, plan.platform.path);
  if (!platform?.missingFeatures.includes('batch')) return undefined;
  return notApplicable(
    `${platform.name} does not pass on the Message Batches API; a batch service of its own, where it has one, is not judged here.`,
  );
}
