import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { type PlannedMonth, plannedMonth } from '../../src/plan/workload.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';

const monthOf = (plan: PlanInput): PlannedMonth => plannedMonth(planWith(plan), catalog, null);

function planned(plan: PlanInput) {
  const month = monthOf(plan);
  if (month.kind !== 'planned') throw new Error(`The month is ${JSON.stringify(month)}.`);
  return month;
}
const fields = (plan: PlanInput): readonly string[] => {
  const month = monthOf(plan);
  return month.kind === 'missing' ? month.missing.map((row) => row.field) : [month.kind];
};

describe('what is missing', () => {
  it('an empty plan lacks all, named once each, in the order of the questions', () => {
    expect(fields({})).toEqual([
      'task.features',
      'model.id',
      'tokens.input.typical',
      'tokens.input.p95',
      'tokens.output.typical',
      'tokens.output.p95',
      'tokens.cacheTtl',
      'traffic.requestsPerDay',
      'traffic.activeDaysPerMonth',
    ]);
  });
  it('null is as missing as absent', () => {
    expect(fields(monthPlan({ traffic: { requestsPerDay: null, activeDaysPerMonth: null } }))).toEqual([
      'traffic.requestsPerDay',
      'traffic.activeDaysPerMonth',
    ]);
  });
  it('zero is an answer', () => {
    expect(planned(monthPlan({ traffic: { requestsPerDay: 0 } })).forecast.medium.totalUsd).toBe(0);
  });
  it('optional features ask only where they are planned', () => {
    expect(fields(monthPlan({ task: { features: ['batch', 'web-search', 'prompt-caching'] } }))).toEqual([
      'tokens.cacheTtl',
      'traffic.batchableShare',
      'traffic.webSearchesPerRequest',
    ]);
    expect(fields(monthPlan())).toEqual(['planned']);
  });
  it('a model without a price is said before anything else', () => {
    expect(fields({ model: { id: 'claude-next-1' } })).toEqual(['unpriced']);
    expect(fields(monthPlan({ model: { id: 'claude-mythos-preview' } }))).toEqual(['unpriced']);
  });
});

describe('how the plan is priced', () => {
  const factors: readonly [name: string, plan: PlanInput, location: number, speed: number][] = [
    ['the Claude API', {}, 1, 1],
    ['US inference', { task: { features: ['us-inference'] } }, 1.1, 1],
    [
      'US inference on AWS, where a region is only an address',
      { task: { features: ['us-inference'] }, platform: { path: 'claude-on-aws', region: 'us-east-1' } },
      1.1,
      1,
    ],
    ['Vertex, global endpoint', { platform: { path: 'vertex', region: 'global' } }, 1, 1],
    ['Vertex, one region', { platform: { path: 'vertex', region: 'europe-west1' } }, 1.1, 1],
    [
      'Bedrock, one region',
      { platform: { path: 'bedrock', region: 'eu-central-1' }, model: { id: 'anthropic.claude-sonnet-5-5' } },
      1.1,
      1,
    ],
    [
      'Bedrock, global profile',
      {
        platform: { path: 'bedrock', region: 'eu-central-1' },
        model: { id: 'global.anthropic.claude-sonnet-5-5' },
      },
      1,
      1,
    ],
    [
      'Bedrock, a profile of the EU',
      {
        platform: { path: 'bedrock', region: 'eu-central-1' },
        model: { id: 'eu.anthropic.claude-sonnet-5-5' },
      },
      1.1,
      1,
    ],
    [
      'US inference on Vertex is not offered, so not billed',
      { task: { features: ['us-inference'] }, platform: { path: 'vertex', region: 'global' } },
      1,
      1,
    ],
    [
      'fast mode on Opus 5.5: 8 / 40 instead of 4 / 20',
      { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } },
      1,
      2,
    ],
    ['fast mode on a model without one', { task: { features: ['fast-mode'] } }, 1, 1],
    [
      'fast mode of Opus 5.5 on Foundry',
      { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] }, platform: { path: 'foundry' } },
      1,
      2,
    ],
    [
      'that of Opus 5 is on the Claude API alone',
      { model: { id: 'claude-opus-5' }, task: { features: ['fast-mode'] }, platform: { path: 'foundry' } },
      1,
      1,
    ],
    [
      'fast mode where the path lacks it',
      {
        model: { id: 'claude-opus-5-5' },
        task: { features: ['fast-mode'] },
        platform: { path: 'claude-on-aws', region: 'us-east-1' },
      },
      1,
      1,
    ],
  ];
  it.each(factors)('%s', (_name, plan, location, speed) => {
    const { tariff } = planned(monthPlan(plan));
    expect([tariff.locationFactor, tariff.speedFactor]).toEqual([location, speed]);
    expect([tariff.batchFactor, tariff.usdPerWebSearch]).toEqual([0.5, 0.01]);
  });
  it('needs the region of Bedrock unless the id names the global profile', () => {
    expect(
      fields(monthPlan({ platform: { path: 'bedrock' }, model: { id: 'anthropic.claude-sonnet-5-5' } })),
    ).toEqual(['platform.region']);
    expect(
      fields(
        monthPlan({ platform: { path: 'bedrock' }, model: { id: 'global.anthropic.claude-sonnet-5-5' } }),
      ),
    ).toEqual(['planned']);
  });
});

describe('how the plan is used', () => {
  it('batches count where they are planned and the path has them', () => {
    const share = { traffic: { batchableShare: 0.4 } };
    const batch = { ...share, task: { features: ['batch'] } } satisfies PlanInput;
    expect(planned(monthPlan(share)).workload.batchShare).toBe(0);
    expect(planned(monthPlan({ ...share, task: { type: 'batch' } })).workload.batchShare).toBe(0);
    expect(planned(monthPlan(batch)).workload.batchShare).toBe(0.4);
    expect(planned(monthPlan({ ...batch, platform: { path: 'foundry' } })).workload.batchShare).toBe(0);
  });
  it('searches stated without the feature are still billed', () => {
    expect(planned(monthPlan({ traffic: { webSearchesPerRequest: 2 } })).workload.webSearchesPerRequest).toBe(
      2,
    );
  });
  it('a path without searches and containers bills none, and asks for none', () => {
    const tools = (path: 'bedrock' | 'claude-api', webSearchesPerRequest: number | null) =>
      monthPlan({
        model: { id: path === 'bedrock' ? 'global.anthropic.claude-sonnet-5-5' : 'claude-sonnet-5-5' },
        task: { features: ['web-search', 'code-execution'] },
        platform: { path },
        traffic: { webSearchesPerRequest, containerHoursPerMonth: 9_000 },
      });
    expect(planned(tools('bedrock', 2)).forecast.medium.totalUsd).toBeCloseTo(307, 9);
    expect(fields(tools('bedrock', null))).toEqual(['planned']);
    expect(fields(tools('claude-api', null))).toEqual(['traffic.webSearchesPerRequest']);
    const alone = { ...tools('bedrock', null), task: { features: ['code-execution' as const] } };
    expect(planned(alone).workload.containerHoursPerMonth).toBeNull();
  });
  it('a cache takes its minimum from the model and its hours from the shape', () => {
    const caching = {
      tokens: { cacheTtl: '1h', repeatedPrefix: 5_000 },
      traffic: { shape: 'office-hours' },
    } as const;
    const { workload } = planned(monthPlan(caching));
    expect(workload.cache).toEqual({
      ttl: '1h',
      prefixes: [{ tokens: 5_000, share: 1 }],
      minimumTokens: 512,
    });
    expect(workload.arrivals).toEqual({ activeHours: 10, burstsPerDay: 1 });
  });
  it('what real requests begin with stands in for the planned prefix, whatever else was measured', () => {
    const plan = monthPlan({
      tokens: { cacheTtl: '5m', repeatedPrefix: null },
      traffic: { shape: 'steady' },
    });
    const prefixes = [
      { tokens: 2_000, share: 0.6 },
      { tokens: 700, share: 0.3 },
    ];
    const measured = { input: null, output: null, thinkingTokens: null, sizes: null, prefixes };
    const month = plannedMonth(planWith(plan), catalog, measured);
    expect(month).toMatchObject({ kind: 'planned', workload: { measured: null, cache: { prefixes } } });
  });
  it('an undocumented minimum is taken as the largest documented one', () => {
    const caching = {
      tokens: { cacheTtl: '5m', repeatedPrefix: 5_000 },
      traffic: { shape: 'steady' },
    } as const;
    const { workload } = planned(monthPlan({ ...caching, model: { id: 'claude-fable-5-2' } }));
    expect(workload.cache?.minimumTokens).toBe(4_096);
  });
});
