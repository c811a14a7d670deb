import type { ThinkingSeen } from '../seen/thinking.ts';

type ThinkingSetting = ThinkingSeen['setting'];

/** Finding codes of features/thinking, with their arguments. */
export type FeaturesThinkingCodes = {
  'thinking-switched-off': Record<string, never>;
  'thinking-budget-missing': Record<string, never>;
  'thinking-budget-above-max-tokens': { budgetTokens: number; maxTokens: number };
  /** `takes`: settings the model is documented to take beside none at all; empty where nothing is documented. */
  'thinking-setting-refused': { setting: ThinkingSetting; takes: readonly ThinkingSetting[]; reason: string };
  'thinking-seen': Pick<ThinkingSeen, 'setting' | 'thinkingTokens' | 'text' | 'budgetTokens'> & {
    plannedBudgetTokens: number | null;
  };
  'thinking-held-back': Record<string, never>;
  'thinking-not-held-back': { thinkingTokens: number | null };
  /** The model thinks only when asked to, and the requests do not ask. */
  'thinking-not-asked-for': { model: string; ask: 'adaptive' | 'enabled' };
  'thinking-absent': Pick<ThinkingSeen, 'setting' | 'effort'>;
};
