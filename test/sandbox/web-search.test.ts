import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const search: Anthropic.WebSearchTool20260318 = { type: 'web_search_20260318', name: 'web_search' };
const base: Params = {
  model: 'claude-haiku-4-5',
  max_tokens: 200,
  tools: [search],
  messages: [{ role: 'user', content: 'Search the web for news.' }],
};

describe('web search', () => {
  test('searches once when asked, counts it and charges one cent for it', async () => {
    const sandbox = await sandboxFor();
    const client = await judgedClient(sandbox);
    const plain = await client.messages.create({ ...base, tool_choice: { type: 'none' } });
    expect(plain.usage.server_tool_use).toBeNull();
    const beforeUsd = sandbox.spentUsd();
    const message = await client.messages.create(base);
    expect(message).toMatchObject({
      stop_reason: 'end_turn',
      usage: { server_tool_use: { web_search_requests: 1, web_fetch_requests: 0 } },
    });
    const [use, result, text] = message.content;
    expect(use).toMatchObject({
      type: 'server_tool_use',
      name: 'web_search',
      input: { query: 'gonogo sandbox' },
    });
    expect(use?.type === 'server_tool_use' && use.id).toMatch(/^srvtoolu_01/);
    expect(result).toMatchObject({
      type: 'web_search_tool_result',
      tool_use_id: use?.type === 'server_tool_use' ? use.id : '',
      content: [{ type: 'web_search_result' }, {}, {}],
    });
    expect(text).toMatchObject({ type: 'text' });
    // Haiku 4.5: 1 USD a million in, 5 out.
    const tokensUsd = (message.usage.input_tokens + message.usage.output_tokens * 5) / 1e6;
    expect(sandbox.spentUsd() - beforeUsd).toBeCloseTo(0.01 + tokensUsd, 9);
  });

  test('bills the results as input, in this turn and in the next', async () => {
    const client = await judgedClient(await sandboxFor());
    const { input_tokens: asked } = await client.messages.countTokens({
      model: base.model,
      tools: [search],
      messages: base.messages,
    });
    const message = await client.messages.create(base);
    // Three results: 29 characters of address, 28 of title, and 38 × 20 bytes as 1,016 of base64; a quarter is 804.75.
    expect(message.usage.input_tokens - asked).toBe(805);
    const next = await client.messages.create({
      ...base,
      messages: [
        ...base.messages,
        { role: 'assistant', content: message.content },
        { role: 'user', content: 'Thanks' },
      ],
    });
    expect(next.usage.input_tokens).toBeGreaterThan(asked + 805);
    expect(next.usage.server_tool_use).toBeNull();
  });

  const cases: readonly [string, Partial<Params>, boolean][] = [
    ['a greeting', { messages: [{ role: 'user', content: 'Hi' }] }, false],
    [
      'a greeting where it is forced',
      { messages: [{ role: 'user', content: 'Hi' }], tool_choice: { type: 'tool', name: 'web_search' } },
      true,
    ],
    ['no room for the query', { max_tokens: 9 }, false],
    ['no tool', { tools: [] }, false],
  ];
  test.each(cases)('with %s', async (_, changes, found) => {
    const { content } = await (await judgedClient(await sandboxFor())).messages.create({
      ...base,
      ...changes,
    });
    expect(content.some((block) => block.type === 'server_tool_use')).toBe(found);
  });

  test('streams the query in pieces and the results whole', async () => {
    const client = await judgedClient(await sandboxFor());
    const stream = client.messages.stream({ ...base, model: 'claude-sonnet-5-5' });
    const deltas: string[] = [];
    stream.on('streamEvent', (event) => {
      if (event.type === 'content_block_delta' && event.index < 3)
        deltas.push(`${event.index} ${event.delta.type}`);
    });
    const message = await stream.finalMessage();
    expect(message.content.map((block) => block.type)).toEqual([
      'thinking',
      'server_tool_use',
      'web_search_tool_result',
      'text',
    ]);
    expect(deltas).toEqual(['0 signature_delta', ...Array<string>(3).fill('1 input_json_delta')]);
    expect(message.content[1]).toMatchObject({ input: { query: 'gonogo sandbox' } });
    expect(message.usage.server_tool_use).toEqual({ web_search_requests: 1, web_fetch_requests: 0 });
  });
});
