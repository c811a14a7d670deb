import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const weather: Anthropic.Tool = {
  name: 'get_weather',
  input_schema: {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { enum: ['celsius', 'fahrenheit'] } },
    required: ['city'],
  },
};
const clock: Anthropic.Tool = { name: 'get_time', input_schema: { type: 'object' } };
const asking = (content: string): Anthropic.MessageParam[] => [{ role: 'user', content }];
const base: Params = {
  model: 'claude-haiku-4-5',
  max_tokens: 200,
  tools: [clock, weather],
  messages: asking('Hello'),
};
const input = { city: 'sandbox', unit: 'celsius' };

const client = async () => judgedClient(await sandboxFor());
const use = (name: string) => expect.objectContaining({ type: 'tool_use', name });

describe('tool use', () => {
  const cases: readonly [string, Partial<Params>, string | null][] = [
    ['any tool, made to', { tool_choice: { type: 'any' } }, 'get_time'],
    ['a tool, made to', { tool_choice: { type: 'tool', name: 'get_weather' } }, 'get_weather'],
    ['the tool the prompt names', { messages: asking('Call get_weather for Paris.') }, 'get_weather'],
    [
      'the first tool where the prompt speaks of one',
      { messages: asking('Use a tool, please.') },
      'get_time',
    ],
    ['no tool for a greeting', {}, null],
    ['no tool where forbidden', { messages: asking('Use a tool'), tool_choice: { type: 'none' } }, null],
  ];
  test.each(cases)('calls %s', async (_, changes, called) => {
    const message = await (await client()).messages.create({ ...base, ...changes });
    expect(message.stop_reason).toBe(called ? 'tool_use' : 'end_turn');
    expect(message.content).toEqual([called ? use(called) : expect.objectContaining({ type: 'text' })]);
  });

  test('gives input by the schema, and ends once the result is back', async () => {
    const api = await client();
    const messages = asking('Call get_weather for Paris.');
    const first = await api.messages.create({ ...base, messages });
    const [call] = first.content;
    if (call?.type !== 'tool_use') throw new Error('The first answer should be a call.');
    expect(call.input).toEqual(input);
    expect(call.id).toMatch(/^toolu_01/);
    // `get_weather` and `{"city":"sandbox","unit":"celsius"}` have 11 + 35 characters: 11.5 tokens.
    expect(first.usage.output_tokens).toBe(12);
    const result: Anthropic.ToolResultBlockParam = {
      type: 'tool_result',
      tool_use_id: call.id,
      content: '21',
    };
    const second = await api.messages.create({
      ...base,
      messages: [
        ...messages,
        { role: 'assistant', content: first.content },
        { role: 'user', content: [result, { type: 'text', text: 'Which tool was that?' }] },
      ],
    });
    expect(second).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text' }] });
  });

  test('stops at max_tokens instead of sending half a call', async () => {
    const choice = { tool_choice: { type: 'tool', name: 'get_weather' } } as const;
    expect(await (await client()).messages.create({ ...base, ...choice, max_tokens: 11 })).toMatchObject({
      stop_reason: 'max_tokens',
      content: [],
      usage: { output_tokens: 11 },
    });
  });

  test('streams the input as pieces of JSON', async () => {
    const stream = (await client()).messages.stream({
      ...base,
      tool_choice: { type: 'tool', name: 'get_weather' },
    });
    const pieces: string[] = [];
    stream.on('streamEvent', (event) => {
      if (event.type === 'content_block_start') {
        expect(event.content_block).toMatchObject({ type: 'tool_use', input: {} });
      }
      if (event.type === 'content_block_delta' && event.delta.type === 'input_json_delta') {
        pieces.push(event.delta.partial_json);
      }
    });
    const message = await stream.finalMessage();
    expect(pieces[0]).toBe('');
    expect(pieces.length).toBeGreaterThan(2);
    expect(JSON.parse(pieces.join(''))).toEqual(input);
    expect(message).toMatchObject({ stop_reason: 'tool_use', content: [{ type: 'tool_use', input }] });
  });
});

describe('structured output', () => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 18 } },
    required: ['name', 'age'],
    additionalProperties: false,
  };
  const format = { output_config: { format: { type: 'json_schema', schema } } } as const;
  const shaped: Params = { model: 'claude-haiku-4-5', max_tokens: 200, messages: asking('Who?'), ...format };

  test('answers with JSON by the schema, plain and streamed', async () => {
    const api = await client();
    const messages = [await api.messages.create(shaped), await api.messages.stream(shaped).finalMessage()];
    for (const { content, stop_reason, usage } of messages) {
      // `{"name":"sandbox","age":18}` has 27 characters: 6.75 tokens.
      expect(content).toMatchObject([{ type: 'text', text: '{"name":"sandbox","age":18}' }]);
      expect({ stop_reason, tokens: usage.output_tokens }).toEqual({ stop_reason: 'end_turn', tokens: 7 });
    }
  });

  test('is cut off by max_tokens like any text', async () => {
    expect(await (await client()).messages.create({ ...shaped, max_tokens: 2 })).toMatchObject({
      stop_reason: 'max_tokens',
      content: [{ text: '{"name":' }],
    });
  });
});
