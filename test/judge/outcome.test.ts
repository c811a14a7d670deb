import { describe, expect, test } from 'vitest';
import { notApplicable, notObserved, pass, unanswered } from '../../src/judge/outcome.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { failed, observedWith, planWith, TODAY, unavailable } from '../support/plan-builder.ts';

describe("a person's answer", () => {
  const answered = (answer: NonNullable<PlanInput['answers']>[string]) =>
    judgeAnswer(
      { plan: planWith({ answers: { 'spend/alerts': answer } }), today: TODAY },
      'spend/alerts',
      'Are alerts set?',
    );
  const figure = (value: string) => [
    { name: 'Answer', value, unit: 'text', origin: 'attested', source: 'Ada', at: '2026-11-18' },
  ];

  test('yes passes on their word', () => {
    expect(answered({ says: 'yes', by: 'Ada', on: '2026-11-18', evidence: 'Ticket 7' })).toEqual({
      status: 'pass',
      code: 'answered-yes',
      args: { by: 'Ada', on: '2026-11-18', evidence: 'Ticket 7' },
      basis: 'attested',
      figures: figure('yes'),
    });
  });

  test('no fails, with the note they left', () => {
    expect(answered({ says: 'no', by: 'Ada', on: '2026-11-18', note: 'Next week' })).toEqual({
      status: 'fail',
      code: 'answered-no',
      args: { by: 'Ada', on: '2026-11-18', note: 'Next week' },
      basis: 'attested',
      figures: figure('no'),
    });
  });

  test('what they did not add is null', () => {
    expect(answered({ says: 'yes', by: 'Ada', on: '2026-11-18' }).args).toMatchObject({ evidence: null });
    expect(answered({ says: 'no', by: 'Ada', on: '2026-11-18' }).args).toMatchObject({ note: null });
  });

  test.each(['yes', 'no'] as const)('a %s dated tomorrow does not count', (says) => {
    expect(answered({ says, by: 'Ada', on: '2026-11-21' })).toMatchObject({
      status: 'inconclusive',
      code: 'answer-dated-ahead',
      args: { by: 'Ada', on: '2026-11-21', today: TODAY },
    });
  });

  test.each([
    [TODAY, undefined],
    ['2026-05-24', undefined],
    ['2026-05-23', 181],
  ] as const)('said on %s, its age is given as %s days', (on, oldDays) => {
    const { status, args } = answered({ says: 'yes', by: 'Ada', on });
    expect(status).toBe('pass');
    expect('oldDays' in args ? args.oldDays : undefined).toBe(oldDays);
  });

  test.each([
    ['nobody answered anything', {}],
    [
      'somebody answered another check',
      { answers: { 'spend/credit': { says: 'yes', by: 'Ada', on: '2026-11-18' } } },
    ],
  ] as const)('%s: the question stays open', (_, plan: PlanInput) => {
    expect(judgeAnswer({ plan: planWith(plan), today: TODAY }, 'spend/alerts', 'Are alerts set?')).toEqual({
      status: 'unanswered',
      code: 'not-answered',
      args: { question: 'Are alerts set?', field: 'answers["spend/alerts"]' },
      basis: 'planned',
      figures: [],
    });
  });
});

describe('outcomes every check may end in', () => {
  test.each([
    ['was never run', {}, 'The probe was not run.'],
    ['could not ask', observedWith({ model: unavailable('The poll ran offline.') }), 'The poll ran offline.'],
    ['failed', observedWith({ model: failed('overloaded', 'Overloaded.') }), 'Overloaded.'],
  ])('a probe that %s', (_, observed, reason) => {
    expect(notObserved('model', observed.model)).toEqual({
      status: 'inconclusive',
      code: 'not-observed',
      args: { probe: 'model', reason },
      basis: 'documented',
      figures: [],
    });
  });

  test('a question, and what does not apply', () => {
    expect(unanswered('Which?', 'model.id')).toMatchObject({
      status: 'unanswered',
      args: { field: 'model.id' },
    });
    expect(notApplicable('No batches.')).toMatchObject({
      status: 'not-applicable',
      args: { why: 'No batches.' },
    });
  });

  test('figures are optional', () => {
    const said = { by: 'Ada', on: '2026-11-18', evidence: null };
    expect(pass('answered-yes', said, { basis: 'live' }).figures).toEqual([]);
  });
});
