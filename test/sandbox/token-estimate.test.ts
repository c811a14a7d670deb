import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

const count = async (body: Record<string, unknown>) =>
  ((await send(await sandboxFor(), '/v1/messages/count_tokens', { body })).body as { input_tokens: number })
    .input_tokens;

const said = (content: unknown) => [{ role: 'user', content }];
/** 400 characters: 100 tokens with the older tokenizer, 130 with the newer one; each turn adds 4. */
const text = 'abcd'.repeat(100);
const tool = { name: 'look_up', input_schema: { type: 'object' } };
/** `{"name":"look_up","input_schema":{"type":"object"}}` has 52 characters: 13 tokens old, 16.9 new. */
const pdf = {
  type: 'document',
  source: { type: 'base64', media_type: 'application/pdf', data: 'A'.repeat(8_000) },
};

describe('count_tokens', () => {
  const cases: readonly [string, Record<string, unknown>, number][] = [
    ['the older tokenizer', { model: 'claude-sonnet-4-6', messages: said(text) }, 104],
    ['the newer tokenizer, 30 % more', { model: 'claude-opus-4-7', messages: said(text) }, 134],
    [
      'a system prompt as a turn of its own',
      { model: 'claude-sonnet-4-6', system: text, messages: said(text) },
      208,
    ],
    [
      'blocks like the text they hold',
      { model: 'claude-sonnet-4-6', messages: said([{ type: 'text', text }]) },
      104,
    ],
    [
      'each turn',
      {
        model: 'claude-sonnet-4-6',
        messages: [...said(text), { role: 'assistant', content: text }, ...said(text)],
      },
      312,
    ],
    [
      'tools with the documented overhead of 497 on Sonnet 4.6',
      { model: 'claude-sonnet-4-6', messages: said(text), tools: [tool] },
      614,
    ],
    [
      'a forced tool with the documented 589',
      { model: 'claude-sonnet-4-6', messages: said(text), tools: [tool], tool_choice: { type: 'any' } },
      706,
    ],
    // 400 + 52 characters: 452 × 13/40 = 146.9, so 147; + 4 + 286.
    [
      'tools with the documented 286 on Opus 5.5',
      { model: 'claude-opus-5-5', messages: said(text), tools: [tool] },
      437,
    ],
    [
      'tools on Fable, whose overhead is not published',
      { model: 'claude-fable-5-1', messages: said(text), tools: [tool] },
      151,
    ],
    // 8,000 base64 characters are 6,000 bytes; four bytes a token.
    ['a PDF by its bytes', { model: 'claude-sonnet-4-6', messages: said([pdf]) }, 1_504],
    [
      'an image at a fixed price',
      {
        model: 'claude-sonnet-4-6',
        messages: said([
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
        ]),
      },
      1_504,
    ],
    [
      'no thinking of earlier turns',
      {
        model: 'claude-sonnet-4-6',
        messages: [
          ...said(text),
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: text, signature: 's' },
              { type: 'text', text },
            ],
          },
          ...said(text),
        ],
      },
      312,
    ],
  ];
  test.each(cases)('counts %s', async (_, body, expected) => {
    expect(await count(body)).toBe(expected);
  });

  test('is free, and agrees with what a message is charged for', async () => {
    const sandbox = await sandboxFor();
    const client = await judgedClient(sandbox);
    const request = {
      model: 'claude-opus-5-5',
      messages: [{ role: 'user' as const, content: text }],
      tools: [{ ...tool, input_schema: { type: 'object' as const } }],
    };
    const counted = await client.messages.countTokens(request);
    expect(sandbox.spentUsd()).toBe(0);
    const message = await client.messages.create({ ...request, max_tokens: 10 });
    expect(message.usage.input_tokens).toBe(counted.input_tokens);
  });
});
