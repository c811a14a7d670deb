import { dayCurve, perMinute, type RateCurve } from '../../src/capacity/arrivals/rate-curve.ts';
import type { RampAssumed } from '../../src/judge/codes/limits-traffic.ts';
import type { PlannedScenario } from '../../src/judge/planned-scenario.ts';
import type { Plan } from '../../src/plan/schema.ts';

/** A day in steps, each by its busiest minute as a part of the busiest of the day. */
export interface DayInSteps {
  readonly shape: NonNullable<Plan['traffic']['shape']>;
  /** Hours; minutes where requests come in bursts, which begin from nothing within one. */
  readonly stepMinutes: 60 | 1;
  readonly parts: readonly number[];
}

/** Null where the plan names no shape: how its day goes, nobody knows. */
export function dayInSteps({ traffic }: Plan, { day }: PlannedScenario): DayInSteps | null {
  const { shape, peakRequestsPerMinute, burstsPerDay } = traffic;
  if (shape == null) return null;
  // A stated peak that no such day holds is simulated as an hour of it; its day goes as one that has nothing but that peak.
  const curve =
    day.shape === null
      ? dayCurve(shape, {
          requestsPerDay: null,
          peakPerMinute: peakRequestsPerMinute ?? 0,
          burstsPerDay: burstsPerDay ?? 1,
        })
      : day.curve;
  const stepMinutes = shape === 'scheduled-bursts' ? 1 : 60;
  return { shape, stepMinutes, parts: partsOf(curve, stepMinutes) };
}

function partsOf(curve: RateCurve, stepMinutes: number): number[] {
  const minutes = perMinute(curve);
  const most = Math.max(Number.MIN_VALUE, ...minutes);
  return Array.from(
    { length: minutes.length / stepMinutes },
    (_, step) => Math.max(...minutes.subarray(step * stepMinutes, (step + 1) * stepMinutes)) / most,
  );
}

/** A rise beyond what is assumed to be gentle, of loads as parts of what the limits carry. 12 digits: a doubling on paper is one. */
export const isSharp = (load: number, before: number, { smallLoad, growth }: RampAssumed): boolean =>
  load > smallLoad && Number((load / Math.max(before, smallLoad)).toPrecision(12)) > growth;

interface SharpStep {
  readonly fromMinute: number;
  /** Part of what the limits carry that its busiest minute takes. */
  readonly load: number;
  /** Over the step before; null: nothing came in it. */
  readonly times: number | null;
}

/** The first step of a day that rises sharply, where its busiest minute takes so much of what the limits carry. */
export function sharpStep(
  { parts, stepMinutes }: DayInSteps,
  dayLoad: number,
  assumed: RampAssumed,
): SharpStep | null {
  // Before the first step of a day lies the last one of such a day.
  const before = (step: number): number => parts[step - 1] ?? parts.at(-1) ?? 0;
  const step = parts.findIndex((part, n) => isSharp(part * dayLoad, before(n) * dayLoad, assumed));
  const part = parts[step];
  if (part === undefined) return null;
  const previous = before(step);
  return {
    fromMinute: step * stepMinutes,
    load: part * dayLoad,
    times: previous > 0 ? part / previous : null,
  };
}
