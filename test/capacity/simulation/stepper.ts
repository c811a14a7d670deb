import type { Client } from '../../../src/capacity/simulation/client.ts';
import type { Service } from '../../../src/capacity/simulation/service.ts';
import type { Request } from './requests.ts';

interface Stepped {
  readonly timeMs: number;
  readonly input: number;
  readonly output: number;
  readonly stream: number;
  state: 'to-come' | 'queued' | 'waiting' | 'writing' | 'done' | 'failed';
  tries: number;
  /** When it is tried again, or when its answer begins and ends. */
  nextMs: number;
  beginMs: number;
  wasThrottled: boolean;
  waitedMs: number;
}

const msPerDay = 86_400_000;

/** The same a millisecond at a time and without events: slow, and simple enough to be believed. */
export function stepped(service: Service, client: Client, requests: readonly Request[]) {
  const { limits, streams, tokensPerMs, firstTokenMs, outages } = service;
  const levels = limits.map(({ capacity }) => capacity);
  const all = requests.map(
    ([timeMs, input, output, stream = 0]): Stepped => ({
      timeMs,
      input,
      output,
      stream,
      state: 'to-come',
      tries: 0,
      nextMs: 0,
      beginMs: 0,
      wasThrottled: false,
      waitedMs: 0,
    }),
  );
  const inState = (...states: Stepped['state'][]) => all.filter(({ state }) => states.includes(state));
  const takenOf = (n: number, { input }: Stepped) => {
    const limit = limits[n];
    if (!limit) return 0;
    const held = limit.reserves ? service.maxTokens : 0;
    return { requests: 1, input, output: Math.max(1, held), tokens: input + held }[limit.counts];
  };
  const attempt = (request: Stepped, nowMs: number) => {
    request.tries += 1;
    let askedToWaitMs: number | null = null;
    if (!outages.some(({ fromMs, toMs }) => nowMs >= fromMs && nowMs < toMs)) {
      const mine = streams[request.stream] ?? [];
      const missing = mine.map((n) => {
        const { capacity = 0, perMinute = 0, daily = false } = limits[n] ?? {};
        const lacks = Math.min(takenOf(n, request), capacity) - (levels[n] ?? 0);
        if (lacks <= 1e-6) return 0;
        return daily ? msPerDay - (nowMs % msPerDay) : lacks / (perMinute / 60_000);
      });
      const longest = Math.max(0, ...missing);
      if (longest === 0) {
        for (const n of mine)
          if (limits[n]?.counts !== 'output' || limits[n]?.reserves)
            levels[n] = (levels[n] ?? 0) - takenOf(n, request);
        request.state = 'writing';
        request.beginMs = nowMs + firstTokenMs;
        request.nextMs = request.beginMs + request.output / tokensPerMs;
        request.waitedMs = nowMs - request.timeMs;
        return;
      }
      request.wasThrottled = true;
      askedToWaitMs = Math.max(1, Math.ceil(longest / 1_000 - 1e-6)) * 1_000;
    }
    const backoff = Math.min(client.backoff.firstMs * 2 ** (request.tries - 1), client.backoff.longestMs);
    const again = nowMs + (client.obeysRetryAfter && askedToWaitMs !== null ? askedToWaitMs : backoff);
    if (request.tries >= client.attempts) request.state = 'failed';
    else if (again > request.timeMs + (client.patienceMs ?? Number.POSITIVE_INFINITY))
      request.state = 'failed';
    else {
      request.state = 'waiting';
      request.nextMs = again;
    }
  };
  const takeQueued = (nowMs: number) => {
    for (const request of inState('queued')) {
      if (nowMs > request.timeMs + (client.patienceMs ?? Number.POSITIVE_INFINITY)) request.state = 'failed';
      else if (inState('waiting', 'writing').length < (client.concurrency ?? Number.POSITIVE_INFINITY))
        attempt(request, nowMs);
    }
  };
  const endAnswers = (nowMs: number) => {
    for (;;) {
      const request = inState('writing').find(({ nextMs }) => nextMs === nowMs);
      if (!request) return;
      request.state = 'done';
      for (const n of streams[request.stream] ?? []) {
        const { reserves = false, capacity = 0, counts } = limits[n] ?? {};
        const used = request.output + (counts === 'tokens' ? request.input : 0);
        const unused = Math.max(0, takenOf(n, request) - used);
        if (reserves) levels[n] = Math.min(capacity, (levels[n] ?? 0) + unused);
      }
      takeQueued(nowMs);
    }
  };
  // Until the first one comes, all limits are full.
  for (let nowMs = all[0]?.timeMs ?? 0; inState('done', 'failed').length < all.length; nowMs += 1) {
    for (const [n, { perMinute, capacity, counts, reserves, daily }] of limits.entries()) {
      const written = all.filter(
        ({ state, beginMs, nextMs, stream }) =>
          state === 'writing' && beginMs < nowMs && nextMs >= nowMs && streams[stream]?.includes(n),
      ).length;
      const taken = (counts === 'output' || counts === 'tokens') && !reserves ? written * tokensPerMs : 0;
      levels[n] = Math.min(capacity, (levels[n] ?? 0) + perMinute / 60_000 - taken);
      if (daily && nowMs % msPerDay === 0) levels[n] = capacity;
    }
    endAnswers(nowMs);
    for (const request of inState('waiting'))
      if (request.nextMs === nowMs) {
        attempt(request, nowMs);
        takeQueued(nowMs);
        endAnswers(nowMs);
      }
    for (const request of inState('to-come')) {
      if (request.timeMs !== nowMs) continue;
      request.state = 'queued';
      takeQueued(nowMs);
      // An answer of no tokens is over at once.
      endAnswers(nowMs);
    }
  }
  return {
    answered: inState('done').length,
    throttled: all.filter(({ wasThrottled }) => wasThrottled).length,
    tries: all.reduce((sum, { tries }) => sum + tries, 0),
    waitedMs: all.reduce((sum, { waitedMs }) => sum + waitedMs, 0),
  };
}
