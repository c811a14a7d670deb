import type { Catalog } from '../catalog/catalog.ts';
import type { Secret } from '../claude/secret.ts';
import type { Check } from '../judge/check.ts';
import type { CredentialSeen } from '../judge/observation.ts';
import type { ProjectPlatform } from '../judge/platforms-schema.ts';
import type { Derived, Run, WordedFinding } from '../judge/run.ts';
import type { PollEvent } from '../observe/events.ts';
import type { PricedProbe } from '../observe/probe.ts';
import type { Plan } from '../plan/schema.ts';
import type { Draft } from '../store/draft.ts';

/** Whose account the probes ask. */
export type Access =
  /** What the environment or an SDK profile holds. */
  | { readonly kind: 'environment' }
  /** A key typed into the wizard: memory only. */
  | { readonly kind: 'typed'; readonly key: Secret }
  /** Documented facts only; nothing is sent. */
  | { readonly kind: 'offline' }
  /** The built-in sandbox: a rehearsal. */
  | { readonly kind: 'sandbox' };

export interface PollRequest {
  readonly plan: Plan;
  readonly access: Access;
  readonly budgetUsd: number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PollEvent) => void;
}

/** Everything the wizard may do to the outside. The command layer supplies it; tests supply their own. */
export interface WizardServices {
  readonly catalog: Catalog;
  readonly checks: readonly Check[];
  /** ISO date (UTC). */
  readonly today: string;
  readonly version: string;
  /** Path of the plan file as shown to the person, e.g. `gonogo.json`. */
  readonly planPath: string;
  /** The committed plan, if there is one. */
  readonly plan: Plan | null;
  /** An unfinished walk, if there is one. */
  readonly draft: Draft | null;
  readonly presets: readonly { readonly name: string; readonly title: string; readonly plan: Plan }[];
  /** Which platform path the files of this folder and the names of variables show. */
  readonly project: ProjectPlatform;
  /** Null: no credential was found. */
  readonly credential: CredentialSeen | null;
  /** Host that a typed key would be sent to, e.g. `api.anthropic.com`; shown before it is. */
  readonly host: string;
  /** The admin key that a poll sends beside the product's, and its host, which a profile does not change; null: none is sent. */
  readonly adminKey: { readonly from: string; readonly masked: string; readonly host: string } | null;
  /** Hosts that variables name instead of the cloud's own, where the plan goes by a cloud; shown before they are asked. */
  readonly cloudHosts: (plan: Plan) => readonly string[];
  readonly lastRun: Run | null;
  /**
   * Judges and words the findings of a plan with what a run observed and still fits the plan (null: nothing observed);
   * fast enough for every key press.
   */
  readonly judge: (plan: Plan, run: Run | null) => readonly WordedFinding[];
  readonly derive: (plan: Plan, run: Run | null) => Derived;
  /** Saves the walk; called after every answer. Never rejects: returns a sentence when saving failed. */
  readonly saveDraft: (plan: Plan, at: string | null) => Promise<string | null>;
  readonly discardDraft: () => Promise<void>;
  /** Writes `gonogo.json`. Rejects with a sentence for people. */
  readonly savePlan: (plan: Plan) => Promise<void>;
  readonly pricePoll: (plan: Plan, access: Access) => readonly PricedProbe[];
  /** The probes that a re-check of a run would send for the plan as it is now, with those whose answers no longer fit it. */
  readonly priceRecheck: (
    plan: Plan,
    access: Access,
    run: Run,
    checks: readonly string[],
  ) => readonly PricedProbe[];
  /** Probes, judges, saves the run. Cancelling keeps what was gathered. */
  readonly poll: (request: PollRequest) => Promise<Run>;
  /** Re-runs some checks of a run: gathers only what they need, re-judges, saves a new run. */
  readonly recheck: (
    request: PollRequest & { readonly run: Run; readonly checks: readonly string[] },
  ) => Promise<Run>;
  /** Writes a report; resolves with the path written. */
  readonly exportReport: (run: Run, format: 'md' | 'json', path: string) => Promise<string>;
}
