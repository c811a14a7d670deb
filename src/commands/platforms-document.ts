import type { Catalog } from '../catalog/catalog.ts';
import { parityRow } from '../catalog/lookup.ts';
import type { Platform } from '../catalog/platform.ts';
import { type EndpointForm, parityTopics } from '../catalog/platform-parity.ts';
import { sources } from '../catalog/sources.ts';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import { pathFit } from '../judge/path-fit.ts';
import type { ComparedPath, PlatformsDocument, ProjectPlatform } from '../judge/platforms-schema.ts';
import type { Plan } from '../plan/schema.ts';
import { topicSentences } from '../report/platform-topics.ts';

export interface PlatformsParts {
  readonly version: string;
  readonly catalog: Catalog;
  /** Null: there is none. */
  readonly plan: { readonly file: string; readonly plan: Plan } | null;
  /** Null: all paths. */
  readonly asked: { readonly written: string; readonly meant: readonly PlatformPath[] } | null;
  readonly project: ProjectPlatform;
}

/** Everything `gonogo platforms` tells. Pure. */
export function platformsDocument({
  version,
  catalog,
  plan,
  asked,
  project,
}: PlatformsParts): PlatformsDocument {
  const shown = catalog.platforms.filter(({ path }) => !asked || asked.meant.includes(path));
  return {
    schema: 'gonogo/platforms@1',
    tool: { name: 'gonogo', version },
    catalogAsOf: catalog.asOf,
    plan: plan && {
      file: plan.file,
      path: plan.plan.platform.path ?? null,
      region: plan.plan.platform.region ?? null,
    },
    asked: asked && { written: asked.written, meant: [...asked.meant] },
    project,
    paths: shown.map((platform) => compared(platform, catalog, plan?.plan ?? null)),
  };
}

function compared(platform: Platform, catalog: Catalog, plan: Plan | null): ComparedPath {
  const { path } = platform;
  const parity = parityRow(catalog, path);
  const fit = plan && pathFit(plan, catalog, path);
  const says = topicSentences(catalog, path, fit);
  return {
    path,
    name: platform.name,
    provider: platform.provider,
    operatedBy: platform.operatedBy,
    client: platform.sdkClient,
    package: platform.sdkPackage,
    needsRegion: platform.needsRegion,
    regionVariable: platform.regionVariable,
    requestSizeLimitMb: platform.requestSizeLimitMb,
    missingFeatures: [...platform.missingFeatures],
    toldApartBy: parity.toldApartBy,
    forms: parity.forms.map((form) => ({
      reach: form.reach,
      written: form.written,
      priceFactor: factorOf(form, platform, catalog),
    })),
    surfaces: { ...parity.surfaces },
    topics: Object.fromEntries(
      parityTopics.map((topic) => [
        topic,
        {
          says: [...says[topic]],
          sources: parity.topicSources[topic].map((id) => ({ id, ...sources[id] })),
        },
      ]),
    ) as ComparedPath['topics'],
    fit: fit && { ...fit, missing: fit.missing && [...fit.missing] },
  };
}

function factorOf({ premium }: EndpointForm, platform: Platform, catalog: Catalog): number | null {
  switch (premium) {
    case 'none':
      return 1;
    case 'regional':
      return platform.regionalPriceFactor;
    case 'us-inference':
      return catalog.priceModifiers.usInference;
    case 'not-confirmed':
      return null;
  }
}
