import { expect, test } from 'vitest';
import check from '../../../checks/model/fallback.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeOne } from '../../../src/judge/runner.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { failed, planWith, TODAY } from '../../support/plan-builder.ts';
import { plan } from './fallback-plan.ts';

judgeTable(check, [
  {
    name: 'another class takes the same requests',
    plan: plan('claude-opus-5-5', 'claude-sonnet-5-5'),
    status: 'pass',
    code: 'fallback-fits',
    args: { model: 'Opus 5.5', fallback: 'Sonnet 5.5' },
    basis: 'documented',
  },
  {
    name: 'seen by the account',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': {} },
    status: 'pass',
    code: 'fallback-fits',
    basis: 'live',
  },
  {
    name: 'decided against one',
    plan: plan('claude-opus-5-5', 'none'),
    status: 'warn',
    code: 'fallback-none',
  },
  {
    name: 'never asked',
    plan: plan('claude-opus-5-5', undefined),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.fallback' },
  },
  {
    name: 'nobody knows',
    plan: plan('claude-opus-5-5', null),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.fallback' },
  },
  {
    name: 'no model planned',
    plan: plan(null, 'claude-sonnet-5-5'),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
  {
    name: 'the same model by its alias',
    plan: plan('claude-opus-4-5-20251101', 'claude-opus-4-5'),
    status: 'fail',
    code: 'fallback-same-model',
  },
  {
    name: 'one pool for all Opus 4.x',
    plan: plan('claude-opus-4-8', 'claude-opus-4-7'),
    status: 'warn',
    code: 'fallback-shares-limits',
    args: { limitClass: 'opus-4' },
  },
  {
    name: 'Opus 5.5 and Opus 5 have a pool each',
    plan: plan('claude-opus-5-5', 'claude-opus-5'),
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: 'not found for this account',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': failed('model-not-found') },
    status: 'fail',
    code: 'fallback-not-found',
    args: { id: 'claude-haiku-5-5' },
  },
  {
    name: 'every lookup is refused, which is not about the fallback',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { model: failed('permission-denied'), 'fallback-model': failed('permission-denied') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access', cause: 'permission-denied' },
  },
  {
    name: 'only the lookup of the fallback is refused',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { model: { id: 'claude-opus-5-5' }, 'fallback-model': failed('permission-denied') },
    status: 'fail',
    code: 'call-refused',
    args: { probe: 'fallback-model' },
  },
  {
    name: 'nothing learned on the way',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'retired',
    plan: plan('claude-opus-5-5', 'claude-opus-4-1'),
    status: 'fail',
    code: 'fallback-retired',
    args: { retiredOn: '2026-08-05' },
  },
  {
    name: 'unknown',
    plan: plan('claude-opus-5-5', 'claude-nova-6'),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'an id of another path',
    plan: plan('claude-opus-5-5', 'anthropic.claude-sonnet-5-5', { platform: { path: 'claude-api' } }),
    status: 'fail',
    code: 'model-id-of-other-path',
  },
]);

test.each([
  ['claude-haiku-5-5', 'inconclusive'],
  ['none', 'warn'],
])('at level critical, %s without a live look-up is %s', (fallback, status) => {
  const input = planWith({ ...plan('claude-opus-5-5', fallback), level: 'critical' });
  expect(judgeOne(check, { plan: input, catalog, observed: {}, today: TODAY }).status).toBe(status);
});

test('the limit class and the window name the pages they were read on', () => {
  const { figures } = judged(check, { plan: plan('claude-opus-5-5', 'claude-sonnet-5-5') });
  expect(figures.map(({ name, value, source }) => [name, value, source])).toEqual([
    ['Limit class', 'sonnet-5-5', 'rate-limits'],
    ['Context window', 1_000_000, 'models-overview'],
  ]);
});
