import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { plannedToolTokens } from '../../src/plan/tool-tokens.ts';
import { planWith } from '../support/plan-builder.ts';

const toolsOf = (id: string, { task, tokens, model }: PlanInput) =>
  plannedToolTokens(planWith({ task, tokens, model: { id, ...model } }), catalog, findModel(catalog, id));

describe('where the plan sends no tools there is nothing to count', () => {
  test.each<readonly [string, PlanInput]>([
    ['nothing said', {}],
    ['no features', { task: { features: [] } }],
    ['features that are no tools', { task: { features: ['vision', 'batch', 'structured-outputs'] } }],
    ['definitions that nothing sends', { task: { features: [] }, tokens: { toolDefinitions: 900 } }],
  ])('%s', (_name, plan) => {
    expect(toolsOf('claude-opus-5-5', plan)).toBeNull();
  });
});

test.each(['tool-use', 'web-search', 'web-fetch', 'code-execution', 'computer-use'] as const)(
  '%s is a tool',
  (feature) => {
    expect(toolsOf('claude-opus-5-5', { task: { features: [feature] } })?.knownTokens).toBe(286);
  },
);

it('Anthropic’s own client tools are tools, named among the features or not', () => {
  // 286 for the first tool and 700 for the editor.
  for (const features of [null, [], ['tool-use']] as const) {
    const plan = {
      task: { features: features && [...features], clientTools: ['text-editor'] },
    } satisfies PlanInput;
    expect(toolsOf('claude-opus-5-5', plan)?.knownTokens).toBe(986);
  }
});

describe('what each client tool adds', () => {
  test.each([
    ['claude-opus-5', 'bash', 325],
    ['claude-opus-4-8', 'bash', 325],
    ['claude-opus-4-7', 'bash', 325],
    ['claude-opus-4-6', 'bash', 244],
    ['claude-haiku-4-5', 'bash', 244],
    // No figure was read.
    ['claude-opus-5-5', 'bash', null],
    ['claude-sonnet-5', 'bash', null],
    ['claude-opus-5-5', 'text-editor', 700],
    ['claude-opus-5-5', 'computer-toolset', 4_500],
    // Its optional members, 880, are left out.
    ['claude-opus-5-5', 'browser-toolset', 6_600],
    // The most of 466 to 499, and 735.
    ['claude-sonnet-4-5', 'computer-tool', 1_234],
  ] as const)('%s, %s: %s', (id, tool, tokens) => {
    const tools = toolsOf(id, { task: { features: ['tool-use'], clientTools: [tool] } });
    expect(tools?.clientTools).toMatchObject([{ tool, tokens }]);
    expect(tools?.knownTokens).toBe((tools?.added?.tokens ?? 0) + (tokens ?? 0));
  });
});

it('adds up what is known: added, tools and definitions', () => {
  const plan: PlanInput = {
    task: { features: ['tool-use'], clientTools: ['bash', 'text-editor'] },
    tokens: { toolDefinitions: 1_000 },
  };
  // Opus 5: 286 + 325 + 700 + 1,000; with a forced tool choice 406 instead of 286.
  expect(toolsOf('claude-opus-5', plan)).toMatchObject({ definitions: 1_000, knownTokens: 2_311 });
  expect(
    toolsOf('claude-opus-5', { ...plan, model: { request: { forcedToolChoice: true } } })?.knownTokens,
  ).toBe(2_431);
});

it('a model whose overhead no page lists adds what else is known', () => {
  const tools = toolsOf('claude-fable-5-2', {
    task: { features: ['tool-use'] },
    tokens: { toolDefinitions: 1_000 },
  });
  expect(tools).toMatchObject({ added: null, knownTokens: 1_000 });
});
