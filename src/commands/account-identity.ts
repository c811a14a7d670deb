import { adminEvidence, keyInUse, listedWorkspace } from '../../checks/workspace/admin-evidence.ts';
import type { Account, AccountTold } from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import { observedBy } from '../judge/observation.ts';
import { otherOrganization } from '../judge/other-organization.ts';

type Identity = Pick<
  Account,
  'organization' | 'otherOrganization' | 'workspace' | 'otherWorkspacePlanned' | 'key'
>;

/** Whom the key in use speaks for: what the answered call says first, then the organization's lists, then the plan. */
export function accountIdentity(input: JudgeInput): Identity {
  const { plan } = input;
  const evidence = adminEvidence(input);
  const workspace = workspaceInUse(input);
  const listed = workspace && listedWorkspace(evidence, workspace.id);
  const defaultId = evidence.workspaces?.value.defaultId ?? null;
  const actual = workspace?.told.origin !== 'planned' ? workspace?.id : undefined;
  return {
    organization: organizationInUse(input),
    otherOrganization: otherOrganization(input),
    workspace: workspace && {
      ...workspace,
      listed,
      isDefault: defaultId === null ? null : defaultId === workspace.id,
    },
    otherWorkspacePlanned:
      actual && plan.workspace.id && plan.workspace.id !== actual ? plan.workspace.id : null,
    key: {
      ...acceptance(input),
      listed: keyInUse(evidence),
      match: evidence.keys?.value.inUse.kind ?? null,
    },
  };
}

function organizationInUse(input: JudgeInput): Account['organization'] {
  const { plan, today } = input;
  const message = observedBy(input.observed, 'tiny-message');
  const shown = observedBy(input.observed, 'organization');
  const answered = message?.value.organizationId ?? null;
  if (shown && !otherOrganization(input)) {
    const { id, name } = shown.value;
    const ofKey = answered === id || keyInUse(adminEvidence(input)) !== null;
    return { id, name, ofKey, told: toldBy(shown, 'admin') };
  }
  if (message && answered) return { id: answered, name: null, ofKey: true, told: toldBy(message, 'live') };
  const id = plan.workspace.organizationId;
  return id ? { id, name: null, ofKey: false, told: planned('workspace.organizationId', today) } : null;
}

function workspaceInUse(input: JudgeInput): { readonly id: string; readonly told: AccountTold } | null {
  const { plan, today } = input;
  const message = observedBy(input.observed, 'tiny-message');
  if (message?.value.workspaceId) return { id: message.value.workspaceId, told: toldBy(message, 'live') };
  const evidence = adminEvidence(input);
  const scope = keyInUse(evidence)?.scope;
  if (evidence.keys && scope?.type === 'workspace')
    return { id: scope.workspaceId, told: toldBy(evidence.keys, 'admin') };
  return plan.workspace.id ? { id: plan.workspace.id, told: planned('workspace.id', today) } : null;
}

/** One answer is enough; a refusal counts only where it is the key that was refused. */
function acceptance({ observed }: JudgeInput): Pick<Identity['key'], 'accepted' | 'refusal'> {
  const calls = [observed.model, observed['tiny-message']];
  if (calls.some((row) => row?.status === 'observed')) return { accepted: 'yes', refusal: null };
  const refused = calls.find((row) => row?.status === 'failed' && row.cause === 'key-rejected');
  if (refused?.status === 'failed') return { accepted: 'no', refusal: refused.reason };
  return { accepted: 'not-known', refusal: null };
}

const toldBy = (
  { probe, at }: { readonly probe: string; readonly at: string },
  origin: 'admin' | 'live',
): AccountTold => ({ origin, source: probe, at });

const planned = (source: string, at: string): AccountTold => ({ origin: 'planned', source, at });
