import { hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { groupOfModel, rateLimitsSeen } from '../../src/judge/configured-limits.ts';
import { inconclusive, notApplicable } from '../../src/judge/outcome.ts';
import { isUsable } from '../../src/plan/planned-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, adminEvidenceNeeds } from '../workspace/admin-evidence.ts';
import { judgeOwnLimits } from './own-limits.ts';
import { comfortableLoad } from './peak-figures.ts';
import { judgeTightest } from './tightest-limit.ts';
import { limitsUnread } from './unread-limits.ts';

export default defineCheck({
  id: 'limits/workspace-override',
  subject: 'Limits of the workspace',
  titles: {
    passed: 'The workspace does not hold the launch back',
    failed: 'The workspace lets through less than the launch needs',
  },
  blocksFrom: 'never',
  failsFrom: 'beta',
  needs: [...adminEvidenceNeeds, 'rate-limits', 'trial'],
  guide: {
    looksAt:
      'Rate limits that the launch workspace set for itself, for the class of the planned model, against the busiest planned minute.',
    why: 'A workspace can be given less than the organization has, and whoever set that for a trial has long forgotten it. The tier then promises a room that the key does not get.',
    how: `Reads with an Admin key what the workspace set, for the workspace the plan names, else for that of the key in use. A limit of requests, input or output below the planned peak is a caution here that says who set it, and fails the check of that peak; one of tokens of any kind fails here. What no peak can be held against, such as tokens a day, is a caution. Up to ${comfortableLoad * 100} percent of them of a limit passes, a bound of ours, and more is a caution. What a workspace stores above the organization's limit has no effect. Without an Admin key, the tokens header of one message is what is left: it states the tightest token limit in force, not of which kind it is. It fails where input and output both need more, is a caution where one of them does, and is silent about requests, so the check then stays open; that stops no launch, because individual accounts have no Admin API.`,
    fix: 'Raise or clear the limit in the settings of the workspace on the Console, or through the Rate Limits API; a change can take an hour.',
    sources: ['rate-limits', 'workspaces', 'sdk'],
    corrections: [
      {
        claim: 'Every workspace can be given rate limits of its own.',
        now: "The Default workspace takes none, no workspace gets more than the organization has, and what a workspace leaves unset is the organization's.",
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (!hasAnthropicOrganization(platform)) return notApplicable(`${platform.name} has no workspaces.`);
    if (!plan.model.id) return unansweredField('model.id');
    if (isUsable('batch', plan, catalog) && plan.traffic.batchableShare === 1) {
      return notApplicable('Every request is batched, and the Batches API has limits of its own.');
    }
    const seen = rateLimitsSeen(input);
    if (!seen) {
      return plan.workspace.isDefault === true
        ? notApplicable('The Default workspace takes no rate limits of its own.')
        : (judgeTightest(input) ?? limitsUnread('workspace-limits-unread', input));
    }
    const { workspace } = seen.value;
    if (workspace.kind === 'unnamed') return unansweredField('workspace.id');
    if (workspace.id === adminEvidence(input).workspaces?.value.defaultId) {
      return notApplicable('The Default workspace takes no rate limits of its own.');
    }
    if (workspace.kind === 'refused') {
      const { id: workspaceId, status } = workspace;
      const refused = inconclusive('workspace-limits-refused', { workspaceId, status }, { basis: 'admin' });
      return judgeTightest(input) ?? refused;
    }
    const listed = groupOfModel(input);
    if (!listed) {
      return inconclusive('workspace-limits-ungrouped', { model: plan.model.id }, { basis: 'admin' });
    }
    return judgeOwnLimits(listed, workspace.id, input);
  },
});
