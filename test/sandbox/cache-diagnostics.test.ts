import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const turn = (content: string): Anthropic.MessageParam => ({ role: 'user', content });
const system = (text: string): Anthropic.TextBlockParam[] => [
  { type: 'text', text, cache_control: { type: 'ephemeral' } },
];
const tools: Anthropic.Tool[] = [{ name: 'get', input_schema: { type: 'object' } }];
/** 4,000 characters of the newer tokenizer are 1,300 tokens, and 4 for the turn. */
const base: Params = {
  model: 'claude-sonnet-5-5',
  max_tokens: 20,
  system: system('abcd'.repeat(1_000)),
  messages: [turn('One?')],
};
const opened: Partial<Params> = { diagnostics: { previous_message_id: null } };

async function afterFirst(changes: Partial<Params>) {
  const client = await judgedClient(await sandboxFor());
  const first = await client.messages.create({ ...base, ...opened });
  expect(first.diagnostics).toBeNull();
  const next = { ...base, diagnostics: { previous_message_id: first.id }, ...changes };
  return (await client.messages.create(next)).diagnostics;
}

describe('cache diagnostics', () => {
  const missed = { cache_missed_input_tokens: 1_304 };
  const cases: readonly [string, Partial<Params>, object | null][] = [
    ['nothing changed', {}, null],
    ['a turn was appended', { messages: [turn('One?'), turn('Two?')] }, null],
    ['only the mark went', { system: [{ type: 'text', text: 'abcd'.repeat(1_000) }] }, null],
    ['the model changed', { model: 'claude-sonnet-5' }, { type: 'model_changed', ...missed }],
    ['a tool came in front', { tools }, { type: 'tools_changed', ...missed }],
    ['the system prompt changed', { system: system('Other') }, { type: 'system_changed', ...missed }],
    ['an earlier turn changed', { messages: [turn('Two?')] }, { type: 'messages_changed', ...missed }],
    ['thinking changed', { thinking: { type: 'adaptive' } }, { type: 'unavailable' }],
    [
      'the earlier message is unknown',
      { diagnostics: { previous_message_id: 'msg_unknown' } },
      { type: 'previous_message_not_found' },
    ],
  ];
  test.each(cases)('say that %s', async (_, changes, reason) => {
    expect(await afterFirst(changes)).toEqual(reason && { cache_miss_reason: reason });
  });

  test('are null where nobody asks, and know no request that did not ask', async () => {
    const client = await judgedClient(await sandboxFor());
    const first = await client.messages.create(base);
    expect(first.diagnostics).toBeNull();
    const second = { ...base, diagnostics: { previous_message_id: first.id } };
    expect((await client.messages.create(second)).diagnostics).toEqual({
      cache_miss_reason: { type: 'previous_message_not_found' },
    });
  });
});
