import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { IdMismatch } from '../../src/judge/codes/workspace.ts';
import { admin, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { MessageSeen } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, unansweredQuoting, warn } from '../../src/judge/outcome.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import {
  type AdminEvidence,
  adminEvidence,
  adminEvidenceNeeds,
  keyInUse,
  listedWorkspace,
} from './admin-evidence.ts';

export default defineCheck({
  id: 'workspace/identity',
  subject: 'Workspace identity',
  titles: {
    passed: 'The key belongs to the planned workspace',
    failed: 'The key belongs to another workspace than planned',
  },
  blocksFrom: 'ga',
  needs: adminEvidenceNeeds,
  guide: {
    looksAt:
      'Which organization and workspace answered the message, against the ids in the plan; with an Admin key also whether that workspace exists, is in use, and has the planned name.',
    why: 'Limits, spend, files, batches and caches belong to a workspace. A key of the wrong one launches the product on the development limits, or spends the budget of another team.',
    how: 'Every answer of the API carries the ids of organization and workspace in its headers; they are compared with workspace.organizationId and workspace.id. With an Admin key the list of workspaces is read too, and a name that only one workspace in use has can stand in for the id.',
    fix: 'Use a key made in the planned workspace, or correct the ids in the plan if they are out of date.',
    sources: ['workspaces', 'rate-limits', 'sdk'],
    corrections: [
      {
        claim: 'The key itself shows its environment.',
        now: 'It does not. The anthropic-workspace-id header, sent since 2026-08-11, and the Admin API do.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, observed } = input;
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) return notApplicable(`${platform.name} has no workspaces.`);
    const message = observed['tiny-message'];
    const { workspace } = plan;
    const shown = adminEvidence(input);
    if (message?.status !== 'observed') {
      const listed = unfitListed(workspace.id, shown, input);
      if (listed) return listed;
      return workspace.id ? callFailed(catalog, 'tiny-message', message) : unansweredField('workspace.id');
    }
    const seen = message.value;
    const figures = [
      ...(seen.organizationId ? [live('Organization', seen.organizationId, 'text', message)] : []),
      ...(seen.workspaceId ? [live('Workspace', seen.workspaceId, 'text', message)] : []),
    ];
    const evidence = { basis: 'live', figures } as const;
    const mismatches = [
      ...mismatch('organization', workspace.organizationId, seen.organizationId),
      ...mismatch('workspace', workspace.id, seen.workspaceId),
    ];
    if (mismatches.length > 0) return fail('workspace-mismatch', { mismatches }, evidence);
    const confirmed = workspace.id ?? idByName(seen, workspace.name, shown);
    if (!confirmed) {
      return { ...unansweredQuoting(questionAbout(seen, shown), 'workspace.id'), figures };
    }
    const row = listedWorkspace(shown, confirmed);
    const unfit = row || !seen.workspaceId ? unfitListed(confirmed, shown, input) : null;
    if (unfit) return unfit;
    if (!seen.workspaceId) {
      return inconclusive('workspace-not-shown', { what: 'workspace', planned: confirmed }, evidence);
    }
    if (workspace.organizationId && !seen.organizationId) {
      const args = { what: 'organization', planned: workspace.organizationId } as const;
      return inconclusive('workspace-not-shown', args, evidence);
    }
    const { workspaceId, organizationId } = seen;
    if (!row || !shown.workspaces)
      return pass('workspace-confirmed', { workspaceId, organizationId }, evidence);
    const { name } = row;
    const named = {
      ...evidence,
      figures: [...figures, admin('Name of the workspace', name, 'text', shown.workspaces)],
    };
    return workspace.name && workspace.name !== name
      ? warn('workspace-name-differs', { workspaceId, planned: workspace.name, listed: name }, named)
      : pass('workspace-confirmed', { workspaceId, organizationId, name }, named);
  },
});

/**
 * What the organization's own list says against a workspace; null where it says nothing. That a workspace is missing from
 * it counts only where the admin key was seen to open the product's organization: any other one has no such workspace.
 */
function unfitListed(id: string | null | undefined, shown: AdminEvidence, input: JudgeInput): Outcome | null {
  const { workspaces } = shown;
  if (!id || !workspaces) return null;
  const row = listedWorkspace(shown, id);
  const figures = [
    admin('Workspaces of the organization', workspaces.value.workspaces.length, 'count', workspaces),
  ];
  const evidence = { basis: 'admin', figures } as const;
  if (!row) {
    if (workspaces.value.cut || !isSameOrganization(input, shown)) return null;
    return fail('workspace-not-listed', { planned: id }, evidence);
  }
  if (row.archivedAt === null) return null;
  const args = { workspaceId: id, name: row.name, archivedOn: row.archivedAt.slice(0, 10) };
  return fail('workspace-archived', args, evidence);
}

function isSameOrganization({ plan, observed }: JudgeInput, shown: AdminEvidence): boolean {
  const { organization, 'tiny-message': message } = observed;
  const answered = message?.status === 'observed' ? message.value.organizationId : null;
  const ofProduct = answered ?? plan.workspace.organizationId;
  const ofAdmin = organization?.status === 'observed' ? organization.value.id : null;
  return keyInUse(shown) !== null || (ofAdmin !== null && ofAdmin === ofProduct);
}

/** The id of the workspace that answered, where the planned name is its name and no other's in use. */
function idByName(
  { workspaceId }: MessageSeen,
  planned: string | null | undefined,
  { workspaces }: AdminEvidence,
): string | null {
  if (!planned || !workspaces || workspaces.value.cut) return null;
  const named = workspaces.value.workspaces.filter(
    ({ name, archivedAt }) => name === planned && archivedAt === null,
  );
  return named.length === 1 && named[0]?.id === workspaceId ? workspaceId : null;
}

/** Nothing is said where one side is silent. */
const mismatch = (
  what: IdMismatch['what'],
  planned: string | null | undefined,
  seen: string | null,
): IdMismatch[] => (planned && seen && planned !== seen ? [{ what, planned, seen }] : []);

function questionAbout({ workspaceId, organizationId }: MessageSeen, shown: AdminEvidence): string {
  if (!workspaceId) {
    return 'In which workspace will the product run, by its id? The answer of the API named none.';
  }
  const organization = organizationId ? ` of organization ${organizationId}` : '';
  const name = listedWorkspace(shown, workspaceId)?.name;
  const workspace = `workspace ${workspaceId}${name === undefined ? '' : `, named ${name},`}`;
  return `The key belongs to ${workspace}${organization}: is that where the product will run?`;
}
