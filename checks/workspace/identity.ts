import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { IdMismatch } from '../../src/judge/codes/workspace.ts';
import { live } from '../../src/judge/figure.ts';
import type { MessageSeen } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, unansweredQuoting } from '../../src/judge/outcome.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';

export default defineCheck({
  id: 'workspace/identity',
  subject: 'Workspace identity',
  titles: {
    passed: 'The key belongs to the planned workspace',
    failed: 'The key belongs to another workspace than planned',
  },
  blocksFrom: 'ga',
  needs: ['tiny-message'],
  guide: {
    looksAt: 'Which organization and workspace answered the message, against the ids in the plan.',
    why: 'Limits, spend, files, batches and caches belong to a workspace. A key of the wrong one launches the product on the development limits, or spends the budget of another team.',
    how: 'Every answer of the API carries the ids of organization and workspace in its headers; they are compared with workspace.organizationId and workspace.id.',
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
  judge({ plan, catalog, observed }) {
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) return notApplicable(`${platform.name} has no workspaces.`);
    const message = observed['tiny-message'];
    const { workspace } = plan;
    if (message?.status !== 'observed') {
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
    if (!workspace.id) return { ...unansweredQuoting(questionAbout(seen), 'workspace.id'), figures };
    if (!seen.workspaceId) {
      return inconclusive('workspace-not-shown', { what: 'workspace', planned: workspace.id }, evidence);
    }
    if (workspace.organizationId && !seen.organizationId) {
      const args = { what: 'organization', planned: workspace.organizationId } as const;
      return inconclusive('workspace-not-shown', args, evidence);
    }
    const args = { workspaceId: seen.workspaceId, organizationId: seen.organizationId };
    return pass('workspace-confirmed', args, evidence);
  },
});

/** Nothing is said where one side is silent. */
const mismatch = (
  what: IdMismatch['what'],
  planned: string | null | undefined,
  seen: string | null,
): IdMismatch[] => (planned && seen && planned !== seen ? [{ what, planned, seen }] : []);

function questionAbout({ workspaceId, organizationId }: MessageSeen): string {
  if (!workspaceId) {
    return 'In which workspace will the product run, by its id? The answer of the API named none.';
  }
  const organization = organizationId ? ` of organization ${organizationId}` : '';
  return `The key belongs to workspace ${workspaceId}${organization}: is that where the product will run?`;
}
