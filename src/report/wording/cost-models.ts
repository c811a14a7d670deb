import type { CostModelsCodes, OtherModelMonth } from '../../judge/codes/cost-models.ts';
import { percent, times, usd } from './format.ts';
import type { Wording } from './words.ts';

/** Empty where both models count alike. */
const tokenSentence = ({ model, tokenFactor }: OtherModelMonth): string =>
  tokenFactor === 1
    ? ''
    : ` ${model} makes about ${times(tokenFactor)} as many tokens of the same text, which is counted in.`;

/** Empty where the other model thinks no more than the planned one. */
const thinkingSentence = ({ model, thinksUnasked }: OtherModelMonth, planned: string): string =>
  thinksUnasked
    ? ` Unlike ${planned} it thinks unless told not to, and what ${model} would think is billed as output and not counted in.`
    : '';

function weakerSentence({ weaker, model }: { weaker: OtherModelMonth | null; model: string }): string {
  if (!weaker) return '';
  return ` ${weaker.model}, of a weaker line, would cost ${usd(weaker.usd)} and save ${usd(weaker.savingUsd)}: worth an eval on a share of the traffic, a tenth of which would save ${usd(weaker.savingUsd / 10)}.${tokenSentence(weaker)}${thinkingSentence(weaker, model)}`;
}

type Found = CostModelsCodes['cheaper-model-found'];

function foundSentence({ model, mediumUsd, cheaper }: Found): string {
  const line = cheaper.against === 'same' ? 'the same line' : 'a stronger line';
  return `A medium month costs ${usd(mediumUsd)} on ${model} and would cost ${usd(cheaper.usd)} on ${cheaper.model}, of ${line}: ${usd(cheaper.savingUsd)} or ${percent(cheaper.savedShare)} less. Nothing the plan says would break there.${tokenSentence(cheaper)}${thinkingSentence(cheaper, model)}`;
}

export const costModelsWording: Wording<keyof CostModelsCodes> = {
  'cheaper-model-found': (args) => ({
    detail: `${foundSentence(args)}${weakerSentence(args)}`,
    fix: [
      `Run the same samples on ${args.cheaper.model}, and compare quality and the length of answers.`,
      'Then change model.id and count prompts and max_tokens anew, or write the result into model.reason.',
    ],
  }),
  'dearer-model-explained': (args) => ({
    title: 'The plan says why it does not take a cheaper model',
    detail: `${foundSentence(args)} The plan gives a reason for its model: ${args.reason}`,
  }),
  'no-cheaper-model': (args) => ({
    detail: `A medium month costs ${usd(args.mediumUsd)} on ${args.model}. No current model at least as strong takes the planned requests for at least ${percent(args.boundShare)} less.${weakerSentence(args)}`,
  }),
};
