import { describe, expect, test } from 'vitest';
import type { ModelParametersCodes } from '../../../src/judge/codes/model-parameters.ts';
import { modelParametersWording as words } from '../../../src/report/wording/model-parameters.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';
const maxTokens = { name: 'max_tokens', value: '4096' };
const budget = { name: 'thinking', value: 'enabled, budget_tokens 2000' };
const answered = {
  model,
  sent: [{ name: 'effort', value: 'medium' }],
  sentMaxTokens: 363,
  listed: [],
  serviceTier: 'standard',
};
const reasons = [
  'budget-needs-long-answer',
  'version-open',
  'not-offered',
  'above-limit',
  'limit-not-read',
] as const;
const samples: Samples<keyof ModelParametersCodes> = {
  'parameters-accepted': [answered, { ...answered, listed: [maxTokens, budget], serviceTier: 'priority' }],
  'parameters-accepted-in-part': [
    { ...answered, untried: reasons.map((why) => ({ name: 'top_k', value: '40', why })) },
  ],
  'parameters-refused': [
    { model, parameters: [], cause: 'invalid-request', reason: 'It was refused.' },
    { model, parameters: [budget], cause: 'permission-denied', reason: 'It was refused.' },
  ],
  'us-inference-not-given': [
    { model, served: null },
    { model, served: 'global' },
  ],
  'us-inference-unasked': [{ model, factor: 1.1, untried: [] }],
  'fast-mode-not-given': [
    { model, served: null },
    { model, served: 'standard' },
  ],
};

test.each(wordedTexts(words, samples))('%s: %s', (_, text) => expectSentences(text));
test.each(wordedTitles(words, samples))('%s is titled: %s', (_, title) => expectTitle(title));

describe('what was only read and not tried', () => {
  const detail = (listed: typeof answered.listed | (typeof maxTokens)[]) =>
    words['parameters-accepted']({ ...answered, listed }).detail;

  test('one is it, several are them', () => {
    expect(detail([maxTokens])).toContain(
      'For max_tokens 4096, too expensive to try, the Models API says that the model takes it.',
    );
    expect(detail([maxTokens, budget])).toContain(
      'For max_tokens 4096 and thinking enabled, budget_tokens 2000, too expensive to try, the Models API says that the model takes them.',
    );
  });
});

test('what inference in the US costs is said as a number of times', () => {
  const { detail } = words['us-inference-unasked']({ model, factor: 1.1, untried: [] });
  expect(detail).toContain('every token then costs 1.1 times the global price');
});
