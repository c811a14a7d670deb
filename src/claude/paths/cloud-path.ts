import type Anthropic from '@anthropic-ai/sdk';
import type { PlatformPath } from '../../catalog/vocabulary.ts';
import type {
  CloudAccessSeen,
  CloudIdentitySeen,
  CloudModelSeen,
  CloudQuotasSeen,
} from '../../judge/seen/cloud.ts';
import type { Environment } from '../credential.ts';

/** A path that leads through a cloud, or through a cloud's billing. */
export type CloudPathName = Exclude<PlatformPath, 'claude-api'>;

/** What a cloud path is opened with; nothing is read or sent before its first method is called. */
export interface CloudSettings {
  readonly env: Environment;
  /** Of the plan; null: as the variables of the path say. */
  readonly region: string | null;
  /** The model as the path names it: its id there, an inference profile, or a deployment of the team's own. */
  readonly model: string | null;
  /** The model that the plan names: what a deployment or a profile of the team's own is to lead to. */
  readonly modelId?: string | null;
  /** Sees the headers of every answer of the path's Messages API, refusals too. */
  readonly onAnswer: (headers: Headers) => void;
}

/** Told the cloud's own id of every answer, for its support; null where it gave none. */
export type Answered = (requestId: string | null) => void;

/**
 * What probes ask of a path: free questions first, and the official client. Every method resolves credentials by hand
 * before it builds a client, tries nothing twice, writes nothing to the console, and throws CloudError for what the cloud
 * said no to. The caller's signal ends each call.
 */
export interface CloudPath {
  readonly identity: (signal: AbortSignal, answered: Answered) => Promise<CloudIdentitySeen>;
  readonly model: (signal: AbortSignal, answered: Answered) => Promise<CloudModelSeen>;
  readonly access: (signal: AbortSignal, answered: Answered) => Promise<CloudAccessSeen>;
  readonly quotas: (signal: AbortSignal, answered: Answered) => Promise<CloudQuotasSeen>;
  /** The path's own client: messages everywhere, models and token counting where `sdkCalls` of the catalog says so. */
  readonly client: () => Promise<Anthropic>;
}

/** Of a path's module. */
export type OpenCloudPath = (settings: CloudSettings) => CloudPath;
