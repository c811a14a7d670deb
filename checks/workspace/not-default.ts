import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin, live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, adminEvidenceNeeds, listedWorkspace, productWorkspaceId } from './admin-evidence.ts';

export default defineCheck({
  id: 'workspace/not-default',
  subject: 'Default workspace',
  titles: {
    passed: 'The product has a workspace of its own',
    failed: 'The product runs in the Default workspace',
  },
  blocksFrom: 'critical',
  needs: adminEvidenceNeeds,
  guide: {
    looksAt: 'Whether the product runs in a workspace of its own rather than in the Default workspace.',
    why: 'The Default workspace takes neither rate limits nor a spend limit, and every experiment of the organization shares it. One loop in a notebook can then use up what the product needs.',
    how: 'With an Admin key: lists the workspaces with the Default one and without it, and sees which the product has. Without one it reads workspace.isDefault of the plan; that the planned workspace id comes back with an answer supports it, another id does not.',
    fix: 'Create a workspace for production, set its limits, and make the production key there.',
    sources: ['workspaces', 'rate-limits'],
    corrections: [
      {
        claim: 'Give each key a budget of its own on the Console.',
        now: 'Limits exist for the organization, a workspace and the tier, not for a key. One workspace for each environment does what is meant.',
        source: 'workspaces',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, observed, today } = input;
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) return notApplicable(`${platform.name} has no workspaces.`);
    const measured = judgeListed(input);
    if (measured) return measured;
    const { isDefault } = plan.workspace;
    if (isDefault == null) return unansweredField('workspace.isDefault');
    const name = plan.workspace.name ?? null;
    const stated = planned(
      'Default workspace',
      isDefault ? 'yes' : 'no',
      'text',
      'workspace.isDefault',
      today,
    );
    const statedOnly = { basis: 'planned', figures: [stated] } as const;
    if (isDefault) return fail('workspace-is-default', { name }, statedOnly);
    const message = observed['tiny-message'];
    if (message?.status !== 'observed') {
      return pass('workspace-not-default', { workspaceId: null }, statedOnly);
    }
    const { workspaceId } = message.value;
    if (!workspaceId) return inconclusive('workspace-not-default-unproven', { name }, statedOnly);
    const figures = [stated, live('Workspace', workspaceId, 'text', message)];
    const { id } = plan.workspace;
    if (id && id !== workspaceId) {
      return inconclusive(
        'workspace-other-answered',
        { planned: id, seen: workspaceId },
        { basis: 'live', figures },
      );
    }
    return pass('workspace-not-default', { workspaceId }, { basis: 'planned', figures });
  },
});

/** Measured where the list tells which workspace is the Default one, and which is the product's; else null. */
function judgeListed(input: JudgeInput): Outcome | null {
  const shown = adminEvidence(input);
  const row = listedWorkspace(shown, productWorkspaceId(input, shown));
  const defaultId = shown.workspaces?.value.defaultId;
  if (!row || !shown.workspaces || !defaultId) return null;
  const { id: workspaceId, name } = row;
  const figures = [
    admin('Workspace', workspaceId, 'text', shown.workspaces),
    admin('Default workspace', defaultId, 'text', shown.workspaces),
  ];
  const evidence = { basis: 'admin', figures } as const;
  if (workspaceId === defaultId) return fail('workspace-listed-as-default', { workspaceId }, evidence);
  return input.plan.workspace.isDefault === true
    ? warn('workspace-default-misstated', { workspaceId, name }, evidence)
    : pass('workspace-listed-apart', { workspaceId, name }, evidence);
}
