import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/judge/run.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import {
  bedrockRun,
  busyRun,
  limitRows,
  requestContext,
  vertexRun,
} from '../../support/limit-request-runs.ts';

const written = (run: Run): string => limitRequest(run, requestContext);
/** The text on one line, whatever it was folded to. */
const flat = (run: Run): string => written(run).replaceAll(/\s+/g, ' ');
const row = (run: Run, name: string): string =>
  new RegExp(`^ {2}${name} .*$`, 'm').exec(written(run))?.[0] ?? '';
const below = (run: Run): string => written(run).split(/^-{20,}$/m)[1] ?? '';

describe('growth', () => {
  const growing = (growthPerMonth: number): Run => ({
    ...busyRun(),
    plan: { ...busyRun().plan, traffic: { ...busyRun().plan.traffic, growthPerMonth } },
  });

  test('is asked for up to ten times, and what is left out is said', () => {
    // 1,250 x 2 x 10; 570,312.5 x 2 x 10 = 11,406,250
    expect(row(growing(10), 'Requests')).toMatch(/25,000$/);
    expect(row(growing(10), 'Output tokens')).toMatch(/12,000,000$/);
    expect(flat(growing(10))).toContain(
      'Asked for is the peak times 2 as headroom, times 10 for growth, rounded up to two significant digits. A growth of 1,000 % a month would bring more than 10 times within 6 months; that is asked for when it comes.',
    );
    expect(flat(growing(10))).toContain('Growth 1,000 % a month; reckoned with is 10 times the traffic');
  });

  test.each([
    [0, 'Growth None planned'],
    [-0.5, 'Growth -50 % a month'],
  ])('of %d is nothing to ask for', (growth, said) => {
    expect(row(growing(growth), 'Requests')).toMatch(/2,500$/);
    expect(flat(growing(growth))).toContain(said);
    expect(flat(growing(growth))).not.toContain('for growth');
  });
});

describe('figures nobody would be granted', () => {
  const sizes = { typical: 100_000_000, p95: 100_000_000 };
  const peaks = [1e8, 1e16, 1e16] as const;
  const wild = (run: Run): Run => ({
    ...run,
    plan: {
      ...run.plan,
      tokens: { ...run.plan.tokens, input: sizes, output: sizes },
      traffic: {
        ...run.plan.traffic,
        requestsPerDay: 1e10,
        peakRequestsPerMinute: 1e8,
        growthPerMonth: 10,
      },
    },
    derived: { ...run.derived, limits: limitRows(peaks, peaks, [1, 1, 1], 'live') },
  });

  test.each([busyRun(), bedrockRun(), vertexRun()])(
    'are not asked for: the plan is looked at first',
    (run) => {
      const text = flat(wild(run));
      expect(text).toContain(
        'NOT READY TO BE SENT: the plan wants more than 1,000 times the limits of the largest published usage tier',
      );
      expect(text).toMatch(/Requests: in force .* asked for check plan\. Input/);
      expect(text).not.toMatch(/\d[eE][+-]?\d|Infinity|NaN|Quotas \d|at a rate of/);
      expect(below(wild(run))).toMatch(/^To answer first\n {2}- Are the requests of the busiest minute/m);
    },
  );
});
