import type { Plan } from '../plan/schema.ts';

/** The model in what a probe says it sends. */
export const plannedModel = ({ model }: Plan): string => model.id ?? '(no model planned)';

/** Stops a probe where no model is planned. `purpose` as in "The plan names no model to stream from." */
export const withoutModel =
  (purpose: string) =>
  ({ model }: Plan): string | null =>
    model.id ? null : `The plan names no model ${purpose}.`;
