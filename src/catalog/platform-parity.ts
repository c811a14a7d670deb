import type { Provenance } from './provenance.ts';
import type { SourceId } from './sources.ts';
import type { PlatformPath } from './vocabulary.ts';

/** What a team compares platform paths by, in the order of a launch review. */
export const parityTopics = [
  'billing',
  'access',
  'quotas',
  'endpoints',
  'features',
  'model-ids',
  'api-version',
  'request-size',
  'administration',
  'setup',
] as const;
export type ParityTopic = (typeof parityTopics)[number];

/** Parts of the first-party API that a path may lack. */
export const apiSurfaces = [
  'messages',
  'count-tokens',
  'models',
  'batches',
  'files',
  'organization',
  'rate-limit-headers',
  'new-api-version',
] as const;
export type ApiSurface = (typeof apiSurfaces)[number];

interface SurfaceSupport {
  readonly answer: 'yes' | 'partly' | 'no' | 'not-confirmed';
  /** What stands in for it, or bounds it; null where the answer says all. */
  readonly remark: string | null;
}

/** A place that requests can be sent to. */
export interface EndpointForm {
  /** Where inference may run. `us-only`: in the US by a parameter or a deployment, whichever host is called. */
  readonly reach: 'anywhere' | 'multi-region' | 'regional' | 'us-only';
  /** How region, model id or request name it. */
  readonly written: string;
  /** The factor on every token price: `regional` that of the platform's row, `us-inference` that of the price modifiers. */
  readonly premium: 'none' | 'regional' | 'us-inference' | 'not-confirmed';
}

/** How a path compares with the others, in full sentences; figures stand in the platform's row. */
export interface PlatformParity {
  readonly path: PlatformPath;
  /** A few words where room is short: beside a list, in a column. */
  readonly inShort: Readonly<Record<'billing' | 'access' | 'quotas' | 'setup', string>>;
  readonly accessGrantedBy: string;
  readonly endpoints: string;
  readonly forms: readonly [EndpointForm, ...EndpointForm[]];
  readonly modelIds: string;
  readonly apiVersions: string;
  readonly administration: string;
  /** How to tell, in code and on the invoice, that it is this path and none that is called by the same words. */
  readonly toldApartBy: string;
  readonly surfaces: Readonly<Record<ApiSurface, SurfaceSupport>>;
  readonly topicSources: Readonly<Record<ParityTopic, readonly [SourceId, ...SourceId[]]>>;
  readonly provenance: Provenance;
}
