import check from '../../../checks/platform/features.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';

type Features = NonNullable<NonNullable<PlanInput['task']>['features']>;
type Path = NonNullable<PlanInput['platform']>['path'];

const plan = (features: Features | null, path: Path, id = 'claude-sonnet-5-5'): PlanInput => ({
  task: { features },
  model: { id },
  platform: { path },
});

judgeTable(check, [
  { name: 'no path', plan: plan(['batch'], null), ...asks('platform.path') },
  { name: 'nobody knows the features', plan: plan(null, 'claude-api'), ...asks('task.features') },
  {
    name: 'everything is on the Claude API',
    plan: plan(['streaming', 'batch', 'web-search'], 'claude-api'),
    status: 'pass',
    code: 'path-features-offered',
    args: { platform: 'Claude API', features: ['streaming', 'batch', 'web-search'] },
  },
  { name: 'no features at all', plan: plan([], 'bedrock'), status: 'pass', code: 'path-features-offered' },
  {
    name: 'what no model takes is for another check to say',
    plan: plan(['audio'], 'foundry'),
    status: 'pass',
    code: 'path-features-offered',
    args: { features: [] },
  },
  {
    name: 'Foundry has no batches',
    plan: plan(['batch', 'vision'], 'foundry'),
    status: 'fail',
    code: 'path-features-missing',
    args: { platform: 'Claude in Microsoft Foundry', features: ['batch'] },
  },
  {
    name: 'a path is judged before a model is chosen',
    plan: { task: { features: ['batch'] }, platform: { path: 'foundry' } },
    status: 'fail',
    code: 'path-features-missing',
    args: { model: null },
  },
  {
    name: 'fast mode of Opus 5 is on the Claude API alone',
    plan: plan(['fast-mode'], 'foundry', 'claude-opus-5'),
    status: 'fail',
    code: 'path-features-missing',
    args: { features: ['fast-mode'] },
  },
  {
    name: 'that of Opus 5.5 is on Foundry too',
    plan: plan(['fast-mode'], 'foundry', 'claude-opus-5-5'),
    status: 'pass',
    code: 'path-features-offered',
  },
  {
    name: 'fast mode is missing on the AWS platform though the model has it',
    plan: plan(['fast-mode'], 'claude-on-aws', 'claude-opus-5-5'),
    status: 'fail',
    code: 'path-features-missing',
  },
  {
    name: 'what a guessed platform row lacks is unverified',
    plan: plan(['web-search', 'vision'], 'bedrock', 'anthropic.claude-sonnet-5-5'),
    status: 'inconclusive',
    code: 'path-features-unverified',
    args: { features: ['web-search'] },
  },
  {
    name: 'what a page says is missing for this model there fails, however little is known of the path',
    plan: plan(['web-search', 'structured-outputs'], 'bedrock', 'anthropic.claude-haiku-5-5'),
    status: 'fail',
    code: 'path-features-missing',
    args: { features: ['structured-outputs'] },
  },
  {
    name: 'and is there for the same model on another path',
    plan: plan(['structured-outputs'], 'claude-api', 'claude-haiku-5-5'),
    status: 'pass',
    code: 'path-features-offered',
  },
]);
