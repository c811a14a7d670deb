import type { Check } from '../judge/check.ts';
import type { Observation, ObservationId } from '../judge/observation.ts';
import type { Run } from '../judge/run.ts';
import { chosen } from '../observe/probe-choice.ts';
import { probes } from '../observe/registry.ts';
import type { Plan } from '../plan/schema.ts';

export function neededBy(
  checks: readonly Check[],
  except: ReadonlySet<ObservationId> = new Set(),
): Set<ObservationId> {
  return new Set(checks.flatMap((check) => check.needs).filter((id) => !except.has(id)));
}

/** Observations of an earlier run that were not made for other answers than the plan holds now (another model, another sample). */
export function stillFitting(run: Run, plan: Plan): Observation[] {
  return run.observations.filter(({ id }) => {
    const { inputs } = probes[id];
    return JSON.stringify(inputs(run.plan)) === JSON.stringify(inputs(plan));
  });
}

/** A re-check: probe only for `refresh`, and take everything else from the earlier run where it still fits. */
export interface Recheck {
  readonly run: Run;
  readonly refresh: ReadonlySet<string>;
}

/**
 * Observations that a re-check uses again: those that still fit the plan and that no re-checked check needs. What a probe
 * that is asked again waits for is kept only where it brought something: else nobody knows what stopped it, or still does.
 */
export function keptFor({ run, refresh }: Recheck, checks: readonly Check[], plan: Plan): Observation[] {
  const fresh = neededBy(checks.filter((check) => refresh.has(check.id)));
  const fitting = stillFitting(run, plan).filter(({ id }) => !fresh.has(id));
  const needed = neededBy(checks, new Set(fitting.map(({ id }) => id)));
  const asked = new Set(chosen(needed, probes, plan).map(({ id }) => id));
  return fitting.filter(({ id, status }) => status === 'observed' || !asked.has(id));
}
