import { limiters } from '../capacity/peak.ts';
import { plannedDay } from '../plan/day-traffic.ts';
import { type MissingAnswer, missingAnswer, type PlanField } from '../plan/missing-answers.ts';
import { plannedPeak } from '../plan/peak-traffic.ts';
import type { JudgeInput } from './check.ts';
import { measuredMonth } from './measured-sizes.ts';

/** A question of the plan that is open, in the words every check asks it in. */
export type PlanQuestion = MissingAnswer;

export const planQuestion = (field: PlanField): PlanQuestion => missingAnswer(field);

/** What must be answered before the busiest minute of the plan is known, and what besides before the mean one is. */
export interface TrafficQuestions {
  readonly peak: readonly PlanQuestion[];
  readonly steady: readonly PlanQuestion[];
}

export function trafficQuestions(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): TrafficQuestions {
  const { plan, catalog } = input;
  const measured = measuredMonth(input);
  const peak = distinct(
    limiters.flatMap((limiter) => {
      const planned = plannedPeak(plan, catalog, limiter, measured);
      return planned.kind === 'missing' ? planned.missing : [];
    }),
  );
  const day = plannedDay(plan, catalog, measured);
  // A day without a shape is an hour of peak minutes, which says nothing of the others.
  const steady =
    day.kind === 'missing' ? day.missing : day.shape === null ? [planQuestion('traffic.shape')] : [];
  return { peak, steady: steady.filter(({ field }) => !peak.some((row) => row.field === field)) };
}

const distinct = (rows: readonly PlanQuestion[]): PlanQuestion[] =>
  rows.filter(({ field }, index) => rows.findIndex((row) => row.field === field) === index);
