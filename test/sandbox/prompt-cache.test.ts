import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/server.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;
type Mark = Anthropic.CacheControlEphemeral;

const fiveMinutes: Mark = { type: 'ephemeral' };
const oneHour: Mark = { type: 'ephemeral', ttl: '1h' };
const block = (text: string, mark?: Mark): Anthropic.TextBlockParam => ({
  type: 'text',
  text,
  ...(mark ? { cache_control: mark } : {}),
});
/** 4,000 characters: 1,000 tokens of the older tokenizer, 1,300 of the newer one. */
const long = 'abcd'.repeat(1_000);
const hello: Anthropic.MessageParam[] = [{ role: 'user', content: 'Hi there' }];
/** 1,300 tokens and 4 for the turn are cached; 8 characters are 2.6 more, and 4 for the turn: 1,311 in all, 7 of them plain. */
const base: Params = {
  model: 'claude-sonnet-5-5',
  max_tokens: 0,
  system: [block(long, fiveMinutes)],
  messages: hello,
};

const minute = 60_000;

/** A client whose sandbox stands still until it is told how late it is. */
async function cachingClient(options: SandboxOptions = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ now: () => new Date(nowMs), ...options });
  const client = await judgedClient(sandbox);
  return {
    sandbox,
    later: (ms: number) => {
      nowMs += ms;
    },
    /** Read, written for 5 minutes, written for an hour, plain. */
    ask: async (changes: Partial<Params> = {}) => {
      const { usage } = await client.messages.create({ ...base, ...changes });
      expect(usage.cache_creation_input_tokens).toBe(
        (usage.cache_creation?.ephemeral_5m_input_tokens ?? 0) +
          (usage.cache_creation?.ephemeral_1h_input_tokens ?? 0),
      );
      return [
        usage.cache_read_input_tokens,
        usage.cache_creation?.ephemeral_5m_input_tokens,
        usage.cache_creation?.ephemeral_1h_input_tokens,
        usage.input_tokens,
      ];
    },
  };
}

const written = [0, 1_304, 0, 7];
const read = [1_304, 0, 0, 7];

describe('the prompt cache', () => {
  test('writes a marked prefix, then reads it', async () => {
    const { ask } = await cachingClient();
    expect(await ask()).toEqual(written);
    expect(await ask()).toEqual(read);
    expect(await ask({ messages: [{ role: 'user', content: 'Bye then' }] })).toEqual(read);
  });

  test('leaves alone what nobody marked', async () => {
    const { ask } = await cachingClient();
    const plain = { system: [block(long)] };
    expect(await ask(plain)).toEqual([0, 0, 0, 1_311]);
    expect(await ask(plain)).toEqual([0, 0, 0, 1_311]);
  });

  test('forgets after five minutes without a hit; a hit starts them anew', async () => {
    const { ask, later } = await cachingClient();
    await ask();
    later(4 * minute);
    expect(await ask()).toEqual(read);
    later(5 * minute - 1);
    expect(await ask()).toEqual(read);
    later(5 * minute);
    expect(await ask()).toEqual(written);
  });

  test('keeps an hour where asked', async () => {
    const { ask, later } = await cachingClient();
    const hour = { system: [block(long, oneHour)] };
    expect(await ask(hour)).toEqual([0, 0, 1_304, 7]);
    later(60 * minute - 1);
    expect(await ask(hour)).toEqual(read);
    later(60 * minute);
    expect(await ask(hour)).toEqual([0, 0, 1_304, 7]);
  });

  const tool: Anthropic.Tool = { name: 'look_up', input_schema: { type: 'object' } };
  const changes: readonly [string, Partial<Params>][] = [
    ['another character in the prefix', { system: [block(`${long.slice(1)}b`, fiveMinutes)] }],
    ['a tool in front', { tools: [tool] }],
    ['another model', { model: 'claude-haiku-5-5' }],
  ];
  test.each(changes)('misses after %s', async (_, change) => {
    const { ask } = await cachingClient();
    await ask();
    expect((await ask(change))[0]).toBe(0);
  });

  // Just below and just at the documented minimum; the turn costs 4 tokens.
  const minimums: readonly [string, number, number][] = [
    ['claude-sonnet-4-6, from 1,024', 1_019, 1_020],
    ['claude-haiku-4-5, from 4,096', 4_091, 4_092],
  ];
  test.each(minimums)('silently skips a prefix too short for %s', async (name, short, enough) => {
    const { ask } = await cachingClient();
    const of = (tokens: number) => ({
      model: name.split(',')[0] ?? '',
      max_tokens: 1,
      system: [block('abcd'.repeat(tokens), fiveMinutes)],
    });
    expect((await ask(of(short)))[1]).toBe(0);
    expect((await ask(of(short)))[0]).toBe(0);
    expect((await ask(of(enough)))[1]).toBe(enough + 4);
    expect((await ask(of(enough)))[0]).toBe(enough + 4);
  });

  test('takes the largest documented minimum, 4,096, where a model has none', async () => {
    const account = { ...accountProfiles.start, unavailableModels: [] };
    const { ask } = await cachingClient({ account });
    const of = (times: number) => ({
      model: 'claude-fable-5-2',
      system: [block(long.repeat(times), fiveMinutes)],
    });
    expect((await ask(of(3)))[1]).toBe(0);
    expect((await ask(of(4)))[1]).toBe(5_204);
  });

  test('is not shared between workspaces', async () => {
    const secret = 'sk-ant-api03-test-canary-0002';
    const other = { id: 'apikey_01Other', name: 'other', status: 'active', expiresAt: null } as const;
    const account = {
      ...accountProfiles.start,
      apiKeys: [{ ...other, workspaceId: 'wrkspc_01SandboxOther', secret }],
    };
    const { ask, sandbox } = await cachingClient({ account });
    expect(await ask()).toEqual(written);
    const elsewhere = await judgedClient(sandbox, { apiKey: secret });
    expect((await elsewhere.messages.create(base)).usage.cache_read_input_tokens).toBe(0);
    expect((await elsewhere.messages.create(base)).usage.cache_read_input_tokens).toBe(1_304);
  });

  test('cannot be read by a request that came in before the first answer began', async () => {
    const arrived: string[] = [];
    let nowMs = 0;
    // Both requests wait at the door; only then does the clock move on.
    const onRequest = ({ path }: { path: string }) => {
      arrived.push(path);
      if (arrived.length === 2) nowMs = 500;
    };
    const { ask } = await cachingClient({ now: () => new Date(nowMs), latencyMs: 400, onRequest });
    expect(await Promise.all([ask(), ask()])).toEqual([written, written]);
    expect(await ask()).toEqual(read);
  });

  test('a conversation reads what the turn before wrote', async () => {
    const { ask } = await cachingClient();
    const turn = (text: string): Anthropic.MessageParam => ({ role: 'user', content: text });
    const answer: Anthropic.MessageParam = { role: 'assistant', content: 'Yes' };
    const automatic = { system: long, cache_control: fiveMinutes };
    expect(await ask({ ...automatic, messages: [turn('One?')] })).toEqual([0, 1_310, 0, 0]);
    // 4,000 + 4 + 3 + 4 characters are 1,303.6 tokens, so 1,304, and four turns of 4.
    expect(await ask({ ...automatic, messages: [turn('One?'), answer, turn('Two?')] })).toEqual([
      1_310, 10, 0, 0,
    ]);
  });

  test.each([
    [20, 1_304],
    [21, 0],
  ])('with %i blocks in between reads %i tokens', async (between, readTokens) => {
    const { ask } = await cachingClient();
    await ask();
    const content = Array.from({ length: between }, (_, index) =>
      block(`${index}`, index === between - 1 ? fiveMinutes : undefined),
    );
    expect((await ask({ system: [block(long)], messages: [{ role: 'user', content }] }))[0]).toBe(readTokens);
  });

  test('bills an hour up to its mark and five minutes from there', async () => {
    const { ask } = await cachingClient();
    const system = [block(long, oneHour), block(long, fiveMinutes)];
    expect(await ask({ system })).toEqual([0, 1_300, 1_304, 7]);
    expect(await ask({ system })).toEqual([2_604, 0, 0, 7]);
  });

  const refused: readonly [string, Partial<Params>, RegExp][] = [
    [
      'five marks',
      { system: Array.from({ length: 5 }, () => block('a', fiveMinutes)) },
      /maximum of 4 blocks/,
    ],
    [
      'four marks and the automatic one',
      { system: Array.from({ length: 4 }, () => block('a', fiveMinutes)), cache_control: fiveMinutes },
      /Found 5/,
    ],
    [
      'an hour after five minutes',
      { system: [block('a', fiveMinutes), block('b', oneHour)] },
      /1h.* must not come after/,
    ],
  ];
  test.each(refused)('answers 400 to %s', async (_, change, message) => {
    const { ask } = await cachingClient();
    await expect(ask(change)).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
  });

  test('charges writes at 1.25 and reads at 0.05 of the input price', async () => {
    const { ask, sandbox } = await cachingClient();
    const spent = spender(sandbox);
    await ask();
    // Sonnet 5.5 at 2 USD a million: 7 plain, 1,304 written at 2.50, later read at 0.10.
    expect(spent()).toBeCloseTo((7 * 2 + 1_304 * 2.5) / 1e6, 12);
    await ask();
    expect(spent()).toBeCloseTo((7 * 2 + 1_304 * 0.1) / 1e6, 12);
  });

  test('does not count reads against the input limit', async () => {
    const limits = { 'sonnet-5-5': { rpm: 100, itpm: 1_400, otpm: 1_000 } };
    const { ask } = await cachingClient({ account: { ...accountProfiles.start, limits } });
    expect(await ask()).toEqual(written);
    expect(await ask()).toEqual(read);
    await expect(ask({ system: [block(long)] })).rejects.toMatchObject({ status: 429 });
  });
});

function spender(sandbox: Sandbox): () => number {
  let before = 0;
  return () => {
    const usd = sandbox.spentUsd() - before;
    before += usd;
    return usd;
  };
}
