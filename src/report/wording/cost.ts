import type { CachingMonth, ContainerMonth, CostCodes } from '../../judge/codes/cost.ts';
import { ttlNames } from '../../judge/seen/prompt-cache.ts';
import { count, list, percent, times, usd } from './format.ts';
import type { Wording } from './words.ts';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const reads = (value: number): string => (value === 1 ? 'one read' : `${count(value)} reads`);

/** Expected hits round to all or none, but never are quite that. */
function foundBy(share: number): string {
  if (share > 0.995) return 'nearly all requests';
  return share < 0.005 ? 'hardly any request' : `${percent(share)} of the requests`;
}

function cachingSentence(args: CachingMonth): string {
  return `Cached for ${ttlNames[args.ttl]} on ${args.model}, the prefix of ${count(args.prefixTokens)} tokens is expected to be found by ${foundBy(args.hitShare)}; it pays from ${percent(args.breakEvenHitShare)} on, or from ${reads(args.breakEvenReads)} after a write.`;
}

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
  'caching-pays': (args) => ({
    detail: `${cachingSentence(args)} That saves ${usd(args.savingUsd)} in a medium month.`,
  }),
  'caching-costs-more': (args) => ({
    title: 'Prompt caching costs more than it saves',
    detail: `${cachingSentence(args)} So it costs ${usd(-args.savingUsd)} more in a medium month than no caching.`,
    fix: [
      args.otherSavingUsd > 0
        ? `Cache for ${ttlNames[args.other]} instead: that saves ${usd(args.otherSavingUsd)}.`
        : 'Do not cache this prefix: requests come too rarely to find it.',
    ],
  }),
  'caching-better-with': (args) => ({
    title: 'Prompt caching saves more with another time to live',
    detail: `${cachingSentence(args)} That saves ${usd(args.savingUsd)} in a medium month; cached for ${ttlNames[args.other]} it would save ${usd(args.otherSavingUsd)}.`,
    fix: [`Set the time to live to ${args.other} in the requests and in tokens.cacheTtl.`],
  }),
  'caching-without-prefix': ({ model }) => ({
    title: 'Prompt caching is planned without a repeated prefix',
    detail: `Caching is planned, but the plan says that no leading tokens repeat from request to request, so ${model} has nothing to read from a cache and each write costs extra.`,
    fix: [
      'Put tools, system prompt and shared documents first, byte for byte the same, and what changes last.',
      'If nothing repeats, take caching out of the plan.',
    ],
  }),
  'caching-switched-off': ({ prefixTokens }) => ({
    title: 'Prompt caching is planned and switched off',
    detail: `Prompt caching is among the features, but tokens.cacheTtl says none${prefixTokens ? `, although ${count(prefixTokens)} leading tokens repeat` : ''}.`,
    fix: ['Choose 5m or 1h for tokens.cacheTtl, or take prompt-caching out of task.features.'],
  }),
  'prefix-below-minimum': ({ model, prefixTokens, minimumTokens }) => ({
    title: 'The repeated prefix is too short to be cached',
    detail: `${model} caches prefixes from ${count(minimumTokens)} tokens on; the planned one has ${count(prefixTokens)} and is silently billed as plain input.`,
    fix: [
      'Move more of what never changes to the front, such as tools, examples and reference text.',
      'Or take caching out of the plan, so that nobody counts on it.',
    ],
  }),
  'prefix-minimum-unknown': ({ model, prefixTokens, safeTokens }) => ({
    title: 'The repeated prefix may be too short to be cached',
    detail: `The shortest prefix that ${model} caches is not documented; ${count(prefixTokens)} tokens may be too short, ${count(safeTokens)} are enough on every model whose minimum is known.`,
    fix: ['Send the prefix twice and look whether cache_read_input_tokens of the second answer is above 0.'],
  }),
  'caching-left-out': (args) => ({
    title: 'Prompt caching would pay and is not planned',
    detail: `${cachingSentence(args)} The plan does not cache it and so leaves ${usd(args.savingUsd)} of a medium month of ${usd(args.mediumUsd)} on the table; the prefix also counts against the input limit each time.`,
    fix: [
      `Set cache_control with a time to live of ${args.ttl} at the end of the prefix, and tokens.cacheTtl in the plan.`,
    ],
  }),
  'caching-not-worth-it': ({ model, prefixTokens, savingUsd }) => ({
    detail:
      savingUsd > 0
        ? `Caching the prefix of ${count(prefixTokens)} tokens on ${model} would save ${usd(savingUsd)} in a medium month, too little to bother.`
        : `Caching the prefix of ${count(prefixTokens)} tokens on ${model} would save nothing at this traffic.`,
  }),
  'nothing-to-cache': ({ model, prefixTokens, minimumTokens }) => ({
    detail: `${count(prefixTokens)} leading tokens repeat, fewer than the ${count(minimumTokens)} from which ${model} surely caches, so there is nothing to gain.`,
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
      .map(({ model, asOf, note }) =>
        note === null
          ? `Prices of ${model} were read on ${asOf}.`
          : `Prices of ${model} were read on ${asOf}; for ${model}: ${lowerFirst(note)}`,
      )
      .join(' '),
  }),
  'prices-old': ({ prices, limitDays }) => ({
    title: 'The prices were read long ago',
    detail: `${prices.map(({ model, asOf, ageDays }) => `Prices of ${model} were read on ${asOf}, ${count(ageDays)} days ago.`).join(' ')} Figures older than ${count(limitDays)} days may have changed.`,
    fix: ['Update gonogo, or compare the prices with the pricing page before relying on the forecast.'],
  }),
  'prices-uncertain': ({ model, asOf, confidence, note }) => ({
    title: 'The prices are uncertain',
    detail: `The prices of ${model}, read on ${asOf}, are of ${confidence} confidence.${note === null ? '' : ` ${note}`}`,
    fix: ['Compare the prices with the pricing page before relying on the forecast.'],
  }),
};
