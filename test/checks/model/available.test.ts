import { expect, test } from 'vitest';
import check from '../../../checks/model/available.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { failed, planWith, TODAY, unavailable } from '../../support/plan-builder.ts';

const sonnet = { model: { id: 'claude-sonnet-5-5' } };

judgeTable(check, [
  {
    name: 'the account knows the model',
    plan: sonnet,
    seen: { model: {} },
    status: 'pass',
    code: 'model-available',
    args: { model: 'Sonnet 5.5', restricted: false },
    basis: 'live',
  },
  {
    name: 'a restricted model the account may see is noted',
    plan: { model: { id: 'claude-mythos-5-2' } },
    seen: { model: { id: 'claude-mythos-5-2' } },
    status: 'pass',
    code: 'model-available',
    args: { restricted: true, retentionDays: 30 },
  },
  {
    name: 'an alias is answered with its snapshot id',
    plan: { model: { id: 'claude-opus-4-5' } },
    seen: { model: { id: 'claude-opus-4-5-20251101' } },
    status: 'pass',
    code: 'model-available',
    basis: 'live',
  },
  {
    name: 'a model newer than the catalog',
    plan: { model: { id: 'claude-nova-6' } },
    seen: { model: { id: 'claude-nova-6', displayName: 'Claude Nova 6' } },
    status: 'pass',
    code: 'model-available',
    args: { model: 'Claude Nova 6' },
  },
  {
    name: 'the account says retired',
    plan: sonnet,
    seen: { model: { lifecycle: 'retired', retiresAt: '2026-11-01T00:00:00Z' } },
    status: 'fail',
    code: 'model-retired',
    args: { retiredOn: '2026-11-01' },
    basis: 'live',
  },
  {
    name: 'the account says retired, the catalog knows the successor',
    plan: { model: { id: 'claude-sonnet-5' } },
    seen: { model: { id: 'claude-sonnet-5', lifecycle: 'retired' } },
    status: 'fail',
    code: 'model-retired',
    args: { retiredOn: null, successor: 'claude-sonnet-5-5' },
  },
  {
    name: 'not found for this account',
    plan: sonnet,
    seen: { model: failed('model-not-found') },
    status: 'fail',
    code: 'model-not-found',
    args: { id: 'claude-sonnet-5-5', restricted: false },
  },
  {
    name: 'not found because only verified organizations may',
    plan: { model: { id: 'claude-mythos-5-2' } },
    seen: { model: failed('model-not-found') },
    status: 'fail',
    code: 'model-not-found',
    args: { restricted: true },
  },
  ...(['key-rejected', 'permission-denied', 'credit-empty', 'organization-on-hold'] as const).map(
    (cause) => ({
      name: `refused: ${cause}`,
      plan: sonnet,
      seen: { model: failed(cause) },
      status: 'inconclusive' as const,
      code: 'waits-for-check' as const,
      args: { check: 'platform/access', cause },
    }),
  ),
  ...(['connection-failed', 'overloaded', 'client-timeout', 'rate-limit'] as const).map((cause) => ({
    name: `nothing learned: ${cause}`,
    plan: sonnet,
    seen: { model: failed(cause, 'No answer came.') },
    status: 'inconclusive' as const,
    code: 'not-observed' as const,
    args: { reason: 'No answer came.' },
  })),
  {
    name: 'offline, a documented model',
    plan: sonnet,
    seen: { model: unavailable() },
    status: 'pass',
    code: 'model-documented',
    basis: 'documented',
  },
  {
    name: 'offline, a restricted model',
    plan: { model: { id: 'claude-mythos-5-1' } },
    status: 'warn',
    code: 'model-restricted',
    basis: 'documented',
    args: { retentionDays: 30 },
  },
  {
    name: 'offline, a model that asks for 30 days of retention',
    plan: { model: { id: 'claude-fable-5-1' } },
    status: 'pass',
    code: 'model-documented',
    args: { retentionDays: 30 },
  },
  {
    name: 'offline, a mistyped id',
    plan: { model: { id: 'claude-sonet-5-5' } },
    status: 'inconclusive',
    code: 'model-not-in-catalog',
    args: { nearest: 'claude-sonnet-5-5' },
  },
  {
    name: 'offline, an unknown id',
    plan: { model: { id: 'claude-haiku-4-20250514' } },
    status: 'inconclusive',
    code: 'model-not-in-catalog',
    args: { retiredOn: null },
  },
  {
    name: 'an answer about another model counts as none',
    plan: { model: { id: 'claude-opus-5-5' } },
    seen: { model: { id: 'claude-sonnet-5-5' } },
    status: 'pass',
    code: 'model-documented',
    basis: 'documented',
  },
  {
    name: 'retired by the catalog',
    plan: { model: { id: 'claude-opus-4-1-20250805' }, platform: { path: 'claude-api' } },
    status: 'fail',
    code: 'model-retired',
    args: { retiredOn: '2026-08-05' },
  },
  {
    name: 'retired on the Claude API, perhaps served by Bedrock',
    plan: { model: { id: 'anthropic.claude-opus-4-1-20250805-v1:0' }, platform: { path: 'bedrock' } },
    status: 'inconclusive',
    code: 'model-retired-on-claude-api',
    args: { retiredOn: '2026-08-05', platform: 'Amazon Bedrock (bedrock-runtime)' },
  },
  {
    name: 'a Bedrock id sent to the Claude API',
    plan: { model: { id: 'us.anthropic.claude-opus-4-6-v1' }, platform: { path: 'claude-api' } },
    seen: { model: failed('model-not-found') },
    status: 'fail',
    code: 'model-id-of-other-path',
    args: {
      belongsTo: ['Amazon Bedrock (bedrock-runtime)'],
      platform: 'Claude API',
      idThere: 'claude-opus-4-6',
    },
  },
  {
    name: 'a Google id sent to the Claude API',
    plan: { model: { id: 'claude-sonnet-4-5@20250929' }, platform: { path: 'claude-api' } },
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'claude-sonnet-4-5-20250929' },
  },
  {
    name: 'a Claude API id sent to Bedrock',
    plan: { model: { id: 'claude-opus-5-5' }, platform: { path: 'bedrock' } },
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'anthropic.claude-opus-5-5' },
  },
  {
    name: 'an alias where the plain id is another',
    plan: { model: { id: 'claude-haiku-4-5' }, platform: { path: 'vertex' } },
    status: 'fail',
    code: 'model-id-of-other-path',
    args: { idThere: 'claude-haiku-4-5@20251001' },
  },
  {
    name: 'a region prefix on Bedrock',
    plan: { model: { id: 'global.anthropic.claude-opus-5-5' }, platform: { path: 'bedrock' } },
    status: 'pass',
    code: 'model-documented',
  },
  {
    name: 'the same string on Google Cloud',
    plan: { model: { id: 'claude-opus-5-5' }, platform: { path: 'claude-on-google' } },
    status: 'pass',
    code: 'model-documented',
  },
  {
    name: 'a model nobody documents on the path',
    plan: { model: { id: 'claude-opus-4-6' }, platform: { path: 'bedrock-mantle' } },
    status: 'inconclusive',
    code: 'model-not-on-path',
    args: { model: 'Opus 4.6' },
  },
  {
    name: 'Foundry deployments are named by the team',
    plan: { model: { id: 'claude-opus-4-5' }, platform: { path: 'foundry' } },
    status: 'pass',
    code: 'model-documented',
  },
  {
    name: 'a cloud id before a path is chosen',
    plan: { model: { id: 'anthropic.claude-opus-5-5' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'platform.path' },
  },
  {
    name: 'no model planned',
    plan: { model: { id: null } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);

test.each([
  ['beta', 'pass'],
  ['ga', 'inconclusive'],
  ['critical', 'inconclusive'],
] as const)('documented alone at level %s is %s', (level, status) => {
  const plan = planWith({ ...sonnet, level });
  expect(judgeOne(check, { plan, catalog, observed: {}, today: TODAY }).status).toBe(status);
});
