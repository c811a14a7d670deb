import { expect, test } from 'vitest';
import { trialText } from '../../src/report/trial-text.ts';
import { trial } from '../support/plan-builder.ts';

test.each([
  // 1 / 0.029513 and 1 / 0.0029913
  [100, 'one rarer than one request in 34 may be missing from 100.'],
  [1_000, 'one rarer than one request in 334 may be missing from 1,000.'],
])('a trial of %i samples says which kinds of requests it cannot speak for', (counted, words) => {
  expect(trialText({ ...trial, counted })).toContain(words);
});
