import { priceStepFor } from '../../src/cost/price.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { MonthsAgainstBudget } from '../../src/judge/codes/cost.ts';
import { type Figure, planned, simulated } from '../../src/judge/figure.ts';
import { isTokenComponent } from '../../src/judge/month-components.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { usagePages, wholeInput } from '../spend/usage-habits.ts';
import { unansweredField } from '../unanswered-field.ts';
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
    passed: 'A month fits the budget',
    failed: 'A month does not fit the budget',
  },
  blocksFrom: 'ga',
  needs: [],
  guide: {
    looksAt: 'A light, a medium and a heavy month, by component, against the budget in the plan.',
    why: 'Experience from a chat window does not carry over: the API sends the whole history again with each turn, bills thinking as output, and output costs five times the input.',
    how: 'Prices typical and p95 sizes at the planned volume: six tenths of it all typical, all of it with one request in twenty at p95, one and a half times it with one in four at p95. Caching, batches, location and searches are priced as planned.',
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
      const { requestsPerDay } = month.workload;
      if (requestsPerDay === 0) {
        const volume = planned('Requests a day', 0, 'requests/day', 'traffic.requestsPerDay', today);
        return warn('no-requests-counted', {}, { basis: 'planned', figures: [volume] });
      }
      const figures = [...totalFigures(month, today), ...componentFigures(month, today)];
      const budgetUsd = plan.spend.monthlyBudgetUsd;
      if (budgetUsd == null) return { ...unansweredField('spend.monthlyBudgetUsd'), figures };
      const budget = planned('Budget', budgetUsd, 'USD/month', 'spend.monthlyBudgetUsd', today);
      const evidence = { basis: 'simulated', figures: [budget, ...figures] } as const;
      const args = { model: month.model.name, budgetUsd, ...monthTotals(month), ...dearStepOf(month) };
      if (args.mediumUsd > budgetUsd) {
        return fail('forecast-over-budget', { ...args, ...largestComponent(month) }, evidence);
      }
      const task = conversationOf(plan);
      const inputTokens = month.workload.input.typical;
      if (task && inputTokens < smallestConversationTokens) {
        return warn('history-hardly-counted', { ...args, task, inputTokens }, evidence);
      }
      return args.heavyUsd > budgetUsd
        ? warn('heavy-month-over-budget', args, evidence)
        : pass('forecast-within-budget', args, evidence);
    });
  },
});

const conversationOf = ({ task }: Plan): Conversation | undefined =>
  conversations.find((conversation) => conversation === task.type);

/** Where only prompts of p95 size pass a step of the price table. */
function dearStepOf({ tariff, workload }: PricedMonth): Pick<MonthsAgainstBudget, 'dearStep'> {
  const typical = priceStepFor(tariff.steps, workload.input.typical);
  const long = priceStepFor(tariff.steps, workload.input.p95);
  const index = tariff.steps.indexOf(long);
  const aboveTokens = tariff.steps[index - 1]?.upToPromptTokens;
  if (long === typical || aboveTokens == null) return {};
  return { dearStep: { aboveTokens, priceRatio: long.inputUsdPerMTok / typical.inputUsdPerMTok } };
}

function componentFigures({ forecast }: PricedMonth, today: string): readonly Figure[] {
  const { components, perRequestUsd } = forecast.medium;
  return [
    ...components
      .filter(({ name, usd }) => usd > 0 || isTokenComponent(name))
      .map(({ name, usd }) =>
        simulated(`Medium month: ${name.toLowerCase()}`, usd, 'USD/month', forecastSource, today),
      ),
    simulated('Medium month: one request', perRequestUsd, 'USD/request', forecastSource, today),
  ];
}

function largestComponent({ forecast }: PricedMonth): {
  readonly largest: string;
  readonly largestUsd: number;
} {
  const largest = forecast.medium.components.reduce((most, row) => (row.usd > most.usd ? row : most));
  return { largest: largest.name, largestUsd: largest.usd };
}
