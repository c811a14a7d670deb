import type { ContainerMonth, CostCodes, PriceRowDate } from '../../judge/codes/cost.ts';
import { count, list, percent, times, usd } from './format.ts';
import type { Wording } from './words.ts';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const besideNames = { 'web-search': 'web search', 'web-fetch': 'web fetch' } as const;

function containerSentence(containers: ContainerMonth): string {
  if (containers.kind === 'free') {
    const besides = list(containers.besides.map((feature) => besideNames[feature]));
    return `Containers of code execution are free here, because ${besides} ${containers.besides.length === 1 ? 'is' : 'are'} planned too.`;
  }
  const { hours, freeHours, usdPerHour, minimumMinutes, usdPerMonth } = containers;
  const paid =
    hours > freeHours
      ? `${count(hours - freeHours)} of them are paid at ${usd(usdPerHour)}, ${usd(usdPerMonth)} a month`
      : 'none of them is paid';
  return `The plan counts ${count(hours)} container-hours a month; the organization has ${count(freeHours)} free, so ${paid}, as long as nobody else of the organization uses the free ones. Each container is billed for at least ${count(minimumMinutes)} minutes.`;
}

const pricesOf = ({ model, isFallback }: Pick<PriceRowDate, 'model' | 'isFallback'>): string =>
  isFallback ? `of ${model}, the fallback,` : `of ${model}`;

export const costWording: Wording<keyof CostCodes> = {
  'price-not-documented': ({ id }) => ({
    detail: `The catalog has no price for ${id}, so nothing that depends on it could be computed.`,
    fix: [
      'Compare the id with the list that gonogo models prints, and correct model.id.',
      'If the model is newer than this tool, update the tool.',
    ],
  }),
  'price-unpublished': ({ model }) => ({
    title: 'The price of the planned model is not published',
    detail: `${model} is known, but no page gives its price, so nothing that depends on it could be computed.`,
    fix: [
      "Ask Anthropic's account team for the price and work the month out by hand.",
      'Or plan with a model whose price is published.',
    ],
  }),
  'output-share-moderate': ({ model, share, highShare, outputUsd, priceRatio }) => ({
    detail: `Output is ${percent(share)} of a medium month, ${usd(outputUsd)}, and counts as dominating above ${percent(highShare)}; on ${model} a token of it costs ${times(priceRatio)} an input token.`,
  }),
  'output-share-high': ({ model, share, outputUsd, priceRatio, effort, effortIsDefault }) => ({
    detail: `Output, thinking included, is ${percent(share)} of a medium month, ${usd(outputUsd)}; on ${model} a token of it costs ${times(priceRatio)} an input token. Shortening prompts will change little.`,
    fix: [
      ...(effort === null || effort === 'low'
        ? []
        : [
            effortIsDefault
              ? `Try an effort below ${effort}, the default of ${model}, and compare the evals.`
              : `Try an effort below ${effort} and compare the evals.`,
          ]),
      'Ask for shorter answers, or for structured output where a program reads them.',
      'Keep max_tokens as a guard against runaway answers, not as a way to shorten them.',
    ],
  }),
  'server-tools-none': () => ({ detail: 'The plan uses no feature that is billed beside its tokens.' }),
  'server-tools-counted': ({ tools, containers, feesUsd, mediumUsd }) => ({
    detail: [
      `${list(tools.map(({ name }) => name))} ${tools.length === 1 ? 'costs' : 'cost'} ${usd(feesUsd)} of fees in a medium month of ${usd(mediumUsd)}.`,
      ...(containers ? [containerSentence(containers)] : []),
      ...tools.map(({ name, note }) => `${name}: ${note}`),
    ].join(' '),
  }),
  'searches-counted-as-none': () => ({
    title: 'Web search is planned and not counted',
    detail:
      'Web search is among the features, but the plan counts 0 searches a request, so its fees are missing from the forecast.',
    fix: [
      'Count the searches of some real requests and set traffic.webSearchesPerRequest.',
      'If no request ever searches, take web-search out of task.features.',
    ],
  }),
  'searches-without-feature': ({ searchesPerRequest, feesUsd }) => ({
    title: 'Web searches are counted and not planned',
    detail: `The plan counts ${count(searchesPerRequest)} web searches a request, ${usd(feesUsd)} in a medium month, but web search is not among the features.`,
    fix: ['Add web-search to task.features, or set traffic.webSearchesPerRequest to 0.'],
  }),
  'prices-recent': ({ prices }) => ({
    detail: prices
      .map((row) => {
        const read = `Prices ${pricesOf(row)} were read on ${row.asOf}`;
        return row.note === null ? `${read}.` : `${read}; for ${row.model}: ${lowerFirst(row.note)}`;
      })
      .join(' '),
  }),
  'prices-old': ({ prices, limitDays }) => ({
    title: 'The prices were read long ago',
    detail: `${prices.map((row) => `Prices ${pricesOf(row)} were read on ${row.asOf}, ${count(row.ageDays)} days ago.`).join(' ')} Figures older than ${count(limitDays)} days may have changed.`,
    fix: ['Update gonogo, or compare the prices with the pricing page before relying on the forecast.'],
  }),
  'prices-uncertain': ({ asOf, confidence, note, ...row }) => ({
    title: 'The prices are uncertain',
    detail: `The prices ${pricesOf(row)}${row.isFallback ? '' : ','} read on ${asOf}, are of ${confidence} confidence.${note === null ? '' : ` ${note}`}`,
    fix: ['Compare the prices with the pricing page before relying on the forecast.'],
  }),
};
