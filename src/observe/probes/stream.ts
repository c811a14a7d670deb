import { UnexpectedResponse } from '../../claude/classify-error.ts';
import type { StreamSeen } from '../../judge/seen/stream.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import { someoneWaits } from '../../plan/waiting.ts';
import { paidUsd, readMessage } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { leastEffort } from '../least-effort.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { readEvent, type StreamEvent } from '../stream-event.ts';
import { StreamOrder } from '../stream-order.ts';

const prompt = 'Write the numbers from one to sixty as words, separated by commas, and nothing else.';
const maxTokens = 256;
/** Above what any known tokenizer makes of the prompt and the message frame around it. */
const maxInputTokens = 128;
/** Below this, network and scheduling decide how fast the answer seems to be written. */
const shortestMeasuredMs = 50;

/** Paid: how long until the first words of a streamed answer, how fast it is written, and whether it arrives whole. */
export const streamProbe: Probe<'stream'> = {
  id: 'stream',
  title: 'One streamed answer: first words, tokens a second, order of events',
  sends: (plan) =>
    `One message of a line to ${plannedModel(plan)}, streamed, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  // Where somebody waits it also tells how fast a whole answer is written.
  concerns: (plan) => usesFeature('streaming', plan) === true || someoneWaits(plan),
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: withoutModel('to stream from'),
  run: readStream,
};

async function readStream({
  plan,
  catalog,
  client,
  clock,
  turn,
  signal,
  receipt,
}: ProbeContext): Promise<StreamSeen> {
  const api = await client();
  await turn();
  const startedMs = clock();
  const since = () => Math.round(clock() - startedMs);
  const { data: events, request_id } = await api.messages
    .create(
      {
        model: plan.model.id ?? '',
        max_tokens: maxTokens,
        ...leastEffort(plan, catalog),
        messages: [{ role: 'user', content: prompt }],
        stream: true,
      },
      { signal },
    )
    .withResponse();
  const order = new StreamOrder();
  let begun: { readonly message: Told<'message_start'>['message']; readonly ms: number } | undefined;
  let firstPieceMs: number | null = null;
  let firstTextMs: number | null = null;
  let closing: Told<'message_delta'> | undefined;
  for await (const data of events) {
    const event = readEvent(data, request_id);
    if (event === null) continue;
    order.see(event);
    if (event.type === 'message_start') begun = { message: event.message, ms: since() };
    if (event.type === 'content_block_delta') {
      firstPieceMs ??= since();
      if (event.delta.type === 'text_delta') firstTextMs ??= since();
    }
    if (event.type === 'message_delta') closing = event;
  }
  const wholeMs = since();
  if (!begun || !closing) throw new UnexpectedResponse('The stream held no whole message', request_id);
  // The first event carries the input's usage, the last one the output's.
  const usage = { ...begun.message.usage, ...present(closing.usage) };
  const message = readMessage({ ...begun.message, ...closing.delta, usage }, request_id);
  receipt.add(request_id, paidUsd(message, plan, catalog));
  const outputTokens = message.usage.output_tokens;
  const thinkingTokens = message.usage.output_tokens_details?.thinking_tokens ?? 0;
  const writingMs = wholeMs - (firstTextMs ?? wholeMs);
  const readableTokens = outputTokens - thinkingTokens;
  return {
    model: message.model,
    begunMs: begun.ms,
    firstPieceMs,
    firstTextMs,
    wholeMs,
    outputTokens,
    thinkingTokens,
    tokensPerSecond:
      writingMs < shortestMeasuredMs || readableTokens <= 0 ? null : readableTokens / (writingMs / 1_000),
    disorder: order.disorder,
    stopReason: message.stop_reason,
  };
}

type Told<T extends StreamEvent['type']> = Extract<StreamEvent, { readonly type: T }>;

/** A field the closing usage leaves null was told by the first event. */
const present = (usage: object): object =>
  Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== null));
