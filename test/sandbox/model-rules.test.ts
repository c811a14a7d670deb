import { describe, expect, test } from 'vitest';
import { answerTo, type Body, said, thinking } from './answer-to.ts';

const tools = [{ name: 'look_up', input_schema: { type: 'object' } }];
const withPrefill = [...said('Hi'), { role: 'assistant', content: 'The answer is' }];
const budget = { ...thinking('enabled', { budget_tokens: 1_024 }), max_tokens: 2_000 };
const effort = (level: string) => ({ output_config: { effort: level } });

describe('what each model takes', () => {
  const older = '2023-06-01';
  const newer = '2026-10-21';
  /** Model, API version, changes, and the start of the objection; null: accepted. Source: facts 1.1, 1.4, 1.5. */
  const cases: readonly [string, string, Body, string | null][] = [
    // Sampling parameters: gone with the newer version; before it, only default values from 4.7 on.
    ['claude-sonnet-4-6', newer, { temperature: 1 }, 'temperature: Extra inputs'],
    ['claude-sonnet-4-6', older, { temperature: 0.2 }, null],
    ['claude-opus-4-7', older, { temperature: 1 }, null],
    ['claude-opus-4-7', older, { temperature: 0 }, '`temperature` is not supported'],
    ['claude-sonnet-5-5', older, { top_p: 0.9 }, '`top_p` is not supported'],
    ['claude-sonnet-5-5', older, { top_k: 5 }, '`top_k` is not supported'],
    ['claude-haiku-4-5', older, { top_k: 5 }, null],
    // Output limits.
    ['claude-haiku-4-5', newer, { max_tokens: 64_000 }, null],
    ['claude-haiku-4-5', newer, { max_tokens: 64_001 }, 'max_tokens: 64001 > 64000'],
    ['claude-sonnet-5-5', newer, { max_tokens: 128_000 }, null],
    ['claude-sonnet-5-5', newer, { max_tokens: 128_001 }, 'max_tokens: 128001 > 128000'],
    // Prefill: gone from 4.6 on.
    ['claude-opus-4-5', newer, { messages: withPrefill }, null],
    [
      'claude-sonnet-4-6',
      newer,
      { messages: withPrefill },
      'This model does not support assistant message prefill',
    ],
    [
      'claude-haiku-5-5',
      newer,
      { messages: withPrefill },
      'This model does not support assistant message prefill',
    ],
    // Thinking with a budget: old models only.
    ['claude-sonnet-4-5', newer, budget, null],
    ['claude-opus-4-6', newer, budget, null],
    ['claude-opus-4-7', newer, budget, 'thinking.type: "enabled"'],
    ['claude-fable-5-2', newer, budget, 'thinking.type: "enabled"'],
    ['claude-haiku-4-5', newer, { ...budget, max_tokens: 1_024 }, 'thinking.budget_tokens: must be less'],
    // Adaptive thinking: from 4.6 on.
    ['claude-opus-4-5', newer, thinking('adaptive'), 'thinking.type: "adaptive"'],
    ['claude-haiku-4-5', newer, thinking('adaptive'), 'thinking.type: "adaptive"'],
    ['claude-sonnet-4-6', newer, thinking('adaptive'), null],
    // Thinking that cannot be turned off.
    ['claude-opus-5-5', newer, thinking('disabled'), 'thinking.type: "disabled"'],
    ['claude-fable-5', newer, thinking('disabled'), 'thinking.type: "disabled"'],
    ['claude-sonnet-5', newer, thinking('disabled'), null],
    ['claude-opus-5', newer, thinking('disabled'), null],
    ['claude-opus-5', newer, { ...thinking('disabled'), ...effort('high') }, null],
    [
      'claude-opus-5',
      newer,
      { ...thinking('disabled'), ...effort('xhigh') },
      'thinking can only be turned off at effort high',
    ],
    ['claude-sonnet-5-5', newer, thinking('between_tools'), null],
    [
      'claude-sonnet-5-5',
      newer,
      { ...thinking('between_tools'), ...effort('max') },
      'thinking can only be turned off',
    ],
    ['claude-opus-5-5', newer, thinking('between_tools'), 'thinking.type: "between_tools"'],
    // Effort.
    ['claude-sonnet-5-5', newer, effort('xhigh'), null],
    ['claude-opus-4-6', newer, effort('max'), null],
    ['claude-opus-4-6', newer, effort('xhigh'), 'output_config.effort: "xhigh"'],
    ['claude-opus-4-5', newer, effort('max'), 'output_config.effort: "max"'],
    ['claude-haiku-4-5', newer, effort('low'), 'output_config.effort: effort is not supported'],
    // Forced tools.
    ['claude-sonnet-5-5', newer, { tools, tool_choice: { type: 'auto' } }, null],
    ['claude-sonnet-5-5', newer, { tools, tool_choice: { type: 'any' } }, 'tool_choice: forcing a tool'],
    [
      'claude-opus-5-5',
      newer,
      { tools, tool_choice: { type: 'tool', name: 'look_up' } },
      'tool_choice: forcing a tool',
    ],
    ['claude-fable-5-1', newer, { tools, tool_choice: { type: 'any' } }, 'tool_choice: forcing a tool'],
    ['claude-fable-5', newer, { tools, tool_choice: { type: 'any' } }, null],
    ['claude-haiku-5-5', newer, { tools, tool_choice: { type: 'any' } }, null],
    ['claude-haiku-4-5', newer, { tools, tool_choice: { type: 'any' } }, null],
    [
      'claude-haiku-4-5',
      newer,
      { ...budget, tools, tool_choice: { type: 'any' } },
      'tool_choice: thinking may not',
    ],
    [
      'claude-opus-4-8',
      newer,
      { tools, tool_choice: { type: 'tool', name: 'other' } },
      'tool_choice: tool "other" not found',
    ],
    // Where and how fast.
    ['claude-sonnet-4-6', newer, { inference_geo: 'us' }, null],
    ['claude-haiku-4-5', newer, { inference_geo: 'us' }, 'inference_geo: not supported'],
    ['claude-opus-4-7', newer, { speed: 'fast' }, 'speed: fast mode is not supported'],
    ['claude-opus-5', newer, { speed: 'fast' }, 'speed: fast mode on claude-opus-5 needs the beta header'],
    ['claude-opus-5-5', newer, { speed: 'fast' }, null],
    // Blocks the newer version no longer takes.
    [
      'claude-sonnet-5-5',
      newer,
      { messages: said([{ type: 'text', text: 'Hi', citations: [] }]) },
      'messages.0.content.0.citations: Extra',
    ],
    ['claude-sonnet-5-5', older, { messages: said([{ type: 'text', text: 'Hi', citations: [] }]) }, null],
    // Media.
    ['claude-haiku-4-5', newer, { messages: said(images(100)) }, null],
    ['claude-haiku-4-5', newer, { messages: said(images(101)) }, 'messages: 101 images and documents'],
    ['claude-sonnet-5-5', newer, { messages: said(images(101)) }, null],
  ];
  test.each(cases)('%s, version %s, %j: %s', async (model, version, changes, objection) => {
    const answer = await answerTo({ model, ...changes }, version);
    if (objection === null) {
      expect(answer).toEqual({ status: 200, type: undefined, message: undefined });
    } else {
      expect(answer).toMatchObject({ status: 400, type: 'invalid_request_error' });
      expect(answer.message?.slice(0, objection.length)).toBe(objection);
    }
  });

  test.each([
    ['claude-opus-9', 'model: claude-opus-9'],
    ['claude-3-5-sonnet-20241022', 'model: claude-3-5-sonnet-20241022'],
    ['us.anthropic.claude-opus-5-5', 'model: us.anthropic.claude-opus-5-5'],
  ])('%s is answered 404', async (model, message) => {
    expect(await answerTo({ model })).toEqual({ status: 404, type: 'not_found_error', message });
  });
});

function images(count: number) {
  const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } };
  return Array.from({ length: count }, () => image);
}
