import type { Probe } from '../probe.ts';
import { retrieveModel } from './model-seen.ts';

/** Free: does the planned model exist for this key, with which windows, features and dates. */
export const modelProbe: Probe<'model'> = {
  id: 'model',
  title: 'The planned model, as this key sees it',
  sends: (plan) => `One GET for the model ${plan.model.id ?? '(none planned)'}.`,
  inputs: (plan) => [plan.model.id, plan.platform],
  paths: ['claude-api', 'claude-on-aws', 'claude-on-google'],
  credential: 'key',
  after: ['cloud-identity'],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model.'),
  run: (context) => retrieveModel(context, context.plan.model.id ?? ''),
};

/** Free: the same question for the fallback model. */
export const fallbackModelProbe: Probe<'fallback-model'> = {
  id: 'fallback-model',
  title: 'The fallback model, as this key sees it',
  sends: (plan) => `One GET for the model ${plan.model.fallback ?? '(none planned)'}.`,
  inputs: (plan) => [plan.model.fallback, plan.platform],
  paths: ['claude-api', 'claude-on-aws', 'claude-on-google'],
  credential: 'key',
  after: ['cloud-identity'],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: ({ model }) =>
    model.fallback && model.fallback !== 'none' ? null : 'The plan names no fallback model.',
  run: (context) => retrieveModel(context, context.plan.model.fallback ?? ''),
};
