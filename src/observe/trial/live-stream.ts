import { claudeApiModelId } from '../../catalog/path-model-id.ts';
import type { Aborted } from '../../claude/classify-error.ts';
import { type LiveAnswer, readLiveStream } from './live-answer.ts';
import type { LiveCall } from './live-choice.ts';
import { type LiveOptions, usualDeadlineMs } from './live-options.ts';
import type { LivePace } from './live-pace.ts';
import type { SampleBody } from './sample.ts';

type Ended =
  | { readonly kind: 'answered'; readonly answer: LiveAnswer }
  | { readonly kind: 'failed'; readonly error: unknown; readonly aborted: Aborted };

/** Sends one sample as it is, but for its model, once, streamed and under a time limit. Never rejects. */
export async function sendStreamed(
  sample: SampleBody,
  call: LiveCall,
  pace: LivePace,
  { client, plan, catalog, signal, clock, deadlineMs = usualDeadlineMs }: LiveOptions,
): Promise<Ended> {
  const limit = new AbortController();
  const timeoutMs = deadlineMs(call.maxTokens);
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const ends = AbortSignal.any([limit.signal, signal]);
  const startedMs = clock();
  const since = () => Math.max(0, Math.round(clock() - startedMs));
  const ask = async () => {
    const { data, response, request_id } = await client.messages
      .create(
        {
          ...sample,
          max_tokens: call.maxTokens,
          model: claudeApiModelId(catalog, plan.model.id ?? ''),
          stream: true,
        },
        { signal: ends, timeout: timeoutMs },
      )
      .withResponse();
    pace.heed(response.headers);
    return readLiveStream(data, call, request_id, since, { plan, catalog, via: 'messages' });
  };
  try {
    return { kind: 'answered', answer: await Promise.race([ask(), rejectedOn(ends)]) };
  } catch (error) {
    if (error instanceof Error && 'headers' in error && error.headers instanceof Headers)
      pace.heed(error.headers);
    // The SDK ends a stream that was aborted as if it had come to its end.
    const aborted = signal.aborted ? 'cancelled' : limit.signal.aborted ? 'timeout' : null;
    return { kind: 'failed', error, aborted };
  } finally {
    clearTimeout(timer);
  }
}

/** A transport that ignores its signal must not hold the trial up. */
const rejectedOn = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
