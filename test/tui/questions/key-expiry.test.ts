import { expect, test } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import { readField } from '../../../src/tui/inputs.ts';
import type { Question } from '../../../src/tui/questions/question.ts';
import { questionsFor } from '../../../src/tui/questions/registry.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';

type DateQuestion = Extract<Question, { kind: 'date' }>;
const dated = (id: string): DateQuestion => {
  const question = questionsFor(checks).find((row) => row.id === id);
  if (question?.kind !== 'date') throw new Error(`${id} asks for no date.`);
  return question;
};
const read = (id: string, text: string) => readField(dated(id), text, planWith(), TODAY);

test.each(['never', ' Never ', 'NEVER'])('a key may expire %s', (text) => {
  expect(read('keys.expiresOn', text)).toEqual({ kind: 'value', value: 'never' });
});

test.each([
  ['2027-09-30', { kind: 'value', value: '2027-09-30' }],
  ['2026-11-19', { kind: 'refused' }],
  ['some day', { kind: 'refused' }],
])('else on a day to come: %s', (text, expected) => {
  expect(read('keys.expiresOn', text)).toMatchObject(expected);
});

test('a launch may not', () => expect(read('launchDate', 'never').kind).toBe('refused'));
