import type {
  CostForecastCodes,
  MeasuredBudgetMonth,
  MonthsAgainstBudget,
  MonthTotals,
  StatedGrowth,
} from '../../judge/codes/cost-forecast.ts';
import { usdPerRequest } from '../figure-text.ts';
import { count, decimal, list, times, usd } from './format.ts';
import { answerCommand, countCommand } from './trial-sentences.ts';
import type { Wording } from './words.ts';

const months = ({ lightUsd, mediumUsd, heavyUsd }: MonthTotals): string =>
  `${usd(lightUsd)} in a light, ${usd(mediumUsd)} in a medium and ${usd(heavyUsd)} in a heavy month`;

/** Empty where p95 sizes stay within the price step of typical ones. */
const dearSentence = ({ dearStep }: MonthTotals): string =>
  dearStep
    ? ` Requests of p95 size pass ${count(dearStep.aboveTokens)} prompt tokens, and every token of them costs ${times(dearStep.priceRatio)} as much.`
    : '';

const tasks: Readonly<Record<CostForecastCodes['history-hardly-counted']['task'], string>> = {
  chat: 'A chat',
  agent: 'An agent',
  'coding-agent': 'A coding agent',
};

const requests = (value: number): string => `${count(value)} ${value === 1 ? 'request' : 'requests'}`;

function sizesSentence({ prompts, answers }: CostForecastCodes['forecast-made']['measuredOn']): string {
  if (prompts === null) return 'Sizes of prompts and answers are as planned: no trial measured them.';
  return answers === null
    ? `Sizes of prompts were measured on ${requests(prompts)}; those of answers are as planned.`
    : `Sizes of prompts were measured on ${requests(prompts)} and those of answers on ${requests(answers)}.`;
}

/** Tenths of a percent: two percent a month and two and a half differ after a year. */
const growing = (perMonth: number): string => `${decimal(Math.abs(perMonth) * 100, 0, 1)} %`;

function growthSentence(growth: StatedGrowth): string {
  if (growth === null) {
    return 'Nobody stated how the traffic grows, so the twelve months from the launch on are taken to be alike.';
  }
  const { perMonth, lastMonthUsd } = growth;
  if (perMonth === 0) return 'The traffic is planned not to grow.';
  return `With ${growing(perMonth)} ${perMonth > 0 ? 'more' : 'less'} traffic each month, the last of twelve medium months costs ${usd(lastMonthUsd)}.`;
}

const counted = ({ answers, count: number }: MeasuredBudgetMonth): string =>
  answers === 'measured' ? `${count(number)} answers` : `${count(number)} prompts`;

/** Empty where no trial tells. */
const intervalSentence = (measured: MeasuredBudgetMonth | null): string =>
  measured
    ? ` The 95 % interval of a medium month, from ${counted(measured)} of the trial${measured.answers === 'planned' ? ' and answers of the planned size' : ''}, is ${usd(measured.lowUsd)} to ${usd(measured.highUsd)}.`
    : '';

const capNames: Readonly<Record<CostForecastCodes['growth-passes-cap']['passed'][number]['kind'], string>> = {
  budget: 'budget',
  'usage-tier': 'cap of the usage tier',
  organization: 'spend limit of the organization',
  workspace: 'spend limit of the workspace',
};

const whatCosts = (args: MonthsAgainstBudget): string => `${args.model} costs ${months(args)}`;

const cheaper = 'Let a cheaper model do the easy part, and batch what can wait at half the price.';

export const costForecastWording: Wording<keyof CostForecastCodes> = {
  'no-requests-counted': () => ({
    title: 'The plan counts no requests',
    detail: 'The plan counts no requests a day, so every month costs nothing and no budget was tested.',
    fix: ['Set traffic.requestsPerDay to what the first weeks after the launch are expected to bring.'],
  }),
  'forecast-made': (args) => {
    const { model, perRequestUsd, perDayUsd, perUser, largest, measuredOn } = args;
    const shares = [
      `${usdPerRequest(perRequestUsd)} a request`,
      `${usd(perDayUsd)} a day of use`,
      ...(perUser ? [`${usd(perUser.usd)} for each of ${count(perUser.users)} users`] : []),
    ];
    return {
      detail: `${model} costs ${months(args)}. A medium one is ${list(shares)}. The largest item of its bill is ${largest.name.toLowerCase()} with ${usd(largest.usd)}.${dearSentence(args)} ${sizesSentence(measuredOn)}`,
    };
  },
  'history-hardly-counted': ({ task, inputTokens, isMeasured, mediumUsd }) => ({
    title: isMeasured
      ? 'The measured prompts leave no room for the history'
      : 'The planned prompt leaves no room for the history',
    detail: `${tasks[task]} sends its system prompt, tools and whole history again with every request, but ${isMeasured ? `a typical prompt of the trial has ${count(inputTokens)} tokens` : `the plan counts ${count(inputTokens)} input tokens for a typical one`}. Experience from a chat window does not carry over to the API, and the forecast of ${usd(mediumUsd)} is probably far too low.`,
    fix: [
      isMeasured
        ? 'Make the trial with requests from the middle of real conversations, and not with first turns only.'
        : 'Count the tokens of a request from the middle of a real conversation and correct tokens.input.',
      'Then plan how history is kept short: caching, summaries, clearing of old tool results.',
    ],
  }),

  'forecast-within-budget': (args) => ({
    detail: `${whatCosts(args)}; the budget is ${usd(args.budgetUsd)}.${intervalSentence(args.measured)}${dearSentence(args)} ${growthSentence(args.growth)}`,
  }),
  'forecast-over-budget': (args) => ({
    detail: `${whatCosts(args)}; the budget of ${usd(args.budgetUsd)} is exceeded by ${usd(args.mediumUsd - args.budgetUsd)} in a medium month.${intervalSentence(args.measured)} The largest part is ${args.largest.toLowerCase()} with ${usd(args.largestUsd)}.${dearSentence(args)}`,
    fix: [
      args.largest === 'Output'
        ? 'Shorten answers and lower the effort where evals allow it; thinking is billed as output.'
        : 'Shorten what every request carries, and cache the part that repeats.',
      cheaper,
      'Or raise spend.monthlyBudgetUsd, if the product is worth it.',
    ],
  }),
  'heavy-month-over-budget': (args) => ({
    title: `A ${args.dearest} month does not fit the budget`,
    detail: `${whatCosts(args)}; the budget of ${usd(args.budgetUsd)} does not hold a ${args.dearest} one.${args.dearest === 'light' ? ' With few requests hardly one finds the cache, so each of them costs more.' : ''}${dearSentence(args)} ${growthSentence(args.growth)}`,
    fix: [
      args.dearest === 'light'
        ? 'Look at cost/caching: with another time to live, or without a cache, a light month may cost less.'
        : 'Agree beforehand who may spend more in a good month, or what is switched off at the budget.',
    ],
  }),
  'budget-within-interval': (args) => ({
    title: 'The trial is too small to tell whether a month fits the budget',
    detail: `${whatCosts(args)}; the budget is ${usd(args.budgetUsd)}.${intervalSentence(args.measured)} The budget lies within it, so the month may cost more or less than that.${dearSentence(args)}`,
    fix: [
      `Make the trial with ${count(args.more)} more ${args.measured.answers === 'measured' ? 'answers' : 'samples'}: three times as many on top halve the interval.`,
      `Or agree on a budget above ${usd(args.measured.highUsd)}, the upper end of it.`,
    ],
    next: args.measured.answers === 'measured' ? answerCommand(args.more) : countCommand,
  }),
  'growth-passes-cap': (args) => {
    const [first] = args.passed;
    const passed = args.passed.map(
      ({ kind, usd: capUsd, on }) => `the ${capNames[kind]} of ${usd(capUsd)} on ${on}`,
    );
    return {
      title: 'The planned growth passes what a month may cost',
      detail: `${whatCosts(args)}; the budget of ${usd(args.budgetUsd)} holds a medium one at launch.${intervalSentence(args.measured)} ${growthSentence(args.growth)} Within its calendar month such spending reaches ${list(passed)}.`,
      fix: [
        ...(first
          ? [`Have more agreed before ${first.on}, or decide what is switched off when that day comes.`]
          : []),
        cheaper,
      ],
    };
  },
};
