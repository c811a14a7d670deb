import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { CountOptions, CountWait } from '../../../src/observe/trial/count.ts';
import { CountStopped, countSamples, tokenCountLimit } from '../../../src/observe/trial/count.ts';
import type { FaultAction, FaultRule } from '../../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import { countOptions, memoryJournal, prompts, samplesOf } from './counting.ts';

const path = '/v1/messages/count_tokens';
const fault = (action: FaultAction, nth?: number): FaultRule => ({
  when: { path, ...(nth !== undefined && { nth }) },
  do: action,
});

/** Samples that are counted by a sandbox of their own; the limit of its account is never reached. */
async function counting(
  texts: readonly string[],
  sandboxOptions: SandboxOptions = {},
  parts: Partial<CountOptions> = {},
) {
  const sandbox = await sandboxFor(sandboxOptions);
  const { files, samples, all } = samplesOf(texts);
  const waits: CountWait[] = [];
  const journal = memoryJournal();
  const options = countOptions({
    client: await clientOf(sandbox.url),
    journal,
    onWait: (wait) => waits.push(wait),
    ...parts,
  });
  return {
    result: countSamples(files, samples, all, options),
    waits,
    asked: () => sandbox.journal.length,
    journaled: () => journal.reopened().kept.length / 3,
  };
}

/** The error a count ended with. */
const stopped = (result: Promise<unknown>): Promise<Error> =>
  result.then(
    () => new Error('It went through.'),
    (error: Error) => error,
  );

const nonsense = JSON.stringify({
  messages: [{ role: 'user', content: [{ type: 'riddle', text: 'the secret recipe' }] }],
});

describe('counting against the sandbox', () => {
  test('every sample is counted with the model, in its place', async () => {
    const texts = [10, 400, 40].map((words) => JSON.stringify({ prompt: 'word '.repeat(words) }));
    const bodies: unknown[] = [];
    const { result, asked, journaled } = await counting(texts, {
      onRequest: ({ body }) => bodies.push(body),
    });
    const { tokens, rejected, bad, sandbox } = await result;
    // Four characters a token, 30 % more with the newer tokenizer, four tokens a turn, as the sandbox's page says.
    expect([...tokens].map((size) => Math.round(size / 10))).toEqual([2, 65, 7]);
    expect({ rejected, bad, sandbox, asked: asked() }).toEqual({
      rejected: 0,
      bad: [],
      sandbox: true,
      asked: 3,
    });
    expect(journaled()).toBe(3);
    expect(bodies).toContainEqual({
      model: 'claude-opus-5-5',
      messages: [{ role: 'user', content: 'word '.repeat(10) }],
    });
  });

  test('only the chosen ones are counted, in the order they were chosen', async () => {
    const sandbox = await sandboxFor();
    const { files, samples } = samplesOf([
      JSON.stringify({ prompt: 'short' }),
      JSON.stringify({ prompt: 'long '.repeat(1_000) }),
      '{"prompt":"never read"}',
    ]);
    const client = await clientOf(sandbox.url);
    const { tokens } = await countSamples(files, samples, [1, 0], countOptions({ client }));
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBeGreaterThan(1_000);
    expect(tokens[1]).toBeLessThan(20);
    expect(sandbox.journal).toHaveLength(2);
  });

  test('samples the API does not take are told together, with what it says and without what they hold', async () => {
    const texts = prompts(8).with(2, nonsense).with(6, nonsense);
    const { result, journaled } = await counting(texts);
    const { tokens, bad, rejected } = await result;
    expect([...tokens.keys()].filter((place) => Number.isNaN(tokens[place]))).toEqual([2, 6]);
    expect(rejected).toBe(2);
    expect(bad.map(({ line }) => line)).toEqual([3, 7]);
    for (const { problem } of bad) {
      expect(problem).toMatch(/HTTP 400.*The answer was: .+/);
      expect(problem).not.toContain('recipe');
    }
    // Whoever mends a line starts again: it is asked for then.
    expect(journaled()).toBe(6);
  });

  test('a sample that is too large is one of them', async () => {
    const { result } = await counting(prompts(3), {
      faults: [fault({ kind: 'named', cause: 'request-too-large' }, 2)],
    });
    const { rejected, bad } = await result;
    expect(rejected).toBe(1);
    expect(bad[0]?.problem).toContain('HTTP 413');
  });

  test('where it takes none of the first twenty, no more are sent', async () => {
    const { result, asked } = await counting(Array.from({ length: 200 }, () => nonsense));
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^The API took none of the first 20 samples, so no more were sent\. Of line \d+ it said: /,
    );
    expect(asked()).toBeLessThan(40);
  });
});

describe('what the API asks to wait for', () => {
  const limited = (retryAfterSeconds?: number): FaultAction => ({
    kind: 'error',
    status: 429,
    type: 'rate_limit_error',
    message: 'This request would exceed the rate limit.',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

  test('is waited for and said, and nothing is lost', async () => {
    const slept: number[] = [];
    let ms = 0;
    const { result, waits, asked } = await counting(
      prompts(5),
      { faults: [fault(limited(7), 2)] },
      {
        clock: () => ms,
        sleep: async (waitMs) => {
          slept.push(waitMs);
          ms += waitMs;
        },
      },
    );
    expect((await result).tokens.every((size) => size > 0)).toBe(true);
    expect(asked()).toBe(6);
    expect(waits).toEqual([{ ms: 7_000, reason: expect.stringContaining('HTTP 429') }]);
    expect(slept).toContain(7_000);
  });

  test('is waited for by growing pauses where it is not said how long', async () => {
    const { result, waits } = await counting(prompts(1), {
      faults: [fault(limited(), 1), fault(limited(), 2), fault(limited(), 3)],
    });
    await result;
    expect(waits.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000]);
  });

  test('is not waited for a whole day', async () => {
    const { result } = await counting(prompts(5), { faults: [fault({ kind: 'huge-retry-after' }, 1)] });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(/^The API asks to wait 86,400 seconds\. /);
  });
});

describe('what passes by itself is tried again', () => {
  test.each<FaultAction>([
    { kind: 'named', cause: 'server-error' },
    { kind: 'named', cause: 'overloaded' },
    { kind: 'reset' },
    { kind: 'stall-headers' },
    { kind: 'stall-body' },
  ])('$kind $cause', async (action) => {
    const { result, asked } = await counting(
      prompts(3),
      { faults: [fault(action, 1), fault(action, 3)] },
      { timeoutMs: 1_000 },
    );
    expect((await result).tokens.every((size) => size > 0)).toBe(true);
    // On a busy machine an answer may come too late as well.
    expect(asked()).toBeGreaterThanOrEqual(5);
  });

  test('five times; where several samples fail alike one after another, the rest would too', async () => {
    const faults = Array.from({ length: 200 }, (_, later) =>
      fault({ kind: 'named', cause: 'server-error' }, later + 7),
    );
    const { result, journaled, asked } = await counting(prompts(40), { faults });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^3 samples one after another were each sent 5 times in vain\. .*HTTP 500.*What was counted is kept/,
    );
    expect(journaled()).toBe(6);
    expect(asked()).toBeLessThan(6 + 40 * 5);
  });

  test('five times, and a sample that always fails is one the API does not take', async () => {
    const calls = new Map<unknown, number>();
    const { client, arrivals } = failing((prompt) => {
      calls.set(prompt, (calls.get(prompt) ?? 0) + 1);
      return prompt === 'Question 3' || prompt === 'Question 20' ? serverError() : null;
    });
    const { files, samples, all } = samplesOf(prompts(30));
    const { tokens, bad, rejected } = await countSamples(files, samples, all, countOptions({ client }));
    expect(rejected).toBe(2);
    expect(bad).toEqual(
      [4, 21].map((line) => ({
        line,
        problem: expect.stringMatching(/^It was sent 5 times in vain\. .*HTTP 500/),
      })),
    );
    expect([...tokens.keys()].filter((place) => Number.isNaN(tokens[place]))).toEqual([3, 20]);
    expect([calls.get('Question 3'), calls.get('Question 4')]).toEqual([5, 1]);
    expect(arrivals()).toBe(28 + 2 * 5);
  });
});

describe('a server that hangs', () => {
  const slow: CountWait = {
    ms: 500,
    reason: expect.stringMatching(/^A request brought nothing within 1 seconds?\./),
  };

  test('is told of at every try, and left once all under way brought nothing twice', async () => {
    const { result, waits, asked } = await counting(
      prompts(40),
      { faults: Array.from({ length: 300 }, (_, later) => fault({ kind: 'stall-headers' }, later + 1)) },
      { timeoutMs: 200 },
    );
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^All \d+ requests under way brought nothing within 1 seconds, twice in a row\. /,
    );
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits[0]).toEqual(slow);
    // Four may be under way at first.
    expect(asked()).toBeLessThanOrEqual(12);
  });

  test('for one sample only does not end the others', async () => {
    const { client } = failing((prompt) =>
      prompt === 'Question 3' ? new Anthropic.APIConnectionTimeoutError() : null,
    );
    const { files, samples, all } = samplesOf(prompts(20));
    const { rejected, bad } = await countSamples(files, samples, all, countOptions({ client }));
    expect(rejected).toBe(1);
    expect(bad[0]).toMatchObject({ line: 4, problem: expect.stringMatching(/^It was sent 5 times in vain/) });
  });
});

test.each([100_000_001, 12.5, -1, Number.MAX_VALUE])('%d tokens are no count', async (input_tokens) => {
  const { client } = failing(() => null, input_tokens);
  const { files, samples, all } = samplesOf(prompts(1));
  const error = await stopped(countSamples(files, samples, all, countOptions({ client })));
  expect(error).toBeInstanceOf(CountStopped);
  expect(error.message).toContain('something that is not a count');
});

const serverError = () =>
  Anthropic.APIError.generate(
    500,
    { type: 'error', error: { type: 'api_error', message: 'Internal server error' } },
    undefined,
    new Headers({ 'request-id': 'req_1' }),
  );

/** A client that fails for some prompts, and counts the others as so many tokens. */
function failing(problemOf: (prompt: unknown) => Error | null, input_tokens = 7) {
  let arrived = 0;
  const answer = async (prompt: unknown) => {
    arrived += 1;
    const problem = problemOf(prompt);
    if (problem) throw problem;
    return { data: { input_tokens }, response: new Response(), request_id: 'req_1' };
  };
  const messages = {
    countTokens: ({ messages: [first] }: Anthropic.MessageCountTokensParams) => ({
      withResponse: () => answer(first?.content),
    }),
  };
  return { client: { messages } as unknown as Anthropic, arrivals: () => arrived };
}

describe('what stops everything at once', () => {
  test.each([
    ['key-rejected', 'does not accept this credential'],
    ['permission-denied', 'may not do this'],
    ['credit-empty', 'credit'],
    ['model-not-found', 'knows no model of this id'],
    ['tier-spend-cap', 'monthly spend cap'],
  ] as const)('%s', async (cause, words) => {
    const { result, asked, journaled } = await counting(prompts(300), {
      faults: Array.from({ length: 300 }, (_, later) => fault({ kind: 'named', cause }, later + 4)),
    });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toContain(words);
    const advice = catalog.causes.find((row) => row.cause === cause)?.advice;
    expect(
      error.message.endsWith(`${advice} What was counted is kept: the same command goes on from there.`),
    ).toBe(true);
    expect(journaled()).toBe(3);
    expect(asked()).toBeLessThan(20);
  });

  test('a page of somebody else', async () => {
    const { result } = await counting(prompts(3), { faults: [fault({ kind: 'html-200' }, 1)] });
    expect((await stopped(result)).message).toContain('not the Claude API');
  });

  test('samples that were changed meanwhile', async () => {
    const { result } = await counting(['not JSON any more']);
    expect((await stopped(result)).message).toBe(
      'The samples changed while they were counted: It is not a JSON document.',
    );
  });

  test('a journal that cannot be written', async () => {
    const full = new Error('The disk is full.');
    const journal = { kept: new Float64Array(), append: () => Promise.reject(full) };
    const { result } = await counting(prompts(50), {}, { journal });
    expect(await stopped(result)).toBe(full);
  });

  test('the person, and what was counted is kept', async () => {
    const end = new AbortController();
    const reason = new Error('Interrupted.');
    const { result, journaled, asked } = await counting(
      prompts(100),
      {},
      {
        signal: end.signal,
        onProgress: ({ counted }) => {
          if (counted === 10) end.abort(reason);
        },
      },
    );
    expect(await stopped(result)).toBe(reason);
    expect(journaled()).toBeGreaterThanOrEqual(10);
    expect(asked()).toBeLessThan(100);
  });
});

test('counts of an earlier start are not asked for again, and tell that the sandbox made them', async () => {
  const sandbox = await sandboxFor();
  const { files, samples, all } = samplesOf(prompts(4));
  const kept = Float64Array.of(1, 111, 1, 3, 333, 0);
  const progress: number[] = [];
  const { tokens } = await countSamples(
    files,
    samples,
    all,
    countOptions({
      client: await clientOf(sandbox.url),
      journal: { kept, append: async () => {} },
      onProgress: ({ counted }) => progress.push(counted),
    }),
  );
  expect([tokens[1], tokens[3]]).toEqual([111, 333]);
  expect(sandbox.journal).toHaveLength(2);
  expect(progress).toEqual([2, 3, 4]);

  const whole = await countSamples(
    files,
    samples,
    [1],
    countOptions({ client: await clientOf('http://127.0.0.1:9'), journal: { kept, append: async () => {} } }),
  );
  expect(whole).toMatchObject({ rejected: 0, sandbox: true });
});

test.each([
  ['start', 2_000],
  ['build', 4_000],
  ['scale', 8_000],
  ['custom', null],
  [null, null],
] as const)('tier %s is counted under the lower reading of its limit: %j', (tier, limit) => {
  expect(tokenCountLimit(catalog, tier)).toBe(limit);
});
