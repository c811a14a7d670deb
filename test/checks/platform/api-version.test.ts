import apiVersion from '../../../checks/platform/api-version.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { onBedrock, onPath } from './cloud-plans.ts';

const version = (
  apiVersion: '2023-06-01' | '2026-10-21' | null,
  id = 'anthropic.claude-opus-4-6-v1',
): PlanInput => ({ model: { id, request: { apiVersion } } });

judgeTable(apiVersion, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'the Claude API serves every version',
    plan: onPath('claude-api'),
    status: 'pass',
    code: 'api-version-served',
    args: { version: null },
  },
  {
    name: 'so does Vertex for an older model',
    plan: onPath('vertex', version('2026-10-21', 'claude-opus-4-6')),
    status: 'pass',
    code: 'api-version-served',
    args: { version: '2026-10-21' },
  },
  {
    name: 'Bedrock, an older model and the newer version',
    plan: onBedrock(version('2026-10-21')),
    status: 'fail',
    code: 'api-version-not-served',
    args: { model: 'Opus 4.6', version: '2026-10-21', older: '2023-06-01' },
  },
  {
    name: 'Bedrock, an older model and the older version',
    plan: onBedrock(version('2023-06-01')),
    status: 'pass',
    code: 'api-version-served',
  },
  {
    name: 'Bedrock, an older model and nobody knows',
    plan: onBedrock(version(null)),
    ...asks('model.request.apiVersion'),
  },
  {
    name: 'Bedrock, 4.7 and the newer version',
    plan: onBedrock(version('2026-10-21', 'anthropic.claude-opus-4-7')),
    status: 'pass',
    code: 'api-version-served',
  },
  {
    name: 'mantle likewise',
    plan: onPath('bedrock-mantle', version('2026-10-21', 'claude-opus-4-6')),
    status: 'fail',
    code: 'api-version-not-served',
  },
  { name: 'Bedrock without a model', plan: { platform: { path: 'bedrock' } }, ...asks('model.id') },
  {
    name: 'Bedrock, a model nobody lists',
    plan: onBedrock(version(null, 'claude-nova-6')),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
]);
