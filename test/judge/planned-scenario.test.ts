import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import {
  answerPace,
  plannedClient,
  plannedScenario,
  type ScenarioOptions,
} from '../../src/judge/planned-scenario.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { configured, group, headers, live, onTier, startLimits } from '../checks/limits/plans.ts';
import { observedWith, planWith } from '../support/plan-builder.ts';

type Seen = Parameters<typeof observedWith>[0];

const made = (plan: PlanInput, seen: Seen = {}, options: ScenarioOptions = {}) =>
  plannedScenario({ plan: planWith(plan), catalog, observed: observedWith(seen) }, options);
function scenarioOf(plan: PlanInput, seen: Seen = {}, options: ScenarioOptions = {}) {
  const planned = made(plan, seen, options);
  if (planned.kind !== 'scenario') throw new Error(planned.kind);
  return planned;
}

describe('the limits', () => {
  test('are held to a minute and pass every request, in the order of their names', () => {
    const { scenario, limits, unknown } = scenarioOf(live(100));
    expect(limits).toEqual([
      { limiter: 'rpm', perMinute: 1_000, rung: 'table' },
      { limiter: 'itpm', perMinute: 2_000_000, rung: 'table' },
      { limiter: 'otpm', perMinute: 400_000, rung: 'table' },
    ]);
    expect(unknown).toEqual([]);
    expect(scenario.service.streams).toEqual([[0, 1, 2]]);
    expect(scenario.service.limits).toMatchObject([
      { counts: 'requests', capacity: 1_000, perMinute: 1_000, daily: false, reserves: false },
      { counts: 'input', capacity: 2_000_000, perMinute: 2_000_000 },
      { counts: 'output', capacity: 400_000, perMinute: 400_000 },
    ]);
    expect(scenario.service.outages).toEqual([]);
  });

  test('or to a second, of which there are sixty', () => {
    const { scenario } = scenarioOf(live(100), {}, { enforced: 'second' });
    expect(
      scenario.service.limits.map(({ capacity, perMinute }) => [Math.round(capacity * 60), perMinute]),
    ).toEqual([
      [1_000, 1_000],
      [2_000_000, 2_000_000],
      [400_000, 400_000],
    ]);
  });

  test('are those in force, each from where it was read best', () => {
    const seen = { ...configured(startLimits({ itpm: 500_000 })), 'tiny-message': headers(900, null, null) };
    expect(scenarioOf(live(100), seen).limits).toEqual([
      { limiter: 'rpm', perMinute: 900, rung: 'header' },
      { limiter: 'itpm', perMinute: 500_000, rung: 'workspace' },
      { limiter: 'otpm', perMinute: 400_000, rung: 'organization' },
    ]);
  });

  test('that nobody knows hold nothing up', () => {
    const some = scenarioOf(live(100, { limits: {} }), { 'tiny-message': headers(null, 30_000, null) });
    expect(some.limits).toEqual([{ limiter: 'itpm', perMinute: 30_000, rung: 'header' }]);
    expect(some.unknown).toEqual(['rpm', 'otpm']);
    expect(some.scenario.service.streams).toEqual([[0]]);
  });

  test('of fast mode are its own', () => {
    const plan = live(1, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } });
    const seen = {
      'rate-limits': { groups: [group('model_group', ['claude-opus-5-5'], { fast_otpm: 40_000 })] },
    };
    expect(scenarioOf(plan, seen).limits).toEqual([
      { limiter: 'otpm', perMinute: 40_000, rung: 'organization' },
    ]);
    expect(made(plan)).toEqual({ kind: 'limits-unknown' });
  });
});

describe('the traffic', () => {
  test('is that of the planned day', () => {
    // An hour of 100 requests a minute, of 100 tokens, answered by 10.
    const { traffic } = scenarioOf(live(100)).scenario;
    expect(traffic.requests).toBe(6_000);
    expect(traffic.streams).toMatchObject([{ stream: 0 }]);
    const [stream] = traffic.streams;
    expect([stream?.requests[0], stream?.input[0], stream?.output[0]]).toEqual([100, 10_000, 1_000]);
  });
});

describe('the client', () => {
  const client = (plan: PlanInput) => plannedClient(planWith(plan), catalog);
  test('is the official SDK where the plan says nothing else: three tries, any number under way, a week of patience', () => {
    expect(client({})).toEqual({
      concurrency: null,
      attempts: 3,
      backoff: { firstMs: 500, longestMs: 8_000, jitter: 0.25 },
      obeysRetryAfter: true,
      patienceMs: 604_800_000,
    });
  });

  test.each<[string, PlanInput, object]>([
    ['as many under way as planned', { client: { concurrency: 20 } }, { concurrency: 20 }],
    ['any number', { client: { concurrency: 'none' } }, { concurrency: null }],
    ['a number that nobody knows', { client: { concurrency: null } }, { concurrency: null }],
    ['a single try', { client: { attempts: 1 } }, { attempts: 1 }],
    ['half a minute of patience', { task: { patienceSeconds: 30 } }, { patienceMs: 30_000 }],
  ])('%s', (_, plan, expected) => {
    expect(client(plan)).toMatchObject(expected);
  });
});

describe('the pace of answers', () => {
  const pace = (seen: Seen) => answerPace({ observed: observedWith(seen) });
  const assumed = { firstTokenMs: 1_000, tokensPerSecond: 60, from: 'assumed' };

  test('is that of a streamed answer', () => {
    const seen = { stream: { firstTextMs: 900, tokensPerSecond: 80 } };
    expect(pace(seen)).toEqual({ firstTokenMs: 900, tokensPerSecond: 80, from: 'live' });
  });

  test('is assumed where no other is asked for, whatever was streamed', () => {
    const judged = scenarioOf(live(1), { stream: { tokensPerSecond: 80 } });
    expect(judged.pace).toEqual(assumed);
    expect(judged.scenario.service).toMatchObject({ firstTokenMs: 1_000, tokensPerMs: 0.06 });
  });

  test.each<[string, Seen]>([
    ['nothing was streamed', {}],
    ['no text came', { stream: { firstTextMs: null } }],
    ['too little came to time it', { stream: { tokensPerSecond: null } }],
  ])('is assumed where %s', (_, seen) => {
    expect(pace(seen)).toEqual(assumed);
  });
});

test('answers that are missing come before limits that nobody knows', () => {
  const open = made(onTier(undefined));
  if (open.kind !== 'missing') throw new Error(open.kind);
  expect(open.missing.map(({ field }) => field).slice(0, 2)).toEqual([
    'traffic.requestsPerDay',
    'traffic.shape',
  ]);
});
