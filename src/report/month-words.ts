import type { MonthScenario } from '../judge/run.ts';
import type { SizesOrigin } from '../judge/sizes-origin.ts';
import { usdPerRequest } from './figure-text.ts';
import { count, list, usd } from './wording/format.ts';

/** What a medium month comes to for one request, one day and one user, as far as the run tells. */
export function sharesSentence(
  { perRequestUsd, perDayUsd, perUserUsd }: MonthScenario,
  users: number | null,
): string {
  const each = users === null ? 'for each user' : `for each of ${count(users)} users`;
  return `A medium month is ${list([
    `${usdPerRequest(perRequestUsd)} a request`,
    ...(perDayUsd === undefined ? [] : [`${usd(perDayUsd)} a day of use`]),
    ...(perUserUsd === undefined ? [] : [`${usd(perUserUsd)} ${each}`]),
  ])}.`;
}

/** Whether the sizes of requests were measured or planned; by what, when, on how many. */
export function sizesSentence(origin: SizesOrigin): string {
  if (origin.kind === 'planned') {
    return 'Sizes of prompts and answers are planned: no trial measured them for this model.';
  }
  const { on, sandbox, prompts, answers } = origin;
  const measured = `Sizes of prompts were measured: a trial counted ${count(prompts)} ${prompts === 1 ? 'sample' : 'samples'} on ${on}${sandbox ? ' in the sandbox' : ''}.`;
  return answers === null
    ? `${measured} Those of answers are planned.`
    : `${measured} Those of answers were measured on ${count(answers)} of its answers.`;
}
