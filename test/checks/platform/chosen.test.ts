import { expect, it } from 'vitest';
import chosen from '../../../checks/platform/chosen.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';

judgeTable(chosen, [
  { name: 'nothing said', ...asks('platform.path') },
  { name: 'asked, and nobody knows', plan: { platform: { path: null } }, ...asks('platform.path') },
  {
    name: 'the Claude API stands alone',
    plan: { platform: { path: 'claude-api' } },
    status: 'pass',
    code: 'platform-chosen',
    args: { client: 'Anthropic', region: null, others: [] },
  },
  { name: 'Bedrock without a region', plan: { platform: { path: 'bedrock' } }, ...asks('platform.region') },
  { name: 'Vertex without a region', plan: { platform: { path: 'vertex' } }, ...asks('platform.region') },
  {
    name: 'Bedrock names the two other AWS paths',
    plan: { platform: { path: 'bedrock', region: 'eu-central-1' } },
    status: 'pass',
    code: 'platform-chosen',
    args: {
      client: 'AnthropicBedrock',
      region: 'eu-central-1',
      others: ['Claude Platform on AWS', 'Amazon Bedrock (bedrock-mantle, Messages API)'],
    },
  },
  {
    name: 'Google, managed by Anthropic, needs no region and names Vertex',
    plan: { platform: { path: 'claude-on-google' } },
    status: 'pass',
    code: 'platform-chosen',
    args: { others: ['Claude on Google Cloud, managed by Google (Vertex AI)'] },
  },
  {
    name: 'a region on the Claude API does nothing',
    plan: { platform: { path: 'claude-api', region: 'eu-west-1' } },
    status: 'warn',
    code: 'region-without-effect',
    args: { region: 'eu-west-1' },
  },
  {
    name: 'a deployment region on Foundry is fine',
    plan: { platform: { path: 'foundry', region: 'eastus2' } },
    status: 'pass',
    code: 'platform-chosen',
    args: { region: 'eastus2' },
  },
]);

it('shows the region only where there is one', () => {
  const names = (platform: PlanInput['platform']) =>
    judged(chosen, { plan: { platform } }).figures.map((figure) => figure.name);
  expect(names({ path: 'claude-api' })).toEqual(['Platform path']);
  expect(names({ path: 'vertex', region: 'global' })).toEqual(['Platform path', 'Region']);
});
