/** Finding codes about tools, structured outputs and web search, with their arguments. */
export type FeaturesToolsCodes = {
  'tool-round-trip': { asked: 'forced' | 'auto'; requestTokens: number; callMs: number; answerMs: number };
  'tool-not-called': { asked: 'forced' | 'auto' };
  /** `misfit` is a full sentence. */
  'tool-input-misfits': { misfit: string };
  /** The call came and fits; nothing was said to its result. */
  'tool-result-unanswered': { stopReason: string };
  /** The call came; sending its result back was turned down. */
  'tool-result-refused': { reason: string };

  'structured-output-fits': { ms: number };
  /** `misfit` is a full sentence; null: the answer is no JSON at all. */
  'structured-output-misfits': { misfit: string | null };

  'web-search-made': {
    searches: number;
    feeUsd: number;
    tokensUsd: number;
    inputTokens: number;
    resultTokensAtLeast: number;
    /** The turn ended with pause_turn. */
    paused: boolean;
  };
  /** The tool answered with an error inside an answered message. */
  'web-search-error': { error: string };
  'web-search-not-used': Record<string, never>;
};
