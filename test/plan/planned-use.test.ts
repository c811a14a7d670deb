import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type Feature, features } from '../../src/catalog/vocabulary.ts';
import { plannedThinking, usesFeature } from '../../src/plan/planned-use.ts';
import { requestParameters } from '../../src/plan/request-parameters.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith } from '../support/plan-builder.ts';

const listing = (...listed: readonly Feature[]): PlanInput => ({ task: { features: [...listed] } });
const withOwnAnswers: ReadonlySet<Feature> = new Set(['streaming', 'thinking', 'prompt-caching']);
const listOnly = features.filter((feature) => !withOwnAnswers.has(feature));

describe.each(features)('%s', (feature) => {
  test('listed: used', () => expect(usesFeature(feature, planWith(listing(feature)))).toBe(true));
  test('not among the listed: not used', () => {
    const others = features.filter((other) => other !== feature);
    expect(usesFeature(feature, planWith(listing(...others)))).toBe(false);
    expect(usesFeature(feature, planWith(listing()))).toBe(false);
  });
  test('no list: nobody has said', () => {
    expect(usesFeature(feature, planWith())).toBeNull();
    expect(usesFeature(feature, planWith({ task: { features: null } }))).toBeNull();
  });
});

describe('answers beside the list', () => {
  const none: PlanInput = {};
  // biome-ignore format: a table
  const rows: readonly [Feature, list: PlanInput, beside: PlanInput, expected: boolean | null][] = [
    ['streaming', none, { tokens: { streaming: true } }, true],
    ['streaming', none, { tokens: { streaming: false } }, false],
    ['streaming', none, { tokens: { streaming: null } }, null],
    ['streaming', listing(), { tokens: { streaming: true } }, true],
    ['streaming', listing(), { tokens: { streaming: false } }, false],
    ['streaming', listing(), { tokens: { streaming: null } }, false],
    ['streaming', listing('streaming'), { tokens: { streaming: false } }, true],

    ['thinking', none, { model: { thinking: 'adaptive' } }, true],
    ['thinking', none, { model: { thinking: 'between-tools' } }, true],
    ['thinking', none, { model: { thinking: 'enabled' } }, true],
    ['thinking', listing(), { model: { thinking: 'enabled' } }, true],
    ['thinking', none, { model: { thinking: 'disabled' } }, null],
    ['thinking', none, { model: { thinking: 'default' } }, null],
    ['thinking', none, { model: { thinking: null } }, null],
    ['thinking', listing(), { model: { thinking: 'disabled' } }, false],
    ['thinking', listing(), { model: { thinking: 'default' } }, false],
    ['thinking', listing('thinking'), { model: { thinking: 'disabled' } }, true],
    ['thinking', none, { model: { request: { thinkingBudgetTokens: 2_000 } } }, true],
    ['thinking', listing(), { model: { request: { thinkingBudgetTokens: 2_000 } } }, true],
    ['thinking', listing(), { model: { thinking: 'disabled', request: { thinkingBudgetTokens: 2_000 } } }, true],
    ['thinking', none, { model: { request: { thinkingBudgetTokens: 'none' } } }, null],
    ['thinking', listing(), { model: { thinking: 'default', request: { thinkingBudgetTokens: 'none' } } }, false],

    ['prompt-caching', none, { tokens: { cacheTtl: '5m' } }, null],
    ['prompt-caching', none, { tokens: { cacheTtl: 'none' } }, null],
    ['prompt-caching', listing(), { tokens: { cacheTtl: '5m' } }, false],
    ['prompt-caching', listing('prompt-caching'), { tokens: { cacheTtl: '5m' } }, true],
    ['prompt-caching', listing('prompt-caching'), { tokens: { cacheTtl: '1h' } }, true],
    ['prompt-caching', listing('prompt-caching'), { tokens: { cacheTtl: null } }, true],
    ['prompt-caching', listing('prompt-caching'), { tokens: { cacheTtl: 'none' } }, false],
  ];
  test.each(rows)('%s, %j and %j: %s', (feature, list, beside, expected) => {
    expect(usesFeature(feature, planWith({ ...list, ...beside }))).toBe(expected);
  });

  test.each(listOnly)('%s is decided by the list alone', (feature) => {
    const beside: PlanInput = {
      tokens: { streaming: true, cacheTtl: '5m' },
      model: { thinking: 'adaptive' },
      traffic: { webSearchesPerRequest: 2, batchableShare: 1 },
    };
    expect(usesFeature(feature, planWith(beside))).toBeNull();
    expect(usesFeature(feature, planWith({ ...listing(), ...beside }))).toBe(false);
  });
});

describe('what the requests say about thinking: a budget is one of type enabled, whatever else is said', () => {
  const settings = [null, 'default', 'adaptive', 'between-tools', 'enabled', 'disabled'] as const;
  test.each(settings)('%s', (thinking) => {
    const said = (thinkingBudgetTokens: number | 'none' | null) =>
      planWith({ model: { id: 'claude-haiku-4-5', thinking, request: { thinkingBudgetTokens } } });
    expect(plannedThinking(said(null))).toBe(thinking);
    expect(plannedThinking(said('none'))).toBe(thinking);
    expect(plannedThinking(said(2_000))).toBe('enabled');
    const { body, untried } = requestParameters(said(2_000), catalog);
    expect([body, untried.map(({ value }) => value)]).toEqual([{}, ['enabled, budget_tokens 2000']]);
  });
});
