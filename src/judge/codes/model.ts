import type { LimitClass } from '../../catalog/model.ts';
import type { Effort, Feature, TaskType } from '../../catalog/vocabulary.ts';
import type { RequestCaution, RequestOffence } from '../../plan/request-offence.ts';

export type { RequestCaution, RequestOffence };

/** Why a fallback could not take over a request as it is. */
export type FallbackProblem =
  /** The p95 prompt as the fallback counts it. */
  | { readonly kind: 'window'; readonly neededTokens: number; readonly limitTokens: number }
  | { readonly kind: 'max-output'; readonly neededTokens: number; readonly limitTokens: number }
  | { readonly kind: 'feature'; readonly feature: Feature }
  | { readonly kind: 'parameter'; readonly offence: RequestOffence }
  | { readonly kind: 'retires'; readonly on: string | null };

/**
 * Finding codes of the model section, with their arguments. `model` is a display name, `id` what the plan writes,
 * `priceRatio` what the same prompt costs on `model` over what it costs on the other one.
 */
export type ModelCodes = {
  /** `nearest`: the known id a mistyped one most likely means. */
  'model-not-in-catalog': { id: string; retiredOn: string | null; nearest?: string };

  /** `retentionDays`: how long Anthropic must be let keep request data, where the model asks for that. */
  'model-available': { model: string; restricted: boolean; retentionDays?: number };
  'model-documented': { model: string; retentionDays?: number };
  'model-restricted': { model: string; retentionDays?: number };
  'model-not-found': { id: string; restricted: boolean };
  'model-retired': { model: string; retiredOn: string | null; successor: string | null };
  'model-retired-on-claude-api': { model: string; retiredOn: string; platform: string };
  'model-id-of-other-path': {
    id: string;
    belongsTo: readonly string[];
    platform: string;
    idThere: string;
  };
  'model-not-on-path': { model: string; platform: string };

  'model-outlives-plan': { model: string; date: string; end: string };
  'model-may-retire-in-life': { model: string; notBefore: string; end: string | null; passed: boolean };
  'model-retires-before-launch': {
    model: string;
    retiresOn: string;
    launch: string;
    successor: string | null;
  };
  'model-retires-in-life': { model: string; retiresOn: string; end: string; successor: string | null };
  'model-deprecated': { model: string; retiresOn: string | null; successor: string | null };
  'model-deprecated-but-outlives': {
    model: string;
    retiresOn: string;
    end: string;
    successor: string | null;
  };
  'model-without-retirement-date': { model: string };
  /** `inLife`: by Anthropic's own dates the model would not last. */
  'retirement-set-by-platform': {
    model: string;
    platform: string;
    anthropicDate: string | null;
    inLife: boolean;
  };

  'model-fits': { model: string; task: TaskType };
  'model-choice-explained': { model: string; task: TaskType; reason: string };
  'model-too-strong': { model: string; task: TaskType; suited: string; priceRatio: number | null };
  'model-too-weak': { model: string; task: TaskType; suited: string; priceRatio: number | null };
  'effort-too-high': { model: string; task: TaskType; effort: Effort };
  'model-superseded': { model: string; successor: string; priceRatio: number };

  'model-pinned': { id: string };
  'model-alias': { id: string; pinned: string | null };

  'request-accepted': { model: string };
  'request-rejected': { model: string; offences: readonly RequestOffence[] };
  'request-cautions': { model: string; cautions: readonly RequestCaution[] };

  'fallback-none': { model: string };
  'fallback-fits': { model: string; fallback: string };
  'fallback-same-model': { model: string };
  'fallback-not-found': { id: string };
  'fallback-retired': { model: string; retiredOn: string | null };
  'fallback-does-not-fit': { fallback: string; problems: readonly FallbackProblem[] };
  'fallback-shares-limits': { model: string; fallback: string; limitClass: LimitClass };
};
