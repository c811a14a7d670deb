import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { taskTypes } from '../../src/catalog/vocabulary.ts';
import { presetPlan, presets, requirePresetName } from '../../src/plan/presets.ts';
import { UsageError } from '../../src/plan/usage-error.ts';

const current = ['claude-fable-5-2', 'claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'];

describe.each(presets.map(({ name }) => name))('preset %s', (name) => {
  const plan = presetPlan(name);
  const { task, model, tokens, traffic } = plan;
  const features = task.features ?? [];

  it('says what its kind of task implies', () => {
    expect(taskTypes).toContain(task.type);
    expect(current).toContain(model.id);
    expect(model.effort).toBeDefined();
    expect(tokens.input.p95).toBeGreaterThan(tokens.input.typical ?? Number.POSITIVE_INFINITY);
    expect(tokens.output.p95).toBeGreaterThan(tokens.output.typical ?? Number.POSITIVE_INFINITY);
    expect(traffic.shape).toBeDefined();
    // People waiting implies 0, night work implies 1; in between only the team can say.
    expect([0, 1, undefined]).toContain(traffic.batchableShare);
  });

  it('leaves open what only the team knows', () => {
    expect(plan.name).toBeUndefined();
    expect(plan.launchDate).toBeUndefined();
    expect(task.purpose).toBeUndefined();
    expect(plan.platform).toEqual({});
    expect(plan.workspace).toEqual({});
    expect(plan.limits).toEqual({});
    expect(plan.spend).toEqual({ review: {} });
    expect(traffic.requestsPerDay).toBeUndefined();
    expect(traffic.peakRequestsPerMinute).toBeUndefined();
    expect(traffic.tenantRequestsPerMinute).toBeUndefined();
    expect(traffic.launchShares).toBeUndefined();
    expect(plan.client).toEqual({});
    expect(plan.answers).toEqual({});
    expect(plan.waivers).toEqual([]);
  });

  it('fits its own model', () => {
    const row = findModel(catalog, model.id);
    expect(features.filter((feature) => !row?.features.supported.includes(feature))).toEqual([]);
    expect(row?.behaviour.effortLevels).toContain(model.effort);
    expect(tokens.maxTokens).toBeLessThanOrEqual(row?.windows.maxOutputTokens ?? 0);
    expect(tokens.maxTokens).toBeGreaterThanOrEqual(4_096);
    expect((tokens.input.p95 ?? 0) + (tokens.maxTokens ?? 0)).toBeLessThan(row?.windows.contextTokens ?? 0);
  });

  it('caches only a prefix its model stores, and streams what the SDK would refuse otherwise', () => {
    const minimum = findModel(catalog, model.id)?.behaviour.cacheMinimumTokens ?? 0;
    const caches = tokens.cacheTtl !== 'none';
    expect(features.includes('prompt-caching')).toBe(caches);
    if (caches) expect(tokens.repeatedPrefix).toBeGreaterThanOrEqual(minimum);
    expect(tokens.repeatedPrefix ?? 0).toBeLessThan(tokens.input.typical ?? 0);
    expect(features.includes('streaming')).toBe(tokens.streaming);
    if (!tokens.streaming) expect(tokens.maxTokens).toBeLessThanOrEqual(21_333);
  });

  it('is a plan of its own each time it is asked for', () => {
    expect(presetPlan(name)).not.toBe(presetPlan(name));
  });
});

it('covers every task type but "other", and every file of the folder', () => {
  expect(presets.map(({ name }) => presetPlan(name).task.type).toSorted()).toEqual(
    taskTypes.filter((type) => type !== 'other').toSorted(),
  );
  const files = readdirSync(new URL('../../templates/presets/', import.meta.url));
  expect(presets.map(({ name }) => `${name}.json`).toSorted()).toEqual(files.toSorted());
});

it('only the batch preset plans batches, and for all of its work', () => {
  const batched = presets.filter(({ name }) => presetPlan(name).task.features?.includes('batch'));
  expect(batched.map(({ name }) => name)).toEqual(['nightly-batch']);
  expect(presetPlan('nightly-batch').traffic.batchableShare).toBe(1);
});

it('suggests the nearest name', () => {
  expect(requirePresetName('coding-agent')).toBe('coding-agent');
  expect(() => requirePresetName('coding-agnet')).toThrow(UsageError);
  expect(() => requirePresetName('coding-agnet')).toThrow('Did you mean "coding-agent"?');
});
