import type { JudgeInput } from './check.ts';

/**
 * The organizations of the admin key and of the product's key, where they are known and not the same. Nothing of what
 * another organization's admin key shows is evidence.
 */
export function otherOrganization({
  plan,
  observed,
}: Pick<JudgeInput, 'plan' | 'observed'>): { readonly admin: string; readonly key: string } | null {
  const shown = observed.organization;
  const message = observed['tiny-message'];
  const admin = shown?.status === 'observed' ? shown.value.id : null;
  const answered = message?.status === 'observed' ? message.value.organizationId : null;
  const key = answered ?? plan.workspace.organizationId ?? null;
  return admin && key && admin !== key ? { admin, key } : null;
}
