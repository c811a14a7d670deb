import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { answersParameters, requestParameters } from '../../src/plan/request-parameters.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith } from '../support/plan-builder.ts';

type Model = NonNullable<PlanInput['model']>;
const of = (plan: PlanInput) => requestParameters(planWith(plan), catalog);
const modelled = (model: Model) => of({ model: { id: 'claude-sonnet-5-5', ...model } });
const dated = { apiVersion: '2023-06-01' } as const;
const datedHeader = { 'anthropic-version': '2023-06-01' };
const datedSent = { name: 'anthropic-version', value: '2023-06-01' };

describe('what a message carries', () => {
  // biome-ignore format: a table
  const rows: readonly [Model, name: string, value: string, body: object][] = [
    [{ effort: 'xhigh' }, 'effort', 'xhigh', { output_config: { effort: 'xhigh' } }],
    [{ thinking: 'adaptive' }, 'thinking', 'adaptive', { thinking: { type: 'adaptive' } }],
    [{ thinking: 'between-tools' }, 'thinking', 'between_tools', { thinking: { type: 'between_tools' } }],
    [{ thinking: 'disabled' }, 'thinking', 'disabled', { thinking: { type: 'disabled' } }],
    [{ request: { forcedToolChoice: true } }, 'tool_choice', 'any', { tool_choice: { type: 'any' } }],
    [{ request: { prefill: true } }, 'prefill', 'true', {}],
  ];
  test.each(rows)('%j', (model, name, value, body) => {
    expect(modelled(model)).toEqual({
      sent: [{ name, value }],
      untried: [],
      body,
      headers: {},
      prefill: name === 'prefill',
    });
  });

  test('sampling parameters with the API version they were planned for', () => {
    expect(modelled({ request: { temperature: 0, topP: 0.9, topK: 40, ...dated } })).toEqual({
      sent: [
        { name: 'temperature', value: '0' },
        { name: 'top_p', value: '0.9' },
        { name: 'top_k', value: '40' },
        datedSent,
      ],
      untried: [],
      body: { temperature: 0, top_p: 0.9, top_k: 40 },
      headers: datedHeader,
      prefill: false,
    });
  });

  test('US inference, and fast mode with the beta header its preview needs', () => {
    const features = ['us-inference', 'fast-mode', 'streaming'] as const;
    const { sent, body, headers } = of({
      model: { id: 'claude-opus-4-8' },
      task: { features: [...features] },
    });
    expect(sent).toEqual([
      { name: 'inference_geo', value: 'us' },
      { name: 'speed', value: 'fast' },
    ]);
    expect(body).toEqual({ inference_geo: 'us', speed: 'fast' });
    expect(headers).toEqual({ 'anthropic-beta': 'fast-mode-2026-02-01' });
  });

  test('fast mode without a header where it left the preview', () => {
    const { body, headers } = of({ model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } });
    expect([body, headers]).toEqual([{ speed: 'fast' }, {}]);
  });
});

describe('what is planned and not tried', () => {
  const fastOn = (id: string) => of({ model: { id }, task: { features: ['fast-mode', 'us-inference'] } });
  // biome-ignore format: a table
  const rows: readonly [string, ReturnType<typeof of>, untried: readonly (readonly [string, string, string])[]][] = [
    ['sampling without a version', modelled({ request: { temperature: 0.2 } }),
      [['temperature', '0.2', 'version-open']]],
    ['a thinking budget', modelled({ request: { thinkingBudgetTokens: 2_000 } }),
      [['thinking', 'enabled, budget_tokens 2000', 'budget-needs-long-answer']]],
    ['a budget beside another setting', modelled({ thinking: 'disabled', request: { thinkingBudgetTokens: 2_000 } }),
      [['thinking', 'enabled, budget_tokens 2000', 'budget-needs-long-answer']]],
    ['thinking switched on without a budget', modelled({ thinking: 'enabled' }),
      [['thinking', 'enabled', 'budget-needs-long-answer']]],
    ['features the model lacks', fastOn('claude-sonnet-4-5'),
      [['inference_geo', 'us', 'not-offered'], ['speed', 'fast', 'not-offered']]],
  ];
  test.each(rows)('%s', (_, { sent, untried, body, headers }, expected) => {
    expect(untried).toEqual(expected.map(([name, value, why]) => ({ name, value, why })));
    expect([sent, body, headers]).toEqual([[], {}, {}]);
  });

  test('of a model the catalog does not know, features are tried', () => {
    expect(fastOn('claude-nova-6').body).toEqual({ inference_geo: 'us', speed: 'fast' });
  });
});

describe('whether the plan answers anything', () => {
  // biome-ignore format: a table
  const rows: readonly [PlanInput, boolean][] = [
    [{}, false],
    [{ model: { id: 'claude-sonnet-5-5' }, task: { features: ['streaming'] } }, false],
    [{ model: { effort: null, thinking: null, request: { temperature: null, prefill: null } } }, false],
    [{ model: { effort: 'none' } }, true],
    [{ model: { thinking: 'default' } }, true],
    [{ model: { request: { topK: 'none' } } }, true],
    [{ model: { request: { forcedToolChoice: false } } }, true],
    [{ model: { request: { apiVersion: '2026-10-21' } } }, true],
    [{ tokens: { maxTokens: 1_024 } }, true],
    [{ task: { features: ['us-inference'] } }, true],
    [{ task: { features: ['fast-mode'] } }, true],
  ];
  test.each(rows)('%j: %s', (plan, answered) => {
    expect(answersParameters(planWith(plan))).toBe(answered);
    if (!answered) {
      expect(of(plan)).toEqual({ sent: [], untried: [], body: {}, headers: {}, prefill: false });
    }
  });

  test('"none" and "default" are answers that send nothing', () => {
    const none = { temperature: 'none', topP: 'none', topK: 'none', thinkingBudgetTokens: 'none' } as const;
    const { sent, untried } = modelled({
      effort: 'none',
      thinking: 'default',
      request: { ...none, prefill: false, forcedToolChoice: false },
    });
    expect([sent, untried]).toEqual([[], []]);
  });
});
