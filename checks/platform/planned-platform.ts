import { platformRow } from '../../src/catalog/lookup.ts';
import type { Platform } from '../../src/catalog/platform.ts';
import type { JudgeInput } from '../../src/judge/check.ts';

/** The catalog row of the planned path, or undefined while none is chosen. */
export function plannedPlatform({
  plan,
  catalog,
}: Pick<JudgeInput, 'plan' | 'catalog'>): Platform | undefined {
  return plan.platform.path ? platformRow(catalog, plan.platform.path) : undefined;
}
