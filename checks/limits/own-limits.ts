import { type ConfiguredLimit, configuredInForce, loadOf } from '../../src/capacity/limits-in-force.ts';
import { type Limiter, limiters } from '../../src/capacity/peak.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { OwnLimitAtPeak } from '../../src/judge/codes/limits-admin.ts';
import {
  type ConfiguredGroup,
  fastLimits,
  furtherLimits,
  ordinaryLimits,
} from '../../src/judge/configured-limits.ts';
import { admin, type Figure } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { fail, inconclusive, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { configuredFigure } from './limit-figures.ts';
import { comfortableLoad, peakFigure } from './peak-figures.ts';
import { limitUnknown } from './unknown-limits.ts';

/** Counts input and output together, so that it is held against the sum of both peaks. */
const tokensOfAnyKind = 'tokens_per_minute';

/** The limits the workspace set for itself, for the class of the planned model, against the busiest planned minute. */
export function judgeOwnLimits(listed: ConfiguredGroup, workspaceId: string, input: JudgeInput): Outcome {
  const { plan, catalog, today } = input;
  const { group, seen } = listed;
  const model = findModel(catalog, plan.model.id)?.name ?? group.name;
  const fast = usesFastMode(plan, catalog);
  const limits = fast ? fastLimits(group) : ordinaryLimits(group);
  if (!limits) return limitUnknown(input);
  const further = furtherLimits(group).flatMap(({ type, ...limit }) => {
    const own = ownOf(limit);
    return own === null ? [] : [{ type, own, organization: limit.organization }];
  });
  // Whether it counts requests of fast mode is not documented.
  const ofAnyKind = fast ? undefined : further.find(({ type }) => type === tokensOfAnyKind);
  const unjudged = further.filter((limit) => limit !== ofAnyKind);

  const rows: OwnLimitAtPeak[] = [];
  const figures: Figure[] = [];
  const addPeak = (limiter: Limiter) => {
    const peak = plannedPeak(plan, catalog, limiter, measuredMonth(input));
    if (peak.kind === 'missing') return unanswered(peak.missing[0].question, peak.missing[0].field);
    const figure = peakFigure(limiter, peak, today);
    if (!figures.some(({ name }) => name === figure.name)) figures.push(figure);
    return peak.perMinute;
  };
  for (const limiter of limiters) {
    const limit = limits[limiter];
    const own = ownOf(limit);
    if (!limit || own === null) continue;
    const peak = addPeak(limiter);
    if (typeof peak !== 'number') return peak;
    const { organization } = limit;
    rows.push({ limiter, own, organization, peak, load: loadOf(peak, own) });
    figures.push(configuredFigure(limiter, { perMinute: own, rung: 'workspace' }, seen));
    if (organization !== null) {
      figures.push(configuredFigure(limiter, { perMinute: organization, rung: 'organization' }, seen));
    }
  }
  if (ofAnyKind) {
    const [inwards, outwards] = [addPeak('itpm'), addPeak('otpm')];
    if (typeof inwards !== 'number') return inwards;
    if (typeof outwards !== 'number') return outwards;
    const { own, organization } = ofAnyKind;
    const peak = inwards + outwards;
    rows.push({ limiter: 'tpm', own, organization, peak, load: loadOf(peak, own) });
    figures.push(admin('Limit of tokens of any kind, set for the workspace', own, 'tokens/min', seen));
  }
  figures.push(
    ...unjudged.map(({ type, own }) => admin(`Limit set for the workspace: ${type}`, own, 'count', seen)),
  );

  if (rows.length === 0 && unjudged.length === 0) {
    return seen.value.cut
      ? inconclusive('workspace-limits-cut', { model, workspaceId }, { basis: 'admin' })
      : pass('workspace-limits-none', { model, workspaceId }, { basis: 'admin' });
  }
  const args = { model, workspaceId, limits: rows };
  const evidence = { basis: 'admin', figures } as const;
  const below = rows.filter(({ peak, own }) => peak > own);
  if (below.length > 0) {
    // The checks of the peaks fail for the other limiters; none of them holds this one.
    const judge = below.some(({ limiter }) => limiter === 'tpm') ? fail : warn;
    return judge('workspace-limits-below-peak', args, evidence);
  }
  if (unjudged.length > 0) {
    return warn('workspace-limits-unjudged', { ...args, further: unjudged }, evidence);
  }
  return rows.some(({ load }) => load > comfortableLoad)
    ? warn('workspace-limits-near', args, evidence)
    : pass('workspace-limits-enough', args, evidence);
}

/** What the workspace set, where it is less than the organization has and so in force. */
function ownOf(limit: ConfiguredLimit | null): number | null {
  const inForce = configuredInForce(limit);
  return inForce?.rung === 'workspace' ? inForce.perMinute : null;
}
