import { findModel } from '../../catalog/lookup.ts';
import { answerAt } from './answer-at.ts';
import { effortAnswer, effortOptions, effortRejected, takenEfforts } from './effort.ts';
import { modelColumns, modelOptions } from './model-table.ts';
import type { Question } from './question.ts';
import { requestQuestions } from './request.ts';

export const modelQuestions: readonly Question[] = [
  {
    id: 'model.id',
    section: 'model',
    kind: 'choice',
    free: true,
    label: 'Model',
    ask: 'Which model will answer?',
    why: 'Price, window, features and retirement all hang on it. The strongest model by reflex is the dearest of the classic mistakes; an alias that moves is another.',
    where:
      'The model field of the request. Current models come first, each group from the cheapest on. Type to filter, or type any other id and take it as it stands.',
    checks: [
      'model/available',
      'model/lifecycle',
      'platform/lifecycle',
      'model/fit',
      'model/pinned',
      'model/request-shape',
      'task/features-supported',
      'cost/cheaper-model',
      'cost/price-date',
      'limits/bucket-in-use',
      'limits/workspace-override',
    ],
    columns: modelColumns,
    options: (_plan, catalog) => modelOptions(catalog),
    ...answerAt('model', 'id'),
  },
  {
    id: 'model.reason',
    section: 'model',
    kind: 'text',
    label: 'Reason for this model',
    ask: 'Why this model and not a cheaper one?',
    why: 'A strong model is a good choice when an evaluation says so. Without one it is a guess that is paid for with every request.',
    where: 'The evaluation or comparison your team ran: name it and its result.',
    checks: ['model/fit', 'cost/cheaper-model'],
    maxLength: 2_000,
    applies: (plan, catalog) => strongLines.has(findModel(catalog, plan.model.id)?.line ?? 'unknown'),
    ...answerAt('model', 'reason'),
  },
  {
    id: 'model.effort',
    section: 'model',
    kind: 'choice',
    label: 'Effort',
    ask: 'Which effort will the requests set?',
    why: 'Effort decides how much the model thinks and writes, and so what an answer costs. Levels a model does not have answer 400.',
    where: 'output_config.effort of the request. A request without it gets the default of the model.',
    checks: [
      'model/request-shape',
      'model/parameters-accepted',
      'model/fit',
      'cost/forecast',
      'features/thinking',
      'cost/thinking',
    ],
    applies: (plan, catalog) => effortRejected(plan, catalog) || takenEfforts(plan, catalog).length > 0,
    asksAgain: effortRejected,
    options: effortOptions,
    ...effortAnswer,
  },
  ...requestQuestions,
  {
    id: 'model.fallback',
    section: 'model',
    kind: 'choice',
    free: true,
    label: 'Fallback model',
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

/** Lines whose price asks for a reason. */
const strongLines: ReadonlySet<string> = new Set(['opus', 'fable', 'mythos']);
