import Anthropic from '@anthropic-ai/sdk';

/** A message as the service words it, with parts replaced. */
export const answered = (parts: Record<string, unknown> = {}) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'Yes.', citations: null }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 100, output_tokens: 10 },
  ...parts,
});

interface ScriptedClient {
  readonly client: () => Promise<Anthropic>;
  /** What was sent, in order. */
  readonly bodies: unknown[];
}

/** A client of the official SDK that is given these answers, one for each request. */
export function clientAnswering(...answers: readonly unknown[]): ScriptedClient {
  const bodies: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    const answer = answers[bodies.length];
    bodies.push(JSON.parse(String(init?.body)));
    return new Response(JSON.stringify(answer), {
      headers: { 'content-type': 'application/json', 'request-id': `req_${bodies.length}` },
    });
  };
  const settings = { apiKey: 'sk-ant-api03-test-canary-0001', maxRetries: 0, logLevel: 'off' } as const;
  const client = new Anthropic({ ...settings, fetch });
  return { client: async () => client, bodies };
}
