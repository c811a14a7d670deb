import { defineCheck } from '../../src/judge/check.ts';
import { live, planned } from '../../src/judge/figure.ts';
import { fail, inconclusive, notApplicable, pass } from '../../src/judge/outcome.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';

export default defineCheck({
  id: 'workspace/not-default',
  subject: 'Default workspace',
  titles: {
    passed: 'The product has a workspace of its own',
    failed: 'The product runs in the Default workspace',
  },
  blocksFrom: 'critical',
  needs: ['tiny-message'],
  guide: {
    looksAt: 'Whether the product runs in a workspace of its own rather than in the Default workspace.',
    why: 'The Default workspace takes neither rate limits nor a spend limit, and every experiment of the organization shares it. One loop in a notebook can then use up what the product needs.',
    how: 'Reads workspace.isDefault of the plan; that the planned workspace id comes back with an answer supports it, another id does not.',
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
  judge({ plan, catalog, observed, today }) {
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) return notApplicable(`${platform.name} has no workspaces.`);
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
