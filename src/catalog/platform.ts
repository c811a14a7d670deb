import type { Provenance } from './provenance.ts';
import type { Feature, PlatformPath } from './vocabulary.ts';

export interface Platform {
  readonly path: PlatformPath;
  readonly name: string;
  /** At most 40 characters, for lists: still tells it from every other path. */
  readonly shortName: string;
  readonly provider: 'Anthropic' | 'AWS' | 'Google Cloud' | 'Microsoft Azure';
  /** Who operates the models on this path; decides limits, terms and support. */
  readonly operatedBy: 'Anthropic' | 'AWS' | 'Google' | 'Microsoft';
  readonly billedBy: string;
  readonly whereLimitsLive: string;
  /** What must exist before the first call works. */
  readonly prerequisites: readonly string[];
  readonly sdkPackage: string;
  readonly sdkClient: string;
  readonly credentialVariables: readonly string[];
  readonly regionVariable: string | null;
  /** True where a region must be named in the plan. */
  readonly needsRegion: boolean;
  readonly hasWorkspaces: boolean;
  readonly hasAnthropicRateLimitHeaders: 'yes' | 'no' | 'not-checked';
  readonly hasAdminApi: 'yes' | 'partly' | 'no';
  readonly requestSizeLimitMb: number;
  /** Multiplier on every price for a regional or multi-region endpoint; null: no such endpoints. */
  readonly regionalPriceFactor: number | null;
  /** Features of the first-party API that this path lacks. */
  readonly missingFeatures: readonly Feature[];
  /** Words people use that could mean this path: matched to tell ambiguous plans apart. */
  readonly alsoCalled: readonly string[];
  readonly provenance: Provenance;
}
