import region from '../../../checks/platform/region.ts';
import type { CloudModelSeen } from '../../../src/judge/seen/cloud.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { onBedrock, onPath, signIn } from './cloud-plans.ts';

const geo = (inferenceGeo: 'us' | 'global'): PlanInput => ({ workspace: { inferenceGeo } });
const profile = (id: string, ...regions: string[]): Partial<CloudModelSeen> => ({
  id,
  profiles: [{ id, active: true, regions }],
});
const us = profile('us.anthropic.claude-sonnet-5-5', 'us-east-1', 'us-west-2');
const bare = { id: 'anthropic.claude-sonnet-5-5', profiles: [] };

judgeTable(region, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'the Claude API has no region',
    plan: { platform: { path: 'claude-api' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'no region on Bedrock', plan: { platform: { path: 'bedrock' } }, ...asks('platform.region') },
  {
    name: 'no model',
    plan: { platform: { path: 'vertex', region: 'global' } },
    ...asks('model.id'),
  },
  {
    name: 'the region does not list it',
    plan: onBedrock(),
    seen: { 'cloud-model': { listed: false } },
    status: 'fail',
    code: 'model-not-in-region',
    basis: 'live',
    args: { id: 'global.anthropic.claude-sonnet-5-5', region: 'us-east-1' },
  },
  {
    name: 'the region does not know it',
    plan: onPath('vertex', {}, 'europe-west1'),
    seen: { 'cloud-model': failed('model-not-found') },
    status: 'fail',
    code: 'model-not-in-region',
    args: { id: 'claude-sonnet-5-5', region: 'europe-west1' },
  },
  {
    name: 'nobody is signed in',
    plan: onBedrock(),
    seen: {
      'cloud-identity': failed('no-credential', signIn),
      'cloud-model': { ...failed('no-credential'), status: 'unavailable' },
    },
    status: 'inconclusive',
    code: 'no-cloud-credential',
  },
  {
    name: 'anywhere will do, and the profile is global',
    plan: onBedrock(geo('global')),
    seen: { 'cloud-model': {} },
    status: 'pass',
    code: 'model-in-region',
    args: { runsIn: ['us-east-1', 'us-west-2', 'eu-west-1'], factor: null },
  },
  {
    name: 'nobody said whether requests may leave the region',
    plan: onBedrock(),
    seen: { 'cloud-model': {} },
    ...asks('workspace.inferenceGeo'),
  },
  {
    name: 'the US is demanded, and the profile leads to Ireland',
    plan: onBedrock(geo('us')),
    seen: { 'cloud-model': {} },
    status: 'fail',
    code: 'region-leaves-us',
    args: { outside: ['eu-west-1'] },
  },
  {
    name: 'a global profile is not the US even where it lists nothing else',
    plan: onBedrock(geo('us')),
    seen: { 'cloud-model': profile('global.anthropic.claude-sonnet-5-5', 'us-east-1') },
    status: 'fail',
    code: 'region-leaves-us',
    args: { outside: [] },
  },
  {
    name: 'the US is demanded, and the profile stays there, which costs more',
    plan: onBedrock(geo('us')),
    seen: { 'cloud-model': us },
    status: 'pass',
    code: 'model-in-region',
    args: { required: 'us', runsIn: ['us-east-1', 'us-west-2'], factor: 1.1 },
  },
  {
    name: 'a profile that tells no regions',
    plan: onBedrock(geo('us')),
    seen: { 'cloud-model': { id: 'us.anthropic.claude-sonnet-5-5', profiles: [] } },
    status: 'inconclusive',
    code: 'region-unproven',
  },
  {
    name: 'one region alone, and nobody demands anything',
    plan: onBedrock(),
    seen: { 'cloud-model': bare },
    status: 'pass',
    code: 'model-in-region',
    args: { runsIn: ['us-east-1'], required: null, factor: 1.1 },
  },
  {
    name: 'a dearer region where anywhere would do',
    plan: onBedrock(geo('global')),
    seen: { 'cloud-model': bare },
    status: 'warn',
    code: 'region-costs-more',
    args: { factor: 1.1 },
  },
  {
    name: 'Vertex in Belgium, the US demanded',
    plan: onPath('vertex', geo('us'), 'europe-west1'),
    seen: { 'cloud-model': { id: 'claude-sonnet-5-5', profiles: [] } },
    status: 'fail',
    code: 'region-leaves-us',
    args: { outside: ['europe-west1'] },
  },
  {
    name: 'Vertex in Iowa, the US demanded',
    plan: onPath('vertex', geo('us'), 'us-central1'),
    seen: { 'cloud-model': { id: 'claude-sonnet-5-5', profiles: [] } },
    status: 'pass',
    code: 'model-in-region',
  },
  {
    name: 'Vertex global, the US demanded',
    plan: onPath('vertex', geo('us'), 'global'),
    seen: { 'cloud-model': { id: 'claude-sonnet-5-5', profiles: [] } },
    status: 'fail',
    code: 'region-leaves-us',
    args: { outside: [], runsIn: [] },
  },
  {
    name: 'a deployment does not tell where it answers',
    plan: onPath('foundry', geo('us'), 'eastus2'),
    seen: { 'cloud-model': { id: 'claude-sonnet-5-5', profiles: [] } },
    status: 'inconclusive',
    code: 'region-unproven',
  },
  {
    name: 'behind an organization of Anthropic, workspace/residency judges the place',
    plan: onPath('claude-on-aws', {}, 'us-east-1'),
    seen: { 'cloud-model': { id: 'claude-sonnet-5-5', profiles: [] } },
    status: 'pass',
    code: 'model-in-region',
    args: { runsIn: [], required: null },
  },
]);
