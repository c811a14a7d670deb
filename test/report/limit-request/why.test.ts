import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/judge/run.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import { busyRun, requestContext } from '../../support/limit-request-runs.ts';
import { finding } from '../../support/run-builder.ts';

const written = (run: Run): string => limitRequest(run, requestContext);
/** The text on one line, whatever it was folded to. */
const flat = (run: Run): string => written(run).replaceAll(/\s+/g, ' ');
const above = (run: Run): string => written(run).split(/^-{20,}$/m)[0] ?? '';

describe('why', () => {
  test('says what the simulation found', () => {
    expect(flat(busyRun())).toContain(
      '34 % of the requests of the busiest hour are refused at least once, mostly by the limit of 400,000 output tokens a minute, and 8.1 % are never answered.',
    );
    expect(flat(busyRun())).toContain('carry 0.7 times the planned traffic');
  });

  test.each([
    {},
    { throttled: 'all', failed: null },
    { throttled: { median: 'x' }, failed: { median: 0 } },
    { throttled: { median: 0.2 }, failed: { median: 0 }, binding: { limiter: 'toString', perMinute: 1 } },
  ])('survives arguments of another version: %j', (args) => {
    const found = finding({
      check: 'limits/peak-traffic',
      status: 'fail',
      title: 'x',
      detail: 'x',
      args,
    });
    expect(above({ ...busyRun(), findings: [found] })).not.toMatch(/undefined|NaN|\[object|native code/);
  });

  test('does not argue with an hour of which nothing is refused', () => {
    const range = { median: 0, low: 0, high: 0 };
    const args = { throttled: range, failed: range, binding: null };
    const found = finding({
      check: 'limits/peak-traffic',
      status: 'pass',
      title: 'x',
      detail: 'x',
      args,
    });
    const { derived } = busyRun();
    const headroom = { median: 1.996, low: 1.996, high: 1.996 };
    const traffic = derived.traffic == null ? null : { ...derived.traffic, headroom };
    const text = flat({ ...busyRun(), findings: [found], derived: { ...derived, traffic } });
    expect(text).not.toContain('Simulated against');
    // Rounded up it would be what is wanted.
    expect(text).toContain('The limits in force carry 1.99 times the planned traffic');
  });

  test('names the ends where chance decides', () => {
    const { derived } = busyRun();
    const headroom = { median: 2.1, low: 0.7, high: 12.9 };
    const traffic = derived.traffic == null ? null : { ...derived.traffic, headroom };
    expect(flat({ ...busyRun(), derived: { ...derived, traffic } })).toContain(
      'The limits in force carry 0.7 to 12 times the planned traffic',
    );
  });

  test('counts one as one', () => {
    const { plan } = busyRun();
    const one = flat({
      ...busyRun(),
      plan: {
        ...plan,
        task: { ...plan.task, patienceSeconds: 1 },
        client: { concurrency: 1, attempts: 1, retryLayers: 1 },
        traffic: {
          ...plan.traffic,
          requestsPerDay: 1,
          activeDaysPerMonth: 1,
          usersPerMonth: 1,
          tenantRequestsPerMinute: 1,
        },
      },
    });
    for (const said of [
      '1 request a day on 1 day a month',
      'about 1 person a month',
      'longer than 1 second for',
      'At most 1 request is under way',
      'may send 1 request a minute',
    ])
      expect(one).toContain(said);
    expect(one).not.toMatch(/\b1 (requests|days|people|seconds|tokens)\b/);
  });

  test('speaks of no requests where there are none', () => {
    const { plan } = busyRun();
    const traffic = { ...plan.traffic, requestsPerDay: 0, tenantRequestsPerMinute: 0 };
    expect(flat({ ...busyRun(), plan: { ...plan, traffic } })).not.toMatch(/\b0 requests/);
  });

  test('claims nothing that the plan does not say', () => {
    const { plan } = busyRun();
    const run = {
      ...busyRun(),
      plan: {
        ...plan,
        client: {},
        tokens: { ...plan.tokens, cacheTtl: 'none' },
        traffic: { requestsPerDay: 1 },
      },
    } as Run;
    expect(above(run)).not.toContain('What already keeps the need small');
  });
});
