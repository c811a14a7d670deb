import modelId from '../../../checks/platform/model-id.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { onBedrock, onPath, signIn } from './cloud-plans.ts';

const named = (id: string) => ({ model: { id } });
const application = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc';

judgeTable(modelId, [
  { name: 'no path', ...asks('platform.path') },
  { name: 'no model', plan: { platform: { path: 'claude-api' } }, ...asks('model.id') },
  {
    name: 'the plain id on the Claude API',
    plan: onPath('claude-api'),
    status: 'pass',
    code: 'model-id-fits',
    basis: 'documented',
  },
  {
    name: 'a Bedrock id on the Claude API',
    plan: onPath('claude-api', named('us.anthropic.claude-opus-4-6-v1')),
    status: 'fail',
    code: 'model-id-of-other-path',
    args: {
      belongsTo: ['Amazon Bedrock (bedrock-runtime)'],
      platform: 'Claude API',
      idThere: 'claude-opus-4-6',
    },
  },
  {
    name: 'a Google id on the Claude API',
    plan: onPath('claude-api', named('claude-sonnet-4-5@20250929')),
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'claude-sonnet-4-5-20250929' },
  },
  {
    name: 'a Claude API id on Bedrock',
    plan: onBedrock(named('claude-opus-5-5')),
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'anthropic.claude-opus-5-5' },
  },
  {
    name: 'an alias where the plain id is another',
    plan: onPath('vertex', named('claude-haiku-4-5')),
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'claude-haiku-4-5@20251001' },
  },
  {
    name: 'a profile',
    plan: onBedrock(),
    seen: { 'cloud-model': {} },
    status: 'pass',
    code: 'model-id-fits',
    basis: 'live',
  },
  {
    name: 'a profile that nobody is signed in to look up',
    plan: onBedrock(),
    seen: {
      'cloud-identity': failed('no-credential', signIn),
      'cloud-model': { ...failed('no-credential'), status: 'unavailable' },
    },
    status: 'inconclusive',
    code: 'no-cloud-credential',
  },
  {
    name: 'a profile that the region does not know, which platform/region says',
    plan: onBedrock(),
    seen: { 'cloud-model': failed('model-not-found') },
    status: 'pass',
    code: 'model-id-fits',
    basis: 'documented',
  },
  {
    name: 'a profile before anything was asked',
    plan: onBedrock(),
    status: 'pass',
    code: 'model-id-fits',
    basis: 'documented',
  },
  {
    name: 'the bare id of a model that has profiles only',
    plan: onBedrock(named('anthropic.claude-sonnet-5-5')),
    seen: { 'cloud-model': { id: 'anthropic.claude-sonnet-5-5' } },
    status: 'fail',
    code: 'model-needs-profile',
    args: { profiles: ['global.anthropic.claude-sonnet-5-5'] },
  },
  {
    name: 'the bare id of a model that is served on demand too',
    plan: onBedrock(named('anthropic.claude-sonnet-5-5')),
    seen: {
      'cloud-model': { id: 'anthropic.claude-sonnet-5-5', callableBy: ['on-demand', 'inference-profile'] },
    },
    status: 'pass',
    code: 'model-id-fits',
  },
  {
    name: 'not documented on the path',
    plan: onPath('bedrock-mantle', named('claude-opus-4-6')),
    status: 'inconclusive',
    code: 'model-not-on-path',
    args: { model: 'Opus 4.6' },
  },
  {
    name: 'not documented on the path, which lists it',
    plan: onPath('bedrock-mantle', named('claude-opus-4-6')),
    seen: { 'cloud-model': { callableBy: ['endpoint'] } },
    status: 'pass',
    code: 'model-id-fits',
  },
  {
    name: "a profile of the team's own, unseen",
    plan: onBedrock(named(application)),
    status: 'inconclusive',
    code: 'model-id-unverified',
  },
  {
    name: "a profile of the team's own, listed",
    plan: onBedrock(named(application)),
    seen: { 'cloud-model': { id: application } },
    status: 'pass',
    code: 'model-id-fits',
  },
  {
    name: "a profile of the team's own that is not there",
    plan: onBedrock(named(application)),
    seen: { 'cloud-model': { id: application, listed: false } },
    status: 'inconclusive',
    code: 'model-id-unverified',
  },
  {
    name: 'an id nobody knows on the Claude API',
    plan: onPath('claude-api', named('claude-nova-6')),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'a deployment that was seen',
    plan: { platform: { path: 'foundry', deployment: 'launch' }, model: { id: 'claude-sonnet-5-5' } },
    seen: { 'cloud-model': { callableBy: ['deployment'] } },
    status: 'pass',
    code: 'deployment-found',
    basis: 'live',
    args: { deployment: 'launch' },
  },
  {
    name: 'a deployment taken to be called like the model',
    plan: onPath('foundry'),
    status: 'warn',
    code: 'deployment-unseen',
    args: { deployment: 'claude-sonnet-5-5' },
  },
  {
    name: 'a deployment nobody is signed in to look up',
    plan: onPath('foundry'),
    seen: {
      'cloud-identity': failed('no-credential', signIn),
      'cloud-model': { ...failed('no-credential'), status: 'unavailable' },
    },
    status: 'inconclusive',
    code: 'no-cloud-credential',
    args: { reason: signIn },
  },
]);
