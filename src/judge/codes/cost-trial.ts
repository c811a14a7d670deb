import type { Effort, Feature } from '../../catalog/vocabulary.ts';

/** Sizes in tokens as a trial measured them: the median, and what one in twenty exceeds. */
interface MeasuredSize {
  readonly typical: number;
  readonly p95: number;
}

/** Where the samples and the plan disagree. */
export type Contradiction =
  | {
      readonly kind: 'size';
      readonly part: 'input' | 'output';
      readonly size: 'typical' | 'p95';
      readonly plannedTokens: number;
      readonly measuredTokens: number;
    }
  /** Samples carry what none of the planned features stands for. */
  | {
      readonly kind: 'feature';
      readonly carries: 'images' | 'documents' | 'tools' | 'cache_control';
      readonly feature: Feature;
      readonly samples: number;
      readonly of: number;
    }
  | { readonly kind: 'window'; readonly longestTokens: number; readonly windowTokens: number };

/** What keeps a trial from settling the cost, though nothing in it contradicts the plan. */
export type TrialDoubt =
  | { readonly kind: 'old'; readonly days: number; readonly limitDays: number }
  | { readonly kind: 'few-samples'; readonly counted: number; readonly enough: number }
  /** Fewer than `enough` came back, perhaps none: the answers are still the plan's guess. */
  | {
      readonly kind: 'few-answers';
      readonly answered: number;
      readonly asked: number;
      readonly enough: number;
    }
  /** `halfWidth`: of the 95 % interval of the mean, as a part of the mean. `more` of them would about halve it. */
  | {
      readonly kind: 'wide-interval';
      readonly mean: 'cost' | 'prompt';
      readonly halfWidth: number;
      readonly limit: number;
      readonly adding: 'samples' | 'answers';
      readonly more: number;
    };

/** A trial that the API counted for the planned model. */
export interface CountedTrial {
  readonly model: string;
  /** Name of the file or folder the samples came from. */
  readonly samples: string;
  readonly counted: number;
  /** ISO date. */
  readonly on: string;
  readonly input: MeasuredSize;
  /** Null: too few answers came back. */
  readonly output: MeasuredSize | null;
  readonly answered: number;
  /** One request, with the 95 % interval of the mean, USD; null where no price is documented. */
  readonly perRequestUsd: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** Answers that ended because max_tokens was reached, and the 95 % interval of their share among all. */
export interface CutAnswers {
  readonly model: string;
  readonly hits: number;
  readonly answered: number;
  readonly low: number;
  readonly high: number;
  /** Share above which answers count as cut off. */
  readonly tolerated: number;
  /** The largest max_tokens the samples state; null: none states one. */
  readonly sentTokens: number | null;
}

/** Thinking in a typical answer and in a medium month. */
export interface ThinkingMonth {
  readonly model: string;
  readonly thinkingTokens: number;
  /** Thinking included. */
  readonly outputTokens: number;
  readonly share: number;
  readonly usdPerMonth: number;
  readonly mediumUsd: number;
  readonly isMeasured: boolean;
}

/** What tools add to every prompt, and to a medium month. */
export interface ToolMonth {
  readonly model: string;
  readonly toolTokens: number;
  readonly promptTokens: number;
  readonly share: number;
  readonly usdPerMonth: number;
  readonly mediumUsd: number;
  readonly isMeasured: boolean;
  /** What of a planned sum no page documents, so that it is missing from it. */
  readonly undocumented: readonly string[];
}

/** Finding codes of the checks that a trial on the team's own requests feeds. `model` is a display name. */
export type CostTrialCodes = {
  /** `reason`: full sentence. */
  'trial-missing': { model: string; reason: string };
  /** `band`: part of the estimate by which most true sizes lie off, up or down. */
  'trial-estimated': { model: string; samples: string; counted: number; band: number };
  'trial-of-sandbox': { model: string; samples: string };
  'trial-too-small': CountedTrial & { enough: number };
  'trial-contradicts-plan': CountedTrial & {
    contradictions: readonly Contradiction[];
    doubts: readonly TrialDoubt[];
  };
  'trial-doubtful': CountedTrial & { doubts: readonly TrialDoubt[] };
  'trial-confirms-plan': CountedTrial;

  'answers-hit-max-tokens': CutAnswers;
  'some-answers-hit-max-tokens': CutAnswers;
  /** The samples state up to `sentTokens`; `stating` of `counted` state one. */
  'max-tokens-not-as-sent': { maxTokens: number; sentTokens: number; stating: number; counted: number };
  'max-tokens-far-above-answers': {
    model: string;
    maxTokens: number;
    p95Tokens: number;
    factor: number;
    isMeasured: boolean;
    /** Output of one answer that runs to max_tokens, and of one of p95 size; null where no price is documented. */
    worstUsd: number | null;
    p95Usd: number | null;
  };
  /** The planned answers do not fit, which `check` judges. */
  'max-tokens-below-answers': { maxTokens: number; p95Tokens: number; check: string };
  'max-tokens-holds': CutAnswers & { maxTokens: number; p95Tokens: number };
  'max-tokens-holds-by-plan': { maxTokens: number; p95Tokens: number };

  'thinking-counted': ThinkingMonth;
  'thinking-dominates': ThinkingMonth & {
    /** In force because the plan sets none. */
    effort: Effort;
    /** Value of `thinking.type` that ends or holds back thinking on this model; null: none does. */
    off: 'disabled' | 'between_tools' | null;
  };
  /** A typical answer is planned shorter than its thinking. */
  'thinking-above-output': { model: string; thinkingTokens: number; outputTokens: number };

  'tool-overhead-modest': ToolMonth & { highShare: number };
  'tool-overhead-high': ToolMonth & { highShare: number; isCached: boolean };
  /** A typical prompt is planned shorter than its tools. */
  'tools-above-prompt': { model: string; toolTokens: number; promptTokens: number };
};
