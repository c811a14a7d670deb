/** Finding codes of the tokens section, with their arguments. `model` is a display name. */
export type TokensCodes = {
  'input-fits-window': { model: string; inputTokens: number; windowTokens: number };
  'input-exceeds-window': { model: string; inputTokens: number; windowTokens: number };
  'answer-exceeds-window': {
    model: string;
    inputTokens: number;
    answerTokens: number;
    windowTokens: number;
    answer: 'max_tokens' | 'p95';
  };
  'window-nearly-full': { model: string; inputTokens: number; windowTokens: number };
  /** The 95th percentile fits; the longest of so many samples, which the API counted, does not. */
  'longest-exceeds-window': {
    model: string;
    inputTokens: number;
    windowTokens: number;
    longestTokens: number;
    samples: number;
  };
  'window-unknown': { model: string };

  'max-output-fits': { model: string; maxTokens: number; p95Tokens: number };
  'max-tokens-above-model-limit': { model: string; maxTokens: number; limitTokens: number };
  /** Above the ordinary limit and within the longer one of batches, which needs a beta header. */
  'max-tokens-needs-batch-header': { model: string; maxTokens: number; limitTokens: number; header: string };
  'answers-cut-off': { p95Tokens: number; maxTokens: number; roomTokens: number };
  /** `headroom`: the share above the 95th percentile that max_tokens should leave; `roomTokens`: with it added. */
  'max-tokens-tight': { p95Tokens: number; maxTokens: number; headroom: number; roomTokens: number };
  'max-tokens-small-for-thinking': { model: string; maxTokens: number; roomTokens: number };
  'output-limit-unknown': { model: string };

  'streaming-planned': { maxTokens: number };
  'streaming-not-required': { maxTokens: number; boundTokens: number };
  'streaming-required': { maxTokens: number; boundTokens: number };
  'people-wait-for-whole-answer': { typicalTokens: number };

  'count-confirms-size': { model: string; countedTokens: number; plannedTokens: number };
  /** Well above the typical size, within the 95th percentile: one of the longer prompts. */
  'count-of-long-prompt': {
    model: string;
    countedTokens: number;
    plannedTokens: number;
    p95Tokens: number;
  };
  'count-differs': { model: string; countedTokens: number; plannedTokens: number };
  'count-above-p95': { model: string; countedTokens: number; p95Tokens: number };
  /** Prompts of a trial, counted: none of them is well above the largest planned. */
  'trial-counted-sizes': {
    model: string;
    samples: number;
    typicalTokens: number;
    p95Tokens: number;
  };
  'trial-above-p95': { model: string; samples: number; p95Tokens: number; plannedTokens: number };
  /** `p95Tokens`: the planned 95th percentile, which holds; null: none is planned. */
  'trial-above-typical': {
    model: string;
    samples: number;
    typicalTokens: number;
    plannedTokens: number;
    p95Tokens: number | null;
  };
  'count-of-other-model': { counted: string; model: string };
  'only-built-in-counted': { model: string };
};
