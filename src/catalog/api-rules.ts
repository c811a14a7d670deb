import type { Provenance } from './provenance.ts';
import type { ApiVersion } from './vocabulary.ts';

/** Rules of the API and its SDK that belong to no single model. */
export interface ApiRules {
  /** Largest `max_tokens` the TypeScript SDK sends without streaming and without an explicit timeout. */
  readonly nonStreamingMaxTokens: { readonly tokens: number; readonly provenance: Provenance };
  /** How the official SDK tries again as it comes: waits double from the first to the longest, less up to a part at random. */
  readonly sdkRetries: {
    readonly retries: number;
    readonly firstWaitMs: number;
    readonly longestWaitMs: number;
    /** Largest part of a wait that is taken off. */
    readonly jitter: number;
    readonly provenance: Provenance;
  };
  /** A batch that is not done by then expires. */
  readonly batchDeadlineHours: { readonly hours: number; readonly provenance: Provenance };
  /** Shortest time between the announcement of a retirement and the day itself, where Anthropic sets the date. */
  readonly retirementNotice: { readonly days: number; readonly provenance: Provenance };
  /** API version that drops temperature, top_p and top_k for every model. */
  readonly newVersion: {
    readonly version: ApiVersion;
    /** API ids of the models for which both Bedrock endpoints answer 400 to it. */
    readonly rejectedOnBedrock: readonly string[];
    /** What the two endpoints take for those models, as the header `anthropic-version` of the SDK's clients. */
    readonly olderOnBedrock: { readonly bedrock: string; readonly 'bedrock-mantle': string };
    readonly provenance: Provenance;
  };
  /** Tokens the newer tokenizer makes of a text the older one makes one token of, on average. */
  readonly newTokenizerFactor: { readonly factor: number; readonly provenance: Provenance };
  /** Most tools of one request that may be strict, and most optional parameters these may have together. */
  readonly strictTools: {
    readonly maxTools: number;
    readonly maxOptionalParameters: number;
    readonly provenance: Provenance;
  };
  /** Tools that run on Anthropic's side, and the dates their versions go by, oldest first: a `type` is `TOOL_VERSION`. */
  readonly serverToolVersions: readonly {
    readonly tool: 'web_search' | 'web_fetch' | 'code_execution';
    readonly versions: readonly string[];
    readonly provenance: Provenance;
  }[];
  /** Most marks in one request, the automatic one included; how far before a mark an entry is looked for; how long it lives. */
  readonly promptCaching: {
    readonly breakpoints: number;
    readonly lookBackBlocks: number;
    /** Minutes from the start of the request that wrote or last read the entry. */
    readonly ttlMinutes: { readonly '5m': number; readonly '1h': number };
    readonly provenance: Provenance;
  };
  /** Smallest `budget_tokens` of `thinking: {type: "enabled"}`; the largest is anything below `max_tokens`. */
  readonly smallestThinkingBudget: { readonly tokens: number; readonly provenance: Provenance };
  /**
   * Values of `stop_details.category` with which a refusal before any output is billed; with any other, or none, it is
   * free. Every refusal counts against the rate limits.
   */
  readonly refusalBilling: { readonly billedCategories: readonly string[]; readonly provenance: Provenance };
  /** Largest body of a new batch, and how long its results can be read after it was made. */
  readonly batchBounds: {
    readonly bodyMb: number;
    readonly resultDays: number;
    readonly provenance: Provenance;
  };
  /** Largest file, storage of one organization, and the range of `expires_in_seconds`. */
  readonly fileBounds: {
    readonly fileMb: number;
    readonly storageMb: number;
    readonly minExpirySeconds: number;
    readonly maxExpirySeconds: number;
    readonly provenance: Provenance;
  };
  /** Beta header that raises the output limit inside batches. */
  readonly batchOutputHeader: { readonly name: string; readonly provenance: Provenance };
}
