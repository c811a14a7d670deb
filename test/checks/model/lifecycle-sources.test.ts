import { expect, test } from 'vitest';
import check from '../../../checks/model/lifecycle.ts';
import { judged, judgeTable } from '../../support/check-cases.ts';
import { TODAY } from '../../support/plan-builder.ts';
import { plan, sonnet45 } from './lifecycle-plan.ts';

/** Whose date counts: the account's, the catalog's, or that of a cloud which sets its own. */
judgeTable(check, [
  {
    name: 'the account announces a date the catalog does not know',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'deprecated', retiresAt: '2027-02-01T00:00:00Z' } },
    status: 'fail',
    code: 'model-retires-in-life',
    args: { retiresOn: '2027-02-01', end: '2027-06-01' },
    basis: 'live',
  },
  {
    name: 'the account announces a date beyond the life of an active model',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { retiresAt: '2028-01-01T00:00:00Z' } },
    status: 'pass',
    code: 'model-outlives-plan',
    args: { date: '2028-01-01' },
    basis: 'live',
  },
  {
    name: 'a date the account announces still needs a launch date',
    plan: plan('claude-sonnet-5-5'),
    seen: { model: { retiresAt: '2028-01-01T00:00:00Z' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'launchDate' },
  },
  {
    name: 'the account says deprecated and gives no date',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'deprecated' } },
    status: 'fail',
    code: 'model-deprecated',
    args: { retiresOn: null },
  },
  {
    name: 'the account says retired',
    plan: plan('claude-sonnet-5-5', '2026-12-01', 6),
    seen: { model: { lifecycle: 'retired' } },
    status: 'fail',
    code: 'model-retired',
  },
  {
    name: 'retired by the catalog, launch unknown',
    plan: plan('claude-3-opus-latest'),
    status: 'fail',
    code: 'model-retired',
    args: { retiredOn: '2026-01-05' },
  },
  {
    name: 'unknown to everyone',
    plan: plan('claude-nova-6', '2026-12-01', 6),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'known to the account only, without a date',
    plan: plan('claude-nova-6', '2026-12-01', 6),
    seen: { model: { id: 'claude-nova-6' } },
    status: 'warn',
    code: 'model-without-retirement-date',
  },
  {
    name: 'Bedrock has dates of its own: a fail here is open there',
    plan: {
      ...plan('anthropic.claude-sonnet-4-5-20250929-v1:0', '2026-12-01', 6),
      platform: { path: 'bedrock' },
    },
    status: 'inconclusive',
    code: 'retirement-set-by-platform',
    args: { anthropicDate: '2026-11-30' },
  },
  {
    name: 'Google has dates of its own: a pass here is a caution there',
    plan: { ...plan('claude-sonnet-5-5', '2026-12-01', 6), platform: { path: 'vertex' } },
    status: 'warn',
    code: 'retirement-set-by-platform',
    args: { anthropicDate: '2027-09-28' },
  },
  {
    name: "Foundry is bound by Anthropic's dates",
    plan: { ...plan(sonnet45, '2026-12-01', 6), platform: { path: 'foundry' } },
    status: 'fail',
    code: 'model-retires-before-launch',
  },
]);

test('every figure says where it comes from', () => {
  const { figures } = judged(check, { plan: plan(sonnet45, '2026-11-29', 1) });
  expect(figures).toEqual([
    {
      name: 'Retires on',
      value: '2026-11-30',
      unit: 'date',
      origin: 'documented',
      source: 'deprecations',
      at: '2026-11-17',
    },
    {
      name: 'Launch',
      value: '2026-11-29',
      unit: 'date',
      origin: 'planned',
      source: 'launchDate',
      at: TODAY,
    },
    {
      name: 'End of planned life',
      value: '2026-12-29',
      unit: 'date',
      origin: 'planned',
      source: 'plannedLifeMonths',
      at: TODAY,
    },
  ]);
  const seen = { model: { retiresAt: '2027-02-01T00:00:00Z' } };
  expect(judged(check, { plan: plan('claude-sonnet-5-5', '2026-12-01', 6), seen }).figures[0]).toMatchObject({
    name: 'Retires on',
    value: '2027-02-01',
    origin: 'live',
    source: 'model',
  });
});
