import type { Plan } from '../../plan/schema.ts';
import { withRequest } from './answer-at.ts';
import type { Answer, Option } from './question.ts';

type Request = Plan['model']['request'];

/** Numbers: "none" means not sent, null that nobody knows, absent that nobody was asked. */
const numbers = {
  temperature: { label: 'temperature', hint: 'Newer models take no value but the default.' },
  topP: { label: 'top_p', hint: 'Newer models take no value but the default.' },
  topK: { label: 'top_k', hint: 'Newer models take no value but the default.' },
  thinkingBudgetTokens: { label: 'thinking budget_tokens', hint: 'Newer models think adaptively instead.' },
} as const;
type NumberKey = keyof typeof numbers;
const numberKeys = Object.keys(numbers) as readonly NumberKey[];

/** Yes or no: their being answered also says that the whole question was asked. */
const switches = {
  prefill: { label: 'A prefilled answer', hint: 'The last message is an assistant turn to be continued.' },
  forcedToolChoice: { label: 'A forced tool choice', hint: 'tool_choice of type any or tool.' },
} as const;
type SwitchKey = keyof typeof switches;
const switchKeys = Object.keys(switches) as readonly SwitchKey[];

export const parameterOptions: readonly Option[] = Object.entries({ ...numbers, ...switches }).map(
  ([value, words]) => ({ value, ...words }),
);

/**
 * True where the parameter is sent, whether or not its value is known. Null alone does not say so: the switches are
 * null with it where nobody knew which parameters are sent.
 */
export function carries(request: Request, key: NumberKey): boolean {
  const value = request[key];
  if (value === null) return switchKeys.some((name) => request[name] != null);
  return value !== undefined && value !== 'none';
}

/** The value of a parameter that is sent. */
export const parameterValue = (key: NumberKey): Answer<number> => ({
  get: ({ model: { request } }) => {
    const value = request[key];
    return value === 'none' ? undefined : value;
  },
  set: (plan, value) => withRequest(plan, { ...plan.model.request, [key]: value }),
});

/** Which of the parameters the requests carry, read from and written to `plan.model.request`. */
export const sentParameters: Answer<readonly string[]> = {
  get: ({ model: { request } }) => {
    const answers = [...numberKeys, ...switchKeys].map((key) => request[key]);
    if (answers.every((answer) => answer === undefined)) return undefined;
    if (answers.every((answer) => answer == null)) return null;
    return [
      ...numberKeys.filter((key) => carries(request, key)),
      ...switchKeys.filter((key) => request[key] === true),
    ];
  },
  set: (plan, value) => {
    const { request } = plan.model;
    const kept: Request = {
      ...(request.apiVersion !== undefined && { apiVersion: request.apiVersion }),
      prefill: value === null ? null : value.includes('prefill'),
      forcedToolChoice: value === null ? null : value.includes('forcedToolChoice'),
    };
    for (const key of numberKeys) {
      const known = request[key] === 'none' ? null : (request[key] ?? null);
      kept[key] = value === null ? null : value.includes(key) ? known : 'none';
    }
    return withRequest(plan, kept);
  },
};
