import type { ActualMonth, CostActualCodes } from '../../judge/codes/cost-actual.ts';
import { moment } from '../dates.ts';
import { count, list, percent, usd } from './format.ts';
import type { Wording } from './words.ts';

/** Below it, what the rows leave unexplained of the bill is not worth a sentence. */
const smallRest = 0.1;

const moreOrLess = (share: number): string => `${percent(Math.abs(share))} ${share < 0 ? 'less' : 'more'}`;

const days = (value: number): string => (value === 1 ? '1 day' : `${count(value)} days`);

function billed(args: ActualMonth): string {
  const { source, from, to, activeDays, wholeDays, plannedDaysPerMonth } = args;
  const { billedUsd, forecastUsd, error } = args;
  return `${source === 'console-export' ? "According to the Console's exports, from" : 'From'} ${from} to ${to} the product's workspace was billed ${usd(billedUsd)}, with use on ${activeDays === wholeDays ? `each of ${days(wholeDays)}` : `${count(activeDays)} of ${days(wholeDays)}`}; the forecast for as many days, at ${count(plannedDaysPerMonth)} a month, is ${usd(forecastUsd)}${Math.abs(error) < 0.005 ? '' : `, so the bill is ${moreOrLess(error)}`}.${source === 'console-export' ? ' The last day of an export is left out, because it may be incomplete.' : ''}`;
}

const furthest = ({ largest: { name, actualUsd, forecastUsd } }: ActualMonth): string =>
  actualUsd === forecastUsd
    ? ''
    : ` Furthest off is ${name.toLowerCase()}: ${usd(actualUsd)} instead of ${usd(forecastUsd)}.`;

function unexplained({ billedUsd, pricedUsd, stepped, model }: ActualMonth): string {
  const restUsd = billedUsd - pricedUsd;
  if (Math.abs(restUsd) <= billedUsd * smallRest) return '';
  const step = stepped
    ? ` Or other prompts are long: the price of ${model} steps up with their length, which the report does not tell.`
    : '';
  return ` At the plan's prices the same use comes to ${usd(pricedUsd)}, ${usd(Math.abs(restUsd))} ${restUsd < 0 ? 'more' : 'less'} than the bill: its share of batches, its location or speed, a discount or hours of code execution are other than planned.${step}`;
}

function cached({ cache }: ActualMonth): string {
  if (!cache) return ' No cache was used.';
  const { readShare, savedUsd } = cache;
  if (readShare === 0) {
    return ` The cache was written and never read, which cost ${usd(-savedUsd)} more than no cache: it is paying more, not saving.`;
  }
  return ` The cache brought ${percent(readShare)} of the input and ${savedUsd < 0 ? `still cost ${usd(-savedUsd)} more than no cache` : `saved ${usd(savedUsd)}`}.`;
}

function perRequest({ requests, billedRefusals }: ActualMonth): string {
  const failures = `Errors are not billed; refusals in mid-stream and those for ${list(billedRefusals)} are, and are in the tokens.`;
  if (!requests) {
    return ` The report does not count requests, so neither their sizes nor their failures can be told. ${failures}`;
  }
  const round = (tokens: number): string => count(Math.round(tokens));
  return ` There were ${round(requests.count)} requests, and ${round(requests.plannedCount)} are planned for these days; the mean one had ${round(requests.inputTokens)} tokens in and ${round(requests.outputTokens)} out, where the plan has ${round(requests.plannedInputTokens)} and ${round(requests.plannedOutputTokens)} for a typical one. Which of them failed or were sent again is not told. ${failures}`;
}

/** Named one by one; the others are counted. */
const mostNamed = 3;

function strangers({ unplanned }: ActualMonth): string {
  if (unplanned.length === 0) return '';
  const named = unplanned
    .slice(0, mostNamed)
    .map(
      ({ model, tokenShare, usd: cost }) =>
        `${model} (${percent(tokenShare)} of the tokens, ${cost === null ? 'of unknown price' : `about ${usd(cost)}`})`,
    );
  const more = unplanned.length > mostNamed ? `, the largest of ${count(unplanned.length)}` : '';
  return ` In use although the plan does not name them: ${list(named)}${more}.`;
}

const whole = (args: ActualMonth): string =>
  `${billed(args)}${furthest(args)}${unexplained(args)}${cached(args)}${perRequest(args)}${strangers(args)}`;

const corrections: Readonly<Record<ActualMonth['largest']['name'], string>> = {
  'Uncached input': 'Measure prompts with gonogo trial and correct tokens.input and traffic.requestsPerDay.',
  'Cache writes':
    'Look what changes in the cached prefix or how rarely requests come, and correct tokens.repeatedPrefix, tokens.cacheTtl and traffic.shape.',
  'Cache reads':
    'Look whether the prefix still matches byte for byte, and correct tokens.repeatedPrefix, tokens.cacheTtl and traffic.shape.',
  Output: 'Measure answers with gonogo trial, thinking included, and correct tokens.output.',
  'Web search': 'Correct traffic.webSearchesPerRequest, or cap searches with max_uses.',
  'Code execution': 'Correct traffic.containerHoursPerMonth.',
  'Other models': "Find out on the Console's Usage page who calls the other models, and with which key.",
};

const stopStrangers = 'Give other uses a workspace of their own, or write the model into the plan.';
const stopWriting =
  'Take cache_control out where nothing is read, or mend the prefix so that it is the same each time.';

/** What to do, the part that is furthest off first. */
const steps = (args: ActualMonth): readonly string[] => [
  corrections[args.largest.name],
  ...(args.unplanned.length > 0 ? [stopStrangers] : []),
  ...(args.cache && args.cache.savedUsd < 0 ? [stopWriting] : []),
];

export const costActualWording: Wording<keyof CostActualCodes> = {
  'actual-near-forecast': (args) => ({ detail: whole(args) }),
  'actual-cache-costs-more': (args) => ({
    title: 'The bill is close to the forecast, but the cache costs more than none',
    detail: whole(args),
    fix: [stopWriting],
  }),
  'actual-models-unplanned': (args) => ({
    title: 'The bill is close to the forecast, but for models nobody planned',
    detail: whole(args),
    fix: [stopStrangers],
  }),
  'actual-above-forecast': (args) => ({
    title: 'The bill is above the forecast',
    detail: whole(args),
    fix: steps(args),
  }),
  'actual-below-forecast': (args) => ({
    title: 'The bill is well below the forecast',
    detail: whole(args),
    fix: [
      'Find out whether fewer people use the product than planned or each request is smaller, before the money is given to something else.',
      ...steps(args),
    ],
  }),
  'actual-far-above-forecast': (args) => ({
    detail: whole(args),
    fix: [
      ...steps(args),
      'Until then lower the spend limit of the workspace to what may be lost, and judge budget and caps with the corrected plan.',
    ],
  }),
  'actual-cut-short': (args) => ({
    title: 'The reports were too long to be read whole',
    detail: `${whole(args)} There was more than this poll reads, so these sums are too low.`,
    fix: ["Compare the workspace's total on the Console's Cost page with the forecast."],
  }),
  'actual-days-too-few': ({ activeDays, fewest, since }) => ({
    title: 'There are too few days to hold the forecast against',
    detail: `Since ${since} the product's workspace had ${activeDays === 0 ? 'no whole day' : `${count(activeDays)} whole ${activeDays === 1 ? 'day' : 'days'}`} of use on its bill, and a comparison takes ${count(fewest)}.`,
    fix: ['Run this check again in two days.'],
  }),
  'actual-sources-disagree': ({ usageFrom, usageTo, costFrom, costTo }) => ({
    title: 'Usage and cost do not tell of the same use',
    detail: `Usage is known from ${moment(usageFrom)} to ${moment(usageTo)} and cost from ${moment(costFrom)} to ${moment(costTo)}, and what the workspace of the product did is not in both of them alike.`,
    fix: [
      'Export usage and cost of this month on the same day and check again, or let an Admin key read both.',
    ],
  }),
  'actual-workspace-unnamed': () => ({
    title: "The product's own use could not be told from that of others",
    detail:
      "The Console's export names workspaces as people do, and either it names none or the plan does not name that of the product, so its bill is not known.",
    fix: ['Write the name of the workspace, as the Console shows it, into workspace.name.'],
  }),
};
