import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../catalog/catalog.ts';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import type { CredentialSeen, ObservationId, Observed, ObservedValues } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';

/** What a probe is given when it runs. */
interface ProbeContext {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Observations of the probes named in `after`. */
  readonly observed: Observed;
  readonly credential: CredentialSeen | null;
  /** Built on first use, so that a run without network calls never loads the SDK. */
  readonly client: () => Promise<Anthropic>;
  /** Aborts at the call's time limit or when the poll is cancelled. */
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
}

/** What a probe brings back. It throws what the SDK throws; the gatherer classifies it. */
export interface Gathered<K extends ObservationId> {
  readonly value: ObservedValues[K];
  readonly costUsd: number;
  readonly requestIds: readonly string[];
}

export interface Probe<K extends ObservationId = ObservationId> {
  readonly id: K;
  readonly title: string;
  /** In words, what leaves this machine, e.g. "One GET of the model's page". */
  readonly sends: (plan: Plan) => string;
  /** The plan's answers that shape what is asked: an observation made for other ones is not used again. */
  readonly inputs: (plan: Plan) => readonly unknown[];
  readonly paths: readonly PlatformPath[] | 'any';
  readonly needsCredential: boolean;
  readonly after: readonly ObservationId[];
  readonly requests: number;
  /** Most this probe can cost for this plan, in USD; 0 where the call is free. */
  readonly worstCaseUsd: (plan: Plan, catalog: Catalog) => number;
  /** A full sentence why it cannot run for this plan, or null. */
  readonly blocked: (plan: Plan, catalog: Catalog) => string | null;
  readonly run: (context: ProbeContext) => Promise<Gathered<K>>;
}

/** A probe as shown before consent. */
export interface PricedProbe {
  readonly id: ObservationId;
  readonly title: string;
  readonly sends: string;
  readonly requests: number;
  readonly worstCaseUsd: number;
  /** Why it will not run, or null. */
  readonly blocked: string | null;
}
