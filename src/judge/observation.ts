import type { CauseId } from '../catalog/error-cause.ts';
import type { Effort } from '../catalog/vocabulary.ts';
import type { ApiKeysSeen } from './seen/api-keys.ts';
import type { BatchLeft, BatchRunSeen } from './seen/batch-run.ts';
import type { CloudAccessSeen, CloudIdentitySeen, CloudModelSeen, CloudQuotasSeen } from './seen/cloud.ts';
import type { LatencySeen } from './seen/latency.ts';
import type { ListSeen } from './seen/list.ts';
import type { MediaSeen } from './seen/media.ts';
import type { MonthCostSeen } from './seen/month-cost.ts';
import type { MonthUsageSeen } from './seen/month-usage.ts';
import type { OrganizationSeen } from './seen/organization.ts';
import type { ParametersSeen } from './seen/parameters.ts';
import type { PromptCacheSeen } from './seen/prompt-cache.ts';
import type { RateLimitsSeen } from './seen/rate-limits.ts';
import type { ReachSeen } from './seen/reach.ts';
import type { SpendLimitsSeen } from './seen/spend-limits.ts';
import type { StreamSeen } from './seen/stream.ts';
import type { StructuredOutputSeen } from './seen/structured-output.ts';
import type { ThinkingSeen } from './seen/thinking.ts';
import type { ToolUseSeen } from './seen/tool-use.ts';
import type { TrialSeen } from './seen/trial.ts';
import type { WebSearchSeen } from './seen/web-search.ts';
import type { WorkspacesSeen } from './seen/workspaces.ts';

/** Which credential the SDK would send, found without any network call. Never holds more of a key than prefix and last four. */
export interface CredentialSeen {
  readonly kind:
    | 'api-key'
    | 'admin-key'
    | 'auth-token'
    | 'enterprise-key'
    | 'profile'
    | 'federation'
    | 'typed'
    | 'unrecognised';
  /** Variable or file the credential came from, e.g. `ANTHROPIC_API_KEY`. */
  readonly from: string;
  /** e.g. `sk-ant-api03-…x1y2`; empty where nothing may be shown. */
  readonly masked: string;
  /** Other sources that are set but lose. */
  readonly shadowed: readonly string[];
  /** What the shadowed variables that hold a key or token hold, where the product's own key shadows any. */
  readonly others?: readonly { readonly from: string; readonly kind: CredentialSeen['kind'] }[];
  /** Sources that are set to nothing, which counts as unset. */
  readonly empty: readonly string[];
  /** Host the key would be sent to. */
  readonly host: string;
}

/** One answer of the Models API. */
export interface ModelSeen {
  readonly id: string;
  readonly displayName: string;
  readonly lifecycle: 'active' | 'deprecated' | 'retired';
  /** ISO date-times; null where the API says null. */
  readonly deprecatedAt: string | null;
  readonly retiresAt: string | null;
  readonly maxInputTokens: number | null;
  readonly maxTokens: number | null;
  readonly supports: {
    readonly batch: boolean;
    readonly citations: boolean;
    readonly codeExecution: boolean;
    readonly imageInput: boolean;
    readonly pdfInput: boolean;
    readonly structuredOutputs: boolean;
    readonly webSearch: boolean;
    readonly thinking: readonly ('adaptive' | 'between_tools' | 'disabled' | 'enabled')[];
    readonly efforts: readonly Effort[];
  };
}

export interface TokenCountSeen {
  readonly model: string;
  readonly inputTokens: number;
  readonly characters: number;
  /** Whose text was counted: the plan's sample prompt, or the built-in one (tells the tokenizer, not the plan's size). */
  readonly sample: 'plan' | 'built-in';
}

/** One rate limit as a response header states it. */
export interface HeaderLimit {
  readonly limit: number;
  readonly remaining: number | null;
  /** ISO date-time at which the bucket is full again. */
  readonly resetsAt: string | null;
}

/** What one tiny paid message tells about account and limits. */
export interface MessageSeen {
  readonly model: string;
  readonly organizationId: string | null;
  readonly workspaceId: string | null;
  readonly latencyMs: number;
  readonly limits: {
    readonly requests: HeaderLimit | null;
    readonly inputTokens: HeaderLimit | null;
    readonly outputTokens: HeaderLimit | null;
    /** The most restrictive token limit in force. */
    readonly tokens: HeaderLimit | null;
  };
  readonly usage: {
    readonly inputTokens: number;
    readonly cacheCreationInputTokens: number;
    readonly cacheReadInputTokens: number;
    readonly outputTokens: number;
  };
  readonly stopReason: string | null;
  readonly serviceTier: string | null;
  readonly inferenceGeo: string | null;
  /** True where the answer came from the built-in sandbox: a run that saw one is a rehearsal. */
  readonly sandbox: boolean;
}

/** Value of each observation id. Adding a probe adds a line, and its shape in `seen/`. */
export interface ObservedValues {
  credential: CredentialSeen;
  reach: ReachSeen;
  model: ModelSeen;
  'fallback-model': ModelSeen;
  'token-count': TokenCountSeen;
  trial: TrialSeen;
  batches: ListSeen;
  files: ListSeen;
  organization: OrganizationSeen;
  workspaces: WorkspacesSeen;
  'api-keys': ApiKeysSeen;
  'rate-limits': RateLimitsSeen;
  'spend-limits': SpendLimitsSeen;
  'month-usage': MonthUsageSeen;
  'month-cost': MonthCostSeen;
  'tiny-message': MessageSeen;
  parameters: ParametersSeen;
  stream: StreamSeen;
  latency: LatencySeen;
  'prompt-cache': PromptCacheSeen;
  thinking: ThinkingSeen;
  'tool-use': ToolUseSeen;
  'structured-output': StructuredOutputSeen;
  vision: MediaSeen;
  pdf: MediaSeen;
  'web-search': WebSearchSeen;
  'batch-run': BatchRunSeen;
  'cloud-identity': CloudIdentitySeen;
  'cloud-model': CloudModelSeen;
  'cloud-access': CloudAccessSeen;
  'cloud-quotas': CloudQuotasSeen;
}
export type ObservationId = keyof ObservedValues;
/** Free questions to the cloud that the planned path leads through. */
export type CloudProbe = Extract<ObservationId, `cloud-${string}`>;

/** What kept a probe from being sent where neither the account nor the plan was in the way. */
export type Held =
  | { readonly by: 'offline' }
  | { readonly by: 'key' }
  /** `coversUsd`: whole cents that would cover every probe of the plan. */
  | { readonly by: 'budget'; readonly budgetUsd: number; readonly coversUsd: number }
  /** `leaves`: a full sentence on what would stay in the account. */
  | { readonly by: 'consent'; readonly leaves: string; readonly coversUsd: number }
  /** An earlier probe cost more than was announced, so nobody knows what this one could cost. */
  | { readonly by: 'overrun' };

/** Why there is no value. `cause` is set where a call was made and failed. */
export interface Absence {
  /** Full sentence for a person. */
  readonly reason: string;
  readonly cause?: CauseId;
  /** What the probe put into the account and could not take back; the reason says so too. */
  readonly leftBehind?: BatchLeft;
  /** The permission that the cloud found missing, as it writes it. */
  readonly permission?: string;
  /** Set where it was not sent although the plan needs it and the account might have answered. */
  readonly held?: Held;
}

interface ObservationBase<K extends ObservationId> {
  readonly id: K;
  readonly probe: K;
  /** ISO date-time. */
  readonly at: string;
  readonly ms: number;
  readonly costUsd: number;
  readonly requestIds: readonly string[];
  /** Set where it cost more than was announced: what was announced, USD. */
  readonly announcedUsd?: number;
}

export type Observation<K extends ObservationId = ObservationId> = {
  [I in K]:
    | (ObservationBase<I> & { readonly status: 'observed'; readonly value: ObservedValues[I] })
    /** Not asked: offline, over budget, no credential, wrong platform path, cancelled. */
    | (ObservationBase<I> & { readonly status: 'unavailable' } & Absence)
    /** Asked, and no usable answer came. */
    | (ObservationBase<I> & { readonly status: 'failed' } & Absence);
}[K];

/** What the probe brought, where it brought something. */
export type ObservedBy<K extends ObservationId> = Extract<Observation<K>, { readonly status: 'observed' }>;

/** Observations by id; a missing key was never attempted. */
export type Observed = { readonly [K in ObservationId]?: Observation<K> };

/** What a probe brought, or null where it brought nothing. */
export function observedBy<K extends ObservationId>(observed: Observed, id: K): ObservedBy<K> | null {
  const row = observed[id] as Observation | undefined;
  // The map is keyed by the id of its rows, which indexing by a type parameter does not show.
  return row?.status === 'observed' ? (row as ObservedBy<K>) : null;
}
