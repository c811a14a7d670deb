import check from '../../../checks/task/features-supported.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { supports } from '../../support/plan-builder.ts';

type Features = NonNullable<NonNullable<PlanInput['task']>['features']>;
type Path = NonNullable<PlanInput['platform']>['path'];

const plan = (
  features: Features | null,
  id: string | null = 'claude-sonnet-5-5',
  path?: Path,
): PlanInput => ({
  task: { features },
  model: { id },
  platform: { path: path ?? null },
});

judgeTable(check, [
  {
    name: 'everything is on the Claude API',
    plan: plan(['streaming', 'batch', 'web-search'], 'claude-sonnet-5-5', 'claude-api'),
    status: 'pass',
    code: 'features-supported',
    args: { model: 'Sonnet 5.5', features: ['streaming', 'batch', 'web-search'] },
    basis: 'documented',
  },
  {
    name: 'no features at all pass without a path',
    plan: plan([]),
    status: 'pass',
    code: 'features-supported',
    args: { features: [] },
  },
  {
    name: 'a path is not needed for what every path has',
    plan: plan(['streaming', 'tool-use', 'vision']),
    status: 'pass',
    code: 'features-supported',
  },
  {
    name: 'features never asked for',
    plan: { model: { id: 'claude-sonnet-5-5' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.features' },
  },
  {
    name: 'nobody knows the features',
    plan: plan(null),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.features' },
  },
  {
    name: 'no model planned',
    plan: plan(['vision'], null, 'claude-api'),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
  {
    name: 'audio fails on every model',
    plan: plan(['vision', 'audio'], 'claude-opus-5-5', 'claude-api'),
    status: 'fail',
    code: 'features-unsupported',
    args: { nowhere: ['audio'], byModel: [] },
  },
  {
    name: 'audio fails before a model is chosen',
    plan: plan(['audio'], null),
    status: 'fail',
    code: 'features-unsupported',
    args: { model: null, nowhere: ['audio'] },
  },
  {
    name: 'fast mode is not for Sonnet',
    plan: plan(['fast-mode'], 'claude-sonnet-5-5', 'claude-api'),
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: ['fast-mode'] },
  },
  {
    name: 'US inference is newer than 4.5',
    plan: plan(['us-inference'], 'claude-haiku-4-5', 'claude-api'),
    status: 'fail',
    code: 'features-unsupported',
    args: { model: 'Haiku 4.5', byModel: ['us-inference'] },
  },
  {
    name: 'the account beats the catalog: not offered',
    plan: plan(['web-search'], 'claude-sonnet-5-5', 'claude-api'),
    seen: { model: { supports: supports({ webSearch: false }) } },
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: ['web-search'] },
  },
  {
    name: 'what the platform path lacks is for platform/features to say',
    plan: plan(['batch', 'web-search'], 'anthropic.claude-sonnet-5-5', 'bedrock'),
    status: 'pass',
    code: 'features-supported',
  },
  {
    name: 'the account speaks for the model',
    plan: plan(['vision'], 'claude-sonnet-5-5', 'claude-api'),
    seen: { model: {} },
    status: 'pass',
    code: 'features-supported',
    basis: 'live',
  },
  {
    name: 'thinking needs a type that thinks',
    plan: plan(['thinking'], 'claude-sonnet-5-5', 'claude-api'),
    seen: { model: { supports: supports({ thinking: ['disabled'] }) } },
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: ['thinking'] },
  },
  {
    name: 'a model only the account knows: stated features pass live',
    plan: plan(['vision', 'pdf', 'citations', 'structured-outputs'], 'claude-nova-6'),
    seen: { model: { id: 'claude-nova-6', displayName: 'Claude Nova 6' } },
    status: 'pass',
    code: 'features-supported',
    args: { model: 'Claude Nova 6' },
    basis: 'live',
  },
  {
    name: 'a model only the account knows: unstated features are unverified',
    plan: plan(['vision', 'computer-use'], 'claude-nova-6', 'claude-api'),
    seen: { model: { id: 'claude-nova-6' } },
    status: 'inconclusive',
    code: 'features-unverified',
    args: { features: ['computer-use'] },
  },
  {
    name: 'an answer about another model is not used',
    plan: plan(['web-search'], 'claude-opus-5-5', 'claude-api'),
    seen: {
      model: { id: 'claude-sonnet-5-5', supports: supports({ webSearch: false }) },
    },
    status: 'pass',
    code: 'features-supported',
    basis: 'documented',
  },
]);
