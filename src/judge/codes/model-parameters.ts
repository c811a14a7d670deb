import type { CauseId } from '../../catalog/error-cause.ts';
import type { PlannedParameter } from '../../plan/request-parameters.ts';

/** A planned parameter that no message has tried. */
export interface UntriedParameter extends PlannedParameter {
  readonly why:
    | 'budget-needs-long-answer'
    | 'version-open'
    | 'not-offered'
    /** The Models API states a lower limit for max_tokens. */
    | 'above-limit'
    /** What the Models API states was not read. */
    | 'limit-not-read';
}

/** What the message that was answered carried. */
export interface AnsweredParameters {
  readonly model: string;
  readonly sent: readonly PlannedParameter[];
  readonly sentMaxTokens: number;
  /** Planned parameters the message could not try and the Models API answers for, e.g. max_tokens. */
  readonly listed: readonly PlannedParameter[];
  readonly serviceTier: string | null;
}

/** Finding codes of model/parameters-accepted, with their arguments. */
export type ModelParametersCodes = {
  'parameters-accepted': AnsweredParameters;
  'parameters-accepted-in-part': AnsweredParameters & { untried: readonly UntriedParameter[] };
  /** The account is answered, and turned down the one call that carried the parameters. */
  'parameters-refused': {
    model: string;
    parameters: readonly PlannedParameter[];
    cause: CauseId;
    reason: string;
  };
  /** `served`: the geography the answer names; null where it names none. */
  'us-inference-not-given': { model: string; served: string | null };
  /** `factor`: what every token costs more in the US. */
  'us-inference-unasked': { model: string; factor: number; untried: readonly UntriedParameter[] };
  /** `served`: the speed the answer names; null where it names none. */
  'fast-mode-not-given': { model: string; served: string | null };
};
