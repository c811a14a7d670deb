import type { Plan } from '../../plan/schema.ts';
import type { Answer } from './question.ts';

type Group =
  | 'task'
  | 'model'
  | 'tokens'
  | 'platform'
  | 'workspace'
  | 'keys'
  | 'limits'
  | 'spend'
  | 'client'
  | 'traffic';
type Given<T> = NonNullable<T>;

/** The answer at `plan[group][key]`. */
export function answerAt<G extends Group, K extends keyof Plan[G]>(
  group: G,
  key: K,
): Answer<Given<Plan[G][K]>> {
  return {
    get: (plan) => plan[group][key] as Given<Plan[G][K]> | null | undefined,
    set: (plan, value) => ({ ...plan, [group]: { ...plan[group], [key]: value } }),
  };
}

type Sizes = Plan['tokens']['input'];

/** The answer at `plan.tokens.input` or `plan.tokens.output`. */
export function sizeAt(part: 'input' | 'output', key: keyof Sizes): Answer<number> {
  return {
    get: (plan) => plan.tokens[part][key],
    set: (plan, value) => ({
      ...plan,
      tokens: { ...plan.tokens, [part]: { ...plan.tokens[part], [key]: value } },
    }),
  };
}

type Review = Plan['spend']['review'];

/** The answer at `plan.spend.review[key]`. */
export function reviewAt(key: keyof Review): Answer<string> {
  return {
    get: (plan) => plan.spend.review[key],
    set: (plan, value) => ({
      ...plan,
      spend: { ...plan.spend, review: { ...plan.spend.review, [key]: value } },
    }),
  };
}

type Request = Plan['model']['request'];

/** The answer at `plan.model.request[key]`. */
export function requestAt<K extends keyof Request>(key: K): Answer<Given<Request[K]>> {
  return {
    get: (plan) => plan.model.request[key] as Given<Request[K]> | null | undefined,
    set: (plan, value) => withRequest(plan, { ...plan.model.request, [key]: value }),
  };
}

export const withRequest = (plan: Plan, request: Request): Plan => ({
  ...plan,
  model: { ...plan.model, request },
});
