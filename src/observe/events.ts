import type { Observation, ObservationId } from '../judge/observation.ts';

/** Progress of a poll, for screens and logs. */
export type PollEvent =
  | {
      readonly type: 'started';
      readonly probe: ObservationId;
      readonly title: string;
      /** Where it costs: what is about to be sent, and for how much at most (USD). */
      readonly paid?: { readonly sends: string; readonly worstCaseUsd: number };
    }
  | {
      readonly type: 'settled';
      readonly observation: Observation;
      readonly spentUsd: number;
      /** Why it was not asked again, where the observation is that of an earlier poll. */
      readonly notAsked?: string;
    };
