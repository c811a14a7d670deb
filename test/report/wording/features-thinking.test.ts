import { expect, test } from 'vitest';
import { featuresThinkingWording } from '../../../src/report/wording/features-thinking.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const seen = {
  setting: 'adaptive',
  thinkingTokens: 120,
  text: 'omitted',
  budgetTokens: null,
  plannedBudgetTokens: null,
} as const;
const budget = { ...seen, setting: 'enabled', budgetTokens: 1_024, plannedBudgetTokens: 32_000 } as const;

const samples: Samples<keyof typeof featuresThinkingWording> = {
  'thinking-switched-off': [{}],
  'thinking-budget-missing': [{}],
  'thinking-budget-above-max-tokens': [{ budgetTokens: 2_000, maxTokens: 2_000 }],
  'thinking-setting-refused': [
    { setting: 'enabled', takes: ['adaptive', 'between-tools'], reason: 'No budget here.' },
    { setting: 'adaptive', takes: [], reason: 'Not here.' },
  ],
  'thinking-seen': [
    seen,
    { ...seen, text: 'shown', setting: 'default' },
    { ...seen, text: null },
    { ...seen, thinkingTokens: null },
    budget,
    { ...budget, plannedBudgetTokens: 1_024 },
  ],
  'thinking-held-back': [{}],
  'thinking-not-held-back': [{ thinkingTokens: 80 }, { thinkingTokens: null }],
  'thinking-not-asked-for': [
    { model: 'Opus 4.8', ask: 'adaptive' },
    { model: 'Haiku 4.5', ask: 'enabled' },
  ],
  'thinking-absent': [
    { setting: 'adaptive', effort: null },
    { setting: 'default', effort: 'low' },
    { setting: 'enabled', effort: null },
  ],
};

test('every code says so in full sentences', () => {
  for (const [, text] of wordedTexts(featuresThinkingWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(featuresThinkingWording, samples)) expectTitle(title);
});

test('what was sent of a large budget is said, and of a small one not', () => {
  const detail = (args: (typeof samples)['thinking-seen'][number]) =>
    featuresThinkingWording['thinking-seen'](args).detail;
  expect(detail(budget)).toContain('1,024 of the planned budget of 32,000 tokens were sent.');
  expect(detail({ ...budget, plannedBudgetTokens: 1_024 })).not.toContain('planned budget');
});
