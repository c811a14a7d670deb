import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { type Effort, efforts } from '../../catalog/vocabulary.ts';
import type { Plan } from '../../plan/schema.ts';
import { answerAt } from './answer-at.ts';
import { modelColumns, modelOptions } from './model-table.ts';
import type { Question } from './question.ts';
import { requestQuestions } from './request.ts';

export const modelQuestions: readonly Question[] = [
  {
    id: 'model.id',
    section: 'model',
    kind: 'choice',
    free: true,
    ask: 'Which model will answer?',
    why: 'Price, window, features and retirement all hang on it. The strongest model by reflex is the dearest of the classic mistakes; an alias that moves is another.',
    where:
      'The model field of the request. The cheapest come first. Type to filter, or type any other id and take it as it stands.',
    checks: [
      'model/available',
      'model/lifecycle',
      'model/fit',
      'model/pinned',
      'model/request-shape',
      'task/features-supported',
      'cost/price-date',
    ],
    columns: modelColumns,
    options: (_plan, catalog) => modelOptions(catalog),
    ...answerAt('model', 'id'),
  },
  {
    id: 'model.reason',
    section: 'model',
    kind: 'text',
    ask: 'Why this model and not a cheaper one?',
    why: 'A strong model is a good choice when an evaluation says so. Without one it is a guess that is paid for with every request.',
    where: 'The evaluation or comparison your team ran: name it and its result.',
    checks: ['model/fit'],
    maxLength: 2_000,
    applies: (plan, catalog) => strongLines.has(findModel(catalog, plan.model.id)?.line ?? 'unknown'),
    ...answerAt('model', 'reason'),
  },
  {
    id: 'model.effort',
    section: 'model',
    kind: 'choice',
    ask: 'Which effort will the requests set?',
    why: 'Effort decides how much the model thinks and writes, and so what an answer costs. Levels a model does not have answer 400.',
    where: 'output_config.effort of the request. If the request sets none, choose the default of the model.',
    checks: ['model/request-shape', 'model/fit', 'cost/forecast'],
    applies: (plan, catalog) => defaultEffort(plan, catalog) !== null,
    suggested: defaultEffort,
    options: (plan, catalog) =>
      efforts.map((value) => ({
        value,
        label: value,
        ...(value === defaultEffort(plan, catalog) && { hint: 'The default of this model.' }),
      })),
    ...answerAt('model', 'effort'),
  },
  ...requestQuestions,
  {
    id: 'model.fallback',
    section: 'model',
    kind: 'choice',
    free: true,
    ask: 'Which model takes over when the first one refuses, is overloaded or retires?',
    why: 'A fallback that shares the rate-limit bucket, lacks a feature or cannot hold the prompt is none.',
    where: 'The second model your code names. Deciding against one is an answer too.',
    checks: ['model/fallback'],
    columns: modelColumns,
    options: (plan, catalog) => [
      ...modelOptions(catalog).filter((option) => option.value !== plan.model.id),
      {
        value: 'none',
        label: 'No fallback',
        hint: 'Decided against one.',
        cells: ['none', 'decided against', '', ''],
      },
    ],
    ...answerAt('model', 'fallback'),
  },
];

/** Null: the model takes no effort; undefined: the model is not known. */
function defaultEffort(plan: Plan, catalog: Catalog): Effort | null | undefined {
  return findModel(catalog, plan.model.id)?.behaviour.defaultEffort;
}

/** Lines whose price asks for a reason. */
const strongLines: ReadonlySet<string> = new Set(['opus', 'fable', 'mythos']);
