import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../catalog/catalog.ts';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import type { CloudPath } from '../claude/paths/cloud-path.ts';
import type { CredentialSeen, ObservationId, Observed, ObservedValues } from '../judge/observation.ts';
import type { TrialSeen } from '../judge/seen/trial.ts';
import type { Plan } from '../plan/schema.ts';
import type { Receipt } from './receipt.ts';

/** What a probe is given when it runs. */
export interface ProbeContext {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Observations of the probes named in `after`. */
  readonly observed: Observed;
  readonly credential: CredentialSeen | null;
  /** Why there is none to send, e.g. which variable is set to nothing, or null. */
  readonly credentialReason: string | null;
  /** Whether the key in use can be the one a hint shows in part; undefined where no key is held. */
  readonly keyFits?: ((hint: string) => boolean) | undefined;
  /** Where the API is, as far as environment and options say; a profile may name another address to the client. */
  readonly baseUrl: string;
  /** Name of the variable that names a proxy which this process does not use, or null. */
  readonly proxyVariable: string | null;
  /** The trial that was saved for this model last, or a full sentence why there is none. */
  readonly savedTrial: (model: string) => Promise<TrialSeen | string>;
  /** Built on first use, so that a run without network calls never loads the SDK. */
  readonly client: () => Promise<Anthropic>;
  /** The planned path through a cloud; rejects where the plan names none. */
  readonly cloud: () => Promise<CloudPath>;
  /** Asks the organization's routes with the admin key, and nothing else. */
  readonly adminClient: () => Promise<Anthropic>;
  /** Resolves when the account's request limit lets the next message go. Awaited before a message is timed. */
  readonly turn: () => Promise<void>;
  /** Aborts at the call's time limit or when the poll is cancelled. */
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
  /** Time of day on this machine. */
  readonly now: () => Date;
  /** Where every answered call is booked, so that a probe that fails at its second call has not lost the first. */
  readonly receipt: Receipt;
}

export interface Probe<K extends ObservationId = ObservationId> {
  readonly id: K;
  readonly title: string;
  /** In words, what leaves this machine, e.g. "One GET of the model's page". */
  readonly sends: (plan: Plan) => string;
  /** The plan's answers that shape what is asked: an observation made for other ones is not used again. */
  readonly inputs: (plan: Plan) => readonly unknown[];
  readonly paths: readonly PlatformPath[] | 'any';
  /** Whose word is needed: nobody's, that of the key the product uses, or that of an admin key. */
  readonly credential: 'none' | 'key' | 'admin';
  /** Probes it waits for; where one of them failed for a reason that would stop this one too, it is not sent. */
  readonly after: readonly ObservationId[];
  /** It measures time, so it runs when every other probe has settled and nothing else is under way. */
  readonly alone?: true;
  readonly requests: number;
  /** How many of its requests have to wait for one another; 0 for a local probe. */
  readonly rounds: number;
  /** False where the plan does not need what it measures: it is then neither shown nor sent. */
  readonly concerns: (plan: Plan) => boolean;
  /** Most this probe can cost for this plan, in USD; 0 where the call is free. */
  readonly worstCaseUsd: (plan: Plan, catalog: Catalog) => number;
  /** A full sentence on what it leaves in the account for good, or null: then it is sent only where a person agreed. */
  readonly leaves?: (plan: Plan) => string | null;
  /** What a 429 says where its routes have a limit of their own; else that of the model's requests and tokens is meant. */
  readonly rateLimited?: (catalog: Catalog) => string;
  /** A full sentence why it cannot run for this plan, or null. */
  readonly blocked: (plan: Plan, catalog: Catalog) => string | null;
  /** Throws what the SDK throws; the gatherer classifies it. */
  readonly run: (context: ProbeContext) => Promise<ObservedValues[K]>;
}

/** A probe as shown before consent. */
export interface PricedProbe {
  readonly id: ObservationId;
  readonly title: string;
  readonly sends: string;
  /** What it leaves in the account for good, which ends `sends` too; absent or null: nothing. */
  readonly leaves?: string | null;
  readonly requests: number;
  readonly worstCaseUsd: number;
  /** Why it will not run, or null. */
  readonly blocked: string | null;
}
