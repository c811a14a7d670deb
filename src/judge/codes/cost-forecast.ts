import type { CostComponent } from '../../cost/forecast.ts';
import type { ScenarioName } from '../../cost/scenarios.ts';
import type { YearCapKind } from '../../plan/year.ts';

/** Three months, USD. `model` is a display name. */
export interface MonthTotals {
  readonly model: string;
  readonly lightUsd: number;
  readonly mediumUsd: number;
  readonly heavyUsd: number;
  /** Prompts of p95 size pass this many tokens and are billed at so many times the price of typical ones. */
  readonly dearStep?: { readonly aboveTokens: number; readonly priceRatio: number };
}

export interface MonthsAgainstBudget extends MonthTotals {
  readonly budgetUsd: number;
}

/** The 95 % interval of a medium month, as far as a trial on the team's own requests tells it. */
export interface MeasuredBudgetMonth {
  readonly lowUsd: number;
  readonly highUsd: number;
  /** Whether answers were measured too, or are of the planned size. */
  readonly answers: 'measured' | 'planned';
  /** Answers, or else prompts, that the interval rests on. */
  readonly count: number;
}

/** What the plan says of growth from month to month; null: nobody stated any. */
export type StatedGrowth = {
  /** 0.1 is ten percent. */
  readonly perMonth: number;
  /** The last of twelve medium months. */
  readonly lastMonthUsd: number;
} | null;

/** Finding codes of the forecast, and of the budget it is held against. */
export type CostForecastCodes = {
  'no-requests-counted': Record<string, never>;
  'forecast-made': MonthTotals & {
    readonly perRequestUsd: number;
    /** On a day on which requests are sent. */
    readonly perDayUsd: number;
    readonly perUser: { readonly usd: number; readonly users: number } | null;
    /** Of what the bill lists: such a part is never more than the month. */
    readonly largest: { readonly name: CostComponent; readonly usd: number };
    /** How many requests the sizes were measured on; null: they are as planned. */
    readonly measuredOn: { readonly prompts: number | null; readonly answers: number | null };
  };
  'history-hardly-counted': MonthTotals & {
    readonly task: 'chat' | 'agent' | 'coding-agent';
    readonly inputTokens: number;
    readonly isMeasured: boolean;
  };

  'forecast-within-budget': MonthsAgainstBudget & {
    readonly measured: MeasuredBudgetMonth | null;
    readonly growth: StatedGrowth;
  };
  'forecast-over-budget': MonthsAgainstBudget & {
    readonly measured: MeasuredBudgetMonth | null;
    readonly largest: string;
    readonly largestUsd: number;
  };
  /** `dearest`: a light month may be, where few requests find the cache. */
  'heavy-month-over-budget': MonthsAgainstBudget & {
    readonly dearest: ScenarioName;
    readonly growth: StatedGrowth;
  };
  /** `more` answers, or else prompts, would about halve the interval. */
  'budget-within-interval': MonthsAgainstBudget & {
    readonly measured: MeasuredBudgetMonth;
    readonly more: number;
  };
  /** In the order in which they are reached; `on` is an ISO date. */
  'growth-passes-cap': MonthsAgainstBudget & {
    readonly measured: MeasuredBudgetMonth | null;
    readonly growth: NonNullable<StatedGrowth>;
    readonly passed: readonly {
      readonly kind: Exclude<YearCapKind, 'credit'>;
      readonly usd: number;
      readonly on: string;
    }[];
  };
};
