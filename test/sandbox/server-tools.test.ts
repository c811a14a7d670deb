import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const said = (content: string) => [{ role: 'user' as const, content }];
const fetchTool: Anthropic.WebFetchTool20260318 = { type: 'web_fetch_20260318', name: 'web_fetch' };
const codeTool: Anthropic.CodeExecutionTool20260521 = {
  type: 'code_execution_20260521',
  name: 'code_execution',
};
const url = 'https://example.org/terms?page=2';
const fetching: Params = {
  model: 'claude-haiku-4-5',
  max_tokens: 200,
  tools: [fetchTool],
  messages: said(`Fetch ${url}, and sum it up.`),
};
const running: Params = { ...fetching, tools: [codeTool], messages: said('Run this code: 1 + 1') };

/** Input the answer brought in beside the prompt, and the next turn's input that carries it. */
async function inputOf(client: Anthropic, params: Params) {
  const { model, messages } = params;
  const tools = params.tools ?? [];
  const { input_tokens: asked } = await client.messages.countTokens({ model, tools, messages });
  const message = await client.messages.create(params);
  const next = await client.messages.countTokens({
    model,
    tools,
    messages: [...messages, { role: 'assistant', content: message.content }, ...said('Thanks')],
  });
  return { message, brought: message.usage.input_tokens - asked, carried: next.input_tokens - asked };
}

describe('web fetch', () => {
  test('reads the named page, counts the request and pays for what it read as input', async () => {
    const sandbox = await sandboxFor({ now: () => new Date('2026-11-20T12:00:00Z') });
    const { message, brought, carried } = await inputOf(await judgedClient(sandbox), fetching);
    expect(message).toMatchObject({
      stop_reason: 'end_turn',
      container: null,
      usage: { server_tool_use: { web_search_requests: 0, web_fetch_requests: 1 } },
      content: [
        { type: 'server_tool_use', name: 'web_fetch', input: { url } },
        {
          type: 'web_fetch_tool_result',
          content: {
            type: 'web_fetch_result',
            url,
            retrieved_at: '2026-11-20T12:00:00.000Z',
            content: { type: 'document', citations: null, source: { type: 'text' } },
          },
        },
        { type: 'text' },
      ],
    });
    const [use, result] = message.content;
    expect(use?.type === 'server_tool_use' && use.id).toBe(
      result?.type === 'web_fetch_tool_result' && result.tool_use_id,
    );
    // 50 times 41 characters, and 28 of title: 2,078, four to a token.
    expect(brought).toBe(520);
    expect(carried).toBeGreaterThan(520);
    // No fee beside tokens: 1 USD a million in, 5 out.
    const { input_tokens, output_tokens } = message.usage;
    expect(sandbox.spentUsd()).toBeCloseTo((input_tokens + output_tokens * 5) / 1e6, 9);
  });

  test('keeps to max_content_tokens and says when citations are on', async () => {
    const tools = [{ ...fetchTool, max_content_tokens: 100, citations: { enabled: true } }];
    const { message, brought } = await inputOf(await judgedClient(await sandboxFor()), {
      ...fetching,
      tools,
    });
    // 400 characters and the title.
    expect(brought).toBe(107);
    expect(message.content[1]).toMatchObject({ content: { content: { citations: { enabled: true } } } });
  });

  test('fails where it is forced and no address is named', async () => {
    const { content, usage } = await (await judgedClient(await sandboxFor())).messages.create({
      ...fetching,
      messages: said('Hi'),
      tool_choice: { type: 'tool', name: 'web_fetch' },
    });
    expect(content[1]).toMatchObject({
      content: { type: 'web_fetch_tool_result_error', error_code: 'url_not_in_prior_context' },
    });
    expect(usage.server_tool_use?.web_fetch_requests).toBe(1);
  });
});

describe('code execution', () => {
  test.each([
    ['code_execution_20250522', 'code_execution', 'code_execution_tool_result', 'code_execution_result'],
    [
      'code_execution_20260521',
      'bash_code_execution',
      'bash_code_execution_tool_result',
      'bash_code_execution_result',
    ],
  ] as const)('of version %s says what %s printed, and where', async (type, name, result, inner) => {
    const sandbox = await sandboxFor({ now: () => new Date('2026-11-20T12:00:00Z') });
    const tool = { type, name: 'code_execution' } as Anthropic.ToolUnion;
    const { message, brought, carried } = await inputOf(await judgedClient(sandbox), {
      ...running,
      tools: [tool],
    });
    expect(message).toMatchObject({
      stop_reason: 'end_turn',
      container: { id: expect.stringMatching(/^container_01/), skills: null },
      content: [
        { type: 'server_tool_use', name },
        { type: result, content: { type: inner, stdout: 'gonogo sandbox\n', stderr: '', return_code: 0 } },
        { type: 'text' },
      ],
    });
    expect(Date.parse(message.container?.expires_at ?? '')).toBeGreaterThan(
      Date.parse('2026-11-20T12:00:00Z'),
    );
    // 15 characters.
    expect(brought).toBe(4);
    expect(carried).toBeGreaterThan(4);
  });

  test('goes on in the container it is given', async () => {
    const client = await judgedClient(await sandboxFor());
    const first = await client.messages.create(running);
    const id = first.container?.id ?? null;
    expect(await client.messages.create({ ...running, container: id })).toMatchObject({ container: { id } });
  });

  test('streams its call in pieces, its result whole and the container at the end', async () => {
    const stream = (await judgedClient(await sandboxFor())).messages.stream(running);
    const containers: unknown[] = [];
    stream.on('streamEvent', (event) => {
      if (event.type === 'message_start') containers.push(event.message.container);
      if (event.type === 'message_delta') containers.push(event.delta.container);
    });
    const message = await stream.finalMessage();
    expect(message.content.map((block) => block.type)).toEqual([
      'server_tool_use',
      'bash_code_execution_tool_result',
      'text',
    ]);
    expect(message.content[0]).toMatchObject({ input: { command: "echo 'gonogo sandbox'" } });
    expect(containers).toEqual([null, message.container]);
    expect(message.container).not.toBeNull();
  });
});

describe('which server tool is used', () => {
  const search: Anthropic.WebSearchTool20260318 = { type: 'web_search_20260318', name: 'web_search' };
  const all = [fetchTool, search, codeTool];
  const forced = (name: string): Partial<Params> => ({
    tool_choice: { type: 'tool', name },
    messages: said('Hi'),
  });
  const cases: readonly [string, Partial<Params>, string | null][] = [
    ['a greeting', { messages: said('Hi') }, null],
    ['a fetch without an address', { messages: said('Fetch the page.') }, null],
    ['an address without a fetch', { messages: said(`Look at ${url}`) }, null],
    ['a fetch', { messages: fetching.messages }, 'web_fetch'],
    ['a run', { messages: said('Please run the following\ncode') }, 'bash_code_execution'],
    ['a search', { messages: said('Search for news.') }, 'web_search'],
    ['a forced fetch', forced('web_fetch'), 'web_fetch'],
    ['a forced run', forced('code_execution'), 'bash_code_execution'],
    ['any tool forced', { tool_choice: { type: 'any' }, messages: said('Hi') }, 'web_search'],
    ['none allowed', { tool_choice: { type: 'none' }, messages: fetching.messages }, null],
    ['no room for the call', { max_tokens: 9, messages: fetching.messages }, null],
    ['the tool not offered', { tools: [search], messages: fetching.messages }, null],
  ];
  test.each(cases)('%s', async (_, changes, expected) => {
    const { content } = await (await judgedClient(await sandboxFor())).messages.create({
      ...fetching,
      tools: all,
      ...changes,
    });
    const used = content.find((block) => block.type === 'server_tool_use');
    expect(used?.name ?? null).toBe(expected);
  });

  test('the address ends where its sentence does', async () => {
    const { content } = await (await judgedClient(await sandboxFor())).messages.create({
      ...fetching,
      messages: said('Fetch (https://example.org/a).'),
    });
    expect(content[0]).toMatchObject({ input: { url: 'https://example.org/a' } });
  });
});
