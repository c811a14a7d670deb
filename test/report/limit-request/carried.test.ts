import { describe, expect, test } from 'vitest';
import headroom from '../../../checks/limits/headroom.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { deriveAll } from '../../../src/judge/derived.ts';
import type { Run } from '../../../src/judge/run.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { requestFacts } from '../../../src/report/limit-request/facts.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import { headers, onTier } from '../../checks/limits/plans.ts';
import { judged } from '../../support/check-cases.ts';
import { requestContext } from '../../support/limit-request-runs.ts';
import { observedWith, planWith } from '../../support/plan-builder.ts';
import { runWith, TODAY } from '../../support/run-builder.ts';

type Traffic = NonNullable<PlanInput['traffic']>;
type Limits = readonly [rpm: number, itpm: number, otpm: number];

const sized = (traffic: Traffic, tokens: PlanInput['tokens'] = {}): PlanInput =>
  onTier('start', {
    task: { features: [] },
    tokens: {
      input: { typical: 4_000, p95: 12_000 },
      output: { typical: 400, p95: 900 },
      maxTokens: 2_048,
      ...tokens,
    },
    traffic,
  });

/** A run of the plan against these limits, as headers show them. */
function runAgainst(plan: PlanInput, limits: Limits): Run {
  const observed = observedWith({ 'tiny-message': headers(...limits) });
  return runWith({
    plan,
    observations: Object.values(observed),
    derived: deriveAll(planWith(plan), catalog, observed, { today: TODAY, caps: [] }),
  });
}

const verdict = (plan: PlanInput, limits: Limits): string =>
  judged(headroom, { plan, seen: { 'tiny-message': headers(...limits) } }).status;

/** What is asked for, or in force where that is enough. */
const wanted = (run: Run): Limits =>
  requestFacts(run).rows.map(({ ask, inForce }) =>
    ask.kind === 'asked' ? ask.perMinute : (inForce ?? 0),
  ) as unknown as Limits;

const written = (run: Run): string => limitRequest(run, requestContext).replaceAll(/\s+/g, ' ');

const tiny: Limits = [1, 1, 1];

describe('a plan whose limits are what is asked for has the wanted headroom', () => {
  test.each<[string, PlanInput]>([
    ['many requests', sized({ peakRequestsPerMinute: 1_250 })],
    ['some requests', sized({ peakRequestsPerMinute: 60 })],
    ['few requests', sized({ peakRequestsPerMinute: 4.2 })],
    ['hardly any', sized({ peakRequestsPerMinute: 0.05 })],
    [
      'several limits that bind alike',
      sized(
        { peakRequestsPerMinute: 7 },
        { input: { typical: 300, p95: 1_800 }, output: { typical: 2_000, p95: 12_000 }, maxTokens: 16_000 },
      ),
    ],
    [
      'limits of a few round figures',
      sized(
        { requestsPerDay: 66, shape: 'launch-spike' },
        { input: { typical: 19_771, p95: 37_418 }, output: { typical: 15, p95: 89 }, maxTokens: 16_000 },
      ),
    ],
    ['a day', sized({ requestsPerDay: 8_000, shape: 'daily-curve' })],
    ['office hours', sized({ requestsPerDay: 500, shape: 'office-hours' })],
    ['bursts', sized({ requestsPerDay: 9_000, shape: 'scheduled-bursts', burstsPerDay: 24 })],
    ['a growing launch', sized({ requestsPerDay: 90_000, shape: 'launch-spike', growthPerMonth: 0.03 })],
    [
      'sizes far apart',
      sized(
        { peakRequestsPerMinute: 30 },
        { input: { typical: 2_000, p95: 150_000 }, output: { typical: 100, p95: 4_000 }, maxTokens: 32_000 },
      ),
    ],
  ])('%s', (_, plan) => {
    expect(verdict(plan, tiny)).toBe('fail');
    const asked = wanted(runAgainst(plan, tiny));
    expect(verdict(plan, asked)).toBe('pass');
    // Limits that are granted are not asked for again.
    if (plan.traffic?.growthPerMonth === undefined)
      expect(written(runAgainst(plan, asked))).toContain('NO INCREASE NEEDED');
  });

  test('where twice the mean of the busiest minute would turn requests down', () => {
    const plan = sized({ peakRequestsPerMinute: 4.2 });
    const run = runAgainst(plan, tiny);
    // Twice 4.2 requests, up to a whole one; tokens as the run has them.
    const [, input, output] = run.derived.limits.map(({ peak }) => Math.ceil(2 * (peak ?? 0)));
    expect(verdict(plan, [9, input ?? 0, output ?? 0])).not.toBe('pass');
    expect(written(run)).toMatch(/a factor of 1\.\d+ for requests, .* for output tokens: requests come/);
  });

  test('and nothing is added where so many come that the mean decides', () => {
    const run = runAgainst(sized({ peakRequestsPerMinute: 100_000 }), tiny);
    expect(wanted(run)[0]).toBe(200_000);
    expect(written(run)).not.toContain('Chance');
  });
});

describe('limits that carry what is wanted', () => {
  const plan = sized({ peakRequestsPerMinute: 100 });
  const ample: Limits = [1_000, 5_000_000, 500_000];

  test('are said at the top to be enough, and nothing argues for more', () => {
    const text = limitRequest(runAgainst(plan, ample), requestContext);
    expect(text).toMatch(/^Subject: Rate limits for Claude/);
    expect(text.split('\n')[1]).toMatch(/^NO INCREASE NEEDED by the figures of this plan/);
    expect(text).not.toMatch(/Why it is needed|What already keeps|Where to send it|At stake|refused in/);
  });

  test('are not enough for a growth that uses them up, which is then the reason', () => {
    // 100 requests a minute grow 1.1^6 = 1.77 times: 1,000 carry that twice; 1.5^6 = 11.4 times, of which 10 are asked for.
    const growing = (growthPerMonth: number) =>
      runAgainst(sized({ peakRequestsPerMinute: 100, growthPerMonth }), ample);
    expect(written(growing(0.1))).toContain('NO INCREASE NEEDED');
    const text = written(growing(0.5));
    expect(text).not.toContain('NO INCREASE');
    expect(text).toMatch(
      /Why it is needed - The limits in force carry [\d.]+ times the planned traffic .*\. It grows 10 times within 6 months, and they should carry 2 times/,
    );
    expect(text).not.toContain('no request of the busiest hour is refused');
  });
});
