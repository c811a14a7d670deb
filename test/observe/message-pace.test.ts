import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { features } from '../../src/catalog/vocabulary.ts';
import { messagePace } from '../../src/observe/message-pace.ts';
import { chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { planWith } from '../support/plan-builder.ts';
import { gatherWith, named, sandboxFor, startedIn } from './gathering.ts';

const limitOf = (limit: number) => ({ limit, remaining: limit, resetsAt: null });
const never = new AbortController().signal;

describe('the pace of messages', () => {
  // biome-ignore format: a table
  test.each([
    ['no limit known', null, false, [0, 0, 0]],
    ['61 a minute', 61, false, [0, 0, 0]],
    ['60 a minute: every second and a tenth', 60, true, [0, 1_100, 2_200]],
    ['50 a minute: every 1.2 s and a tenth', 50, true, [0, 1_320, 2_640]],
    ['5 a minute: no slower than a probe can wait', 5, true, [0, 2_500, 5_000]],
    ['none a minute', 0, true, [0, 2_500, 5_000]],
  ] as const)('%s', async (_, limit, oneByOne, leave) => {
    let ms = 0;
    const sleep = async (waitMs: number) => {
      ms += waitMs;
    };
    const pace = messagePace({ clock: () => ms, sleep, signal: never });
    expect(pace.heed(limit === null ? null : limitOf(limit))).toBe(oneByOne);
    const left: number[] = [];
    for (const _ of leave) {
      await pace.turn();
      left.push(Math.round(ms));
    }
    expect(left).toEqual(leave);
  });

  test('what left before the limit was known counts, and time that has passed is not waited for again', async () => {
    let ms = 100;
    const sleptMs: number[] = [];
    const pace = messagePace({
      clock: () => ms,
      sleep: async (waitMs) => void sleptMs.push(waitMs),
      signal: never,
    });
    await pace.turn();
    ms = 1_000;
    pace.heed(limitOf(60));
    await pace.turn();
    expect(sleptMs).toEqual([200]);
    ms = 9_000;
    await pace.turn();
    expect(sleptMs).toEqual([200]);
  });
});

/**
 * A gate before the sandbox that holds an account of so many requests a minute to it from message to message, and a clock
 * on which an answer takes no time: it moves on only when no message is under way and somebody sleeps.
 */
function strictGate(perMinute: number) {
  let ms = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let underWay = 0;
  let refused = 0;
  const sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  const wakeNext = () => {
    if (underWay > 0) return;
    sleepers.sort((a, b) => a.atMs - b.atMs);
    const next = sleepers.shift();
    if (!next) return;
    ms = Math.max(ms, next.atMs);
    next.wake();
  };
  const sleep = (waitMs: number) =>
    new Promise<void>((wake) => {
      sleepers.push({ atMs: ms + waitMs, wake });
      setImmediate(wakeNext);
    });
  const send: typeof fetch = async (input, init) => {
    const isMessage = new URL(String(input)).pathname === '/v1/messages';
    const tooSoon = isMessage && ms - lastMs < 60_000 / perMinute;
    if (isMessage && !tooSoon) lastMs = ms;
    if (tooSoon) {
      refused += 1;
      const error = { type: 'rate_limit_error', message: 'Too many requests within a second.' };
      return Response.json({ type: 'error', error }, { status: 429 });
    }
    underWay += 1;
    try {
      const response = await fetch(input, init);
      const answer = new Response(await response.arrayBuffer(), response);
      // Else it would be taken for a rehearsal, in which nobody waits.
      answer.headers.delete('x-gonogo-sandbox');
      return answer;
    } finally {
      underWay -= 1;
      setImmediate(wakeNext);
    }
  };
  const pass = (passedMs: number) => {
    ms += passedMs;
  };
  return { clock: () => ms, sleep, send, pass, refused: () => refused };
}

describe('an account of 50 requests a minute that is held to them by the second', () => {
  const plan = planWith({
    model: { id: 'claude-sonnet-5-5', fallback: 'claude-haiku-5-5', thinking: 'adaptive', effort: 'low' },
    task: { features: features.filter((feature) => feature !== 'audio'), patienceSeconds: 30 },
    tokens: { samplePrompt: 'Where is my parcel?', maxTokens: 1_024, streaming: true, cacheTtl: '5m' },
  });
  const everything = chosen(new Set(Object.values(probes).map(({ id }) => id)), probes, plan);

  async function polled() {
    const sandbox = await sandboxFor({
      account: { ...accountProfiles.evaluation, spendLimitsPreview: true },
    });
    const gate = strictGate(50);
    const client = new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      baseURL: sandbox.url,
      maxRetries: 0,
      logLevel: 'off',
      fetch: gate.send,
    });
    const gather = (options: Partial<Parameters<typeof gatherWith>[0]>) =>
      gatherWith({
        probes: everything,
        plan,
        url: sandbox.url,
        client: async () => client,
        concurrency: 20,
        clock: gate.clock,
        sleep: gate.sleep,
        ...options,
      });
    return { sandbox, gate, gather };
  }

  test('a whole poll of every feature meets no limit', async () => {
    const { sandbox, gate, gather } = await polled();
    const { observations } = await gather({});
    expect(observations.filter(({ status }) => status !== 'observed')).toEqual([]);
    expect(gate.refused()).toBe(0);
    const messages = sandbox.journal.filter(({ path }) => path === '/v1/messages').length;
    expect(messages).toBeGreaterThan(15);
    expect(gate.clock()).toBeCloseTo((messages - 1) * 1_320, 6);
  });

  test('the waiting is no part of the times that are told', async () => {
    const { gather } = await polled();
    const { observations } = await gather({});
    expect(named(observations, 'latency')).toMatchObject({
      value: { answeredMs: [0, 0, 0, 0, 0, 0, 0, 0], tooSlow: 0, failed: 0 },
    });
    expect(named(observations, 'stream')).toMatchObject({ value: { wholeMs: 0 } });
  });

  test('a re-check knows the limit from the poll before', async () => {
    const { gate, gather } = await polled();
    const first = await gather({ probes: [probes['tiny-message']] });
    const tiny = named(first.observations, 'tiny-message');
    gate.pass(2_000);
    const { observations } = await gather({
      probes: everything.filter(({ id }) => id !== 'tiny-message'),
      known: { 'tiny-message': tiny } as never,
    });
    expect(observations.filter(({ status }) => status !== 'observed')).toEqual([]);
    expect(gate.refused()).toBe(0);
  });

  test('a rehearsal of such an account waits for nothing', async () => {
    const sandbox = await sandboxFor({
      account: { ...accountProfiles.evaluation, spendLimitsPreview: true },
    });
    const { observations, sleptMs } = await gatherWith({ probes: everything, plan, url: sandbox.url });
    expect(observations.filter(({ status }) => status !== 'observed')).toEqual([]);
    expect(sleptMs).toEqual([]);
  });

  test('the probes that wait for the tiny message start one after another', async () => {
    const { gather } = await polled();
    let open = 0;
    let most = 0;
    const watched = everything
      .filter(({ after }) => after.includes('tiny-message'))
      .map((probe) => ({
        ...probe,
        run: async (context: Parameters<typeof probe.run>[0]) => {
          open += 1;
          most = Math.max(most, open);
          try {
            return await probe.run(context);
          } finally {
            open -= 1;
          }
        },
      }));
    const { events } = await gather({ probes: [probes['tiny-message'], ...watched] as never });
    expect(most).toBe(1);
    expect(startedIn(events).at(-1)).toBe('latency');
  });
});
