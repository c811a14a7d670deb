import { sandboxFor, send } from './judged-client.ts';

export type Body = Record<string, unknown>;

/** One turn of a person. */
export const said = (content: unknown) => [{ role: 'user', content }];
export const base: Body = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: said('Hi') };
export const thinking = (type: string, more: Body = {}) => ({ thinking: { type, ...more } });

/** What the sandbox answers to the base request with these changes; undefined takes a field out. */
export async function answerTo(
  changes: Body,
  version = '2026-10-21',
  more: Record<string, string | undefined> = {},
) {
  const sandbox = await sandboxFor({ now: () => new Date('2026-11-20T12:00:00Z') });
  const body = Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined),
  );
  const answer = await send(sandbox, '/v1/messages', {
    body,
    headers: { 'anthropic-version': version, ...more },
  });
  const { error } = answer.body as { error?: { type: string; message: string } };
  return { status: answer.status, type: error?.type, message: error?.message };
}
