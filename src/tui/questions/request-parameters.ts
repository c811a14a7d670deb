import type { Plan } from '../../plan/schema.ts';
import { withRequest } from './answer-at.ts';
import type { Answer, Option } from './question.ts';

type Request = Plan['model']['request'];

/** Numbers: absent means not sent, null means sent with a value nobody knows yet. */
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

/** Which of the parameters the requests carry, read from and written to `plan.model.request`. */
export const sentParameters: Answer<readonly string[]> = {
  get: ({ model: { request } }) => {
    const numbersSent = numberKeys.filter((key) => request[key] !== undefined);
    const switched = switchKeys.map((key) => request[key]);
    if (numbersSent.length === 0 && switched.every((answer) => answer === undefined)) return undefined;
    if (numbersSent.length === 0 && switched.every((answer) => answer == null)) return null;
    return [...numbersSent, ...switchKeys.filter((key) => request[key] === true)];
  },
  set: (plan, value) => {
    const { request } = plan.model;
    const kept: Request = {
      ...(request.apiVersion !== undefined && { apiVersion: request.apiVersion }),
      prefill: value === null ? null : value.includes('prefill'),
      forcedToolChoice: value === null ? null : value.includes('forcedToolChoice'),
    };
    for (const key of numberKeys) {
      if (value?.includes(key)) kept[key] = request[key] ?? null;
    }
    return withRequest(plan, kept);
  },
};
