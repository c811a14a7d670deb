import Anthropic from '@anthropic-ai/sdk';

/** A client whose every message is answered with this text, as the service does it. */
export const answeringClient = (text: string, usage: Record<string, unknown> = {}) => {
  const body = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-5-5',
    content: [{ type: 'text', text, citations: null }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 30, output_tokens: 3, ...usage },
  };
  return async () =>
    new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () =>
        new Response(JSON.stringify(body), {
          headers: { 'content-type': 'application/json', 'request-id': 'req_1' },
        }),
    });
};
