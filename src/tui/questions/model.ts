import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { type Effort, efforts } from '../../catalog/vocabulary.ts';
import type { Plan } from '../../plan/schema.ts';
import { answerAt, requestAt } from './answer-at.ts';
import { modelColumns, modelOptions } from './model-table.ts';
import type { Question } from './question.ts';
import { parameterOptions, sentParameters } from './request-parameters.ts';

const requestWhere =
  'The body of the request your code sends, or the defaults of the framework that builds it.';
const rejected = 'A parameter that this model or API version does not take answers 400 on every request.';

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
  {
    id: 'model.thinking',
    section: 'model',
    kind: 'choice',
    ask: 'What will the requests say about thinking?',
    why: 'Thinking is billed as output. Some models cannot be told not to think, and others need to be asked.',
    where: 'The thinking field of the request.',
    checks: ['model/request-shape', 'tokens/max-output'],
    options: () => [
      { value: 'default', label: 'Nothing', hint: 'The request has no thinking field.' },
      { value: 'adaptive', label: 'Adaptive', hint: 'thinking of type adaptive.' },
      {
        value: 'enabled',
        label: 'Enabled, with a budget',
        hint: 'thinking of type enabled and budget_tokens.',
      },
      { value: 'disabled', label: 'Disabled', hint: 'thinking of type disabled.' },
    ],
    ...answerAt('model', 'thinking'),
  },
  {
    id: 'model.request',
    section: 'model',
    kind: 'multi',
    ask: 'Which of these will the requests carry?',
    why: rejected,
    where: requestWhere,
    checks: ['model/request-shape'],
    options: () => parameterOptions,
    ...sentParameters,
  },
  {
    id: 'model.request.temperature',
    section: 'model',
    kind: 'number',
    ask: 'Which temperature will they set?',
    why: rejected,
    where: requestWhere,
    checks: ['model/request-shape'],
    unit: 'plain',
    whole: false,
    min: 0,
    max: 1,
    reask: true,
    applies: (plan) => plan.model.request.temperature !== undefined,
    ...requestAt('temperature'),
  },
  {
    id: 'model.request.topP',
    section: 'model',
    kind: 'number',
    ask: 'Which top_p will they set?',
    why: rejected,
    where: requestWhere,
    checks: ['model/request-shape'],
    unit: 'plain',
    whole: false,
    min: 0,
    max: 1,
    reask: true,
    applies: (plan) => plan.model.request.topP !== undefined,
    ...requestAt('topP'),
  },
  {
    id: 'model.request.topK',
    section: 'model',
    kind: 'number',
    ask: 'Which top_k will they set?',
    why: rejected,
    where: requestWhere,
    checks: ['model/request-shape'],
    unit: 'plain',
    whole: true,
    min: 1,
    max: 1_000_000,
    reask: true,
    applies: (plan) => plan.model.request.topK !== undefined,
    ...requestAt('topK'),
  },
  {
    id: 'model.request.thinkingBudgetTokens',
    section: 'model',
    kind: 'number',
    ask: 'Which thinking budget will they set, in tokens?',
    why: rejected,
    where: requestWhere,
    checks: ['model/request-shape', 'tokens/max-output'],
    unit: 'tokens',
    whole: true,
    min: 1,
    max: 10_000_000,
    reask: true,
    applies: (plan) => plan.model.request.thinkingBudgetTokens !== undefined,
    ...requestAt('thinkingBudgetTokens'),
  },
  {
    id: 'model.request.apiVersion',
    section: 'model',
    kind: 'choice',
    ask: 'Which API version will the requests name?',
    why: 'Version 2026-10-21 has no sampling parameters at all, and the newest major versions of the SDKs send it without being told.',
    where:
      'The anthropic-version header. TypeScript SDK from 1.0 and Python SDK from 2.0 on: 2026-10-21; older ones: 2023-06-01.',
    checks: ['model/request-shape'],
    options: () => [
      { value: '2026-10-21', label: '2026-10-21', hint: 'Sent by the TypeScript SDK from 1.0 on.' },
      { value: '2023-06-01', label: '2023-06-01', hint: 'Sent by older SDKs; still accepted.' },
    ],
    ...requestAt('apiVersion'),
  },
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
