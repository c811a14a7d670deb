import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { type Plan, planSchema } from '../../../src/plan/schema.ts';
import { inputFor, isFieldQuestion, readField } from '../../../src/tui/inputs.ts';
import type { Question } from '../../../src/tui/questions/question.ts';
import { questionsFor } from '../../../src/tui/questions/registry.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';
import { findingsOf } from '../../support/wizard.ts';

const questions = questionsFor(checks);
const ground = { catalog, questions };
const complete = planWith(completePlan);
const blank = planWith();

/** Answers a question can be given, of its own kind. */
function answersTo(question: Question, plan: Plan): fc.Arbitrary<unknown> {
  switch (question.kind) {
    case 'choice':
      return fc.constantFrom(...question.options(plan, catalog).map(({ value }) => value));
    case 'multi':
      return fc.subarray(question.options(plan, catalog).map(({ value }) => value));
    case 'number':
      return fc
        .integer({ min: Math.ceil(question.min), max: Math.floor(question.max) })
        .filter((value) => (question.objects?.(plan, value) ?? null) === null)
        .chain((value) => fc.constantFrom<unknown>(value, ...(question.none ? ['none'] : [])));
    case 'shares':
      return fc
        .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { maxLength: question.mostDays - 1 })
        .map((shares) => [...shares.toSorted((one, other) => one - other), 1]);
    case 'text':
      return fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text);
    case 'date':
      return fc
        .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'yes-no':
      return fc.boolean();
    case 'vouch':
      return fc.record({
        says: fc.constantFrom('yes', 'no'),
        by: fc.constant('Ada Example'),
        on: fc.constant(TODAY),
      });
  }
}

const setting = (question: Question, plan: Plan, value: unknown): Plan =>
  (question as { set(plan: Plan, value: unknown): Plan }).set(plan, value);

describe.each(questions.map((question) => [question.id, question] as const))('%s', (_id, question) => {
  test('takes every answer of its kind, gives it back, and leaves a valid plan', () => {
    fc.assert(
      fc.property(answersTo(question, complete), (value) => {
        const plan = setting(question, complete, value);
        expect(question.get(plan)).toEqual(value);
        expect(planSchema.safeParse(plan).error).toBeUndefined();
        expect(JSON.stringify(setting(question, plan, question.get(plan)))).toBe(JSON.stringify(plan));
      }),
      { numRuns: 50 },
    );
  });

  test('changes no other answer', () => {
    const given = new Map(questions.map((other) => [other.id, JSON.stringify(other.get(complete))]));
    fc.assert(
      fc.property(answersTo(question, complete), (value) => {
        const plan = setting(question, complete, value);
        for (const other of questions) {
          if (other.id === question.id || partsOfRequest(question, other)) continue;
          expect(JSON.stringify(other.get(plan))).toBe(given.get(other.id));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('takes "I do not know" and keeps the plan valid', () => {
    const plan = question.set(complete, null);
    const expected = question.id === 'level' ? complete.level : question.kind === 'vouch' ? undefined : null;
    expect(question.get(plan)).toBe(expected);
    expect(planSchema.safeParse(plan).error).toBeUndefined();
  });

  test('opens with its own answer, which reads back as the same', () => {
    const input = inputFor(ground, complete, question, undefined, '');
    if (input.kind !== 'field' || !isFieldQuestion(question)) return;
    if (question.get(complete) == null) return;
    const read = readField(question, input.field.text, complete, TODAY);
    expect(read).toEqual({ kind: 'value', value: question.get(complete) });
  });

  test('asks a full question and says why and where', () => {
    expect(question.ask).toMatch(/[?.]$/);
    for (const words of [question.why, question.where]) expect(words).toMatch(/^[A-Z0-9a-z].*\.$/s);
  });

  test('names checks that exist', () => {
    const known = checks.map(({ id }) => id);
    expect(question.checks.filter((id) => !known.includes(id))).toEqual([]);
  });
});

/** The question which parameters are sent, and those for their values, share `model.request`. */
const partsOfRequest = (one: Question, other: Question): boolean =>
  [one, other].some(({ id }) => id === 'model.request') &&
  [one, other].every(({ id }) => id.startsWith('model.request'));

test('ids are unique and questions stand in the order of their sections', () => {
  const ids = questions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const sections = questions.map(({ section }) => section);
  expect([...new Set(sections)].flatMap((section) => sections.filter((other) => other === section))).toEqual(
    sections,
  );
});

test('every field that a check can leave open is asked', () => {
  const open = findingsOf(blank).flatMap((finding) =>
    finding.code === 'not-answered' ? [finding.args.field] : [],
  );
  const ids = questions.map(({ id }) => id);
  const vouched = (field: string): string => field.replace(/^answers\["(.+)"\]$/, 'answers.$1');
  expect(open.filter((field) => !ids.includes(vouched(field)))).toEqual([]);
});

test('a plan in which nobody knows anything passes no check', () => {
  const unknown = questions.reduce((plan, question) => question.set(plan, null), blank);
  const passed = findingsOf(unknown).filter(({ status }) => status === 'pass');
  expect(passed.map(({ check }) => check)).toEqual([]);
});

test('every check is read by some question, or rests on probes and the catalog alone', () => {
  const read = new Set(questions.flatMap(({ checks: ids }) => ids));
  const unread = checks.filter(({ id }) => !read.has(id)).map(({ id }) => id);
  expect(unread).toEqual([]);
});
