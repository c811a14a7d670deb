import type { Provenance } from './provenance.ts';
import type { ModelLine, PlatformPath } from './vocabulary.ts';

/** What a quota counts. `together`: input and output tokens in one figure; `each`: one name stands for all limits of the model. */
type QuotaUnit = 'requests' | 'input' | 'output' | 'together' | 'together-a-day' | 'each';

/**
 * Which requests draw on a quota: those to a global endpoint, to one of several regions (an inference profile of Bedrock),
 * or to a single region.
 */
export type EndpointKind = 'global' | 'multi-region' | 'regional';

/** A quota as its service names it. `{model}`, `{id}` and `{region}` stand for what was planned. */
export interface QuotaName {
  readonly unit: QuotaUnit;
  /** Null: of every endpoint. */
  readonly endpoint: EndpointKind | null;
  readonly name: string;
}

/** A fact that only the account's own tools tell. */
interface AskedElsewhere {
  readonly question: string;
  /** A command, or a page to open. */
  readonly where: string;
}

/** How higher limits are asked for on a platform path, and in which units they are granted there. */
export interface LimitIncrease {
  readonly path: PlatformPath;
  /** As a subject line names it. */
  readonly service: string;
  /** Whether input and output tokens are granted apart or as one figure. */
  readonly tokens: 'apart' | 'together';
  readonly limitsRequests: boolean;
  /** Full sentences: where the request goes, and what is asked of it there. */
  readonly where: readonly [string, ...string[]];
  /** Full sentences on how the service counts. */
  readonly counting: readonly string[];
  /** Empty where the service names no quotas. */
  readonly quotas: readonly QuotaName[];
  /** Whose quotas they are, and what is in force; empty where the run itself tells. */
  readonly asked: readonly AskedElsewhere[];
  /** True: `max_tokens` is held against the quota until the answer ends. */
  readonly reservesMaxTokens: boolean;
  /** Quota tokens that one output token takes, for the models it was documented for; null: one each, on every model. */
  readonly outputWeight: { readonly models: readonly string[]; readonly weight: number } | null;
  /** The dimension quotas are split by; null: none. */
  readonly baseModel: {
    /** Models released after this date (ISO, UTC) share the quota of their line, except on regional endpoints. */
    readonly sharedAfter: string;
    readonly lines: Partial<Record<ModelLine, string>>;
  } | null;
  readonly provenance: Provenance;
}
