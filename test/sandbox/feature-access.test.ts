import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { Feature } from '../../src/catalog/vocabulary.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { type Body, base, said } from './answer-to.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

const without = (...disabledFeatures: Feature[]) => ({ ...accountProfiles.start, disabledFeatures });

const image = {
  type: 'image',
  source: { type: 'base64', media_type: 'image/png', data: 'aGVsbG8=' },
};
const pdf = {
  type: 'document',
  source: { type: 'base64', media_type: 'application/pdf', data: 'aGVsbG8=' },
};
const text = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'hello' } };
const tool = { name: 'look_up', input_schema: { type: 'object' } };
const format = { type: 'json_schema', schema: { type: 'object', additionalProperties: false } };
const result = (content: unknown) => [
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'look_up', input: {} }] },
  { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content }] },
];

/** One request for each feature a message can ask for. */
const asks: readonly (readonly [Feature, string, Body])[] = [
  ['web-search', 'its tool', { tools: [{ type: 'web_search_20260318', name: 'web_search' }] }],
  ['web-fetch', 'its tool', { tools: [{ type: 'web_fetch_20260318', name: 'web_fetch' }] }],
  ['code-execution', 'its tool', { tools: [{ type: 'code_execution_20260521', name: 'code_execution' }] }],
  ['tool-use', 'a tool', { tools: [tool] }],
  ['vision', 'an image', { messages: said([image]) }],
  ['vision', 'an image in a tool result', { messages: result([image]), tools: [tool] }],
  ['pdf', 'a PDF', { messages: said([pdf]) }],
  ['citations', 'citations', { messages: said([{ ...text, citations: { enabled: true } }]) }],
  ['structured-outputs', 'a schema', { output_config: { format } }],
  ['thinking', 'adaptive thinking', { thinking: { type: 'adaptive' } }],
  ['fast-mode', 'speed', { model: 'claude-opus-5-5', speed: 'fast' }],
];

describe('a disabled feature', () => {
  const statusOf = async (disabled: readonly Feature[], path: string, changes: Body) => {
    const sandbox = await sandboxFor({ account: without(...disabled) });
    const { max_tokens, ...counted } = { ...base, ...changes };
    const body = path === '/v1/messages' ? { max_tokens, ...counted } : counted;
    return { sandbox, answer: await send(sandbox, path, { body }) };
  };

  test.each(asks)('%s is refused to %s, on messages and when counting', async (feature, _, changes) => {
    for (const path of ['/v1/messages', '/v1/messages/count_tokens']) {
      const { sandbox, answer } = await statusOf([feature], path, changes);
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({
        error: { type: 'permission_error', message: expect.stringContaining(feature) },
      });
      expect(sandbox.spentUsd()).toBe(0);
    }
  });

  test.each(asks)(
    '%s: the same request (%s) is answered where another one is disabled',
    async (...[feature, , changes]) => {
      const other: Feature = feature === 'us-inference' ? 'batch' : 'us-inference';
      expect((await statusOf([other, 'batch', 'files'], '/v1/messages', changes)).answer.status).toBe(200);
    },
  );

  test.each([
    ['streaming', { stream: true }],
    ['us-inference', { inference_geo: 'us' }],
  ] as const)('%s is refused on messages', async (feature, changes) => {
    expect((await statusOf([feature], '/v1/messages', changes)).answer.status).toBe(403);
  });

  test('leaves a plain request alone, whatever else is disabled', async () => {
    const disabled: Feature[] = [...asks.map(([feature]) => feature), 'batch', 'files', 'prompt-caching'];
    expect((await statusOf(disabled, '/v1/messages', {})).answer.status).toBe(200);
    const off = { model: 'claude-sonnet-4-6', thinking: { type: 'disabled' }, messages: said([text]) };
    expect((await statusOf(disabled, '/v1/messages', off)).answer.status).toBe(200);
  });
});

describe('the account whose features are disabled', () => {
  const account = accountProfiles['feature-disabled'];
  const client = async () => judgedClient(await sandboxFor({ account }));
  const refused = (feature: string) => ({ status: 403, message: expect.stringContaining(feature) });
  const requests: Anthropic.Messages.BatchCreateParams['requests'] = [
    { custom_id: 'a', params: { model: 'claude-haiku-5-5', max_tokens: 5, messages: [] } },
  ];

  test('refuses every call to batches', async () => {
    const { batches } = (await client()).messages;
    await expect(batches.create({ requests })).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
    await expect(batches.list()).rejects.toMatchObject(refused('batch'));
    await expect(batches.retrieve('msgbatch_1')).rejects.toMatchObject(refused('batch'));
    await expect(batches.cancel('msgbatch_1')).rejects.toMatchObject(refused('batch'));
    await expect(batches.delete('msgbatch_1')).rejects.toMatchObject(refused('batch'));
  });

  test('refuses every call to files', async () => {
    const { files } = await client();
    const file = await toFile(Buffer.from('hello'), 'notes.txt', { type: 'text/plain' });
    await expect(files.upload({ file })).rejects.toMatchObject(refused('files'));
    await expect(files.list()).rejects.toMatchObject(refused('files'));
    await expect(files.retrieveMetadata('file_1')).rejects.toMatchObject(refused('files'));
    await expect(files.download('file_1')).rejects.toMatchObject(refused('files'));
    await expect(files.delete('file_1')).rejects.toMatchObject(refused('files'));
  });

  test('answers messages, and silently caches nothing', async () => {
    const { messages } = await client();
    const system: Anthropic.TextBlockParam[] = [
      { type: 'text', text: 'abcd'.repeat(2_000), cache_control: { type: 'ephemeral' } },
    ];
    const ask = { model: 'claude-sonnet-5-5', max_tokens: 5, system };
    const hello = [{ role: 'user' as const, content: 'Hi' }];
    for (let round = 0; round < 2; round += 1) {
      const { usage } = await messages.create({ ...ask, messages: hello });
      expect([usage.cache_creation_input_tokens, usage.cache_read_input_tokens]).toEqual([0, 0]);
      // 8,002 characters at 1.3 / 4 tokens are 2,600.65, so 2,601, and two turns of 4.
      expect(usage.input_tokens).toBe(2_609);
    }
  });
});

test('a batch meets the disabled features when it runs', async () => {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ account: without('web-search'), now: () => new Date(nowMs) });
  const { batches } = (await judgedClient(sandbox)).messages;
  const params = {
    model: 'claude-haiku-5-5',
    max_tokens: 5,
    messages: [{ role: 'user' as const, content: 'Hi' }],
    tools: [{ type: 'web_search_20260318' as const, name: 'web_search' as const }],
  };
  const { id } = await batches.create({ requests: [{ custom_id: 'a', params }] });
  nowMs += 120_000;
  for await (const { result } of await batches.results(id))
    expect(result).toMatchObject({ type: 'errored', error: { error: { type: 'permission_error' } } });
});
