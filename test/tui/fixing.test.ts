import { expect, test } from 'vitest';
import type { WordedFinding } from '../../src/judge/run.ts';
import { questionsToFix } from '../../src/tui/fixing.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { figure, finding } from '../support/run-builder.ts';
import { bareContext } from '../support/wizard-state.ts';

const plan = planWith(completePlan);
const base = { status: 'fail', title: 't', detail: 'd' } as const;
const cases: [string, WordedFinding, string[]][] = [
  [
    'an open question leads to that question alone',
    finding({
      ...base,
      check: 'cost/forecast',
      status: 'unanswered',
      code: 'not-answered',
      args: { question: 'How many?', field: 'traffic.requestsPerDay' },
    }),
    ['traffic.requestsPerDay'],
  ],
  [
    'a person’s open answer leads to it',
    finding({
      ...base,
      check: 'spend/alerts',
      status: 'unanswered',
      code: 'not-answered',
      args: { question: 'Who?', field: 'answers["spend/alerts"]' },
    }),
    ['answers.spend/alerts'],
  ],
  [
    'planned figures come first, then all that the check reads',
    finding({
      ...base,
      check: 'tokens/streaming-required',
      figures: [figure('max_tokens', 40_000, 'tokens', 'planned', 'tokens.maxTokens')],
    }),
    ['tokens.maxTokens', 'tokens.streaming'],
  ],
  ['what does not apply is not offered', finding({ ...base, check: 'platform/access' }), ['platform.path']],
];

test.each(cases)('%s', (_name, given, ids) => {
  expect(questionsToFix(bareContext, plan, given).map(({ id }) => id)).toEqual(ids);
});
