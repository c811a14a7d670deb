import { describe, expect, test } from 'vitest';
import { type ContractName, contract } from '../support/sdk-contract.ts';

const request = { model: 'claude-sonnet-5-5', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] };
const usage = {
  input_tokens: 8,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation: null,
  output_tokens: 1,
  output_tokens_details: null,
  server_tool_use: null,
  service_tier: 'standard',
  inference_geo: null,
  speed: 'standard',
};
const message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'Hi', citations: null }],
  container: null,
  diagnostics: null,
  stop_reason: 'end_turn',
  stop_sequence: null,
  stop_details: null,
  usage,
};
const error = { type: 'error', error: { type: 'api_error', message: 'Broken' }, request_id: 'req_1' };

const without = (value: object, field: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== field));

describe('the contract made from the SDK types', () => {
  const accepted: readonly [string, ContractName, unknown][] = [
    ['a small request', 'MessageCreateParamsNonStreaming', request],
    ['a streaming request', 'MessageCreateParamsStreaming', { ...request, stream: true }],
    ['a token count request', 'MessageCountTokensParams', without(request, 'max_tokens')],
    ['a message', 'Message', message],
    ['an error', 'ErrorResponse', error],
    ['a token count', 'MessageTokensCount', { input_tokens: 8 }],
    ['the end of a stream', 'RawMessageStreamEvent', { type: 'message_stop' }],
  ];
  test.each(accepted)('accepts %s', async (_, name, value) => {
    expect((await contract()).check(name, value)).toEqual([]);
  });

  const rejected: readonly [string, ContractName, unknown, string][] = [
    ['a temperature', 'MessageCreateParamsNonStreaming', { ...request, temperature: 1 }, 'temperature'],
    ['no max_tokens', 'MessageCreateParamsNonStreaming', without(request, 'max_tokens'), 'max_tokens'],
    ['a streaming request that does not stream', 'MessageCreateParamsStreaming', request, 'stream'],
    ['max_tokens in a token count', 'MessageCountTokensParams', request, 'max_tokens'],
    ['a message without container', 'Message', without(message, 'container'), 'container'],
    ['a message whose usage lacks speed', 'Message', { ...message, usage: without(usage, 'speed') }, 'speed'],
    ['an unknown stop reason', 'Message', { ...message, stop_reason: 'done' }, 'stop_reason'],
    ['an error without request_id', 'ErrorResponse', without(error, 'request_id'), 'request_id'],
    [
      'an unknown error type',
      'ErrorResponse',
      { ...error, error: { type: 'oops', message: '' } },
      '/error/type',
    ],
    [
      'an unknown error code',
      'ErrorResponse',
      { ...error, error: { ...error.error, details: { error_code: 'ramp_limit_exceded' } } },
      '/error/details',
    ],
    [
      'a page of models without has_more',
      'ModelsPage',
      { data: [], first_id: null, last_id: null },
      'has_more',
    ],
    ['an unknown event', 'RawMessageStreamEvent', { type: 'message_end' }, 'type'],
  ];
  test.each(rejected)('rejects %s', async (_, name, value, mentions) => {
    expect((await contract()).check(name, value).join('\n')).toContain(mentions);
  });
});
