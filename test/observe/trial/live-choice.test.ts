import { expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { type LiveChoiceOptions, planLive } from '../../../src/observe/trial/live-choice.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { planWith } from '../../support/plan-builder.ts';
import { asks, model, samplesOf } from './live-setting.ts';

function choose(
  bodies: readonly object[],
  tokens: readonly number[],
  options: Partial<LiveChoiceOptions> = {},
  plan: PlanInput = {},
) {
  const { files, samples } = samplesOf(bodies);
  return planLive(files, samples, Float64Array.from(tokens), {
    count: bodies.length,
    via: 'messages',
    plan: planWith({ ...plan, model: { id: model } }),
    catalog,
    random: seededRandom(1),
    signal: new AbortController().signal,
    ...options,
  });
}

const prompts = (count: number) => Array.from({ length: count }, (_, n) => ({ prompt: `Prompt ${n}` }));

it('draws none that the API does not take', async () => {
  const planned = await choose(prompts(4), [10, Number.NaN, 10, Number.NaN], { count: 9 });
  expect(planned.drawn).toBe(2);
  expect(planned.calls.map(({ line }) => line).toSorted()).toEqual([1, 3]);
});

it('draws every sample as often as every other', async () => {
  const drawn = new Map<number, number>();
  for (let seed = 0; seed < 400; seed += 1) {
    const { calls } = await choose(prompts(4), [10, 10, 10, 10], { count: 2, random: seededRandom(seed) });
    for (const { line } of calls) drawn.set(line, (drawn.get(line) ?? 0) + 1);
  }
  // 200 each; four deviations of a fair draw (10 each) to either side.
  for (const times of drawn.values()) expect(Math.abs(times - 200)).toBeLessThan(40);
  expect(drawn.size).toBe(4);
});

it('sums what all can cost, and says what stands in for a missing max_tokens', async () => {
  const bodies = [...prompts(2), asks('Hello.', { max_tokens: 500 })];
  const planned = await choose(bodies, [1_000, 1_000, 1_000]);
  // Opus 5.5 in the US: 1,050 tokens at 4 USD a million and the answer at 20, a tenth more.
  expect(planned.worstCaseUsd).toBeCloseTo(((3 * 1_050 * 4 + (2 * 4_096 + 500) * 20) * 1.1) / 1e6, 12);
  expect(planned).toMatchObject({
    expectedUsd: null,
    filledMaxTokens: { calls: 2, maxTokens: 4_096, from: 'assumed' },
  });
  const sized = { tokens: { maxTokens: 700, output: { typical: 100, p95: 200 } } };
  const known = await choose(bodies, [1_000, 1_000, 1_000], {}, sized);
  expect(known.filledMaxTokens).toEqual({ calls: 2, maxTokens: 700, from: 'plan' });
  expect(known.expectedUsd).toBeCloseTo((3 * (1_000 * 4 + 100 * 20)) / 1e6, 12);
});

it('puts no more into a batch than the API takes with it', async () => {
  const { apiRules } = catalog;
  const small = {
    ...catalog,
    apiRules: { ...apiRules, batchBounds: { ...apiRules.batchBounds, bodyMb: 0.005 } },
  };
  const bodies = Array.from({ length: 3 }, () => asks('x'.repeat(1_500)));
  const planned = await choose(bodies, [10, 10, 10], { via: 'batch', catalog: small });
  expect(planned.calls).toHaveLength(2);
  expect(planned.leftOut).toEqual([{ line: expect.any(Number), problem: expect.stringMatching(/larger/) }]);
});

it('ends with its signal', async () => {
  const signal = AbortSignal.abort(new Error('Enough.'));
  await expect(choose(prompts(1), [10], { signal })).rejects.toThrow('Enough.');
});
