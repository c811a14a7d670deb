import check from '../../../checks/limits/web-search.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { group, peak } from './plans.ts';

/** So many requests in the busiest minute, each with two searches. */
const searching = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  peak(perMinute, {
    task: { features: ['web-search'] },
    traffic: { peakRequestsPerMinute: perMinute, webSearchesPerRequest: 2 },
    ...rest,
  });
const limited = (limits: Parameters<typeof group>[2]) => ({
  'rate-limits': { groups: [group('web_search', null, limits)] },
});
/** 30 searches a second are 1,800 a minute, those of 900 requests. */
const bySecond = limited({ tool_uses_per_second: 30 });

judgeTable(check, [
  { name: 'features unknown', ...asks('task.features') },
  {
    name: 'no web search',
    plan: { task: { features: [] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'searches a request unknown',
    plan: peak(10, { task: { features: ['web-search'] } }),
    seen: bySecond,
    ...asks('traffic.webSearchesPerRequest'),
  },
  {
    name: 'no peak',
    plan: searching(10, { traffic: { webSearchesPerRequest: 2 } }),
    seen: bySecond,
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: '70 % is the last pass',
    plan: searching(630),
    seen: bySecond,
    status: 'pass',
    code: 'searches-fit',
    basis: 'admin',
    args: { peak: 1_260, limit: 30, load: 0.7, per: 'second', from: 'organization' },
  },
  {
    name: 'all of it is still no fail',
    plan: searching(900),
    seen: bySecond,
    status: 'warn',
    code: 'searches-near-limit',
    args: { load: 1 },
  },
  {
    name: 'one request more',
    plan: searching(901),
    seen: bySecond,
    status: 'fail',
    code: 'searches-above-limit',
  },
  {
    name: 'by the minute',
    plan: searching(50),
    seen: limited({ requests_per_minute: 200 }),
    status: 'pass',
    code: 'searches-fit',
    args: { peak: 100, limit: 200, load: 0.5, per: 'minute' },
  },
  {
    name: 'the tightest of both, which the workspace set',
    plan: searching(50),
    seen: limited({ tool_uses_per_second: 30, requests_per_minute: [200, 90] }),
    status: 'fail',
    code: 'searches-above-limit',
    args: { limit: 90, per: 'minute', from: 'workspace' },
  },
  {
    name: 'a limiter nobody here can count',
    plan: searching(50),
    seen: limited({ tokens_per_day: 5 }),
    status: 'inconclusive',
    code: 'search-limit-unlisted',
    args: { types: ['tokens_per_day'] },
  },
  {
    name: 'no group of web search',
    plan: searching(50),
    seen: { 'rate-limits': { groups: [] } },
    status: 'inconclusive',
    code: 'search-limit-unlisted',
    args: { types: [] },
  },
  {
    name: 'no admin key',
    plan: searching(50),
    seen: { 'rate-limits': unavailable('There is no admin key.') },
    status: 'inconclusive',
    code: 'search-limit-unread',
    args: { reason: 'There is no admin key.' },
  },
  ...(['permission-denied', 'not-found', 'key-rejected'] as const).map((cause) => ({
    name: `${cause}: like no admin key`,
    plan: searching(50),
    seen: { 'rate-limits': failed(cause) },
    status: 'inconclusive' as const,
    code: 'search-limit-unread' as const,
  })),
  {
    name: "another organization's key",
    plan: searching(50),
    seen: { ...bySecond, 'tiny-message': {}, organization: { id: 'org-test-0002' } },
    status: 'inconclusive',
    code: 'admin-of-other-organization',
    args: { admin: 'org-test-0002', key: 'org-test-0001' },
  },
]);
