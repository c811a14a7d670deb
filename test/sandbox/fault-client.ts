import Anthropic from '@anthropic-ai/sdk';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import { sandboxFor, testKey } from './judged-client.ts';

export const ask = {
  model: 'claude-haiku-5-5',
  max_tokens: 50,
  messages: [{ role: 'user' as const, content: 'Hi' }],
};

/** A client whose answers are not judged: they are broken on purpose. */
export async function plainClient(faults: FaultRule[], options: { maxRetries?: number } = {}) {
  const sandbox = await sandboxFor({ faults });
  const client = new Anthropic({
    apiKey: testKey,
    baseURL: sandbox.url,
    maxRetries: 0,
    logLevel: 'off',
    ...options,
  });
  return { sandbox, client };
}

/** The error a call ends in; a text where it succeeds. */
export const caught = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => 'no error',
    (error: unknown) => error,
  );
