import { expect, test } from 'vitest';
import check from '../../../checks/cost/tool-overhead.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { trial } from '../../support/seen-trial.ts';
import { monthPlan } from './plans.ts';

/** 20,000 prompts a month at $2 per million: 1,000 tokens in each are $40. A typical one has 4,000 tokens. */
const tools = (toolDefinitions: number | null, task: PlanInput['task'] = {}, change: PlanInput = {}) =>
  monthPlan({
    ...change,
    task: { features: ['tool-use'], clientTools: [], ...task },
    tokens: {
      input: { typical: 4_000, p95: 20_000 },
      output: { typical: 500, p95: 2_000 },
      ...change.tokens,
      toolDefinitions,
    },
  });
const measured = (mean: number, carrying: number) => ({
  trial: {
    toolTokens: { mean, low: mean, high: mean },
    carry: { ...trial.carry, tools: carrying },
  },
});

judgeTable(check, [
  { name: 'nothing said', ...asks('task.features') },
  { name: 'no tools', plan: monthPlan(), status: 'not-applicable', code: 'not-applicable' },
  { name: 'no model', plan: { task: { features: ['tool-use'] } }, ...asks('model.id') },
  { name: 'no definitions counted', plan: tools(null), ...asks('tokens.toolDefinitions') },
  {
    name: "nobody said which of Anthropic's",
    plan: tools(100, { clientTools: null }),
    ...asks('task.clientTools'),
  },
  {
    name: 'a computer in use, and nobody said by which tool',
    plan: tools(null, { features: ['computer-use'], clientTools: null }),
    ...asks('task.clientTools'),
  },
  {
    name: '286 of Sonnet 5.5 and 500 of ours',
    plan: tools(500),
    status: 'pass',
    code: 'tool-overhead-modest',
    basis: 'planned',
    args: {
      toolTokens: 786,
      promptTokens: 4_000,
      share: 0.1965,
      usdPerMonth: 31.44,
      mediumUsd: 307,
      isMeasured: false,
      undocumented: [],
      highShare: 0.25,
    },
  },
  {
    name: 'server tools need no definitions',
    plan: tools(
      null,
      { features: ['web-search'], clientTools: null },
      { traffic: { webSearchesPerRequest: 0 } },
    ),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 286 },
  },
  { name: 'just below a quarter', plan: tools(713), status: 'pass', code: 'tool-overhead-modest' },
  {
    name: 'a quarter',
    plan: tools(714),
    status: 'warn',
    code: 'tool-overhead-high',
    args: { share: 0.25, usdPerMonth: 40, isCached: false },
  },
  {
    name: '700 of the text editor on top',
    plan: tools(14, { clientTools: ['text-editor'] }),
    status: 'warn',
    code: 'tool-overhead-high',
    args: { toolTokens: 1_000 },
  },
  {
    name: 'client tools are tools, whatever the features say',
    plan: tools(null, { features: [], clientTools: ['text-editor'] }),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 986 },
  },
  {
    name: 'forced: 406 on Opus 5',
    plan: tools(0, {}, { model: { id: 'claude-opus-5', request: { forcedToolChoice: true } } }),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 406 },
  },
  {
    name: 'bash is not documented for Sonnet 5.5',
    plan: tools(0, { clientTools: ['bash'] }),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 286, undocumented: ['the bash tool'] },
  },
  {
    name: 'nothing is documented for Fable',
    plan: tools(500, {}, { model: { id: 'claude-fable-5-1' } }),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 500, undocumented: ["the API's own system prompt for tools"] },
  },
  {
    name: 'cached: the fix is another',
    plan: tools(
      714,
      { features: ['tool-use', 'prompt-caching'] },
      { tokens: { cacheTtl: '5m', repeatedPrefix: 2_000 }, traffic: { shape: 'steady' } },
    ),
    status: 'warn',
    code: 'tool-overhead-high',
    args: { isCached: true },
  },
  {
    name: 'more than the whole prompt',
    plan: tools(500, {}, { tokens: { input: { typical: 785, p95: 20_000 } } }),
    status: 'fail',
    code: 'tools-above-prompt',
    args: { toolTokens: 786, promptTokens: 785 },
  },
  {
    name: 'measured: 1,197 of 3,990 in every sample; nothing need be answered',
    plan: tools(null, { clientTools: null }),
    seen: measured(1_197, 400),
    status: 'warn',
    code: 'tool-overhead-high',
    basis: 'measured',
    args: { toolTokens: 1_197, promptTokens: 3_990, share: 0.3, usdPerMonth: 47.88, isMeasured: true },
  },
  {
    name: 'measured in half of the samples: half the money',
    plan: tools(5_000),
    seen: measured(601, 200),
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 601, usdPerMonth: 12.02 },
  },
  {
    name: 'an estimate is none',
    plan: tools(null),
    seen: { trial: { ...measured(600, 400).trial, counting: { by: 'estimate', band: 0.15 } } },
    ...asks('tokens.toolDefinitions'),
  },
  {
    name: 'a trial that counted no tools apart: by the plan',
    plan: tools(500),
    seen: { trial: {} },
    status: 'pass',
    code: 'tool-overhead-modest',
    args: { toolTokens: 786, promptTokens: 3_990, isMeasured: false },
  },
  {
    name: 'no price',
    plan: tools(500, {}, { model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
]);

test('each part stands beside the sum, with where it comes from', () => {
  const { figures } = judged(check, { plan: tools(14, { clientTools: ['text-editor'] }) });
  expect(figures.map(({ value, origin }) => [value, origin])).toEqual([
    [286, 'documented'],
    [700, 'documented'],
    [14, 'planned'],
    [4_000, 'planned'],
    [expect.closeTo(40, 9), 'simulated'],
  ]);
});
