import { expect, test } from 'vitest';
import check from '../../../checks/limits/noisy-neighbour.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { about } from './about.ts';
import { headers, live, onTier } from './plans.ts';

/** Of Start's 1,000 a minute, with so many from one customer at most. */
const bounded = (perMinute: number, tenantRequestsPerMinute?: number | 'none') =>
  live(perMinute, {
    traffic: {
      peakRequestsPerMinute: perMinute,
      ...(tenantRequestsPerMinute !== undefined && { tenantRequestsPerMinute }),
    },
  });
/** What the check says that one more customer may send. */
const tolerableBeside = (perMinute: number): number => {
  const { code, args } = judged(check, { plan: bounded(perMinute, 'none') });
  return code === 'tenant-unbounded' ? args.tolerable : Number.NaN;
};

judgeTable(check, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  { name: 'nothing sent', plan: bounded(0, 5), status: 'not-applicable', code: 'not-applicable' },
  { name: 'no word on one customer', plan: bounded(400), ...asks('traffic.tenantRequestsPerMinute') },
  {
    // 1,000 - 400: what the limit holds at the beginning is soon gone.
    name: 'nothing bounds one',
    plan: bounded(400, 'none'),
    status: 'fail',
    code: 'tenant-unbounded',
    basis: 'documented',
    args: { tolerable: about(600, 0.02), allowed: 'none' },
  },
  {
    name: 'a modest bound',
    plan: bounded(400, 550),
    status: 'pass',
    code: 'tenant-bounded',
    args: { allowed: 550 },
  },
  { name: 'a bound of the whole limit', plan: bounded(400, 1_000), status: 'fail', code: 'tenant-too-heavy' },
  {
    name: 'no room for anybody',
    plan: bounded(1_200, 1),
    status: 'fail',
    code: 'tenant-too-heavy',
    args: { tolerable: 0 },
  },
  { name: 'where nobody may send anything', plan: bounded(1_200, 0), status: 'pass', code: 'tenant-bounded' },
  {
    name: 'a header that lets in less: 500 - 400',
    plan: bounded(400, 200),
    seen: { 'tiny-message': headers(500, 2_000_000, 400_000) },
    status: 'fail',
    code: 'tenant-too-heavy',
    basis: 'live',
    args: { tolerable: about(100, 0.02) },
  },
  {
    // 30 requests of 50,000 tokens use 1,500,000 of 2,000,000 a minute: 10 more fit.
    name: 'by tokens',
    plan: {
      ...bounded(30, 5),
      tokens: { input: { typical: 50_000, p95: 50_000 }, output: { typical: 10, p95: 10 } },
    },
    status: 'pass',
    code: 'tenant-bounded',
    args: { tolerable: about(10, 0.1) },
  },
  {
    name: 'whatever the product lets under way: the limits are shared by all',
    plan: { ...bounded(400, 'none'), client: { concurrency: 9 } },
    status: 'fail',
    code: 'tenant-unbounded',
    args: { tolerable: about(600, 0.02) },
  },
  {
    // 10,000 - 4,000 and a tenth of 10,000: simulated by fewer requests, told in those of the plan.
    name: 'on Scale',
    plan: { ...bounded(4_000, 5_000), limits: { tier: 'scale' } },
    status: 'pass',
    code: 'tenant-bounded',
    args: { tolerable: about(6_000, 0.02), peak: 4_000 },
  },
]);

test('what is said to be tolerable passes, and any more fails', () => {
  const tolerable = tolerableBeside(400);
  const codes = [tolerable, tolerable + 0.1, tolerable + 1].map(
    (allowed) => judged(check, { plan: bounded(400, allowed) }).code,
  );
  expect(codes).toEqual(['tenant-bounded', 'tenant-too-heavy', 'tenant-too-heavy']);
});

test('no bound is as grave as one that is too high, where there is room and where there is none', () => {
  for (const perMinute of [400, 1_200]) {
    const statuses = (['none', 100_000] as const).map(
      (allowed) => judged(check, { plan: bounded(perMinute, allowed) }).status,
    );
    expect(statuses).toEqual(['fail', 'fail']);
  }
});

test('the bound of the plan is a figure where there is one', () => {
  const origins = (allowed: number | 'none') =>
    judged(check, { plan: bounded(400, allowed) }).figures.map(({ origin, unit }) => [origin, unit]);
  expect(origins('none')).toEqual([['simulated', 'requests/min']]);
  expect(origins(9)).toEqual([
    ['simulated', 'requests/min'],
    ['planned', 'requests/min'],
  ]);
});
