import { expect, test } from 'vitest';
import { tokensWording } from '../../../src/report/wording/tokens.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 4.5';
const window = { model, inputTokens: 240_000, windowTokens: 200_000 };
const cutOff = { p95Tokens: 8_001, maxTokens: 8_000, roomTokens: 9_602 };
const counted = { model, countedTokens: 1_300 };

const samples: Samples<keyof typeof tokensWording> = {
  'input-fits-window': [{ model, inputTokens: 20_000, windowTokens: 200_000 }],
  'input-exceeds-window': [window],
  'answer-exceeds-window': [
    { model, inputTokens: 190_000, answerTokens: 20_000, windowTokens: 200_000, answer: 'max_tokens' },
    { model, inputTokens: 190_000, answerTokens: 250_000, windowTokens: 200_000, answer: 'p95' },
  ],
  'longest-exceeds-window': [
    { model, inputTokens: 50_000, windowTokens: 200_000, longestTokens: 200_001, samples: 400 },
  ],
  'window-nearly-full': [{ model, inputTokens: 190_000, windowTokens: 200_000 }],
  'window-unknown': [{ model }],
  'max-output-fits': [{ model, maxTokens: 8_000, p95Tokens: 3_000 }],
  'max-tokens-above-model-limit': [{ model, maxTokens: 70_000, limitTokens: 64_000 }],
  'max-tokens-needs-batch-header': [
    { model, maxTokens: 300_000, limitTokens: 128_000, header: 'output-300k-2026-03-24' },
  ],
  'answers-cut-off': [cutOff],
  'max-tokens-tight': [{ p95Tokens: 8_000, maxTokens: 8_000, headroom: 0.2, roomTokens: 9_600 }],
  'max-tokens-small-for-thinking': [{ model, maxTokens: 1_024, roomTokens: 4_096 }],
  'output-limit-unknown': [{ model }],
  'streaming-planned': [{ maxTokens: 64_000 }],
  'streaming-not-required': [{ maxTokens: 4_096, boundTokens: 21_333 }],
  'streaming-required': [{ maxTokens: 21_334, boundTokens: 21_333 }],
  'people-wait-for-whole-answer': [{ typicalTokens: 1_500 }],
  'count-confirms-size': [{ ...counted, plannedTokens: 1_200 }],
  'count-of-long-prompt': [{ ...counted, plannedTokens: 500, p95Tokens: 1_500 }],
  'count-differs': [
    { ...counted, plannedTokens: 1_000 },
    { ...counted, plannedTokens: 2_000 },
    { ...counted, plannedTokens: 0 },
  ],
  'count-above-p95': [{ ...counted, p95Tokens: 1_000 }],
  'trial-counted-sizes': [
    { model, samples: 400, typicalTokens: 3_990, p95Tokens: 5_790 },
    { model, samples: 1, typicalTokens: 3_990, p95Tokens: 3_990 },
  ],
  'trial-above-p95': [
    { model, samples: 400, p95Tokens: 5_790, plannedTokens: 4_000 },
    { model, samples: 1, p95Tokens: 10, plannedTokens: 0 },
  ],
  'trial-above-typical': [
    { model, samples: 1, typicalTokens: 3_990, plannedTokens: 1_000, p95Tokens: null },
    { model, samples: 400, typicalTokens: 3_990, plannedTokens: 1_000, p95Tokens: 6_000 },
  ],
  'count-of-other-model': [{ counted: 'claude-opus-4-6', model }],
  'only-built-in-counted': [{ model }],
};

test('every code of the tokens section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(tokensWording).sort());
  for (const [, text] of wordedTexts(tokensWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(tokensWording, samples)) expectTitle(title);
});

test('numbers stand in the sentences as people read them', () => {
  expect(tokensWording['input-exceeds-window'](window).detail).toBe(
    'Your p95 input of 240,000 tokens does not fit the 200,000-token window of Sonnet 4.5.',
  );
  expect(tokensWording['count-differs']({ ...counted, plannedTokens: 1_000 }).detail).toContain('30 % more');
  expect(tokensWording['count-differs']({ ...counted, plannedTokens: 2_000 }).detail).toContain('35 % less');
  expect(tokensWording['answers-cut-off'](cutOff).fix?.[0]).toContain('9,602');
  expect(
    tokensWording['max-tokens-tight']({
      p95Tokens: 8_000,
      maxTokens: 8_500,
      headroom: 0.2,
      roomTokens: 9_600,
    }).detail,
  ).toContain('less than 20 % above the p95 answer of 8,000 tokens');
});
