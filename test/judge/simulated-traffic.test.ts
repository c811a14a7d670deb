import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import { plannedScenario } from '../../src/judge/planned-scenario.ts';
import { simulatedTraffic } from '../../src/judge/simulated-traffic.ts';
import type { Plan, PlanInput } from '../../src/plan/schema.ts';
import { headers, onTier } from '../checks/limits/plans.ts';
import { anyPlan } from '../plan/plan-arbitrary.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';

type Seen = Parameters<typeof observedWith>[0];
type Input = Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>;

const traffic = { requestsPerDay: 50_000, shape: 'office-hours', peakRequestsPerMinute: 200 } as const;
const base: PlanInput = onTier('start', {
  task: { type: 'chat', features: ['streaming'], patienceSeconds: 60 },
  tokens: { input: { typical: 1_000, p95: 2_000 }, output: { typical: 200, p95: 400 } },
  client: { concurrency: 50, attempts: 3 },
  traffic,
});
const inputOf = (plan: PlanInput, seen: Seen = {}): Input => ({
  plan: planWith(plan),
  catalog,
  observed: observedWith(seen),
});
const made = (plan: PlanInput, seen: Seen = {}) => {
  const simulated = simulatedTraffic(inputOf(plan, seen));
  if (simulated.kind !== 'simulated') throw new Error(simulated.kind);
  return simulated;
};
/** Everything that is simulated, as plain data. */
const answers = ({ busyHour, bySecond, headroom, outage, heaviestTenant }: ReturnType<typeof made>) => [
  busyHour(),
  bySecond(),
  headroom(),
  outage(),
  heaviestTenant(),
];

describe('is made once', () => {
  test('for the same answers, whoever asks', () => {
    expect(made(base)).toBe(made(structuredClone(base)));
    expect(made(base).busyHour()).toBe(made(base).busyHour());
  });

  test.each<[string, PlanInput]>([
    ['the name', { name: 'Parcel helper' }],
    ['what the product is for', { task: { ...base.task, purpose: 'Answers questions about parcels.' } }],
    ['the launch', { traffic: { ...traffic, launchShares: [0.1, 1] } }],
    ['growth', { traffic: { ...traffic, growthPerMonth: 0.1 } }],
    ['the bound of one customer', { traffic: { ...traffic, tenantRequestsPerMinute: 9 } }],
    ['a sample prompt', { tokens: { ...base.tokens, samplePrompt: 'Where is my parcel?' } }],
    ['the budget', { spend: { monthlyBudgetUsd: 100 } }],
  ])('%s does not make it anew', (_, other) => {
    expect(made({ ...base, ...other })).toBe(made(base));
  });

  test('nor does the pace of a streamed answer, which is no need of the checks', () => {
    expect(made(base, { stream: { tokensPerSecond: 20 } })).toBe(made(base));
  });

  test.each<[string, PlanInput, Seen?]>([
    ['requests a day', { traffic: { ...traffic, requestsPerDay: 40_000 } }],
    ['the peak', { traffic: { ...traffic, peakRequestsPerMinute: 201 } }],
    ['the shape', { traffic: { ...traffic, shape: 'steady' } }],
    ['the tier', { limits: { tier: 'build' } }],
    ['prompts', { tokens: { ...base.tokens, input: { typical: 1_000, p95: 2_001 } } }],
    ['max_tokens', { tokens: { ...base.tokens, maxTokens: 300 } }],
    ['answers', { tokens: { ...base.tokens, output: { typical: 201, p95: 400 } } }],
    ['tries', { client: { ...base.client, attempts: 2 } }],
    ['layers that try again', { client: { ...base.client, retryLayers: 2 } }],
    ['requests under way', { client: { ...base.client, concurrency: 'none' } }],
    ['patience', { task: { ...base.task, patienceSeconds: 61 } }],
    ['limits that were seen', {}, { 'tiny-message': headers(999, 2_000_000, 400_000) }],
    ['sizes that were measured', {}, { trial: {} }],
  ])('%s makes another', (_, other, seen) => {
    // In this order, too: what was made first says nothing about the second.
    const [first, second] = [made(base), made({ ...base, ...other }, seen)];
    expect(second).not.toBe(first);
    expect(JSON.stringify(second.planned)).not.toBe(JSON.stringify(first.planned));
  });
});

/** One plan's answers on traffic, sizes, client and limits in a plan that differs in all others. */
function withTrafficOf(plan: Plan, other: Plan): Plan {
  const { requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay } = plan.traffic;
  const { input, output, repeatedPrefix, cacheTtl, maxTokens } = plan.tokens;
  const { concurrency, attempts, retryLayers } = plan.client;
  return {
    ...other,
    model: { ...other.model, id: plan.model.id },
    platform: { ...other.platform, path: plan.platform.path },
    limits: plan.limits,
    task: { ...other.task, features: plan.task.features, patienceSeconds: plan.task.patienceSeconds },
    tokens: { ...other.tokens, input, output, repeatedPrefix, cacheTtl, maxTokens },
    traffic: { ...other.traffic, requestsPerDay, peakRequestsPerMinute, shape, batchableShare, burstsPerDay },
    client: { ...other.client, concurrency, attempts, retryLayers },
  };
}

test('what is simulated hangs on no other answers than those it is kept by', () => {
  const modest = planWith(base);
  const scenarioOf = (plan: Plan) => JSON.stringify(plannedScenario({ plan, catalog, observed: {} }));
  fc.assert(
    fc.property(anyPlan(), anyPlan(), (plan, other) => {
      expect(scenarioOf(withTrafficOf(plan, other))).toBe(scenarioOf(plan));
      expect(scenarioOf(withTrafficOf(modest, other))).toBe(scenarioOf(modest));
    }),
    { numRuns: 50 },
  );
});

test('comes out the same when it is made anew', () => {
  const first = made(base);
  const before = JSON.stringify(answers(first));
  // It is forgotten when as many others were made as are kept.
  for (let n = 1; n <= 20; n += 1) made({ ...base, client: { attempts: 3 + n } });
  const again = made(base);
  expect(again).not.toBe(first);
  expect(JSON.stringify(answers(again))).toBe(before);
});

const patient: PlanInput = { ...base, task: { ...base.task, patienceSeconds: null } };

describe('heavy traffic is simulated by fewer requests', () => {
  const scale = onTier('scale', {
    task: { features: [] },
    tokens: { input: { typical: 100, p95: 100 }, output: { typical: 10, p95: 10 } },
  });

  test('and told in those of the plan', () => {
    // 9,000 of 10,000 a minute: the thousand that is left, less what chance takes of it.
    const room = made({ ...scale, traffic: { peakRequestsPerMinute: 9_000 } }).heaviestTenant();
    expect(room).toBeGreaterThan(500);
    expect(room).toBeLessThan(1_000);
  });

  test('numbers that no limit carries come to an end', () => {
    // 1,000 of a million are let in each minute, and a bucket of 1,000 more: the others are out of their three tries.
    const million = made({ ...base, traffic: { peakRequestsPerMinute: 1e6 } });
    expect(million.busyHour()?.failed.median).toBeGreaterThan(0.99);
    expect(million.bySecond()?.failed.median).toBeGreaterThan(0.99);
    expect(million.headroom()?.median).toBeLessThan(0.002);
    expect(million.heaviestTenant()).toBe(0);
    expect(made({ ...patient, traffic: { peakRequestsPerMinute: 1e6 } }).outage()?.drainMs).toBeNull();
  });

  test('answers that are written for weeks come to an end', () => {
    const huge = made({
      ...patient,
      tokens: { input: { typical: 1e8, p95: 1e8 }, output: { typical: 1e8, p95: 1e8 } },
      client: { concurrency: 1e6, attempts: 100 },
      traffic: { peakRequestsPerMinute: 1e5 },
    });
    expect(huge.busyHour()?.failed.median).toBeGreaterThan(0.99);
    expect(huge.outage()?.drainMs).toBeNull();
  });

  test('more under way than keep the limits busy drain no sooner', () => {
    const drained = (concurrency: number) =>
      made({
        ...base,
        client: { concurrency, attempts: 3 },
        traffic: { peakRequestsPerMinute: 600 },
      }).outage()?.drainMs;
    expect(drained(1e6)).toBe(drained(10_000));
  });
});

describe('a limit of 0', () => {
  test.each([
    ['requests', headers(0, 2_000_000, 400_000)],
    ['input', headers(1_000, 0, 400_000)],
    ['output', headers(1_000, 2_000_000, 0)],
  ])('of %s lets nothing in', (_, seen) => {
    const blocked = made(base, { 'tiny-message': seen });
    for (const hour of [blocked.busyHour(), blocked.bySecond()]) {
      expect(hour?.throttled).toEqual({ median: 1, low: 1, high: 1 });
      expect(hour?.failed.median).toBe(1);
    }
    expect(blocked.headroom()?.median).toBe(0);
    expect(blocked.heaviestTenant()).toBe(0);
  });
});

test('nobody waits any more at the end of an outage that nobody noticed', () => {
  // One request in 100 minutes: none comes within the half hour.
  expect(made({ ...base, traffic: { peakRequestsPerMinute: 0.01 } }).outage()).toMatchObject({
    drainMs: 0,
    cameMeanwhile: 0,
  });
});

describe('says why there is none', () => {
  test('an answer is missing: the first that the wizard asks', () => {
    const open = simulatedTraffic(inputOf(onTier('start')));
    if (open.kind !== 'missing') throw new Error(open.kind);
    expect(open.missing[0].field).toBe('traffic.requestsPerDay');
  });
  test('no limit is known', () => {
    expect(simulatedTraffic(inputOf({ ...base, limits: { tier: null } }))).toEqual({
      kind: 'limits-unknown',
    });
  });
});
