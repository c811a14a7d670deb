import type { Observation, ObservationId } from '../judge/observation.ts';

/** Progress of a poll, for screens and logs. */
export type PollEvent =
  | { readonly type: 'started'; readonly probe: ObservationId; readonly title: string }
  | { readonly type: 'settled'; readonly observation: Observation; readonly spentUsd: number };
