import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How fast a model of the sandbox writes, by the wall clock. */
export interface Pace {
  /** From the admitted request to the first token, in milliseconds. */
  readonly firstTokenMs: number;
  /** `Infinity`: everything at once after the first token. */
  readonly tokensPerSecond: number;
}

/** An answer that takes time: who sends it reports tokens as they come to be, so that limits count output as produced. */
export interface Writing {
  readonly pace: Pace;
  /** Of the whole answer. */
  readonly tokens: number;
  readonly produced: (tokens: number) => void;
  /** Called once, when the first token goes out; never where the client left before. */
  readonly begins: () => void;
}

/** One server-sent event. */
export interface StreamEvent {
  readonly text: string;
  /** Output tokens that exist before it goes out; null: it goes out at once, before the first token. */
  readonly afterTokens: number | null;
}

/** The least time between two writes; what falls due in between goes out together, so that a fast stream needs few timers. */
const restMs = 5;

/** Of a whole answer; the deltas of a stream are about as long. */
const tokensPerStep = 10;

/** The longest a timer can be set to, 24.8 days; Node lets one that is longer fire at once. */
export const longestWaitMs = 2 ** 31 - 1;

/** Throws on a pace at which no answer would ever end. */
export function checkPace({ firstTokenMs, tokensPerSecond }: Pace): void {
  if (firstTokenMs >= 0 && Number.isFinite(firstTokenMs) && tokensPerSecond > 0) return;
  throw new RangeError(
    `A pace needs 0 or more milliseconds to the first token and more than 0 tokens a second, not ${firstTokenMs} and ${tokensPerSecond}.`,
  );
}

const dueMs = ({ firstTokenMs, tokensPerSecond }: Pace, afterTokens: number | null) =>
  afterTokens === null ? 0 : firstTokenMs + (afterTokens / tokensPerSecond) * 1_000;

/**
 * Writes each event when it is due, with one timer at a time. Ends at once when the client is gone, and then counts
 * only what was produced until then; resolves to whether the client is still there.
 */
export async function writePaced(
  response: ServerResponse,
  events: readonly StreamEvent[],
  { pace, tokens, produced, begins }: Writing,
): Promise<boolean> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  const startedMs = performance.now();
  let counted = 0;
  let begun = false;
  const count = (sent: number) => {
    if (sent > counted) produced(sent - counted);
    counted = Math.max(counted, sent);
  };
  try {
    let next = 0;
    while (next < events.length && !response.destroyed) {
      const elapsedMs = performance.now() - startedMs;
      let text = '';
      for (let event = events[next]; event; event = events[next]) {
        if (dueMs(pace, event.afterTokens) > elapsedMs) break;
        if (!begun && event.afterTokens !== null) begins();
        begun ||= event.afterTokens !== null;
        text += event.text;
        count(event.afterTokens ?? 0);
        next += 1;
      }
      if (text !== '') response.write(text);
      const upcoming = events[next];
      if (!upcoming) break;
      const leftMs = dueMs(pace, upcoming.afterTokens) - elapsedMs;
      const restingMs = Math.min(Math.max(restMs, Math.ceil(leftMs)), longestWaitMs);
      await wait(restingMs, undefined, { signal: gone.signal });
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    const sinceFirstMs = Math.max(0, performance.now() - startedMs - pace.firstTokenMs);
    count(Math.min(tokens, Math.floor((sinceFirstMs / 1_000) * pace.tokensPerSecond)));
  } finally {
    response.off('close', leave);
  }
  return !response.destroyed;
}

/** Waits so long; resolves to whether the client is still there, at once where it leaves. */
export function waitWhileThere(response: ServerResponse, ms: number): Promise<boolean> {
  const pace = { firstTokenMs: ms, tokensPerSecond: Infinity };
  return waitPaced(response, { pace, tokens: 0, produced: () => {}, begins: () => {} });
}

/**
 * Waits until a whole answer is written; its tokens come to be on the way, as those of a stream do. What `writePaced` says
 * of a client that leaves holds here too.
 */
export function waitPaced(response: ServerResponse, writing: Writing): Promise<boolean> {
  const steps = Math.ceil(writing.tokens / tokensPerStep);
  const unseen = Array.from({ length: steps + 1 }, (_, step): StreamEvent => {
    return { text: '', afterTokens: Math.min(step * tokensPerStep, writing.tokens) };
  });
  return writePaced(response, unseen, writing);
}
