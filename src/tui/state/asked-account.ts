import { platformRow } from '../../catalog/lookup.ts';
import type { Plan } from '../../plan/schema.ts';
import type { Access } from '../services.ts';
import type { WizardContext, WizardState } from './wizard-state.ts';

/** Name of the cloud path that the plan goes by; null where it goes by the Claude API, or by no path yet. */
export const cloudName = (
  { platform: { path } }: Pick<Plan, 'platform'>,
  { catalog }: Pick<WizardContext, 'catalog'>,
): string | null => (path && path !== 'claude-api' ? platformRow(catalog, path).name : null);

/** Whose account is asked on the path the plan has now: a cloud takes no key of Anthropic's and has credentials of its own. */
export function accessOnPath(
  { access, plan }: Pick<WizardState, 'access' | 'plan'>,
  context: Pick<WizardContext, 'catalog' | 'credential'>,
): Access | null {
  if (cloudName(plan, context) !== null)
    return access === null || access.kind === 'typed' ? { kind: 'environment' } : access;
  return access?.kind === 'environment' && !context.credential ? null : access;
}
