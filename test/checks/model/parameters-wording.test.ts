import { expect, test } from 'vitest';
import type { AnsweredParameters, UntriedParameter } from '../../../src/judge/codes/model-parameters.ts';
import { modelParametersWording } from '../../../src/report/wording/model-parameters.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 4.5';
const effort = { name: 'effort', value: 'high' };
const answered: AnsweredParameters = {
  model,
  sent: [effort],
  sentMaxTokens: 242,
  listed: [{ name: 'max_tokens', value: '4096' }],
  serviceTier: 'standard',
};
const bare: AnsweredParameters = { ...answered, sent: [], listed: [], serviceTier: null };
const untried: readonly UntriedParameter[] = [
  { name: 'thinking', value: 'enabled, budget_tokens 2000', why: 'budget-needs-long-answer' },
  { name: 'temperature', value: '0.2', why: 'version-open' },
  { name: 'speed', value: 'fast', why: 'not-offered' },
  { name: 'max_tokens', value: '200000', why: 'above-limit' },
  { name: 'max_tokens', value: '4096', why: 'limit-not-read' },
];
const refused = { model, cause: 'invalid-request', reason: 'The API rejected the request.' } as const;

const samples: Samples<keyof typeof modelParametersWording> = {
  'parameters-accepted': [answered, bare, { ...answered, serviceTier: 'priority' }],
  'parameters-accepted-in-part': [{ ...answered, untried }],
  'parameters-refused': [
    { ...refused, parameters: [effort] },
    { ...refused, parameters: [] },
  ],
  'us-inference-not-given': [
    { model, served: 'global' },
    { model, served: null },
  ],
  'us-inference-unasked': [
    { model, factor: 1.1, untried: [] },
    { model, factor: 1.1, untried },
  ],
  'fast-mode-not-given': [
    { model, served: 'standard' },
    { model, served: null },
  ],
};

test('every code is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(modelParametersWording).sort());
  for (const [, text] of wordedTexts(modelParametersWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(modelParametersWording, samples)) expectTitle(title);
});

test('what was sent, what the Models API says and what stayed out are named', () => {
  const { detail } = modelParametersWording['parameters-accepted-in-part']({ ...answered, untried });
  expect(detail).toContain('Sonnet 4.5 answered a message with effort high and max_tokens 242.');
  expect(detail).toContain('For max_tokens 4096');
  for (const { name, value } of untried) expect(detail).toContain(`${name} ${value} was not tried`);
});

test('a refusal names the parameters and what the API said', () => {
  expect(modelParametersWording['parameters-refused']({ ...refused, parameters: [effort] }).detail).toBe(
    'Other messages of this key to Sonnet 4.5 are answered; the one with effort high was not. The API rejected the request.',
  );
});
