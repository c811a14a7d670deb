import { expect, test } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { missingAnswer } from '../../../src/plan/missing-answers.ts';
import { presetPlan } from '../../../src/plan/presets.ts';
import type { Plan, PlanInput } from '../../../src/plan/schema.ts';
import { answerWords } from '../../../src/tui/content/answer-words.ts';
import { inputFor } from '../../../src/tui/inputs.ts';
import { questionsFor } from '../../../src/tui/questions/registry.ts';
import { sectionQuestions } from '../../../src/tui/walk.ts';
import { planWith, TODAY } from '../../support/plan-builder.ts';
import { open, play } from '../../support/wizard-state.ts';

const fields = [
  'client.concurrency',
  'client.attempts',
  'client.retryLayers',
  'traffic.tenantRequestsPerMinute',
  'traffic.launchShares',
] as const;

const ground = { catalog, questions: questionsFor(checks), today: TODAY };
const asked = (plan: Plan): readonly string[] =>
  sectionQuestions(ground, plan, 'spend')
    .map(({ id }) => id)
    .filter((id) => fields.some((field) => field === id));

const batches: PlanInput = { task: { features: ['batch'] }, traffic: { batchableShare: 1 } };

test.each<[string, Plan, readonly string[]]>([
  ['nothing is known yet', planWith(), fields],
  ['some requests go through batches', planWith({ ...batches, traffic: { batchableShare: 0.9 } }), fields],
  ['all could, and none does', planWith({ ...batches, task: { features: [] } }), fields],
  ['every request goes through batches', planWith(batches), []],
  ['a nightly batch', presetPlan('nightly-batch'), []],
  ['a chat', presetPlan('chat-assistant'), fields],
])('asked behind the tier: %s', (_name, plan, ids) => {
  expect(asked(plan)).toEqual(ids);
});

test('every one has its standing question', () => {
  for (const field of fields) expect(missingAnswer(field).question).toMatch(/\?$/);
});

const words = (id: (typeof fields)[number], plan: PlanInput): string => {
  const question = ground.questions.find((row) => row.id === id);
  return question ? answerWords(question, planWith(plan), catalog) : 'not asked';
};

test.each<[(typeof fields)[number], PlanInput, string]>([
  ['client.concurrency', {}, 'open'],
  ['client.concurrency', { client: { concurrency: null } }, 'not known'],
  ['client.concurrency', { client: { concurrency: 'none' } }, 'none'],
  ['client.concurrency', { client: { concurrency: 1_500 } }, '1,500 requests'],
  ['client.attempts', { client: { attempts: 3 } }, '3'],
  ['client.retryLayers', { client: { retryLayers: 2 } }, '2'],
  ['traffic.tenantRequestsPerMinute', { traffic: { tenantRequestsPerMinute: 'none' } }, 'none'],
  ['traffic.launchShares', { traffic: { launchShares: null } }, 'not known'],
  ['traffic.launchShares', { traffic: { launchShares: [0.05, 0.2, 0.5, 1] } }, '5%, 20%, 50%, 100%'],
])('%s of %j is shown as "%s"', (id, plan, shown) => {
  expect(words(id, plan)).toBe(shown);
});

test.each<[(typeof fields)[number], string]>([
  ['client.concurrency', 'none'],
  ['traffic.launchShares', '5%, 20%, 100%'],
])('%s opens with the answer as it is written', (id, text) => {
  const plan = planWith({ client: { concurrency: 'none' }, traffic: { launchShares: [0.05, 0.2, 1] } });
  const question = ground.questions.find((row) => row.id === id);
  expect(question && inputFor(ground, plan, question, undefined, '')).toMatchObject({ field: { text } });
});

test.each(fields)('nobody may know %s', (id) => {
  const { client, traffic } = play([open(id), { type: 'unknown-chosen' }]).plan;
  expect({ ...client, ...traffic }).toEqual({ [id.slice(id.indexOf('.') + 1)]: null });
});
