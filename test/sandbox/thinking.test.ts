import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const base: Params = {
  model: 'claude-sonnet-5-5',
  max_tokens: 2_000,
  messages: [{ role: 'user', content: 'Hi' }],
};
const client = async () => judgedClient(await sandboxFor());
const hidden = { type: 'thinking', thinking: '', signature: expect.stringMatching(/./) };
const shown = {
  type: 'thinking',
  thinking: expect.stringMatching(/^The sandbox/),
  signature: expect.stringMatching(/./),
};

describe('thinking', () => {
  const off = { thinking: { type: 'disabled' } } as const;
  const adaptive = { thinking: { type: 'adaptive' } } as const;
  const summarized = { thinking: { type: 'adaptive', display: 'summarized' } } as const;
  const budget = { thinking: { type: 'enabled', budget_tokens: 1_024 } } as const;
  const betweenTools = { thinking: { type: 'between_tools' } } as const;
  /** Model, request, and the block in front; null: none. Source: facts 1.4. */
  const cases: readonly [string, Partial<Params>, object | null][] = [
    ['claude-opus-5-5', {}, hidden],
    ['claude-sonnet-5-5', {}, hidden],
    ['claude-sonnet-5-5', summarized, shown],
    ['claude-sonnet-5-5', betweenTools, null],
    ['claude-sonnet-5', {}, hidden],
    ['claude-sonnet-5', off, null],
    ['claude-haiku-5-5', off, null],
    ['claude-opus-4-8', {}, null],
    ['claude-opus-4-8', adaptive, hidden],
    ['claude-sonnet-4-6', {}, null],
    ['claude-sonnet-4-6', adaptive, shown],
    ['claude-haiku-4-5', {}, null],
    ['claude-haiku-4-5', budget, shown],
  ];
  test.each(cases)('%s with %o', async (model, changes, block) => {
    const { content, usage } = await (await client()).messages.create({ ...base, model, ...changes });
    const text = expect.objectContaining({ type: 'text' });
    expect(content).toEqual(block ? [block, text] : [text]);
    // 40 tokens in all, a quarter of them thinking.
    expect(usage.output_tokens).toBe(40);
    expect(usage.output_tokens_details).toEqual({ thinking_tokens: block ? 10 : 0 });
  });

  test('happens between tools where only that is asked for', async () => {
    const result = { type: 'tool_result', tool_use_id: 'toolu_1', content: '21' } as const;
    const call = { type: 'tool_use', id: 'toolu_1', name: 'get', input: {} } as const;
    const { content } = await (await client()).messages.create({
      ...base,
      ...betweenTools,
      tools: [{ name: 'get', input_schema: { type: 'object' } }],
      messages: [
        ...base.messages,
        { role: 'assistant', content: [call] },
        { role: 'user', content: [result] },
      ],
    });
    expect(content.map((block) => block.type)).toEqual(['thinking', 'text']);
  });

  test.each([
    [4, ['thinking'], 4, 4],
    [10, ['thinking'], 10, 10],
    [15, ['thinking', 'text'], 15, 10],
  ])('leaves of %i tokens only what it does not use', async (max_tokens, kinds, output, thinking) => {
    const message = await (await client()).messages.create({ ...base, max_tokens });
    expect(message.content.map((block) => block.type)).toEqual(kinds);
    expect(message).toMatchObject({
      stop_reason: 'max_tokens',
      usage: { output_tokens: output, output_tokens_details: { thinking_tokens: thinking } },
    });
  });

  test.each([
    ['hidden', {}, []],
    ['shown', summarized, Array<string>(3).fill('thinking_delta')],
  ])('streams %s thinking before the text, its signature last', async (_, changes, first) => {
    const api = await client();
    const seen: string[] = [];
    const stream = api.messages.stream({ ...base, ...changes });
    stream.on('streamEvent', (event) => {
      if (event.type === 'content_block_delta' && event.index === 0) seen.push(event.delta.type);
      if (event.type === 'content_block_start' && event.index === 0) {
        expect(event.content_block).toEqual({ type: 'thinking', thinking: '', signature: '' });
      }
    });
    const message = await stream.finalMessage();
    // The summary has 67 characters, 24 to a delta.
    expect(seen).toEqual([...first, 'signature_delta']);
    expect(message.content).toEqual((await api.messages.create({ ...base, ...changes })).content);
  });
});
