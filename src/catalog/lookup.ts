import type { Catalog } from './catalog.ts';
import type { RateLimitRow, TierRow } from './limits.ts';
import type { LimitClass, Model, RetiredModel } from './model.ts';
import type { Platform } from './platform.ts';
import { type PlatformPath, platformPaths, type Tier } from './vocabulary.ts';

/** Result of looking a written model id up: the model, how it was named, or what is known against it. */
export type ModelMatch =
  | { readonly kind: 'id' | 'alias'; readonly model: Model }
  /** The id belongs to another platform path than the Claude API. */
  | { readonly kind: 'cloud-id'; readonly model: Model; readonly paths: readonly PlatformPath[] }
  | { readonly kind: 'retired'; readonly retired: RetiredModel }
  | { readonly kind: 'unknown' };

/** Finds a model by API id, alias or cloud id; region prefixes such as `us.` or `global.` are tolerated. */
export function matchModel(catalog: Catalog, written: string): ModelMatch {
  const id = written.trim().toLowerCase();
  for (const model of catalog.models) {
    if (model.id === id) return { kind: 'id', model };
    if (model.aliases.includes(id)) return { kind: 'alias', model };
  }
  const withoutRegion = id.replace(/^(us|eu|jp|au|apac|global)\./, '');
  for (const model of catalog.models) {
    const paths = platformPaths.filter((path) => model.ids[path] === withoutRegion);
    if (paths.length > 0) return { kind: 'cloud-id', model, paths };
  }
  const bare = withoutRegion
    .replace(/^anthropic\./, '')
    .replace(/-v\d+(:\d+)?$/, '')
    .replace('@', '-');
  const retired = catalog.retiredModels.find((row) => row.id === bare || row.aliases.includes(bare));
  return retired ? { kind: 'retired', retired } : { kind: 'unknown' };
}

/** The catalog row of a written id however it was named, or undefined when retired or unknown. */
export function findModel(catalog: Catalog, written: string | null | undefined): Model | undefined {
  if (!written) return undefined;
  const match = matchModel(catalog, written);
  return 'model' in match ? match.model : undefined;
}

/** Documented limits of a model class on a tier; undefined where none are published (Evaluation, Custom). */
export function documentedLimits(
  catalog: Catalog,
  limitClass: LimitClass,
  tier: Tier,
): RateLimitRow | undefined {
  return catalog.rateLimits.find((row) => row.limitClass === limitClass && row.tier === tier);
}

export function tierRow(catalog: Catalog, tier: Tier): TierRow {
  const row = catalog.tiers.find((candidate) => candidate.tier === tier);
  if (!row) throw new Error(`The catalog has no row for tier ${tier}.`);
  return row;
}

export function platformRow(catalog: Catalog, path: PlatformPath): Platform {
  const row = catalog.platforms.find((candidate) => candidate.path === path);
  if (!row) throw new Error(`The catalog has no row for platform path ${path}.`);
  return row;
}
