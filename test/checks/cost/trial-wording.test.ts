import { expect, test } from 'vitest';
import type { CostTrialCodes } from '../../../src/judge/codes/cost-trial.ts';
import { costTrialWording } from '../../../src/report/wording/cost-trial.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const counted = {
  model,
  samples: 'samples.jsonl',
  counted: 400,
  on: '2026-11-19',
  input: { typical: 3_990, p95: 5_790 },
  output: { typical: 445, p95: 670 },
  answered: 100,
  perRequestUsd: { mean: 0.012465, low: 0.0122, high: 0.0128 },
};
const bare = { ...counted, counted: 1, output: null, answered: 0, perRequestUsd: null };
const larger = {
  kind: 'size',
  part: 'input',
  size: 'typical',
  plannedTokens: 3_000,
  measuredTokens: 3_990,
} as const;
const smaller = { ...larger, part: 'output', size: 'p95', plannedTokens: 900, measuredTokens: 670 } as const;
const image = { kind: 'feature', carries: 'images', feature: 'vision', samples: 1, of: 400 } as const;
const tools = { kind: 'feature', carries: 'tools', feature: 'tool-use', samples: 400, of: 400 } as const;
const window = { kind: 'window', longestTokens: 201_500, windowTokens: 200_000 } as const;
const old = { kind: 'old', days: 61, limitDays: 60 } as const;
const fewSamples = { kind: 'few-samples', counted: 1, enough: 30 } as const;
const unanswered = { kind: 'few-answers', answered: 0, asked: 0, enough: 20 } as const;
const wide = {
  kind: 'wide-interval',
  mean: 'cost',
  halfWidth: 0.375,
  limit: 0.25,
  adding: 'answers',
  more: 300,
} as const;
const cut = { model, hits: 3, answered: 100, low: 0.0103, high: 0.0845, tolerated: 0.01, sentTokens: null };
const far = {
  model,
  maxTokens: 64_000,
  p95Tokens: 670,
  factor: 10,
  isMeasured: true,
  worstUsd: 0.64,
  p95Usd: 0.0067,
};
const thinking = {
  model,
  thinkingTokens: 100,
  outputTokens: 500,
  share: 0.2,
  usdPerMonth: 23,
  mediumUsd: 307,
  isMeasured: false,
};
const toolMonth = {
  model,
  toolTokens: 1_197,
  promptTokens: 3_990,
  share: 0.3,
  usdPerMonth: 47.88,
  mediumUsd: 249.3,
  isMeasured: true,
  undocumented: [],
  highShare: 0.25,
};

const samples: Samples<keyof CostTrialCodes> = {
  'trial-missing': [{ model, reason: 'Nobody has looked for one yet.' }],
  'trial-estimated': [{ model, samples: 'samples.jsonl', counted: 400, band: 0.25 }],
  'trial-of-sandbox': [{ model, samples: 'samples.jsonl' }],
  'trial-too-small': [{ ...bare, enough: 30 }],
  'trial-contradicts-plan': [
    { ...counted, contradictions: [larger], doubts: [] },
    { ...counted, contradictions: [smaller], doubts: [old, unanswered] },
    { ...counted, contradictions: [larger, smaller, image, tools, window], doubts: [] },
    { ...bare, contradictions: [image], doubts: [fewSamples] },
  ],
  'trial-doubtful': [
    { ...counted, doubts: [old] },
    { ...bare, doubts: [unanswered, fewSamples] },
    { ...counted, output: null, doubts: [{ ...unanswered, answered: 1, asked: 100 }] },
    { ...counted, doubts: [wide] },
    { ...counted, doubts: [{ ...wide, mean: 'prompt', adding: 'samples', more: 1_200 }] },
  ],
  'trial-confirms-plan': [counted, bare],
  'answers-hit-max-tokens': [cut, { ...cut, sentTokens: 512 }],
  'some-answers-hit-max-tokens': [{ ...cut, hits: 1, low: 0.0018, answered: 1 }],
  'max-tokens-not-as-sent': [{ maxTokens: 4_096, sentTokens: 1_024, stating: 300, counted: 400 }],
  'max-tokens-far-above-answers': [
    far,
    { ...far, isMeasured: false, worstUsd: null, p95Usd: null },
    { ...far, p95Tokens: 0, p95Usd: 0 },
  ],
  'max-tokens-below-answers': [{ maxTokens: 1_999, p95Tokens: 2_000, check: 'tokens/max-output' }],
  'max-tokens-holds': [{ ...cut, hits: 0, low: 0, high: 0.037, maxTokens: 4_096, p95Tokens: 670 }],
  'max-tokens-holds-by-plan': [{ maxTokens: 4_096, p95Tokens: 2_000 }],
  'thinking-counted': [thinking, { ...thinking, isMeasured: true }],
  'thinking-dominates': [
    { ...thinking, effort: 'high', off: 'between_tools' },
    { ...thinking, effort: 'medium', off: 'disabled' },
    { ...thinking, effort: 'low', off: null },
  ],
  'thinking-above-output': [{ model, thinkingTokens: 501, outputTokens: 500 }],
  'tool-overhead-modest': [
    toolMonth,
    { ...toolMonth, isMeasured: false, undocumented: ['the bash tool', 'the browser-toolset tool'] },
  ],
  'tool-overhead-high': [
    { ...toolMonth, isCached: true },
    { ...toolMonth, isCached: false },
  ],
  'tools-above-prompt': [{ model, toolTokens: 786, promptTokens: 785 }],
};

test('every code is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(costTrialWording).sort());
  for (const [, text] of wordedTexts(costTrialWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(costTrialWording, samples)) expectTitle(title);
});

test('a contradiction names what is planned, what was measured and what to set', () => {
  const contradictions = [larger, smaller, image, tools, window];
  expect(costTrialWording['trial-contradicts-plan']({ ...counted, contradictions, doubts: [] })).toEqual({
    detail:
      'A typical prompt has 3,990 tokens, and 3,000 are planned. A 95th-percentile answer has 670 tokens, and 900 are planned. 1 of 400 samples carries images, and vision is not among the planned features. 400 of 400 samples carry tools, and tool-use is not among the planned features. The longest sample has 201,500 tokens, more than the context window of 200,000, and would be rejected. That is what 400 samples, counted for Sonnet 5.5 on 2026-11-19, and 100 answers showed.',
    fix: [
      'Cut at least 1,500 tokens from the longest prompts before the call.',
      'Set tokens.input.typical to 3,990 and tokens.input.p95 to 5,790, or collect samples that stand for what will be sent.',
      'Set tokens.output.typical to 445 and tokens.output.p95 to 670, or collect samples that stand for what will be sent.',
      'Add vision and tool-use to task.features, so that what they cost and need is checked too.',
    ],
    next: 'gonogo trial SAMPLES.jsonl',
  });
});

test('only a plan that is too large is told so in the headline', () => {
  const title = (...contradictions: (typeof larger | typeof smaller | typeof image)[]) =>
    costTrialWording['trial-contradicts-plan']({ ...counted, contradictions, doubts: [] }).title;
  expect(title(smaller)).toBe('The trial on your own requests measured less than planned');
  expect(title(smaller, larger)).toBeUndefined();
  expect(title(smaller, image)).toBeUndefined();
});

test('a trial without answers leads to the command that brings some', () => {
  const words = costTrialWording['trial-doubtful']({ ...bare, doubts: [unanswered] });
  expect(words.next).toBe('gonogo trial SAMPLES.jsonl --live 50');
  expect(words.detail).toContain('still the guess of the plan');
});

test('a request that costs a cent shows its interval', () => {
  expect(costTrialWording['trial-confirms-plan'](counted).detail).toBe(
    'Of 400 samples counted for Sonnet 5.5 on 2026-11-19, a typical prompt has 3,990 tokens (95th percentile 5,790), and a typical answer 445 (95th percentile 670). One request costs $0.0125 on average, $0.0122 to $0.0128 at 95 %.',
  );
});

test('cut answers are told with their interval', () => {
  expect(costTrialWording['answers-hit-max-tokens'](cut).detail).toBe(
    '3 of 100 answers of the trial ended because max_tokens was reached, so that 1 % to 8 % of all do (95 % interval), more than the 1 % that may be an accident. Each is paid for in full and worth little.',
  );
});

test('what a corrected plan does not settle goes on with a trial', () => {
  const next = (...contradictions: (typeof larger | typeof window)[]) =>
    costTrialWording['trial-contradicts-plan']({ ...counted, contradictions, doubts: [] }).next;
  expect(next(larger)).toBeUndefined();
  expect(next(larger, window)).toBe('gonogo trial SAMPLES.jsonl');
  expect(costTrialWording['answers-hit-max-tokens'](cut).next).toBe('gonogo trial SAMPLES.jsonl --live 50');
});
