import { hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { Drawer, SharedBucket } from '../../src/judge/codes/month.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { withDefaultWorkspace } from '../month-default-workspace.ts';
import { basisOf, readMonth, tokenFigures } from '../month-read.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import {
  adminEvidence,
  adminEvidenceNeeds,
  keyInUse,
  listedWorkspace,
  productWorkspaceId,
} from '../workspace/admin-evidence.ts';
import { classUse, countedTokens, drawersOf, type OwnUse } from './drawn-by-others.ts';
import { fastModeUnseen, limitUnknown } from './unknown-limits.ts';

/** Ours: others that use less than this part of what the class is used for do not matter. */
const shareBound = 0.1;
/** Ours: nor do those whose mean is below a thousandth of the limit; a peak a hundred times the mean is a tenth of it. */
const loadBound = 0.001;

export default defineCheck({
  id: 'limits/shared-bucket',
  subject: 'Shared rate limits',
  titles: {
    passed: 'Nobody else uses much of the rate limits',
    failed: 'Others share the rate limits of the planned model',
  },
  blocksFrom: 'never',
  needs: ['month-usage', 'rate-limits', ...adminEvidenceNeeds],
  guide: {
    looksAt:
      "Which other workspaces and keys of the organization used the planned model's class this month, and how much.",
    why: 'Rate limits belong to the organization and to a class of models, not to a key: a nightly job of another team and the launch draw on the same ones.',
    how: "Reads the usage of the month by model, workspace and key with an Admin key, or the Console's usage export, and adds up what others than the product's workspace (and than the key in use, where it is known) used of the class. Input counts without cache reads, as the limit does. It warns where others used more than 10 % of the class's input or output, unless their mean is below a thousandth of every limit that is known; both bounds are ours. A mean hides peaks: limits/bucket-in-use sees one moment.",
    fix: "Move work that can wait into batches, which have limits of their own; give the other workspaces limits that leave room; or ask for higher limits. Who burns what stands on the Console's usage page. The whole input is uncached input plus cache writes plus cache reads; only the first two count against the input limit.",
    sources: ['rate-limits', 'admin-api', 'workspaces'],
    corrections: [
      {
        claim: 'A key of its own gives a product rate limits of its own.',
        now: 'All keys and workspaces of an organization share the limits of a model class.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const platform = plannedPlatform(input);
    const { model, limits } = limitEvidence(input);
    if (!platform || !hasAnthropicOrganization(platform) || !model) return limitUnknown(input);
    if (usesFastMode(plan, catalog)) return fastModeUnseen(input);
    const read = readMonth('month-usage', 'limits', input);
    if ('without' in read) return read.without;
    const usage = read.seen;
    const own = ownUse(usage, input);
    if (!own) {
      return usage.value.source === 'console-export'
        ? inconclusive('own-workspace-unnamed', { model: model.name }, { basis: 'measured' })
        : unansweredField('workspace.id');
    }
    const { limitClass } = model;
    const { source, from, to, cut } = usage.value;
    const named = withDefaultWorkspace(usage.value.rows, source, adminEvidence(input));
    const { rows, others, unlisted } = classUse(named, limitClass, own, catalog);
    const about = { model: model.name, source, from, to, unlisted: unlisted.slice(0, 3) };
    const evidence = {
      basis: basisOf(source),
      figures: [
        ...tokenFigures(`${model.name} and its class this month`, rows, usage),
        ...tokenFigures('Of that by others', others, usage),
      ],
    } as const;
    const [all, theirs] = [countedTokens(rows, limitClass), countedTokens(others, limitClass)];
    // What was not read may all be others' use: it can only add to theirs.
    const unread = () => inconclusive('bucket-cut-short', about, evidence);
    if (theirs.input + theirs.output === 0) {
      if (cut) return unread();
      return pass('bucket-alone', { ...about, used: rows.length > 0 }, evidence);
    }
    const minutes = Math.max(1, (Date.parse(to) - Date.parse(from)) / 60_000);
    const loads = [
      limits.itpm && theirs.input / minutes / Math.max(1, limits.itpm.perMinute),
      limits.otpm && theirs.output / minutes / Math.max(1, limits.otpm.perMinute),
    ].filter((load) => load !== null);
    const load = loads.length > 0 ? Math.max(...loads) : null;
    const drawers = drawersOf(others, limitClass, own, namesOf(input));
    const args: SharedBucket = {
      ...about,
      inputShare: all.input > 0 ? theirs.input / all.input : 0,
      outputShare: all.output > 0 ? theirs.output / all.output : 0,
      load,
      drawers: drawers.slice(0, 3),
      others: drawers.length,
    };
    const little = Math.max(args.inputShare, args.outputShare) <= shareBound || (load ?? 1) < loadBound;
    if (!little) return warn('bucket-shared', args, evidence);
    return cut ? unread() : pass('bucket-barely-shared', args, evidence);
  },
});

/** The product's own workspace and key; null where nobody knows which workspace it is. */
function ownUse({ value }: ObservedBy<'month-usage'>, input: JudgeInput): OwnUse | null {
  const evidence = adminEvidence(input);
  const id = productWorkspaceId(input, evidence);
  if (value.source === 'console-export') {
    const name = input.plan.workspace.name ?? listedWorkspace(evidence, id)?.name ?? null;
    return name === null ? null : { workspace: name, key: null, by: 'name' };
  }
  return id === null ? null : { workspace: id, key: keyInUse(evidence)?.id ?? null, by: 'id' };
}

/** Names where the lists of workspaces and keys have them, else the id; an export brings names already. */
function namesOf(input: JudgeInput): (kind: Drawer['kind'], id: string) => string {
  const evidence = adminEvidence(input);
  return (kind, id) =>
    kind === 'workspace'
      ? (listedWorkspace(evidence, id)?.name ?? id)
      : (evidence.keys?.value.keys.find((key) => key.id === id)?.name ?? id);
}
