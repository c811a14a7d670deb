import type {
  AnsweredParameters,
  ModelParametersCodes,
  UntriedParameter,
} from '../../judge/codes/model-parameters.ts';
import { decimal, list } from './format.ts';
import type { Wording } from './words.ts';

type Parameters = readonly { readonly name: string; readonly value: string }[];

const named = (parameters: Parameters): string =>
  list(parameters.map(({ name, value }) => `${name} ${value}`));

const whyUntried: Readonly<Record<UntriedParameter['why'], (parameter: string) => string>> = {
  'budget-needs-long-answer': (parameter) =>
    `${parameter} was not tried: a thinking budget needs an answer longer than a probe may pay for.`,
  'version-open': (parameter) =>
    `${parameter} was not tried: the plan names no API version, which decides whether it is taken.`,
  'not-offered': (parameter) =>
    `${parameter} was not tried: the catalog says that the model does not offer it.`,
  'above-limit': (parameter) =>
    `${parameter} was not tried: it lies above the limit that the Models API states for plain messages.`,
  'limit-not-read': (parameter) =>
    `${parameter} was not tried: its full price is more than a probe may cost, and the limit of the Models API was not read.`,
};

const untriedText = (untried: readonly UntriedParameter[]): readonly string[] =>
  untried.map(({ name, value, why }) => whyUntried[why](`${name} ${value}`));

function answeredText({
  model,
  sent,
  sentMaxTokens,
  listed,
  serviceTier,
}: AnsweredParameters): readonly string[] {
  const carried = named([...sent, { name: 'max_tokens', value: String(sentMaxTokens) }]);
  return [
    `${model} answered a message with ${carried}.`,
    ...(listed.length > 0
      ? [
          `For ${named(listed)}, too expensive to try, the Models API says that the model takes ${listed.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(serviceTier === 'priority' ? ['It was served from committed priority capacity.'] : []),
  ];
}

export const modelParametersWording: Wording<keyof ModelParametersCodes> = {
  'parameters-accepted': (answered) => ({ detail: answeredText(answered).join(' ') }),
  'parameters-accepted-in-part': ({ untried, ...answered }) => ({
    title: 'Some planned parameters were not tried in a real request',
    detail: [...answeredText(answered), ...untriedText(untried)].join(' '),
    fix: ['Send one full request of the product, with these parameters in it, before launch.'],
  }),
  'parameters-refused': ({ model, parameters, reason }) => ({
    title: 'The API refuses a message with the planned parameters',
    detail: `Other messages of this key to ${model} are answered; the one with ${parameters.length > 0 ? named(parameters) : 'the planned max_tokens'} was not. ${reason}`,
    fix: [
      'Change or drop the parameter that the answer names, and check again.',
      'If it speaks of a permission, have an administrator switch it on for this organization and workspace.',
    ],
  }),
  'us-inference-not-given': ({ model, served }) => ({
    title: 'The answer does not prove inference in the US',
    detail:
      served === null
        ? `The message asked ${model} for inference_geo us, and the answer does not say where it was served.`
        : `The message asked ${model} for inference_geo us, and the answer says that it was served as ${served}.`,
    fix: [
      'Look up in the data residency settings of the workspace which geographies it allows, and check again.',
      'Promise nobody that data stay in the US before an answer says so.',
    ],
  }),
  'us-inference-unasked': ({ model, factor, untried }) => ({
    title: 'Requests are kept in the US without the plan saying so',
    detail: [
      `${model} answered from the US although the plan does not ask for that; every token then costs ${decimal(factor)} times the global price, and the forecast does not count it.`,
      ...untriedText(untried),
    ].join(' '),
    fix: [
      'If it is meant, add us-inference to task.features, so that the forecast counts it.',
      'If not, change the default inference geography of the workspace, or send inference_geo global.',
    ],
  }),
  'fast-mode-not-given': ({ model, served }) => ({
    title: 'The answer does not prove fast mode',
    detail:
      served === null
        ? `The message asked ${model} for speed fast, and the answer does not say at which speed it ran.`
        : `The message asked ${model} for speed fast, and the answer says that it ran at speed ${served}.`,
    fix: [
      'Ask the account team whether this organization has fast mode for the model, and check again.',
      'Or take fast-mode out of task.features, and judge patience and cost at standard speed.',
    ],
  }),
};
