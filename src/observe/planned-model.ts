import type { Catalog } from '../catalog/catalog.ts';
import { pathModelId } from '../catalog/path-model-id.ts';
import type { Plan } from '../plan/schema.ts';

/** The model in what a probe says it sends. */
export const plannedModel = ({ model }: Plan): string => model.id ?? '(no model planned)';

/** The model as requests on the planned path name it: its id there, or a deployment or profile of the team's own. */
export const requestModel = (
  { platform, model }: Pick<Plan, 'platform' | 'model'>,
  catalog: Catalog,
): string | null =>
  platform.deployment ?? pathModelId(catalog, platform.path ?? 'claude-api', model.id ?? null);

/** Stops a probe where no model is planned. `purpose` as in "The plan names no model to stream from." */
export const withoutModel =
  (purpose: string) =>
  ({ model }: Plan): string | null =>
    model.id ? null : `The plan names no model ${purpose}.`;
