import type { RequestCaution, RequestOffence } from '../../judge/codes/model.ts';

const offences: Readonly<Record<RequestOffence['why'], (offence: RequestOffence) => string>> = {
  'sampling-rejected': ({ parameter, value }) =>
    `${parameter} ${value} is rejected: this model takes no value but the default.`,
  'sampling-gone': ({ parameter, value }) =>
    `${parameter} ${value} is rejected: API version 2026-10-21 has dropped the parameter for every model.`,
  'prefill-rejected': () =>
    'A prefilled answer is rejected: use structured outputs or instructions in the prompt instead.',
  'budget-rejected': () =>
    'A thinking budget is rejected: this model thinks adaptively and is steered by effort.',
  'adaptive-rejected': () =>
    'Adaptive thinking is rejected: this model knows only thinking of type "enabled" with a budget.',
  'disabled-rejected': () =>
    'Thinking of type "disabled" is rejected: lower the effort instead, or use type "between_tools" where the model has it.',
  'disabled-at-high-effort': () =>
    'Thinking of type "disabled" is rejected at the planned effort: this model takes it at lower efforts only.',
  'between-tools-rejected': () =>
    'Thinking of type "between_tools" is rejected: this model does not know the type.',
  'between-tools-at-high-effort': () =>
    'Thinking of type "between_tools" is rejected at the planned effort: this model takes it at lower efforts only.',
  'forced-tool-rejected': () =>
    'tool_choice "any" or "tool" is rejected: use "auto" and say in the prompt when the tool is to be called.',
  'forced-tool-with-thinking': () =>
    'tool_choice "any" or "tool" is rejected while thinking is on: turn one of the two off.',
  'effort-not-taken': () => 'effort is rejected: this model does not take the parameter.',
  'effort-level-missing': ({ value }) => `effort ${value} is rejected: this model does not have that level.`,
  'version-not-on-bedrock': ({ value }) =>
    `API version ${value} is rejected: Bedrock takes it for 4.7 and later only.`,
};

const cautions: Readonly<Record<RequestCaution['why'], string>> = {
  'budget-deprecated': 'A thinking budget is deprecated here and gone from 4.7 on; use adaptive thinking.',
};

/** One sentence: what is rejected, why, and what to use instead. */
export const offenceText = (offence: RequestOffence): string => offences[offence.why](offence);

/** One sentence on a parameter that works for now. */
export const cautionText = (caution: RequestCaution): string => cautions[caution.why];
