import type { Waiver } from '../plan/schema.ts';
import type { Code, CodeArgs } from './codes.ts';
import type { Figure, Origin } from './figure.ts';
import type { ObservationId } from './observation.ts';

export const statuses = [
  'pass',
  'warn',
  'fail',
  'inconclusive',
  'unanswered',
  'not-applicable',
  'error',
  'waived',
] as const;
export type Status = (typeof statuses)[number];

export const sections = [
  'task',
  'model',
  'tokens',
  'platform',
  'workspace',
  'keys',
  'limits',
  'spend',
  'cost',
  'features',
  'operations',
] as const;
export type Section = (typeof sections)[number];
export type CheckId = `${Section}/${string}`;

/** What a judgement rests on: where its deciding figure comes from, and the figures to show. */
export interface Evidence {
  readonly basis: Origin;
  readonly figures?: readonly Figure[];
}

/** What a check's judge returns. The runner turns it into a finding (level, waiver, minimum origin). */
export type Outcome = {
  [C in Code]: {
    readonly status: Exclude<Status, 'error' | 'waived'>;
    readonly code: C;
    readonly args: CodeArgs[C];
    readonly basis: Origin;
    readonly figures: readonly Figure[];
  };
}[Code];

/** A judged check. Code and arguments are data; the wording is made in `report`. */
export type Finding = {
  [C in Code]: {
    readonly check: CheckId;
    readonly section: Section;
    readonly status: Status;
    /** Status before a waiver or the level softened it; equal to `status` otherwise. */
    readonly judged: Status;
    /** True where this check, judged so at this level, stops the launch unless it passes. */
    readonly blocking: boolean;
    readonly code: C;
    readonly args: CodeArgs[C];
    readonly figures: readonly Figure[];
    /** Observations the judgement could draw on and had. */
    readonly observations: readonly ObservationId[];
    readonly waiver?: Waiver;
  };
}[Code];
