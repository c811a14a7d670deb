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
    args: { model: 'Sonnet 5.5', platform: 'Claude API', features: ['streaming', 'batch', 'web-search'] },
    basis: 'documented',
  },
  {
    name: 'no features at all pass without a path',
    plan: plan([]),
    status: 'pass',
    code: 'features-supported',
    args: { features: [], platform: null },
  },
  {
    name: 'a path is not needed for what every path has',
    plan: plan(['streaming', 'tool-use', 'vision']),
    status: 'pass',
    code: 'features-supported',
  },
  {
    name: 'a path is needed for what one path lacks',
    plan: plan(['batch']),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'platform.path' },
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
    args: { nowhere: ['audio'], byModel: [], byPlatform: [] },
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
    args: { byModel: ['fast-mode'], byPlatform: [] },
  },
  {
    name: 'US inference is newer than 4.5',
    plan: plan(['us-inference'], 'claude-haiku-4-5', 'claude-api'),
    status: 'fail',
    code: 'features-unsupported',
    args: { model: 'Haiku 4.5', byModel: ['us-inference'] },
  },
  {
    name: 'Foundry has no batches',
    plan: plan(['batch', 'vision'], 'claude-sonnet-5-5', 'foundry'),
    status: 'fail',
    code: 'features-unsupported',
    args: { platform: 'Claude in Microsoft Foundry', byModel: [], byPlatform: ['batch'] },
  },
  {
    name: 'fast mode of Opus 5 is on the Claude API alone',
    plan: plan(['fast-mode'], 'claude-opus-5', 'foundry'),
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: [], byPlatform: ['fast-mode'] },
  },
  {
    name: 'that of Opus 5.5 is on Foundry too',
    plan: plan(['fast-mode'], 'claude-opus-5-5', 'foundry'),
    status: 'pass',
    code: 'features-supported',
  },
  {
    name: 'fast mode is missing on the AWS platform though the model has it',
    plan: plan(['fast-mode'], 'claude-opus-5-5', 'claude-on-aws'),
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: [], byPlatform: ['fast-mode'] },
  },
  {
    name: 'what a guessed platform row lacks is unverified',
    plan: plan(['web-search', 'vision'], 'anthropic.claude-sonnet-5-5', 'bedrock'),
    status: 'inconclusive',
    code: 'features-unverified',
    args: { byModel: [], byPlatform: ['web-search'] },
  },
  {
    name: 'what a page says is missing for this model on that path fails, however little is known of the path',
    plan: plan(['web-search', 'structured-outputs'], 'anthropic.claude-haiku-5-5', 'bedrock'),
    status: 'fail',
    code: 'features-unsupported',
    args: { byModel: [], byPlatform: ['structured-outputs'] },
  },
  {
    name: 'and is there for the same model on another path',
    plan: plan(['structured-outputs'], 'claude-haiku-5-5', 'claude-api'),
    status: 'pass',
    code: 'features-supported',
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
    name: 'the platform table stays documentation even where the account speaks for the model',
    plan: plan(['vision'], 'claude-sonnet-5-5', 'claude-api'),
    seen: { model: {} },
    status: 'pass',
    code: 'features-supported',
    basis: 'documented',
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
    args: { byModel: ['computer-use'], byPlatform: [] },
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
