import type { BusyHour } from '../../src/capacity/answers/busy-hour.ts';
import { type Limiter, limiters } from '../../src/capacity/peak.ts';
import { hasAnthropicOrganization, platformRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { HourAgainstLimits, IncreaseBy } from '../../src/judge/codes/limits-traffic.ts';
import { type Figure, type Origin, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { limitEvidence, originOfRung } from '../../src/judge/limit-evidence.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { inconclusive, notApplicable, unanswered } from '../../src/judge/outcome.ts';
import { type SimulatedTraffic, simulatedTraffic } from '../../src/judge/simulated-traffic.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { isUsable } from '../../src/plan/planned-use.ts';
import { refusingLimit } from './binding-limit.ts';
import { limitFigure } from './limit-figures.ts';
import { movableShare, peakFigure } from './peak-figures.ts';
import { limitUnknown } from './unknown-limits.ts';

/** Observations that tell limits and sizes. */
export const trafficNeeds = ['tiny-message', 'rate-limits', 'organization', 'trial', 'cloud-quotas'] as const;

export type TrafficAtHand =
  | { readonly kind: 'simulated'; readonly traffic: SimulatedTraffic }
  | { readonly kind: 'open'; readonly outcome: Outcome };

/** The simulated traffic of the plan, or what a check that needs it says instead. */
export function trafficAtHand(input: JudgeInput): TrafficAtHand {
  const { plan, catalog } = input;
  if (isUsable('batch', plan, catalog) && plan.traffic.batchableShare === 1) {
    return open(notApplicable('Every request is batched, and the Batches API has limits of its own.'));
  }
  const traffic = simulatedTraffic(input);
  if (traffic.kind === 'missing')
    return open(unanswered(traffic.missing[0].question, traffic.missing[0].field));
  if (traffic.kind === 'limits-unknown') return open(limitUnknown(input));
  return { kind: 'simulated', traffic };
}

/** What passes against the limits that are known has not passed the one that nobody knows. */
export const againstAllLimits =
  (judge: (input: JudgeInput) => Outcome) =>
  (input: JudgeInput): Outcome => {
    const outcome = judge(input);
    if (outcome.status !== 'pass' && outcome.status !== 'warn') return outcome;
    const traffic = simulatedTraffic(input);
    if (traffic.kind !== 'simulated' || traffic.planned.unknown.length === 0) return outcome;
    const { basis, figures } = outcome;
    return inconclusive('simulated-in-part', { unknown: traffic.planned.unknown }, { basis, figures });
  };

const open = (outcome: Outcome): TrafficAtHand => ({ kind: 'open', outcome });

/** Of a plan whose day has no requests. */
export const sendsNothing = notApplicable('The plan sends no requests live.');

/** Where a limit is 0, which limits/peak-traffic says: nothing rises, and nothing that waits is ever let in. */
export const letsNothingIn = ({ planned }: SimulatedTraffic): boolean =>
  planned.limits.some(({ perMinute }) => perMinute === 0);

export const nothingLetIn = notApplicable('A limit of 0 lets nothing in; limits/peak-traffic says so.');

/** The weakest word on any of the limits that the traffic was held against. */
export function limitsBasis({ planned }: SimulatedTraffic): Origin {
  const rungs = planned.limits.map(({ rung }) => rung);
  const weakest = (['table', 'default-quota', 'header', 'quota', 'organization', 'workspace'] as const).find(
    (rung) => rungs.includes(rung),
  );
  return originOfRung[weakest ?? 'table'];
}

/** Peak and limit of each limiter, as far as they are known: what the simulation sets in motion. */
export function peaksAndLimits(input: JudgeInput): Figure[] {
  const evidence = limitEvidence(input);
  const apart = limiters.flatMap((limiter: Limiter): Figure[] => {
    const peak = plannedPeak(input.plan, input.catalog, limiter, measuredMonth(input));
    const limit = evidence.limits[limiter];
    return [
      ...(peak.kind === 'planned' ? [peakFigure(limiter, peak, input.today)] : []),
      ...(limit ? limitFigure(limiter, limit, evidence) : []),
    ];
  });
  const together = evidence.quotas?.together;
  return together ? [...apart, ...limitFigure('tpm', together, evidence)] : apart;
}

export const simulatedFigure = (
  name: string,
  value: number,
  unit: Figure['unit'],
  { today }: JudgeInput,
): Figure => simulated(name, value, unit, 'traffic simulation', today);

/** Requests that are to be expected of it; chance may bring more. */
export const busiestMinute = ({ planned }: SimulatedTraffic): number =>
  Math.ceil(Number(planned.scenario.traffic.busiest(1).requests.toPrecision(12)));

/** An hour of simulated traffic in the arguments that its sentences need. */
export function hourAgainstLimits(
  input: JudgeInput,
  traffic: SimulatedTraffic,
  hour: BusyHour,
): HourAgainstLimits {
  const { planned } = traffic;
  const { shape } = planned.day;
  return {
    from: shape === null ? { kind: 'peak-hour' } : { kind: 'day', shape },
    minutes: hour.minutes,
    courses: hour.courses,
    throttled: hour.throttled,
    failed: hour.failed,
    peak: busiestMinute(traffic),
    p99Ms: hour.delayMs.p99.median,
    binding: refusingLimit(planned, hour),
    attempts: planned.scenario.client.attempts,
    patienceSeconds: input.plan.task.patienceSeconds ?? null,
    movableShare: movableShare(input),
    increaseBy: increaseBy(input),
  };
}

export function increaseBy({ plan, catalog }: JudgeInput): IncreaseBy {
  const path = plan.platform.path ?? 'claude-api';
  if (path === 'claude-api') return 'console';
  return hasAnthropicOrganization(platformRow(catalog, path)) ? 'account-team' : 'cloud';
}
