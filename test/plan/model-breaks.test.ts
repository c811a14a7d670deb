import { expect, it, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type ModelMonth, monthOnEachModel } from '../../src/plan/other-models.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { monthPlan } from '../checks/cost/plans.ts';
import { planWith } from '../support/plan-builder.ts';

function breaksOf(id: string, input: PlanInput): ModelMonth['breaks'] {
  const plan = planWith(monthPlan(input));
  const month = plannedMonth(plan, catalog, null);
  if (month.kind !== 'planned') throw new Error(`The month is ${JSON.stringify(month)}.`);
  const row = monthOnEachModel(plan, catalog, month)?.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`No row of ${id}.`);
  return row.breaks;
}

const opus46 = { id: 'claude-opus-4-6' } as const;
const [haiku45, sonnet45, sonnet55, opus5, opus55] = [
  'claude-haiku-4-5-20251001',
  'claude-sonnet-4-5-20250929',
  'claude-sonnet-5-5',
  'claude-opus-5',
  'claude-opus-5-5',
] as const;
const sizes = (p95: number, maxTokens: number | null, answer = 2_000): NonNullable<PlanInput['tokens']> => ({
  input: { typical: 4_000, p95 },
  output: { typical: 500, p95: answer },
  maxTokens,
});

interface Row {
  readonly name: string;
  readonly plan: PlanInput;
  readonly on: string;
  readonly breaks: ModelMonth['breaks'];
}

const rows: readonly Row[] = [
  {
    name: 'without max_tokens, answers longer than the model writes',
    plan: { model: { id: 'claude-sonnet-5-5' }, tokens: sizes(20_000, null, 120_000) },
    on: haiku45,
    // 120,000 tokens of the new tokenizer are 92,308 of the old one.
    breaks: [{ kind: 'max-output', neededTokens: 92_308, limitTokens: 64_000 }],
  },
  {
    name: 'a prompt and max_tokens that just fit 200,000',
    plan: { model: opus46, tokens: sizes(190_000, 10_000) },
    on: haiku45,
    breaks: [],
  },
  {
    name: 'one token more',
    plan: { model: opus46, tokens: sizes(190_001, 10_000) },
    on: haiku45,
    breaks: [{ kind: 'window', neededTokens: 200_001, limitTokens: 200_000 }],
  },
  {
    name: 'the p95 answer where max_tokens is open',
    plan: { model: opus46, tokens: sizes(190_000, null, 10_001) },
    on: haiku45,
    breaks: [{ kind: 'window', neededTokens: 200_001, limitTokens: 200_000 }],
  },
  {
    // 800,000 × 1.3 is past a million; the same prompt fits the older tokenizer.
    name: 'a prompt that only the newer tokenizer makes too long',
    plan: { model: opus46, tokens: sizes(800_000, 10_000) },
    on: opus55,
    breaks: [{ kind: 'window', neededTokens: 1_050_000, limitTokens: 1_000_000 }],
  },
  {
    name: 'the same prompt where it is counted as planned',
    plan: { model: opus46, tokens: sizes(800_000, 10_000) },
    on: 'claude-sonnet-4-6',
    breaks: [],
  },
  {
    name: 'max_tokens above the output limit',
    plan: { tokens: sizes(20_000, 64_001) },
    on: haiku45,
    breaks: [{ kind: 'max-output', neededTokens: 64_001, limitTokens: 64_000 }],
  },
  {
    name: 'max_tokens that only batches allow, where all is batched',
    plan: {
      model: opus46,
      task: { type: 'batch', features: ['batch'] },
      tokens: sizes(20_000, 300_000),
      traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 20, batchableShare: 1 },
    },
    on: sonnet55,
    breaks: [],
  },
  {
    name: 'the same on a model whose batches write no more',
    plan: {
      model: opus46,
      task: { type: 'batch', features: ['batch'] },
      tokens: sizes(20_000, 300_000),
      traffic: { requestsPerDay: 1_000, activeDaysPerMonth: 20, batchableShare: 1 },
    },
    on: 'claude-fable-5-2',
    breaks: [{ kind: 'max-output', neededTokens: 300_000, limitTokens: 128_000 }],
  },
  {
    name: 'US inference before 4.6',
    plan: { task: { features: ['us-inference'] } },
    on: haiku45,
    breaks: [{ kind: 'feature', feature: 'us-inference' }],
  },
  {
    name: 'structured outputs of Haiku 5.5 on the Claude API',
    plan: { task: { features: ['structured-outputs'] } },
    on: 'claude-haiku-5-5',
    breaks: [],
  },
  {
    name: 'and on Bedrock',
    plan: {
      task: { features: ['structured-outputs'] },
      platform: { path: 'bedrock', region: 'global' },
      model: { id: 'anthropic.claude-sonnet-5-5' },
    },
    on: 'claude-haiku-5-5',
    breaks: [{ kind: 'feature', feature: 'structured-outputs' }],
  },
  {
    name: 'the older computer tool',
    plan: { model: { id: opus5 }, task: { features: ['computer-use'], clientTools: ['computer-tool'] } },
    on: opus55,
    breaks: [{ kind: 'tool', tool: 'computer-tool' }],
  },
  {
    name: 'the older computer tool where it is taken',
    plan: { model: { id: opus55 }, task: { features: ['computer-use'], clientTools: ['computer-tool'] } },
    on: opus5,
    breaks: [],
  },
  {
    name: 'parameters the newer model rejects',
    plan: {
      model: {
        ...opus46,
        thinking: 'disabled',
        request: { temperature: 0.2, apiVersion: '2023-06-01', forcedToolChoice: true },
      },
    },
    on: opus55,
    breaks: [
      { kind: 'parameter', parameter: 'temperature', value: '0.2' },
      { kind: 'parameter', parameter: 'thinking.type', value: 'disabled' },
      { kind: 'parameter', parameter: 'tool_choice', value: 'any or tool' },
    ],
  },
  {
    name: 'an effort the older model lacks',
    plan: { model: { id: opus55, effort: 'xhigh' } },
    on: 'claude-opus-4-6',
    breaks: [{ kind: 'parameter', parameter: 'effort', value: 'xhigh' }],
  },
  {
    name: 'a deprecated model',
    plan: {},
    on: sonnet45,
    breaks: [{ kind: 'retires', on: '2026-11-30' }],
  },
  {
    name: 'a deprecated model where AWS sets the dates',
    plan: {
      platform: { path: 'bedrock', region: 'global' },
      model: { id: 'anthropic.claude-sonnet-5-5' },
    },
    on: sonnet45,
    breaks: [],
  },
  {
    name: 'a date before which a model does not retire, within the life',
    plan: { launchDate: '2026-12-01', plannedLifeMonths: 24 },
    on: opus55,
    breaks: [],
  },
];

test.each(rows)('$name, on $on', ({ plan, on, breaks }) => {
  expect(breaksOf(on, plan)).toEqual(breaks);
});

it('retires within the life where the day is set, deprecated or not', () => {
  const models = catalog.models.map((row) =>
    row.id === opus55
      ? { ...row, lifecycle: { ...row.lifecycle, retires: { kind: 'on', date: '2027-06-01' } as const } }
      : row,
  );
  const planned = (plannedLifeMonths: number): ModelMonth['breaks'] | undefined => {
    const plan = planWith(monthPlan({ launchDate: '2026-12-01', plannedLifeMonths }));
    const changed = { ...catalog, models };
    const month = plannedMonth(plan, changed, null);
    if (month.kind !== 'planned') throw new Error('No month.');
    return monthOnEachModel(plan, changed, month)?.find(({ id }) => id === opus55)?.breaks;
  };
  expect(planned(6)).toEqual([]);
  expect(planned(7)).toEqual([{ kind: 'retires', on: '2027-06-01' }]);
});
