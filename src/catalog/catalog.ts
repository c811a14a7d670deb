import type { ApiRules } from './api-rules.ts';
import { apiRules } from './data/api-rules.ts';
import { causes } from './data/causes.ts';
import { priceModifiers, runtimeFees, serverToolFees } from './data/fees.ts';
import { limitIncreases } from './data/limit-increases.ts';
import { endpointLimits, rateLimits, sharedLimits, tierRows } from './data/limits.ts';
import { models, retiredModels } from './data/models.ts';
import { platformParity } from './data/platform-parity.ts';
import { platforms } from './data/platforms.ts';
import { toolExtras } from './data/tool-extras.ts';
import type { CauseRow } from './error-cause.ts';
import type { PriceModifiers, RuntimeFee, ServerToolFee } from './fees.ts';
import type { LimitIncrease } from './limit-increase.ts';
import type { EndpointLimitRow, RateLimitRow, SharedLimitRow, TierRow } from './limits.ts';
import type { Model, RetiredModel } from './model.ts';
import type { Platform } from './platform.ts';
import type { PlatformParity } from './platform-parity.ts';
import type { ToolExtra } from './tool-extras.ts';

/** All documented facts, as plain data. Checks receive it as an argument, so a test can hand them another one. */
export interface Catalog {
  /** Date (ISO, UTC) up to which the catalog was brought up to date as a whole. */
  readonly asOf: string;
  readonly models: readonly Model[];
  readonly retiredModels: readonly RetiredModel[];
  readonly rateLimits: readonly RateLimitRow[];
  readonly tiers: readonly TierRow[];
  readonly endpointLimits: readonly EndpointLimitRow[];
  readonly sharedLimits: readonly SharedLimitRow[];
  readonly platforms: readonly Platform[];
  readonly platformParity: readonly PlatformParity[];
  readonly limitIncreases: readonly LimitIncrease[];
  readonly toolExtras: readonly ToolExtra[];
  readonly serverToolFees: readonly ServerToolFee[];
  readonly runtimeFees: readonly RuntimeFee[];
  readonly priceModifiers: PriceModifiers;
  readonly causes: readonly CauseRow[];
  readonly apiRules: ApiRules;
}

export const catalog: Catalog = {
  asOf: '2026-11-20',
  models,
  retiredModels,
  rateLimits,
  tiers: tierRows,
  endpointLimits,
  sharedLimits,
  platforms,
  platformParity,
  limitIncreases,
  toolExtras,
  serverToolFees,
  runtimeFees,
  priceModifiers,
  causes,
  apiRules,
};
