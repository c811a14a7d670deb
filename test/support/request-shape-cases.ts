import type { PlanInput } from '../../src/plan/schema.ts';
import type { CheckCase } from './check-cases.ts';

type ModelPart = NonNullable<PlanInput['model']>;
type Request = NonNullable<ModelPart['request']>;

/** Everything answered, nothing sent; a case changes what it is about. */
export const plan = (id: string | null, request: Request = {}, model: ModelPart = {}): PlanInput => ({
  model: {
    id,
    thinking: 'default',
    effort: 'none',
    ...model,
    request: {
      temperature: 'none',
      topP: 'none',
      topK: 'none',
      thinkingBudgetTokens: 'none',
      prefill: false,
      forcedToolChoice: false,
      ...request,
    },
  },
});
/** A model before 4.6, which takes most of what later ones reject. */
export const old = 'claude-sonnet-4-5-20250929';

/** A case of model/request-shape in which the model takes the request. */
export const accepted = (name: string, input: PlanInput): CheckCase => ({
  name,
  plan: input,
  status: 'pass',
  code: 'request-accepted',
});
/** One that it rejects, with [parameter, why] for each offence. */
export const rejected = (
  name: string,
  input: PlanInput,
  ...offences: (readonly [string, string])[]
): CheckCase => ({
  name,
  plan: input,
  status: 'fail',
  code: 'request-rejected',
  args: { offences: offences.map(([parameter, why]) => expectOffence(parameter, why)) },
});
const expectOffence = (parameter: string, why: string) => ({ parameter, why });
/** One that waits for an answer to `field`. */
export const open = (name: string, input: PlanInput, field: string): CheckCase => ({
  name,
  plan: input,
  status: 'unanswered',
  code: 'not-answered',
  args: { field },
});
