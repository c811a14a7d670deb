import type { Catalog } from './catalog.ts';
import type { RuntimeFee, ServerToolFee } from './fees.ts';
import type { LimitIncrease } from './limit-increase.ts';
import type { RateLimitRow, TierRow } from './limits.ts';
import type { LimitClass, Model, RetiredModel } from './model.ts';
import type { Platform } from './platform.ts';
import type { PlatformParity } from './platform-parity.ts';
import { type PlatformPath, platformPaths, type Tier } from './vocabulary.ts';

/** Result of looking a written model id up: the model, how it was named, or what is known against it. */
export type ModelMatch =
  | { readonly kind: 'id' | 'alias'; readonly model: Model }
  /** The id belongs to another platform path than the Claude API. */
  | { readonly kind: 'cloud-id'; readonly model: Model; readonly paths: readonly PlatformPath[] }
  | { readonly kind: 'retired'; readonly retired: RetiredModel }
  | { readonly kind: 'unknown' };

/**
 * Finds a model by API id, alias or cloud id. Tolerated before a Bedrock id: a region prefix such as `us.` or `global.`
 * and the ARN of a foundation model or of a system-made inference profile. The ARN of an application's own inference
 * profile does not say which model it means and stays unknown.
 */
export function matchModel(catalog: Catalog, written: string): ModelMatch {
  const id = written.trim().toLowerCase();
  for (const model of catalog.models) {
    if (model.id === id) return { kind: 'id', model };
    if (model.aliases.includes(id)) return { kind: 'alias', model };
  }
  const cloudId = id.replace(beforeBedrockId, '');
  for (const model of catalog.models) {
    const paths = platformPaths.filter((path) => model.ids[path] === cloudId);
    if (paths.length > 0) return { kind: 'cloud-id', model, paths };
  }
  const apiId = asApiId(cloudId);
  const retired = catalog.retiredModels.find((row) => row.id === apiId || row.aliases.includes(apiId));
  return retired ? { kind: 'retired', retired } : { kind: 'unknown' };
}

const beforeBedrockId =
  /^(arn:aws[a-z-]*:bedrock:[^/]*:(foundation-model|inference-profile)\/)?((us-gov|us|eu|jp|au|ca|sa|apac|global)\.)?(?=anthropic\.)/;

/** Clouds still serve models the Claude API has retired, under ids made from the same name and date. */
function asApiId(cloudId: string): string {
  return cloudId
    .replace(/^anthropic\./, '')
    .replace(/-v\d+(:\d+)?$/, '')
    .replace(/(-v\d+)?@/, '-');
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

export function parityRow(catalog: Catalog, path: PlatformPath): PlatformParity {
  const row = catalog.platformParity.find((candidate) => candidate.path === path);
  if (!row) throw new Error(`The catalog does not compare platform path ${path} with the others.`);
  return row;
}

export function limitIncrease(catalog: Catalog, path: PlatformPath): LimitIncrease {
  const row = catalog.limitIncreases.find((candidate) => candidate.path === path);
  if (!row) throw new Error(`The catalog does not say how limits are raised on ${path}.`);
  return row;
}

export function webSearchFee(catalog: Catalog): ServerToolFee {
  const row = catalog.serverToolFees.find(({ feature }) => feature === 'web-search');
  if (!row) throw new Error('The catalog has no row for the fee of web search.');
  return row;
}

export function containerFee(catalog: Catalog): RuntimeFee {
  const row = catalog.runtimeFees.find(({ runtime }) => runtime === 'code-execution-container');
  if (!row) throw new Error('The catalog has no row for the fee of code execution containers.');
  return row;
}

/** A prefix of this length is stored by every model whose minimum is documented. */
export const largestCacheMinimum = (catalog: Catalog): number =>
  Math.max(...catalog.models.map((model) => model.behaviour.cacheMinimumTokens ?? 0));

/** Whether a refusal before any output is billed, by its `stop_details.category`; null: it names none. */
export const isBilledRefusal = (catalog: Catalog, category: string | null): boolean =>
  category !== null && catalog.apiRules.refusalBilling.billedCategories.includes(category);

/**
 * Workspaces exist exactly where an organization of Anthropic's own stands behind the path; only such an
 * organization has a usage tier, Anthropic's rate limits and spend limits of its own.
 */
export const hasAnthropicOrganization = (platform: Platform): boolean => platform.hasWorkspaces;

/** Whether reads from the cache use up the input limit of the model; they are free of it on every other. */
export const cacheReadsCount = (model: Model | undefined): boolean => model?.limitClass === 'haiku-3-5';
