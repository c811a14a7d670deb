import { describe, expect, test } from 'vitest';
import { answerTo, type Body, base, said, thinking } from './answer-to.ts';
import { sandboxFor, send } from './judged-client.ts';

describe('the shape of a request', () => {
  const wrong: readonly [string, Body, string][] = [
    ['no model', { model: undefined }, 'model: Field required'],
    ['no max_tokens', { max_tokens: undefined }, 'max_tokens: Field required'],
    ['no messages', { messages: undefined }, 'messages: Field required'],
    ['an empty list of messages', { messages: [] }, 'messages: '],
    ['max_tokens as text', { max_tokens: '100' }, 'max_tokens: '],
    ['a negative max_tokens', { max_tokens: -1 }, 'max_tokens: '],
    ['a fractional max_tokens', { max_tokens: 1.5 }, 'max_tokens: '],
    ['an unknown field', { max_token: 5 }, 'max_token: Extra inputs are not permitted'],
    ['an unknown role', { messages: [{ role: 'robot', content: 'Hi' }] }, 'messages.0.role: '],
    ['a message without content', { messages: [{ role: 'user' }] }, 'messages.0.content: Field required'],
    ['empty content', { messages: said('') }, 'messages.0: all messages must have non-empty content'],
    ['no blocks', { messages: said([]) }, 'messages.0: all messages must have non-empty content'],
    [
      'an empty text block',
      { messages: said([{ type: 'text', text: ' ' }]) },
      'messages.0.content.0.text: text content blocks must be non-empty',
    ],
    [
      'a text block without text',
      { messages: said([{ type: 'text' }]) },
      'messages.0.content.0.text: Field required',
    ],
    [
      'an unknown block type',
      { messages: said([{ type: 'audio', data: '' }]) },
      'messages.0.content.0.type: ',
    ],
    ['a tool without a schema', { tools: [{ name: 'a' }] }, 'tools.0.input_schema: Field required'],
    [
      'a tool without a name',
      { tools: [{ input_schema: { type: 'object' } }] },
      'tools.0.name: Field required',
    ],
    ['a tool choice without tools', { tool_choice: { type: 'auto' } }, 'tool_choice: '],
    ['an unknown service tier', { service_tier: 'flex' }, 'service_tier: '],
    [
      'a thinking budget under 1,024',
      { model: 'claude-haiku-4-5', ...thinking('enabled', { budget_tokens: 1_000 }) },
      'thinking.budget_tokens: ',
    ],
  ];
  test.each(wrong)('%s is answered 400', async (_, changes, message) => {
    const answer = await answerTo(changes);
    expect(answer).toMatchObject({ status: 400, type: 'invalid_request_error' });
    expect(answer.message).toMatch(new RegExp(`^${message}`));
  });

  test('a beta header lets fields through that only betas know', async () => {
    const field = { context_management: { edits: [] } };
    expect(await answerTo(field)).toMatchObject({ status: 400 });
    expect(
      await answerTo(field, '2026-10-21', { 'anthropic-beta': 'context-management-2025-06-27' }),
    ).toMatchObject({ status: 200 });
  });

  test('a body that is not JSON is answered 400', async () => {
    const { status, body } = await send(await sandboxFor(), '/v1/messages', { body: '{"model":' });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error' } },
    });
  });

  test('a body above 32 MB is answered 413', async () => {
    const sandbox = await sandboxFor();
    const largest = 32 * 1024 * 1024;
    const body = (characters: number) => JSON.stringify({ ...base, messages: said('a'.repeat(characters)) });
    const wrapping = body(0).length;
    expect((await send(sandbox, '/v1/messages', { body: body(largest - wrapping + 1) })).status).toBe(413);
    // Exactly 32 MB passes the border and fails on the context window instead.
    expect(await send(sandbox, '/v1/messages', { body: body(largest - wrapping) })).toMatchObject({
      status: 400,
      body: {
        error: { message: expect.stringMatching(/^prompt is too long: \d+ tokens > 1000000 maximum/) },
      },
    });
  });

  test('the version header is required and known', async () => {
    expect(await answerTo({}, undefined, { 'anthropic-version': undefined })).toMatchObject({
      status: 400,
      message: 'anthropic-version: header is required',
    });
    expect(await answerTo({}, '2025-01-01')).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^anthropic-version: /),
    });
  });
});

describe('paths and methods', () => {
  test.each([
    ['GET', '/v1/nothing', 404, 'not_found_error', null],
    ['GET', '/', 404, 'not_found_error', null],
    ['POST', '/v1/models', 405, 'invalid_request_error', 'GET'],
    ['DELETE', '/v1/messages', 405, 'invalid_request_error', 'POST'],
  ])('%s %s is answered %i', async (method, path, status, type, allow) => {
    const answer = await send(await sandboxFor(), path, { method });
    expect(answer).toMatchObject({ status, body: { error: { type } } });
    expect(answer.headers.get('allow')).toBe(allow);
  });
});
