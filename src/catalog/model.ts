import type { Provenance } from './provenance.ts';
import type { Effort, Feature, ModelLine, PlatformPath } from './vocabulary.ts';

/** Groups of models that share one rate-limit bucket, e.g. all Opus 4.x. */
export type LimitClass =
  | 'fable-5'
  | 'mythos-5'
  | 'opus-5-5'
  | 'opus-5'
  | 'opus-4'
  | 'sonnet-5-5'
  | 'sonnet-5'
  | 'sonnet-4'
  | 'haiku-5-5'
  | 'haiku-4-5'
  | 'haiku-3-5';

export type Retirement =
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'not-before'; readonly date: string }
  | { readonly kind: 'unknown' };

/** USD per million tokens, for prompts up to `upToPromptTokens` (null: no upper bound). Steps are in rising order. */
export interface PriceStep {
  readonly upToPromptTokens: number | null;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  readonly cacheWrite5mUsdPerMTok: number;
  readonly cacheWrite1hUsdPerMTok: number;
  readonly cacheReadUsdPerMTok: number;
  readonly batchInputUsdPerMTok: number;
  readonly batchOutputUsdPerMTok: number;
}

/** ok: accepted; rejected: HTTP 400; deprecated: works, the SDK warns; not-with-thinking: 400 only while thinking is on. */
export type ParameterRule = 'ok' | 'rejected' | 'deprecated' | 'not-with-thinking';

type ThinkingMode =
  /** Thinks adaptively and cannot be told not to. */
  | 'adaptive-always'
  /** Thinks adaptively unless disabled (some models: only at effort high or below). */
  | 'adaptive-default'
  /** Adaptive thinking is available but off unless asked for. */
  | 'adaptive-optional'
  /** Only `thinking: {type: "enabled", budget_tokens}`. */
  | 'extended-only';

export interface ModelBehaviour {
  readonly thinking: ThinkingMode;
  /** Null: the model takes no effort parameter. */
  readonly defaultEffort: Effort | null;
  readonly effortLevels: readonly Effort[];
  /** Shortest prefix the cache stores, in tokens; null: not documented. */
  readonly cacheMinimumTokens: number | null;
  /** The newer tokenizer counts more tokens for the same text: `apiRules.newTokenizerFactor`. */
  readonly tokenizer: 'new' | 'old';
  readonly samplingParameters: ParameterRule;
  readonly prefill: ParameterRule;
  /** `thinking: {type: "enabled", budget_tokens}`. */
  readonly budgetTokens: ParameterRule;
  /** `thinking: {type: "adaptive"}`. */
  readonly adaptiveThinking: ParameterRule;
  /** `thinking: {type: "disabled"}`. */
  readonly thinkingDisabled: ParameterRule;
  /** `thinking: {type: "between_tools"}`: no thinking before the answer begins. */
  readonly betweenTools: ParameterRule;
  /** Highest effort at which thinking may be turned off, above it the API answers 400; null: no such bound. */
  readonly thinkingOffUpTo: Effort | null;
  /** `tool_choice: {type: "any" | "tool"}`. */
  readonly forcedToolChoice: ParameterRule;
  readonly provenance: Provenance;
}

/** Input tokens added when at least one tool is sent; null: not documented or not allowed. */
export interface ToolOverhead {
  readonly autoTokens: number | null;
  readonly forcedTokens: number | null;
  readonly provenance: Provenance;
}

export interface Model {
  /** The id the Claude API takes, e.g. `claude-opus-5-5`. */
  readonly id: string;
  /** Moving names for the same model; none exist from 4.6 on. */
  readonly aliases: readonly string[];
  /** Display name, e.g. "Opus 5.5". */
  readonly name: string;
  readonly line: ModelLine;
  readonly lifecycle: {
    readonly state: 'active' | 'legacy' | 'deprecated' | 'retired';
    /** ISO dates (UTC); null: not documented. */
    readonly releasedOn: string | null;
    readonly deprecatedOn: string | null;
    readonly retires: Retirement;
    readonly successor: string | null;
    /** True where only organizations Anthropic has verified may call it. */
    readonly restricted: boolean;
    readonly knowledgeCutoff: string | null;
    readonly provenance: Provenance;
  };
  readonly windows: {
    readonly contextTokens: number;
    readonly maxOutputTokens: number | null;
    /** With beta header `output-300k-2026-03-24`, batches only. */
    readonly batchMaxOutputTokens: number | null;
    /** Images and PDF pages one request may hold. */
    readonly mediaItems: number;
    readonly provenance: Provenance;
  };
  /** Id on each platform path; a missing key means the path is not documented for this model. */
  readonly ids: Partial<Record<PlatformPath, string>> & { readonly provenance: Provenance };
  readonly prices: { readonly steps: readonly PriceStep[]; readonly provenance: Provenance };
  /** Null: no fast mode for this model. */
  readonly fastMode: {
    readonly inputUsdPerMTok: number;
    readonly outputUsdPerMTok: number;
    /** True while Anthropic calls it a preview. */
    readonly preview: boolean;
    /** Beta header a request must carry; null: none. */
    readonly betaHeader: string | null;
    /** Platform paths it is documented for. */
    readonly paths: readonly [PlatformPath, ...PlatformPath[]];
    readonly provenance: Provenance;
  } | null;
  readonly behaviour: ModelBehaviour;
  readonly toolOverhead: ToolOverhead;
  readonly features: {
    /** On the Claude API. */
    readonly supported: readonly Feature[];
    /** Supported features that a path does not pass on for this model, beside what the path lacks for every model. */
    readonly missingOn?: Partial<Record<PlatformPath, readonly Feature[]>>;
    /** Values of a tool's `type` the Claude API answers 400 to for this model, though older models take them. */
    readonly rejectedTools?: readonly string[];
    readonly provenance: Provenance;
  };
  /** How long Anthropic must be let keep the data of requests, in days; without it they answer 400. Null: no such rule. */
  readonly requiredRetention: { readonly days: number; readonly provenance: Provenance } | null;
  readonly limitClass: LimitClass;
}

/** A retired id: calls to it answer 404. Kept so that a plan naming it can be told when and what to use now. */
export interface RetiredModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly retiredOn: string;
  /** Prices on the paths that still sell it; absent: none are documented. */
  readonly cloudPrices?: {
    readonly paths: readonly [PlatformPath, ...PlatformPath[]];
    readonly steps: readonly PriceStep[];
    readonly provenance: Provenance;
  };
  readonly provenance: Provenance;
}
