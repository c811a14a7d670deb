import type { Catalog } from '../catalog/catalog.ts';
import { findModel, platformRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { pathModelId } from '../catalog/path-model-id.ts';
import { type Feature, features, type PlatformPath } from '../catalog/vocabulary.ts';
import { answerSheet } from '../plan/missing-answers.ts';
import { usesFeature } from '../plan/planned-use.ts';
import type { Plan } from '../plan/schema.ts';
import { locationFactor } from '../plan/tariff.ts';

/** How requests name the planned model on a path. */
type ModelThere =
  | { readonly kind: 'unplanned' }
  /** `own`: the plan names a deployment or an inference profile of the team's. */
  | { readonly kind: 'named'; readonly id: string; readonly own: boolean }
  | { readonly kind: 'not-on-path'; readonly name: string }
  | { readonly kind: 'unknown'; readonly written: string };

/** What a plan would find on a path, the planned one or another. */
export interface PathFit {
  readonly path: PlatformPath;
  readonly planned: boolean;
  /** Features of the plan that the path lacks; null where nobody has listed the plan's. */
  readonly missing: readonly Feature[] | null;
  /** False: what counts as missing was merely not found on any page. */
  readonly missingIsSure: boolean;
  readonly model: ModelThere;
  /** Whether the planned model takes the newest API version there; null: no model is planned, or none known. */
  readonly takesNewVersion: boolean | null;
  /** On every token price, for the planned region or one of its kind; null: no region is planned, or no such model known. */
  readonly priceFactor: number | null;
}

/** Documented facts only; nothing is asked. */
export function pathFit(plan: Plan, catalog: Catalog, path: PlatformPath): PathFit {
  const platform = platformRow(catalog, path);
  const planned = plan.platform.path === path;
  const model = findModel(catalog, plan.model.id);
  return {
    path,
    planned,
    missing:
      plan.task.features == null
        ? null
        : features.filter(
            (feature) =>
              usesFeature(feature, plan) === true &&
              (platform.missingFeatures.includes(feature) || lackedForModel(feature, path, model)),
          ),
    missingIsSure: platform.provenance.confidence !== 'low',
    model: modelThere(plan, catalog, path, model),
    takesNewVersion: model ? takesNewVersion(catalog, path, model) : null,
    priceFactor: model ? factorThere(plan, catalog, path, model) : null,
  };
}

function modelThere(
  { model: { id: written }, platform }: Plan,
  catalog: Catalog,
  path: PlatformPath,
  model: Model | undefined,
): ModelThere {
  const planned = platform.path === path;
  if (planned && platform.deployment != null) return { kind: 'named', id: platform.deployment, own: true };
  if (written == null) return { kind: 'unplanned' };
  if (!model) return { kind: 'unknown', written };
  if (model.ids[path] === undefined) return { kind: 'not-on-path', name: model.name };
  // On its own path it stands as it is written: a profile in front says which endpoint is meant.
  const id = pathModelId(catalog, path, planned ? written : model.id) ?? model.id;
  return { kind: 'named', id, own: false };
}

/** Bedrock alone serves it for some models only. */
function takesNewVersion({ apiRules }: Catalog, path: PlatformPath, { id }: Model): boolean {
  const onBedrock = path === 'bedrock' || path === 'bedrock-mantle';
  return !(onBedrock && apiRules.newVersion.rejectedOnBedrock.includes(id));
}

/** What a path lacks for one model alone. */
const lackedForModel = (feature: Feature, path: PlatformPath, model: Model | undefined): boolean =>
  model !== undefined &&
  ((model.features.missingOn?.[path]?.includes(feature) ?? false) ||
    (feature === 'fast-mode' && model.fastMode !== null && !model.fastMode.paths.includes(path)));

/** Regions are called otherwise on each cloud, but the factor tells only a global endpoint from all others. */
function factorThere(plan: Plan, catalog: Catalog, path: PlatformPath, model: Model): number | null {
  const sheet = answerSheet();
  const there: Plan = { ...plan, platform: { ...plan.platform, path } };
  const factor = locationFactor(there, catalog, model, sheet);
  return sheet.missing.length > 0 ? null : factor;
}
