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

/**
 * Workspaces exist exactly where an organization of Anthropic's own stands behind the path; only such an
 * organization has a usage tier, Anthropic's rate limits and spend limits of its own.
 */
export const hasAnthropicOrganization = (platform: Platform): boolean => platform.hasWorkspaces;
