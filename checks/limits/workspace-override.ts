import { loadOf } from '../../src/capacity/headroom.ts';
import { limiters } from '../../src/capacity/peak.ts';
import { findModel, hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { OwnLimitAtPeak } from '../../src/judge/codes/limits-admin.ts';
import {
  type ConfiguredGroup,
  fastLimits,
  groupOfModel,
  ordinaryLimits,
  rateLimitsSeen,
} from '../../src/judge/configured-limits.ts';
import type { Figure } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { isUsable, usesFastMode } from '../../src/plan/planned-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, adminEvidenceNeeds } from '../workspace/admin-evidence.ts';
import { comfortableLoad, peakFigure } from './judge-peak.ts';
import { configuredFigure } from './limit-figures.ts';
import { judgeTightest } from './tightest-limit.ts';
import { limitUnknown } from './unknown-limits.ts';
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
  needs: [...adminEvidenceNeeds, 'rate-limits'],
  guide: {
    looksAt:
      'Rate limits that the launch workspace set for itself, for the class of the planned model, against the busiest planned minute.',
    why: 'A workspace can be given less than the organization has, and whoever set that for a trial has long forgotten it. The tier then promises a room that the key does not get.',
    how: `Reads with an Admin key what the workspace set, for the workspace the plan names, else for that of the key in use. Limits below the planned peak fail; up to ${comfortableLoad * 100} percent of them passes, a bound of ours, and more is a caution. What a workspace stores above the organization's limit has no effect. Without an Admin key, the tokens header of one message is what is left: it states the tightest token limit in force, not of which kind it is. It fails where input and output both need more, is a caution where one of them does, and is silent about requests, so the check then stays open; that stops no launch, because individual accounts have no Admin API.`,
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
      return inconclusive('workspace-limits-refused', { workspaceId, status }, { basis: 'admin' });
    }
    const listed = groupOfModel(input);
    if (!listed) {
      return inconclusive('workspace-limits-ungrouped', { model: plan.model.id }, { basis: 'admin' });
    }
    return judgeOwn(listed, workspace.id, input);
  },
});

function judgeOwn(listed: ConfiguredGroup, workspaceId: string, input: JudgeInput): Outcome {
  const { plan, catalog } = input;
  const model = findModel(catalog, plan.model.id)?.name ?? listed.group.name;
  const fast = usesFastMode(plan, catalog);
  const limits = fast ? fastLimits(listed.group) : ordinaryLimits(listed.group);
  if (!limits) return limitUnknown(input);
  const rows: OwnLimitAtPeak[] = [];
  const figures: Figure[] = [];
  for (const limiter of limiters) {
    const limit = limits[limiter];
    const own = limit?.workspace ?? null;
    if (!limit || own === null || (limit.organization !== null && own >= limit.organization)) continue;
    const peak = plannedPeak(plan, catalog, limiter);
    if (peak.kind === 'missing') return unanswered(peak.missing[0].question, peak.missing[0].field);
    rows.push({
      limiter,
      own,
      organization: limit.organization,
      peak: peak.perMinute,
      load: loadOf(peak.perMinute, own),
    });
    figures.push(
      peakFigure(limiter, peak, input.today),
      configuredFigure(limiter, { perMinute: own, rung: 'workspace' }, listed.seen),
    );
    if (limit.organization !== null) {
      const ofAll = { perMinute: limit.organization, rung: 'organization' } as const;
      figures.push(configuredFigure(limiter, ofAll, listed.seen));
    }
  }
  if (rows.length === 0) {
    return pass('workspace-limits-none', { model, workspaceId }, { basis: 'admin' });
  }
  const args = { model, workspaceId, limits: rows };
  const evidence = { basis: 'admin', figures } as const;
  if (rows.some(({ peak, own }) => peak > own)) return fail('workspace-limits-below-peak', args, evidence);
  return rows.some(({ load }) => load > comfortableLoad)
    ? warn('workspace-limits-near', args, evidence)
    : pass('workspace-limits-enough', args, evidence);
}
