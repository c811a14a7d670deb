import type { HeaderLimit } from '../judge/observation.ts';
import type { AskOptions } from './probe-call.ts';

const msPerMinute = 60_000;
/**
 * Up to one request a second a limit may be held to from second to second, so that a burst within the minute's allowance
 * is refused. Source: rate limits page, 2026-10-08.
 */
const oneASecond = 60;
/** Messages that leave evenly do not arrive evenly: a tenth more than the limit asks for. */
const slack = 1.1;
/** Eight messages in a row still end within a probe's time limit. */
const longestGapMs = 2_500;

/** Lets messages go as close together as the account's request limit allows. */
export interface MessagePace {
  /** Takes the limit an answer stated; true where messages now have to go one after another. */
  readonly heed: (requests: HeaderLimit | null) => boolean;
  /** Resolves when the next message may go; never rejects. */
  readonly turn: () => Promise<void>;
}

/** At first, and where no limit is known or it is a large one, every message may go at once. */
export function messagePace({
  clock,
  sleep,
  signal,
}: Pick<AskOptions, 'clock' | 'sleep' | 'signal'>): MessagePace {
  let gapMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    heed(requests) {
      if (requests === null || requests.limit > oneASecond) return false;
      gapMs = Math.min((msPerMinute / requests.limit) * slack, longestGapMs);
      return true;
    },
    async turn() {
      const nowMs = clock();
      lastMs = Math.max(nowMs, lastMs + gapMs);
      if (lastMs > nowMs) await sleep(lastMs - nowMs, signal);
    },
  };
}
