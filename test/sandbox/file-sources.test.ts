import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { said } from './answer-to.ts';
import { judgedClient, sandboxFor, send } from './judged-client.ts';

const model = 'claude-sonnet-4-6';
type Content = Anthropic.ContentBlockParam[];

async function desk(options: SandboxOptions = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ now: () => new Date(nowMs), ...options });
  const client = await judgedClient(sandbox);
  return {
    sandbox,
    client,
    laterBy: (seconds: number) => {
      nowMs += seconds * 1_000;
    },
    upload: async (bytes: number, type: string, expires_in_seconds?: number) => {
      const file = await toFile(Buffer.alloc(bytes, 'a'), 'upload', { type });
      return (await client.files.upload({ file, ...(expires_in_seconds && { expires_in_seconds }) })).id;
    },
    ask: (content: Content) =>
      client.messages.create({ model, max_tokens: 5, messages: [{ role: 'user', content }] }),
    count: async (content: Content) =>
      (await client.messages.countTokens({ model, messages: [{ role: 'user', content }] })).input_tokens,
  };
}

const documentOf = (file_id: string): Anthropic.DocumentBlockParam => ({
  type: 'document',
  source: { type: 'file', file_id },
});
const imageOf = (file_id: string): Anthropic.ImageBlockParam => ({
  type: 'image',
  source: { type: 'file', file_id },
});
const missing = { status: 404, errorCode: null };

describe('a file named in a message', () => {
  // A turn costs 4 tokens; the model has the older tokenizer.
  test.each([
    ['a PDF of 4 bytes a token, like one sent along', 'application/pdf', 10_001, documentOf, 4 + 2_501],
    ['a text of 4 characters a token', 'text/plain', 10_001, documentOf, 4 + 2_501],
    ['an image of 1,500 tokens whatever its size', 'image/png', 10_001, imageOf, 4 + 1_500],
  ] as const)('counts as %s', async (_, type, bytes, blockOf, tokens) => {
    const { upload, ask, count } = await desk();
    const id = await upload(bytes, type);
    expect(await count([blockOf(id)])).toBe(tokens);
    expect((await ask([blockOf(id)])).usage.input_tokens).toBe(tokens);
  });

  test('counts the same as the same document sent along, PDF or text, with both tokenizers', async () => {
    const { upload, client } = await desk();
    const countAll = async (content: Content) => {
      const counts: number[] = [];
      for (const name of [model, 'claude-sonnet-5-5']) {
        const messages = [{ role: 'user' as const, content }];
        counts.push((await client.messages.countTokens({ model: name, messages })).input_tokens);
      }
      return counts;
    };
    const data = Buffer.alloc(3_000, 'a');
    const pdf = { type: 'base64', media_type: 'application/pdf', data: data.toString('base64') } as const;
    const text = { type: 'text', media_type: 'text/plain', data: data.toString() } as const;
    const pdfId = await upload(3_000, 'application/pdf');
    const textId = await upload(3_000, 'text/plain');
    expect(await countAll([documentOf(pdfId)])).toEqual(await countAll([{ type: 'document', source: pdf }]));
    expect(await countAll([documentOf(textId)])).toEqual(
      await countAll([{ type: 'document', source: text }]),
    );
  });

  const unknown = 'file_unknown';
  const places: readonly (readonly [string, Content])[] = [
    ['a document', [documentOf(unknown)]],
    ['an image', [imageOf(unknown)]],
    [
      'an image in a document',
      [{ type: 'document', source: { type: 'content', content: [imageOf(unknown)] } }],
    ],
    ['a container upload', [{ type: 'container_upload', file_id: unknown }]],
    ['a second block', [{ type: 'text', text: 'Hi' }, documentOf(unknown)]],
  ];
  test.each(places)('that was never uploaded answers 404 in %s', async (_, content) => {
    const { sandbox, ask, count } = await desk();
    await expect(ask(content)).rejects.toMatchObject({
      ...missing,
      message: expect.stringContaining(unknown),
    });
    await expect(count(content)).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    expect(sandbox.spentUsd()).toBe(0);
  });

  test('is found in a tool result', async () => {
    const { client, upload } = await desk();
    const ask = (file_id: string) =>
      client.messages.countTokens({
        model,
        tools: [{ name: 'look_up', input_schema: { type: 'object' } }],
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'look_up', input: {} }] },
          {
            role: 'user',
            content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [documentOf(file_id)] }],
          },
        ],
      });
    await expect(ask(unknown)).rejects.toMatchObject(missing);
    const small = (await ask(await upload(4, 'application/pdf'))).input_tokens;
    const large = (await ask(await upload(4_004, 'application/pdf'))).input_tokens;
    expect(large - small).toBe(1_000);
  });

  test('answers 404 after it was deleted', async () => {
    const { client, upload, ask } = await desk();
    const id = await upload(5, 'text/plain');
    await ask([documentOf(id)]);
    await client.files.delete(id);
    await expect(ask([documentOf(id)])).rejects.toMatchObject(missing);
  });

  test('answers 404 with its own code once it has expired', async () => {
    const { upload, ask, laterBy } = await desk();
    const id = await upload(5, 'text/plain', 3_600);
    laterBy(3_599);
    expect(await ask([documentOf(id)])).toBeTruthy();
    laterBy(1);
    await expect(ask([documentOf(id)])).rejects.toMatchObject({ status: 404, errorCode: 'file_expired' });
  });

  test('answers 404 to keys of another workspace', async () => {
    const secret = 'sk-ant-api03-test-other-0002';
    const record = {
      id: 'apikey_01Other',
      name: 'other',
      status: 'active',
      expiresAt: null,
      secret,
    } as const;
    const account = { ...accountProfiles.start, apiKeys: [{ ...record, workspaceId: 'wrkspc_01Other' }] };
    const { sandbox, upload } = await desk({ account });
    const content = [documentOf(await upload(5, 'text/plain'))];
    const elsewhere = await judgedClient(sandbox, { apiKey: secret });
    await expect(
      elsewhere.messages.create({ model, max_tokens: 5, messages: [{ role: 'user', content }] }),
    ).rejects.toMatchObject(missing);
  });

  test('without an id answers 400', async () => {
    const { sandbox } = await desk();
    const messages = said([{ type: 'document', source: { type: 'file' } }]);
    expect((await send(sandbox, '/v1/messages', { body: { model, max_tokens: 5, messages } })).status).toBe(
      400,
    );
  });

  test('answers 403 where files are disabled, or PDFs', async () => {
    const without = (feature: 'files' | 'pdf') => ({ ...accountProfiles.start, disabledFeatures: [feature] });
    const { ask } = await desk({ account: without('files') });
    await expect(ask([documentOf(unknown)])).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
    const noPdf = await desk({ account: without('pdf') });
    const pdf = await noPdf.upload(5, 'application/pdf');
    await expect(noPdf.ask([documentOf(pdf)])).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
    const text = await noPdf.upload(5, 'text/plain');
    expect(await noPdf.ask([documentOf(text)])).toBeTruthy();
  });
});

test('a batch looks for its files when it runs', async () => {
  const { client, upload, laterBy } = await desk();
  const kept = await upload(4_000, 'application/pdf');
  const deleted = await upload(5, 'application/pdf');
  const requests = Object.entries({ kept, deleted }).map(([custom_id, id]) => ({
    custom_id,
    params: { model, max_tokens: 5, messages: [{ role: 'user' as const, content: [documentOf(id)] }] },
  }));
  const { id } = await client.messages.batches.create({ requests });
  await client.files.delete(deleted);
  laterBy(120);
  const results = new Map<string, unknown>();
  for await (const line of await client.messages.batches.results(id))
    results.set(line.custom_id, line.result);
  expect(results.get('kept')).toMatchObject({
    type: 'succeeded',
    message: { usage: { input_tokens: 1_004 } },
  });
  expect(results.get('deleted')).toMatchObject({
    type: 'errored',
    error: { error: { type: 'not_found_error' } },
  });
});
