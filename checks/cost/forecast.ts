import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { CostForecastCodes } from '../../src/judge/codes/cost-forecast.ts';
import { type Figure, planned, simulated, type Unit } from '../../src/judge/figure.ts';
import { fittingTrial } from '../../src/judge/measured-sizes.ts';
import { isTokenComponent } from '../../src/judge/month-components.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { costPerDay, costPerUser } from '../../src/plan/month-shares.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { usagePages, wholeInput } from '../spend/usage-habits.ts';
import { dearStepOf } from './dear-step.ts';
import { forecastSource, monthTotals, type PricedMonth, totalFigures, withMonth } from './month.ts';

/** Tasks whose every request carries the conversation so far. */
const conversations = ['chat', 'agent', 'coding-agent'] as const;
type Conversation = (typeof conversations)[number];

/** A system prompt, tool definitions and a few turns exceed this; less means that history was left out. */
const smallestConversationTokens = 1_000;

export default defineCheck({
  id: 'cost/forecast',
  subject: 'Cost of a month',
  titles: {
    passed: 'The cost of a month is forecast',
    failed: 'The forecast of a month leaves something out',
  },
  blocksFrom: 'ga',
  needs: ['trial'],
  guide: {
    looksAt:
      'A light, a medium and a heavy month: by what the bill lists, by the decisions they hang on, and for a request, a day and a user.',
    why: 'Experience from a chat window does not carry over: the API sends the whole history again with each turn, bills thinking as output, and output costs five times the input.',
    how: 'Prices typical and p95 sizes at the planned volume: six tenths of it all typical, all of it with one request in twenty at p95, one and a half times it with one in four at p95. What a trial measured, sizes and the beginning that prompts have in common, stands in for what is planned. Caching, batches, location and searches are priced as planned. A day is one on which requests are sent. In a conversation a typical prompt below 1,000 tokens is a caution: its history was left out. That threshold is ours.',
    fix: `Measure sizes on real requests rather than guess them. Then try a cheaper model for the easy part, caching, batches, lower effort. ${usagePages} ${wholeInput}`,
    sources: ['pricing', 'haiku-5-5', 'release-notes'],
    corrections: [
      {
        claim: 'Prompts above 200,000 tokens cost more.',
        now: 'From 4.6 on the price is flat over the whole window. Only Haiku 5.5 has a step: above 100,000 prompt tokens the whole request costs five times as much.',
        source: 'pricing',
      },
      {
        claim: 'Opus costs 15 and 75, Sonnet 3 and 15, Haiku 0.80 and 4 USD per million tokens.',
        now: 'Opus 5.5 costs 4 and 20, Sonnet 5.5 2 and 10, Haiku 5.5 0.10 and 0.50 up to its step.',
        source: 'pricing',
      },
      {
        claim: 'Failed requests and refusals are free.',
        now: 'Plain errors are. A refusal in mid-stream is billed, and since 2026-09-24 so are three refusal categories before any output.',
        source: 'refusals',
      },
    ],
  },
  judge(input) {
    const { plan, today } = input;
    return withMonth(input, (month) => {
      const { workload, model } = month;
      if (workload.requestsPerDay === 0) {
        const volume = planned('Requests a day', 0, 'requests/day', 'traffic.requestsPerDay', today);
        return warn('no-requests-counted', {}, { basis: 'planned', figures: [volume] });
      }
      const shares = sharesOf(month, plan);
      const figures = [
        ...totalFigures(month, today),
        ...componentFigures(month, today),
        ...layerFigures(month, today),
        ...shareFigures(shares, today),
      ];
      const evidence = { basis: 'simulated', figures } as const;
      const args = { model: model.name, ...monthTotals(month), ...dearStepOf(month) };
      const task = conversationOf(plan);
      const inputTokens = workload.input.typical;
      if (task && inputTokens < smallestConversationTokens) {
        const isMeasured = workload.measured !== null;
        return warn('history-hardly-counted', { ...args, task, inputTokens, isMeasured }, evidence);
      }
      const largest = largestComponent(month);
      return pass(
        'forecast-made',
        { ...args, ...shares, largest, measuredOn: measuredOn(input, month) },
        evidence,
      );
    });
  },
});

type Forecast = CostForecastCodes['forecast-made'];
type Shares = Pick<Forecast, 'perRequestUsd' | 'perDayUsd' | 'perUser'>;

const conversationOf = ({ task }: Plan): Conversation | undefined =>
  conversations.find((conversation) => conversation === task.type);

function sharesOf({ forecast, workload }: PricedMonth, plan: Plan): Shares {
  const { totalUsd, perRequestUsd } = forecast.medium;
  const usd = costPerUser(plan, totalUsd);
  const users = plan.traffic.usersPerMonth;
  return {
    perRequestUsd,
    perDayUsd: costPerDay(workload, totalUsd),
    perUser: usd === null || users == null ? null : { usd, users },
  };
}

/** How many requests the sizes in the month were measured on. */
function measuredOn(input: JudgeInput, { workload: { measured } }: PricedMonth): Forecast['measuredOn'] {
  const trial = measured && fittingTrial(input)?.value;
  return {
    prompts: trial ? trial.counted : null,
    answers: (measured?.output && trial?.live?.answered) || null,
  };
}

const ofMediumMonth = (name: string, usd: number, unit: Unit, today: string): Figure =>
  simulated(`Medium month: ${name}`, usd, unit, forecastSource, today);

const componentFigures = ({ forecast }: PricedMonth, today: string): readonly Figure[] =>
  forecast.medium.components
    .filter(({ name, usd }) => usd > 0 || isTokenComponent(name))
    .map(({ name, usd }) => ofMediumMonth(name.toLowerCase(), usd, 'USD/month', today));

/** Part of the month below which a decision changes nothing: what is left is binary noise. */
const nothing = 1e-9;

const layerFigures = ({ forecast }: PricedMonth, today: string): readonly Figure[] =>
  forecast.medium.layers
    .filter(({ usd }) => Math.abs(usd) > nothing * forecast.medium.totalUsd)
    .map(({ name, usd }) => ofMediumMonth(`${name.toLowerCase()}, by decision`, usd, 'USD/month', today));

const shareFigures = ({ perRequestUsd, perDayUsd, perUser }: Shares, today: string): readonly Figure[] => [
  ofMediumMonth('one request', perRequestUsd, 'USD/request', today),
  ofMediumMonth('one day of use', perDayUsd, 'USD', today),
  ...(perUser ? [ofMediumMonth('one user', perUser.usd, 'USD', today)] : []),
];

function largestComponent({ forecast }: PricedMonth): Forecast['largest'] {
  const { name, usd } = forecast.medium.components.reduce((most, row) => (row.usd > most.usd ? row : most));
  return { name, usd };
}
