import type { Level } from '../catalog/vocabulary.ts';
import type { CostLayer } from '../cost/layers.ts';
import type { YearMonth } from '../cost/year.ts';
import type { ModelMonth } from '../plan/other-models.ts';
import type { Plan } from '../plan/schema.ts';
import type { YearCap } from '../plan/year.ts';
import type { Origin } from './figure.ts';
import type { Finding, Status } from './finding.ts';
import type { Observation } from './observation.ts';
import type { Verdict } from './verdict.ts';

/** A finding as people read it: the judged data plus its words and the command that moves on. */
export type WordedFinding = Finding & {
  readonly title: string;
  readonly detail: string;
  readonly fix: readonly string[];
  /** One command, e.g. `gonogo check tokens/max-output`. */
  readonly next: string;
};

/** A month's cost in one scenario, by component, USD. Runs of earlier versions lack what is optional. */
export interface MonthScenario {
  readonly name: 'light' | 'medium' | 'heavy';
  /** One sentence: what this scenario assumes. */
  readonly assumes: string;
  readonly requests: number;
  readonly components: readonly { readonly name: string; readonly usd: number }[];
  /** The same total by the decisions it hangs on; negative where one saves. */
  readonly layers?: readonly CostLayer[];
  readonly totalUsd: number;
  readonly perRequestUsd: number;
  /** A day on which requests are sent. */
  readonly perDayUsd?: number;
  /** One user's part of the month; absent where the plan counts no users. */
  readonly perUserUsd?: number;
}

/** Twelve calendar months (UTC) from the launch on. A run of an earlier version, or without a priced month, has none. */
export interface YearTable {
  /** Of the traffic: 0.1 is ten percent; null: nobody stated it, and every month is taken to be like the first. */
  readonly growthPerMonth: number | null;
  readonly months: readonly YearMonth[];
  readonly caps: readonly YearCap[];
}

/** One limit against the planned peak. */
export interface LimitRow {
  readonly name:
    | 'Requests'
    | 'Input tokens, cache reads excluded'
    | 'Output tokens'
    /** Only where a cloud counts them as one. */
    | 'Input and output tokens together';
  readonly unit: 'requests/min' | 'tokens/min';
  readonly peak: number | null;
  /** Of a mean minute of those with traffic; a run of an earlier version has none. */
  readonly steady?: number | null;
  readonly limit: number | null;
  /** Where the limit was read; null while it is unknown. */
  readonly limitOrigin: Origin | null;
  /** limit / peak; null where either is unknown or the peak is 0. */
  readonly headroom: number | null;
}

/** A simulated course of the planned day, in columns of equally many minutes from midnight (UTC) on. */
export interface TrafficTable {
  /** Null: only the peak is planned, and it lasts an hour. */
  readonly shape: string | null;
  readonly minutesPerColumn: number;
  /** Largest multiple of the traffic of which less than a thousandth is refused in the busiest hour; null: none is bounded. */
  readonly headroom: { readonly median: number; readonly low: number; readonly high: number } | null;
  readonly limits: readonly {
    readonly limiter: 'rpm' | 'itpm' | 'otpm' | 'tpm';
    readonly perMinute: number;
    /** By column: part of the limit that the busiest minute took. */
    readonly use: readonly number[];
  }[];
  /** By column: index of the limit that turned most requests down; null: none did. */
  readonly refusedBy: readonly (number | null)[];
}

/** Results computed once per run and shown in tables; checks judge the same numbers. */
export interface Derived {
  readonly month:
    | { readonly kind: 'forecast'; readonly model: string; readonly scenarios: readonly MonthScenario[] }
    /** Plan fields that must be answered before a month can be priced. */
    | { readonly kind: 'missing'; readonly fields: readonly string[] };
  readonly year?: YearTable;
  /**
   * The same workload on every model, cheapest first. A run of an earlier version, without a priced month, or planned with
   * a model that is retired on the Claude API, has none.
   */
  readonly models?: readonly ModelMonth[];
  readonly limits: readonly LimitRow[];
  /** A run of an earlier version, or one whose plan or limits do not say enough, has none. */
  readonly traffic?: TrafficTable | null;
}

/** One poll, saved and never changed: the document `--format json` prints. */
export interface Run {
  readonly schema: 'gonogo/run@1';
  readonly id: string;
  readonly tool: { readonly name: 'gonogo'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  /** True: answered by the sandbox; says nothing about a real account. */
  readonly rehearsal: boolean;
  /** Name of the built-in sandbox account that answered; null where none was started for this run. */
  readonly rehearsalAccount: string | null;
  /** Set where a preset was rehearsed: plan fields that nobody answered and samples fill. */
  readonly sampleAnswers?: { readonly preset: string; readonly fields: readonly string[] };
  readonly strict: boolean;
  /** Checks left out with --only or --skip; one that could have stopped the launch keeps the run from GO. */
  readonly leftOut: readonly { readonly check: string; readonly blocking: boolean }[];
  readonly level: Level;
  readonly plan: Plan;
  readonly catalogAsOf: string;
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<Status, number>>;
  readonly spend: {
    readonly budgetUsd: number;
    readonly worstCaseUsd: number;
    readonly actualUsd: number;
  };
  readonly derived: Derived;
  readonly findings: readonly WordedFinding[];
  readonly observations: readonly Observation[];
}
