import Anthropic from '@anthropic-ai/sdk';
import { seededRandom } from '../../../src/cost/random.ts';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { sandboxFor } from '../../sandbox/judged-client.ts';
import { accountWith, keys, type Sender, type SmallLimits } from './small-limits.ts';

/** Does not think unasked, so that `max_tokens` alone makes the length of an answer; four characters a token. */
const model = 'claude-haiku-4-5';
/** Long enough to be cached, on every model. */
const prefix = 'abcd'.repeat(5_000);

/** Of an answer that `max_tokens` does not cut. */
export const longest = 5_000;

/** A message to be sent: what is not cached of its prompt, and where its answer is cut. Most of the prompt is cached. */
export interface Planned {
  /** Whole milliseconds from the start. */
  readonly atMs: number;
  readonly uncachedTokens: number;
  readonly maxTokens: number;
  readonly from: Sender;
}

/** What became of it. */
export type Sent =
  | { readonly kind: 'answered'; readonly requestId: string; readonly size: Size }
  /** Whose limit of what refused it, such as `organization requests`. */
  | { readonly kind: 'refused'; readonly requestId: string; readonly by: string };

/** Tokens as the usage of an answer tells them; `counted` are those that are not read from the cache. */
export interface Size {
  readonly counted: number;
  readonly cached: number;
  readonly output: number;
}

/** Sends messages with the official SDK, each once. */
export function sender({ url: baseURL }: Sandbox) {
  const client = (from: Sender) =>
    new Anthropic({ apiKey: keys[from], baseURL, maxRetries: 0, logLevel: 'off' });
  const clients = { usual: client('usual'), limited: client('limited') };
  return async ({ uncachedTokens, maxTokens, from }: Planned, stream = false): Promise<Sent> => {
    const params: Anthropic.MessageCreateParamsNonStreaming = {
      model,
      max_tokens: maxTokens,
      system: [{ type: 'text', text: prefix, cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: 'abcd'.repeat(uncachedTokens) }],
    };
    const { messages } = clients[from];
    try {
      const { data, request_id } = stream
        ? await finished(messages.stream(params))
        : await messages.create(params).withResponse();
      const { usage } = data;
      const size = {
        counted: usage.input_tokens + (usage.cache_creation_input_tokens ?? 0),
        cached: usage.cache_read_input_tokens ?? 0,
        output: usage.output_tokens,
      };
      return { kind: 'answered', requestId: request_id ?? '', size };
    } catch (error) {
      if (!(error instanceof Anthropic.RateLimitError)) throw error;
      const [, whose = '', what = ''] =
        /your (\w+)'s rate limit of [\d,]+ ([a-z ]+) per minute/.exec(error.message) ?? [];
      return { kind: 'refused', requestId: error.requestID ?? '', by: `${whose} ${what}` };
    }
  };
}

async function finished(stream: ReturnType<Anthropic['messages']['stream']>) {
  const { request_id } = await stream.withResponse();
  return { request_id, data: await stream.finalMessage() };
}

/** So many a minute, each for itself, a millisecond apart at least. */
export function steadily(
  perMinute: number,
  minutes: number,
  from: (random: number) => Sender = () => 'usual',
): Planned[] {
  const random = seededRandom(7);
  const planned: Planned[] = [];
  let atMs = 0;
  while (atMs < minutes * 60_000) {
    planned.push({
      atMs,
      uncachedTokens: 50 + Math.floor(random() * 700),
      maxTokens: 20 + Math.floor(random() * 280),
      from: from(random()),
    });
    atMs += Math.max(1, Math.round((-Math.log(1 - random()) * 60_000) / perMinute));
  }
  return planned;
}

/** One after another over HTTP, to a sandbox whose clock stands at each request's time. Its answers are there at once. */
export async function sentInTurn(planned: readonly Planned[], limits: SmallLimits | null): Promise<Sent[]> {
  const startMs = Date.parse('2026-11-20T12:00:00Z');
  let nowMs = startMs;
  const sandbox = await sandboxFor({
    account: accountWith(limits),
    answerTokens: longest,
    now: () => new Date(nowMs),
  });
  const send = sender(sandbox);
  const all: Sent[] = [];
  for (const request of planned) {
    nowMs = startMs + request.atMs;
    all.push(await send(request));
  }
  return all;
}

/** What the sandbox counts of each where nothing is refused. */
export async function sizesOf(planned: readonly Planned[]): Promise<Size[]> {
  return (await sentInTurn(planned, null)).map((one) => {
    if (one.kind === 'refused') throw new Error(`Refused by the ${one.by}, without limits.`);
    return one.size;
  });
}
